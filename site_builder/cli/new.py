"""`followup new`: a note for somebody."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from site_builder.cli import FINE, WRONG_USAGE, Stop
from site_builder.cli.book import the_notebook
from site_builder.cli.terminal import say, show
from site_builder.notebook.folder import Notebook
from site_builder.notebook.notes import create_note, place_in
from site_builder.text.clean import removed
from site_builder.text.slug import fold, slug_of, slug_part
from site_builder.text.visible import visible
from site_builder.text.yaml_out import yaml_word


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("name", metavar="NAME", help='who it is: "Ada Okafor"')
    parser.add_argument("--email", metavar="ADDRESS", help="how to write to them")
    parser.add_argument("--circle", metavar="NAME", help="a circle of followup.yml: sets cadence and playbook")
    parser.add_argument("--edit", action="store_true", help="open the note in $EDITOR")


def run(args: Namespace) -> int:
    """Make a contact file, contacts/SLUG.md, and print its path.

    It is refused where another file has that slug already.
    """
    notebook = the_notebook(args)
    name = removed(" ".join(args.name.split()))
    if not name:
        raise Stop('a contact needs a name: followup new "Ada Okafor"', WRONG_USAGE)
    path = _free_path(notebook, name)
    create_note(place_in(notebook.root, path), _note(name, args.email, args.circle).encode("utf-8", "replace"))
    show(visible(path))
    for other in _namesakes(notebook, name, path):
        say(args, f"{visible(other)} has the same name: if it is the same person, followup merge joins the two")
    if args.circle and args.circle.lower() not in notebook.settings.circles:
        known = ", ".join(notebook.settings.circles)
        say(args, f'"{args.circle}" is no circle of followup.yml, so it counts as none; there are {known}')
    if args.edit:
        _edit(notebook.root / path)
    return FINE


def _free_path(notebook: Notebook, name: str) -> str:
    slug = slug_part(name)
    folder = notebook.settings.contacts
    for file in notebook.tree.contacts:
        if slug_of(file.path.removeprefix(f"{folder}/")) == slug:
            raise Stop(f"{file.path} is there already: give the new one another name", WRONG_USAGE)
    return f"{slug}.md" if folder == "." else f"{folder}/{slug}.md"


def _namesakes(notebook: Notebook, name: str, path: str) -> Iterator[str]:
    """The other files that begin with that name."""
    wanted = fold(name)
    for source in notebook.sources():
        key = next((line for line in source.text.split("\n", 40) if line.startswith("name:")), "")
        if source.path != path and fold(key.removeprefix("name:").strip(" \"'")) == wanted:
            yield source.path


def _note(name: str, email: str | None, circle: str | None) -> str:
    given = {"name": name, "email": email, "circle": circle}
    keys = "".join(f"{key}: {yaml_word(value)}\n" for key, value in given.items() if value)
    return f"---\n{keys}---\n\n## Log\n\n"


def _edit(file: Path) -> None:
    """Open the editor of the user's choice and wait for it."""
    import os
    import shlex
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise Stop("the note is made, but there is no editor: set EDITOR to the one you like")
    try:
        code = subprocess.run([*shlex.split(editor), str(file)], check=False).returncode
    except (OSError, ValueError) as error:
        raise Stop(f'the note is made, but the editor "{editor}" does not start: {error}') from None
    if code:
        raise Stop(f'the note is made, but the editor "{editor}" ended with {code}')
