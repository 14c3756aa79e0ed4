"""The running text of a parsed page, in lines: what the reader of the article reads, and no more."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from detente.reading.pages.candidates import line_of
from detente.reading.pages.old_markup import modernise

# Below so many characters a strict reading may have missed the article, and a lenient one that finds twice as much
# is believed. Set on the 181 pages of the article extraction benchmark; 400 and 600 do equally well.
_SHORT, _TWICE = 600, 2.0
# A body that a page states in its own data is taken where the text that was found is less than half of it.
_STATED_SHARE = 0.5
_HEADLINE_LINES = 3
_LONGEST_LINK = 200

# A card that opens on a name within a sentence: a picture and links, spliced in behind the link.
_CARDS = XPath("//p//a/following-sibling::span[descendant::img and descendant::a]")
_LEAVES = XPath("//p | //li | //h2 | //h3 | //h4 | //h5 | //h6 | //strong[parent::div]")
_BODIES = XPath("//div[@class and count(p) > 1] | //section[@class and count(p) > 1]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_LABEL = re.compile(r"^[^.!?]{2,30}:\s")
_CELLS = re.compile(r"\s*\|\s*")
_WORDY = 8


def text_of(tree: HtmlElement, *, headline: str | None, stated: str | None) -> str:
    """The article of a page, a paragraph, heading, or entry of a list on each line, without the headline above it.

    The tree is changed. ``stated`` is the body that the page gives in its own data; it stands in where hardly any of
    it is found in the page. Empty where there is no text.
    """
    modernise(tree)
    _drop(_CARDS(tree))
    _drop(_signposts(tree))
    _join_bodies(tree)
    text = "\n".join(_without_headline(list(_lines(_extract(tree))), headline))
    if stated and (len(text) < _STATED_SHARE * len(stated) or _letters(text) == _letters(stated)):
        return stated  # also where trafilatura has taken it, and run its paragraphs together
    return text


def _extract(tree: HtmlElement) -> str:
    """The text by the strict reading, or by the lenient one where that missed the article."""
    strict = _reading(tree, favor_precision=True, fast=True)
    if len(strict) >= _SHORT:
        return strict
    lenient = _reading(tree)
    return lenient if len(lenient) >= _TWICE * len(strict) else strict


def _reading(tree: HtmlElement, **options: Any) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, **options)
    return getattr(found, "text", None) or ""


def _drop(elements: Sequence[HtmlElement]) -> None:
    """Take elements out of their tree, and leave the text behind them in it."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _signposts(tree: HtmlElement) -> list[HtmlElement]:
    """Paragraphs that only lead elsewhere: a label and a link ("Related: ..."), no sentence."""
    found = []
    for leaf in _LEAVES(tree):
        text = line_of(leaf)
        if not text or len(text) > _LONGEST_LINK or _SENTENCE_END.search(text):
            continue
        linked = " ".join("".join(link.text_content() for link in leaf.iter("a")).split())
        label = _LABEL.match(text)
        if label and linked and len(linked) >= len(text) - label.end() and not linked.startswith(text[:3]):
            found.append(leaf)
    return found


def _join_bodies(tree: HtmlElement) -> None:
    """Put an article together that a page holds in several containers of one kind (advertisements stand between)."""
    for first, *others in _split_bodies(tree):
        for other in others:
            first.extend(list(other))
            other.drop_tree()


def _split_bodies(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Containers of paragraphs with the same class, in containers with the same class, of one article."""
    alike: dict[tuple[Any, ...], list[HtmlElement]] = defaultdict(list)
    for body in _BODIES(tree):
        parent = body.getparent()
        article = next(body.iterancestors("article"), None)
        alike[body.tag, body.get("class"), parent.get("class"), article].append(body)
    for bodies in alike.values():
        prose = [body for body in bodies if sum(_is_prose(paragraph) for paragraph in body.iterchildren("p")) > 1]
        if len(prose) > 1 and not any(_within(two, one) for one in prose for two in prose if one is not two):
            yield prose


def _within(inner: HtmlElement, outer: HtmlElement) -> bool:
    return any(ancestor is outer for ancestor in inner.iterancestors())


def _is_prose(paragraph: HtmlElement) -> bool:
    text = paragraph.text_content().strip()
    return len(text) > 80 and _SENTENCE_END.search(text) is not None


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.rstrip().endswith("|"):
            yield from _row(line)
        elif bare := line.strip().removeprefix("- ").strip():
            yield bare


def _row(line: str) -> Iterator[str]:
    """A row of a table: on one line where it is data, each cell on its own where it is layout."""
    cells = [cell for cell in _CELLS.split(line.strip()) if cell]
    if any(len(cell.split()) > _WORDY for cell in cells):
        yield from cells
    elif cells:
        yield " | ".join(cells)


def _without_headline(lines: list[str], headline: str | None) -> list[str]:
    wanted = _letters(headline or "")
    repeated = [n for n, line in enumerate(lines[:_HEADLINE_LINES]) if wanted and _letters(line) == wanted]
    return [line for number, line in enumerate(lines) if number not in repeated]


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
