"""Followup: whom to get back to, when, how and why, from plain text."""

__version__ = "0.1.0"
