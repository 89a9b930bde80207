"""The CI files: of their vendors' form, run line by line, and unable to hand out anything readable."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.publish.ci import ci_files
from site_builder.publish.folder import FILES
from tests.publish.notebooks import KEY_LINE, ROOT, environment, notebook, tokens_in, tree

SERVICES = ("github", "gitlab", "forgejo")
EXAMPLES = ROOT / "docs" / "ci"
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci", "forgejo": "vendor.github-workflows"}
ALL = [(service, path, text) for service in SERVICES for path, text in ci_files(service, "Europe/Berlin").items()]
FILE = pytest.mark.parametrize(("service", "path", "text"), ALL, ids=[f"{service} {path}" for service, path, _ in ALL])


@FILE
def test_examples_are_the_templates(service: str, path: str, text: str) -> None:
    assert (EXAMPLES / service / Path(path).name.lstrip(".")).read_text(encoding="utf-8") == text


@FILE
def test_is_of_its_vendors_form(service: str, path: str, text: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    file = tmp_path / Path(path).name.lstrip(".")
    file.write_text(text, encoding="utf-8")
    checked = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[service], str(file)]
    assert subprocess.run(checked, capture_output=True, text=True, check=False).stdout == "ok -- validation done\n"


@FILE
def test_cannot_leak(service: str, path: str, text: str) -> None:
    commands = text.partition("\n\n")[2]
    assert not re.findall(r"pull_request|merge_request_event|set -x|--verbose|inherit|cat |echo |write-all", commands)
    assert {line.strip() for line in commands.splitlines() if "published" in line and "followup" not in line} <= {
        "path: published", "paths: [published]", "publish: published", "- test -s published/index.html",
        'scp -q -i ~/.ssh/page -o StrictHostKeyChecking=yes published/robots.txt published/index.html "$TARGET"',
    }  # fmt: skip
    assert not [
        use for use in re.findall(r"uses: (.*)", text) if not re.fullmatch(r"\./.*|\S+@[0-9a-f]{40} # v.*", use)
    ]
    assert ("schedule:" in commands) == ("morning" in path)


@FILE
def test_asks_for_no_more_than_it_needs(service: str, path: str, text: str) -> None:
    made = yaml.safe_load(text)
    if service == "gitlab":
        assert "merge_request" not in str(made["workflow"]["rules"])
        return
    assert made["permissions"] == {}
    granted = {name: job.get("permissions", {}) for name, job in made["jobs"].items()}
    wanted = {
        "encrypt": {"contents": "read"},
        "verify": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"} if service == "github" else {},
        "publish": {"contents": "read"} | ({"pages": "write", "id-token": "write"} if service == "github" else {}),
    }
    assert granted == {name: wanted[name] for name in granted}
    holders = [
        step["run"] for job in made["jobs"].values() for step in job.get("steps", []) if "FOLLOWUP_KEY" in str(step)
    ]
    assert holders == ([] if "morning" in path else ["followup publish"])


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("Europe/Berlin", 4), ("America/New_York", 10), ("Asia/Kolkata", 23), ("Pacific/Kiritimati", 15), ("", 5)],
)
def test_morning_is_the_owners(zone: str, hour: int) -> None:
    github = ci_files("github", zone)[".github/workflows/morning.yml"]
    forgejo = ci_files("forgejo", zone)[".forgejo/workflows/morning.yml"]
    assert f'timezone: "{zone or "Etc/UTC"}"' in github
    assert f'cron: "17 {hour} * * *"' in forgejo


def commands_of(service: str) -> list[tuple[str, dict[str, str]]]:
    """The lines that each service would run, in their order, with the variables that each is given."""
    made: dict[str, Any] = yaml.safe_load(
        next(text for path, text in ci_files(service).items() if "morning" not in path)
    )
    if service == "gitlab":
        return [(line, {"FOLLOWUP_KEY": "secret"}) for job in ("encrypt", "pages") for line in made[job]["script"]]
    steps = [step for job in made["jobs"].values() for step in job["steps"]]
    return [(step["run"], step.get("env", {})) for step in steps if "run" in step]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with the notebook checked out, the program installed, and a host that takes what is sent."""
    tools = tmp_path / "bin"
    tools.mkdir()
    python = f'if [ "$1 $2" = "-m pip" ]; then exit 0; fi\nexec "{sys.executable}" "$@"\n'
    shims = {
        "followup": f'exec "{sys.executable}" -m site_builder "$@"\n',
        "python": python,
        "scp": 'for last; do :; done\nmkdir -p "$last"\ncp published/index.html published/robots.txt "$last"\n',
    }
    for name, text in shims.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}")
        (tools / name).chmod(0o755)
    notebook(tmp_path / "notebook")
    return tmp_path


def run_all(service: str, machine: Path, key: str | None) -> tuple[list[str], str]:
    """Run a service's lines until one fails: those that did well, and all that was said."""
    done, said = [], ""
    secrets = {"FOLLOWUP_KEY": key, "PAGE": "published/index.html", "TARGET": "host", "HOST_KEY": "h", "SSH_KEY": "k"}
    for line, wanted in commands_of(service):
        given = {name: value for name in wanted if (value := secrets[name]) is not None}
        environ = environment(HOME=str(machine), PATH=f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}", **given)
        ran = subprocess.run(
            ["sh", "-ec", line],
            cwd=machine / "notebook",
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        said += ran.stdout + ran.stderr
        if ran.returncode:
            break
        done.append(line.splitlines()[0])
    return done, said


@pytest.mark.parametrize("service", SERVICES)
def test_lines_with_the_secret(service: str, machine: Path) -> None:
    done, said = run_all(service, machine, KEY_LINE)
    assert len(done) == len(commands_of(service)), said
    assert (sorted(tree(machine / "notebook" / "published")), tokens_in(said)) == (sorted(FILES), [])
    assert KEY_LINE not in said


@pytest.mark.parametrize("key", [None, "", "changeme"], ids=["not set", "empty", "a placeholder"])
@pytest.mark.parametrize("service", SERVICES)
def test_lines_without_the_secret(service: str, key: str | None, machine: Path) -> None:
    done, said = run_all(service, machine, key)
    assert (done, tokens_in(said)) == (["python -m pip install --quiet followup"], [])
    assert sorted(path.name for path in (machine / "notebook").iterdir()) == [
        "contacts",
        "followup.yml",
        "readers.json",
    ]
