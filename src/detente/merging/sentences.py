"""The sentences of an article's text, told by its marks alone: merging has no parse at hand."""

import re
from collections.abc import Iterator

from detente.model.spans import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# Dumps glue sentences together ("he said.With the", "said.\"We are").
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|(?<=[a-z])[.!?]”?(?=[\"“]?[A-Z][a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Sgt|St|Prof|Rev|Adm|Capt|Cmdr|Jr|Sr|No|vs|Jan|Feb|Aug|Sept|Oct"
    r"|Nov|Dec|Inc|Co|Corp)|\b[A-Z])\.\s+$"
)
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


def sentences_of(text: str) -> Iterator[Span]:
    """The sentences in text order, without outer blanks. A quotation on one line is never split.

    So what is quoted stays with the words that say who said it and to whom.
    """
    for line in _LINE.finditer(text):
        quoted = [found.span() for found in _QUOTED.finditer(line.group())]
        start = 0
        for end in _END.finditer(line.group()):
            inside = any(first < end.start() and end.end() <= last for first, last in quoted)
            if not inside and not _ABBREVIATION.search(line.group(), max(0, end.end() - 12), end.end()):
                yield _stripped(text, line.start() + start, line.start() + end.end())
                start = end.end()
        yield _stripped(text, line.start() + start, line.end())


def _stripped(text: str, start: int, end: int) -> Span:
    found = text[start:end]
    return Span(start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip()))
