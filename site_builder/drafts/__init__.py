"""Messages and their tone: what to write, line by line, and what in it would cost goodwill."""

from site_builder.drafts.draft import Draft, write_draft
from site_builder.drafts.message import Form
from site_builder.drafts.tone import Finding, find_tone

__all__ = ["Draft", "Finding", "Form", "find_tone", "write_draft"]
