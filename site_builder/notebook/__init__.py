"""The notebook on disk: what is listed and read, whole writes, and edits that change the lines they must."""
