"""From pages, dumps and archives to articles, with what they say of themselves; told apart by content."""

from detente.reading.paths import check_paths, read_bytes, read_path, read_stream
from detente.reading.rows import read_row

__all__ = ["check_paths", "read_bytes", "read_path", "read_row", "read_stream"]
