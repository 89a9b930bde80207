"""The frame of a site: what every one of its pages shares."""

from __future__ import annotations

from site_builder.site.book import Book
from site_builder.site.page import Frame
from site_builder.site.search import EVERYWHERE, index


def frame_of(book: Book) -> Frame:
    """The frame for everybody's pages; the search index stands in it up to three hundred people."""
    contacts = [plan.contact for plan in book.plans]
    return Frame(
        title=book.settings.title,
        zone=book.settings.me.timezone,
        fixed=book.today if book.fixed_day else None,
        index=index(contacts) if len(contacts) <= EVERYWHERE else (),
        published=book.published,
    )
