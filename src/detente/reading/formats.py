"""What kind of file some bytes are: by their content, and by the file's ending where that leaves it open."""

import json
import re
from typing import Literal

from detente.reading.tables import looks_like_table

Container = Literal["gzip", "bzip2", "xz", "zip", "tar", "warc", "pdf"]
Format = Literal["text", "markdown", "html", "rows", "json", "table", "xml", "newsml", "mail"]

_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*\?>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|meta|title)"
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
    ".csv": "table",
    ".tsv": "table",
    ".eml": "mail",
}
_CONTAINERS: tuple[tuple[bytes, Container], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
)
# Files that hold no readable text, by their first bytes, so that the reason can name them.
_FOREIGN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"PAR1", "a Parquet file"),
)
_HEADER = re.compile(r"(?:From [^\n]*\n)?(?:[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_FIELD = re.compile(
    r"^(From|To|Date|Subject|Received|MIME-Version|Message-ID|Return-Path|Delivered-To|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)
_ROOT = re.compile(
    r"\s*+(?:(?><\?.*?\?>)\s*+|(?><!--.*?-->)\s*+|(?><!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*+)*+<([\w.:-]+)",
    re.DOTALL | re.IGNORECASE,
)
_NEWSML = frozenset(("newsitem", "newsmessage", "packageitem", "newsml", "nitf", "newsitems"))


def foreign_kind(head: bytes) -> str | None:
    """What a file is by its first bytes where it is of a kind that holds no readable text, or None."""
    return next((name for magic, name in _FOREIGN if head.startswith(magic)), None)


def container_of(head: bytes) -> Container | None:
    """Which archive or binary document some first bytes begin, or None."""
    if _is_tar(head):
        return "tar"
    if found := next((name for magic, name in _CONTAINERS if head.startswith(magic)), None):
        return found
    # Something may stand before a PDF; so this comes last, as an archive's first member may be one.
    return "pdf" if b"%PDF-" in head[:1024] else None


def _is_tar(head: bytes) -> bool:
    """Whether the first block is a tar header: its checksum counts its bytes, its own field as blanks."""
    block = head[:512]
    written = block[148:156].strip(b" \0")
    if len(block) < 512 or not re.fullmatch(rb"[0-7]{1,8}", written):
        return False
    return sum(block) - sum(block[148:156]) + 8 * 32 == int(written, 8)


def format_of(head: str, *, ending: str) -> Format:
    """The format of a file by the beginning of its text (some thousand characters) and its ending (``.txt``)."""
    by_ending = _ENDINGS.get(ending.lower())
    if _HTML.match(head):
        return "html"
    if head.lstrip().startswith("<") and (found := _xml_format(head, by_ending)):
        return found
    if head.lstrip()[:1] in ("{", "["):
        return _json_format(head.lstrip(), by_ending) or "text"
    if is_mail(head):
        return "mail"
    if looks_like_table(head):
        return "table"
    if by_ending == "html" and not _TAGS.search(head):
        return "text"
    return by_ending or ("markdown" if _MARKDOWN.match(head) else "text")


def _xml_format(head: str, by_ending: Format | None) -> Format | None:
    root = _ROOT.match(head)
    name = root[1].rpartition(":")[2].lower() if root else ""
    if name in _NEWSML:
        return "newsml"
    if name == "html" or _TAGS.search(head):
        return "html"
    return by_ending or ("xml" if head.lstrip().startswith("<?xml") else None)


def is_mail(head: str) -> bool:
    """Whether a text opens with the header of an e-mail."""
    header = _HEADER.match(head)
    names = {name.lower() for name in _MAIL_FIELD.findall(header[0])} if header else set()
    return len(names) >= 3 or {"from", "subject"} <= names


def _json_format(start: str, by_ending: Format | None) -> Format | None:
    """``rows`` for an object on a line of its own, ``json`` for one document over many lines or a list."""
    line = start.partition("\n")[0].strip()
    if line in ("{", "[", "[{") or (line.startswith("[") and re.match(r"\[\s*(?:\{|\])", start)):
        return "json" if by_ending or re.match(r"[\[{]\s*(?:\{\s*)?(?:\"[^\"\n]{1,80}\"\s*:|[\]}])", start) else None
    try:
        return "rows" if isinstance(json.loads(line), dict) else by_ending
    except (ValueError, RecursionError):
        is_row = re.match(r"\{\s*\"[^\"\n]{1,80}\"\s*:", start)
        return "rows" if is_row or by_ending == "rows" else by_ending
