"""Plain text and Markdown as articles."""

import re

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.encodings import tidy
from detente.reading.rows import read_row

_FRONT = re.compile(r"^---\n(?P<fields>.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>\w+):\s*[\"']?(?P<value>.*?)[\"']?\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{2,3})(?=\S)(.{1,600}?)(?<=\S)\1(?![\w*])")
_MOST_MARKS = 20_000  # no article has more; searching for the partners of millions would take minutes
_PREFIX = re.compile(r"^(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*+){3,}$|^=+$", re.MULTILINE)
_STARTS_BLOCK = re.compile(r"#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||    ")


def read_text(text: str, *, uri: str) -> Article | Failure:
    """The article of a plain text."""
    return _article(unwrap(tidy(text)), uri=uri)


def read_markdown(text: str, *, uri: str) -> Article | Failure:
    """The article of a Markdown text: its markup is taken off, its front matter is read as a row."""
    text = tidy(text)
    front = _FRONT.match(text)
    body = _join_lines(text[front.end() :] if front else text)
    plain = _PREFIX.sub("", _RULE.sub("", body))
    if plain.count("[") < _MOST_MARKS:
        plain = _LINK.sub(r"\1", _LINK.sub(r"\1", plain))  # twice, as a picture may stand in a link
    if plain.count("*") + plain.count("__") < _MOST_MARKS:
        plain = _EMPHASIS.sub(r"\2", plain)
    plain = tidy(plain)
    if front is None:
        return _article(plain, uri=uri)
    fields = {match["name"].lower(): match["value"] for match in _FIELD.finditer(front["fields"])}
    fields.pop("id", None)
    return read_row({**fields, "text": plain}, uri=uri)


def _article(text: str, *, uri: str) -> Article | Failure:
    if not text.strip():
        return Failure(uri, "it is empty")
    return make_article(text, uri=uri, given=Given())


def _join_lines(text: str) -> str:
    """Markdown's paragraphs on one line each: a single line end is a blank there, but for headings and lists."""
    joined: list[list[str]] = []
    for line in text.split("\n"):
        goes_on = joined and joined[-1][-1].strip() and line.strip() and not _STARTS_BLOCK.match(line)
        if goes_on and not joined[-1][0].startswith("#"):
            joined[-1].append(line.strip())
        else:
            joined.append([line])
    return "\n".join(" ".join(lines) for lines in joined)


# A text is wrapped where its paragraphs, set apart by blank lines, run over lines about as long as a screen is wide.
_NARROW, _WIDE = 50, 100


def unwrap(text: str) -> str:
    """The text with paragraphs that were wrapped at a fixed width on one line each; any other text as it is."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", text)]
    inner = [line for block in blocks for line in block[:-1]]
    wrapped = sum(_NARROW <= len(line) <= _WIDE for line in inner)
    long = sum(len(line) > _WIDE for block in blocks for line in block)
    if wrapped < 3 or long or wrapped < 0.8 * len(inner):
        return text
    return "\n\n".join(" ".join(line.strip() for line in block) for block in blocks)
