"""What must not be readable in a folder, and how a finding is told: without names where CI is set."""

from __future__ import annotations

from site_builder.cli.terminal import in_ci
from site_builder.notebook.folder import Notebook
from site_builder.publish.audit import Leak
from site_builder.publish.audit.needles import Needles
from site_builder.site.book import Book


def needles_of(book: Book, notebook: Notebook) -> Needles:
    """All that the notebook holds, those who are not published too."""
    contacts = (*(plan.contact for plan in book.plans), *book.unreadable)
    return Needles(contacts=contacts, sources=tuple(notebook.sources()), settings=book.settings)


def told(leak: Leak, notebook: Notebook) -> str:
    """One line: where it can be read, what it is, and whose."""
    if not in_ci():
        return f"{leak.file} holds {leak.needle.what} of {leak.needle.path}, as {leak.coding}"
    files = [file.path for file in notebook.tree.contacts]
    whose = f"file {files.index(leak.needle.path) + 1}" if leak.needle.path in files else "the notebook"
    return f"a file holds {leak.needle.what} of {whose}, as {leak.coding}"
