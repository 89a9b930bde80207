"""One module per kind of page: a notebook read and planned, in; pages before they are rendered, out (SPEC 7)."""
