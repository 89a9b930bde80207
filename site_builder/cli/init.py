"""`followup init`: a new notebook."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from site_builder.cli import FINE
from site_builder.cli.clock import today_in
from site_builder.cli.terminal import say
from site_builder.notebook.folder import open_notebook
from site_builder.notebook.notes import create_note, place_in
from site_builder.notebook.starter import GITIGNORE, SETTINGS, sample_contacts


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", metavar="DIR", nargs="?", help="where; else this folder")
    parser.add_argument("--ci", choices=("github", "gitlab", "forgejo"), help="also the files that publish from there")


def run(args: Namespace) -> int:
    """Make a notebook: settings, two sample contacts and a .gitignore.

    A file that exists is left alone, and where there are contacts there are no samples.
    """
    root = Path(args.folder or args.notebook or ".").resolve()
    root.mkdir(parents=True, exist_ok=True)
    for path, text in _files(root, args.ci).items():
        try:
            create_note(place_in(root, path), text.encode())
        except FileExistsError:
            say(args, f"{path} is there already and is left alone")
        else:
            say(args, f"made {path}")
    say(args, f"Next: `followup serve` in {root} shows it, `followup new NAME` adds somebody.")
    return FINE


def _files(root: Path, ci: str | None) -> dict[str, str]:
    """What a notebook there lacks, by path."""
    notebook = open_notebook(root)
    files = {"followup.yml": SETTINGS, ".gitignore": GITIGNORE}
    if not notebook.tree.contacts:
        people = sample_contacts(today_in(notebook.settings.me.timezone))
        files |= {f"{notebook.settings.contacts}/{name}": text for name, text in people.items()}
    if ci:
        from site_builder.publish.ci import ci_files

        files |= ci_files(ci, notebook.settings.me.timezone)
    return files
