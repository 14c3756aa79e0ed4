"""What the judge reads of a telling: the sentence of its first words, cut to size, and the end of the one before."""

from dataclasses import dataclass

from detente.model.document import Document

# Characters: beyond them words hardly change what the trigger means, and each costs time.
_BEFORE, _AFTER, _PREVIOUS = 240, 160, 100


@dataclass(frozen=True, slots=True)
class Passage:
    """Words for the judge; the trigger is ``text[start:end]``."""

    text: str
    start: int
    end: int


def passage_of(document: Document, start: int, end: int) -> Passage | None:
    """The passage around characters ``[start, end)`` of a document; None where no sentence holds them."""
    number = document.sentence_at(start)
    if number is None:
        return None
    sentence = document.sentences[number]
    end = min(end, sentence.end)
    left = _word_start(document.text, max(sentence.start, start - _BEFORE), start)
    right = _word_end(document.text, end, min(sentence.end, end + _AFTER))
    before = _previous(document, number) if left == sentence.start else ""
    words = before + document.text[left:right]
    return Passage(words, len(before) + start - left, len(before) + end - left)


def _previous(document: Document, number: int) -> str:
    """The end of the sentence before, where it is of the same paragraph or the one before."""
    if number == 0:
        return ""
    before = document.sentences[number - 1]
    start = _word_start(document.text, max(before.start, before.end - _PREVIOUS), before.end)
    return document.text[start : before.end] + " "


def _word_start(text: str, at: int, most: int) -> int:
    """The first place from ``at`` on at which a word begins."""
    while 0 < at < most and text[at - 1].isalnum():
        at += 1
    return at


def _word_end(text: str, least: int, at: int) -> int:
    """The last place up to ``at`` at which a word ends."""
    while least < at < len(text) and text[at].isalnum():
        at -= 1
    return at
