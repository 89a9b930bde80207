"""The command line, as somebody would type it."""
