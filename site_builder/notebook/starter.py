"""What a new notebook begins with: settings to read through, and two people to try it with."""

from __future__ import annotations

from datetime import date

from site_builder.days import add_days

SETTINGS = """\
# Settings of this notebook. All of them are optional; what is commented out shows the default.

# title: Followup
me:
  name: ""              # your name: its first word signs the drafts
  email: ""
  timezone: ""          # decides what "today" is: Europe/Berlin
  # busy: [Jul 20 to Aug 10]

# workdays: [mon, tue, wed, thu, fri]
# holidays: []          # country or subdivision codes, or dates: [DE-BE, 2026-12-24]
# capacity: 8           # how many steps a day is good for

# Circles say how often, and by which playbook. These three are there already; add your own.
# circles:
#   inner:    {every: 3 weeks, playbook: personal}
#   friends:  {every: 2 months, playbook: personal}
#   partners: {every: 6 weeks, playbook: partner}

# Playbooks: default, personal, dating, job, investor, sales, partner. Change what you like, key by key.
# playbooks:
#   sales: {waits: [4, 8], attempts_cold: 3}

# editor: vscode        # how pages link to files: vscode, obsidian, or a pattern with {path} and {line}
"""

GITIGNORE = """\
# The built site and the cache: both can be made again, and the site is as private as your notes.
/public/
/published/
/.followup/
.*.followup-new/
"""

_MET = """\
---
name: Mira Sandoval              # the only key that is needed
email: mira@example.org
org: Tidewater Maps
role: Cartographer
location: Lisbon
tags: [maps]
circle: partners                 # sets how often, and by which playbook
---

Draws the tide tables that everybody at the harbour uses. This is a sample: change it, or delete the file.

## Log

- {met} met: at the harbour open day, talked about printing the tide tables
"""

_PROMISED = """\
---
name: Jonas Lind
phone: "+46 8 555 0142"
prefers: phone
circle: friends
birthday: 06-21                  # the year is not needed
introduced_by: "[[Mira Sandoval]]"
---

Another sample. Links such as [[Mira Sandoval]] lead from person to person.

## Log

- {met} met: Mira's birthday, he is restoring a wooden boat
- {wrote} sent text: the name of the sailmaker
- {called} called: they launch in spring, he would love a hand with the varnish
- {called} promised: lend him the sander -> {due}
"""


def sample_contacts(today: date) -> dict[str, str]:
    """Two people by the names of their files, met shortly before that day."""
    days = {"met": -30, "wrote": -21, "called": -2, "due": 3}
    dates = {name: add_days(today, offset).isoformat() for name, offset in days.items()}
    met = add_days(today, -1).isoformat()
    return {"mira-sandoval.md": _MET.format(met=met), "jonas-lind.md": _PROMISED.format(**dates)}
