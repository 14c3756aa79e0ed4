"""Scraps of HTML, as feeds and data formats carry them in their fields, as plain text."""

import re
from html.parser import HTMLParser

from detente.reading.encodings import tidy

_MOST_CHARACTERS = 2_000_000
_UNREAD = frozenset(("script", "style", "noscript", "iframe", "object", "template", "svg", "head", "title", "form"))
_BLOCKS = r"p|div|section|article|main|header|footer|aside|blockquote|figure|figcaption|pre|table|ul|ol|dl|h[1-6r]"
_PARAGRAPH = re.compile(_BLOCKS)
_LINES = frozenset(("br", "li", "tr", "dt", "dd"))


class _Words(HTMLParser):
    """The words of a scrap, with a line end where a browser would make one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if _PARAGRAPH.fullmatch(tag):
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n")


def plain_text(scrap: str) -> str:
    """The text of a scrap of HTML, paragraphs set apart by a blank line; nothing of its scripts, styles and forms."""
    reader = _Words()
    reader.feed(scrap[:_MOST_CHARACTERS])
    reader.close()
    lines = re.sub(r" *\n *", "\n", "".join(reader.parts))
    return tidy(re.sub(r"\n{3,}", "\n\n", re.sub(r" {2,}", " ", lines)).strip())


def plain_line(scrap: str) -> str:
    """The text of a scrap of HTML on one line, as a headline or a name has it."""
    return " ".join(plain_text(scrap).split())


def line_in(value: object) -> str | None:
    """The same of a field of any kind, or None where it holds no text."""
    return plain_line(value) or None if isinstance(value, str) else None
