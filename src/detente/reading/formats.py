"""What kind of file some bytes are: by their content, and by the file's ending where that leaves it open."""

import json
import re
from typing import Literal

Format = Literal["text", "markdown", "html", "rows"]

_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|meta|title)"
    r"\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</?(?:p|div|a|br|h[1-6]|article|span)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:---\n.*?\n---\n|#{1,3} \S)|^\[[^\]\n]+\]\([^)\s]+\)|^#{2,4} \S", re.MULTILINE | re.DOTALL)
_ENDINGS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".json": "rows",
}
# Files that are not text by their first bytes, so that the reason can name them.
_KNOWN = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)


def foreign_kind(head: bytes) -> str | None:
    """What a file is by its first bytes where it is of a kind that holds no readable text, or None."""
    return next((name for magic, name in _KNOWN if head.startswith(magic)), None)


def format_of(head: str, *, ending: str) -> Format:
    """The format of a file by the beginning of its text (some thousand characters) and its ending (``.txt``)."""
    if _HTML.match(head):
        return "html"
    if _is_row(head):
        return "rows"
    by_ending = _ENDINGS.get(ending.lower())
    if by_ending == "html" and not _TAGS.search(head):
        return "text"
    return by_ending or ("markdown" if _MARKDOWN.match(head) else "text")


def _is_row(head: str) -> bool:
    """Whether the text opens with a JSON object on a line of its own, or with an object or a list of them."""
    start = head.lstrip()
    if not start.startswith(("{", "[")):
        return False
    line, _, rest = start.partition("\n")
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return re.match(r"[\[{]\s*(?:\{\s*)?\"[\w-]+\"\s*:", start) is not None or (not rest and line.startswith('{"'))
