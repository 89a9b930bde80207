"""Plain text read as values: front matter, the log, dates, cadences and seasons in words."""
