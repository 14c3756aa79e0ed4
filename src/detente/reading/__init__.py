"""From pages and rows to articles: text, Markdown, HTML and JSON Lines, with what they say of themselves."""

from detente.reading.paths import check_paths, read_path
from detente.reading.rows import read_row

__all__ = ["check_paths", "read_path", "read_row"]
