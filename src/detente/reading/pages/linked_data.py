"""What a page's linked data (JSON-LD) says of its article: read for what it holds, however broken it is."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

_SCRIPTS = XPath("//script[contains(@type, 'ld+json')]")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)\s*|\s*(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"</p>|<br\s*/?>|</h\d>|</li>|</div>", re.IGNORECASE)
_DEEPEST, _MOST = 12, 2000

Node = Mapping[str, Any]


def article_of(tree: HtmlElement) -> Node:
    """The node of the page's article: the first of an article's type that has a headline; empty where there is none."""
    found = [node for script in _SCRIPTS(tree) for node in _nodes(_parsed(script.text or "")) if _is_article(node)]
    return next((node for node in found if node.get("headline")), found[0] if found else {})


def names_in(value: Any) -> list[str]:
    """The names in a value that may be a name, an object with one, or a list of such."""
    if isinstance(value, list):
        return [name for each in value for name in names_in(each)]
    if isinstance(value, Mapping):
        value = value.get("name")
    return [name] if isinstance(value, str) and (name := plain(value)) else []


def plain(value: Any) -> str:
    """A text of linked data on one line, without the tags and entities that some pages leave in it."""
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(_TAG.sub(" ", html.unescape(value))).split())


def body_of(node: Node) -> str | None:
    """The body that the article's node states, a paragraph on each line, or None."""
    body = node.get("articleBody")
    if not isinstance(body, str):
        return None
    lines = (plain(line) for line in _BREAK.sub("\n", html.unescape(body)).split("\n"))
    return "\n".join(line for line in lines if line) or None


def _parsed(script: str) -> Any:
    """The data of a script; line breaks within strings, commas at the end and comments around it are forgiven."""
    text = _WRAPPING.sub("", script.strip())
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.lstrip("; "))[0]
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[Node]:
    """All objects in linked data, the outer before the inner, down to a depth that no honest page goes to."""
    level, seen = [data], 0
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for each in level:
            if isinstance(each, Mapping):
                yield each
                inner.extend(value for value in each.values() if isinstance(value, Mapping | list))
            elif isinstance(each, list):
                inner.extend(each)
            seen += 1
            if seen > _MOST:
                return
        level = inner


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    return any(
        isinstance(each, str) and _ARTICLE.search(each) for each in (types if isinstance(types, list) else [types])
    )
