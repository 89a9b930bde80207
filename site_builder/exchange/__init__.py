"""In and out: the formats of other programs as values, and values in those formats (SPEC 11). Text in, text out."""
