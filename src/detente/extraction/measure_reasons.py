"""Why a measure was taken, whether it answers another, and how many it hits: what a sentence adds to its trigger."""

from dataclasses import dataclass

from detente.extraction.grammar import ancestors, children, is_verbal, subtree
from detente.extraction.measure_triggers import Trigger, phrase_at
from detente.lexicon.measures import measure_words
from detente.lexicon.numbers import number_of
from detente.model.document import Document, Sentence, Token
from detente.model.spans import Span

_NO_COUNT_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_NO_COUNT_UNITS = frozenset(
    {"percent", "%", "million", "billion", "trillion", "year", "month", "day", "week", "hour", "round", "time", "dollar", "euro", "$", "set"}
)  # fmt: skip
_NO_REASONS = frozenset({"DATE", "TIME", "PERSON", "GPE", "NORP", "ORG"})
_PERIODS = frozenset({"weekend", "week", "year", "month", "decade", "past", "time", "period"})
_REASON_ENDS = frozenset({",", ";", ".", ":", "—", "-", "–", ")", "said", "while", "but", "”", '"'})
_MAX_REASON = 20


@dataclass(frozen=True, slots=True)
class Count:
    """How many are hit: the number, its tokens ``[first, last)``, the word counted and its token."""

    value: int
    first: int
    last: int
    of: str
    of_token: int


def reason_of(document: Document, trigger: Trigger) -> Span | None:
    """The words that give the reason ("over the arrest of ..."), without the phrase that announces them."""
    sentence = document.sentences[document.sentence_of[trigger.head]]
    explicit = _after_phrase(document, sentence, trigger)
    if explicit is not None:
        return explicit
    anchors = [trigger.head] + ([trigger.verb] if trigger.verb is not None else [])
    for anchor in anchors:
        for preposition in children(document, anchor, "prep"):
            if preposition.text.lower() in ("over", "for") and preposition.i >= trigger.first:
                span = _object_span(document, preposition, sentence)
                if span is not None:
                    return span
    return None


def _after_phrase(document: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """The words after a phrase that only reasons follow."""
    best: tuple[int, Span] | None = None
    for phrase in measure_words().reasons:
        for first in range(sentence.first, sentence.last):
            if not phrase_at(document, phrase, first, sentence.last) or first < trigger.first - _MAX_REASON:
                continue
            span = _until_end(document, first + len(phrase), sentence)
            distance = abs(first - trigger.head)
            if span is not None and (best is None or distance < best[0]):
                best = (distance, span)
    return best[1] if best else None


def _object_span(document: Document, preposition: Token, sentence: Sentence) -> Span | None:
    """The object of "over" or "for", where it is a deed and no period, sum or person."""
    for token in children(document, preposition.i, "pobj", "pcomp"):
        if preposition.text.lower() == "for" and (token.ent in _NO_COUNT_ENTITIES or token.i in document.mention_at):
            return None
        if token.ent in _NO_REASONS or token.pos in ("ADV", "PRON") or _is_timed(document, token):
            return None
        return _until_end(document, preposition.i + 1, sentence)
    return None


def _is_timed(document: Document, token: Token) -> bool:
    return any(timex.start <= token.start < timex.end for timex in document.times) or token.lemma in _PERIODS


def _until_end(document: Document, first: int, sentence: Sentence) -> Span | None:
    last = first
    while last < min(sentence.last, first + _MAX_REASON) and document.tokens[last].text.lower() not in _REASON_ENDS:
        last += 1
    return document.span(first, last) if last > first else None


def is_answer(document: Document, trigger: Trigger) -> bool:
    """Whether the words present the measure as the answer to another ("retaliated by", "tit-for-tat")."""
    words = measure_words()
    above = [document.tokens[trigger.head], *ancestors(document, trigger.head)]
    for token in above:
        if is_verbal(token) and token.lemma.lower() in words.answer_verbs and not trigger.threat:
            return True
    nearby = {document.tokens[i].text.lower() for i in subtree(document, trigger.head)}
    sentence = document.sentences[document.sentence_of[trigger.head]]
    in_sentence = document.text[sentence.start : sentence.end].lower()
    return bool(nearby & words.answer_words) or "tit-for-tat" in in_sentence or "in retaliation" in in_sentence


def count_of(document: Document, trigger: Trigger, heads: tuple[int, ...]) -> Count | None:
    """How many a measure hits, from the numbers at its objects ("18 Russians", "two of its diplomats")."""
    for head in dict.fromkeys([*heads, *_objects(document, trigger)]):
        for token in [document.tokens[c] for c in document.children[head]]:
            value = number_of(token.text)
            if value is not None and _counts_people(document, token, head):
                return Count(value, token.i, token.i + 1, document.tokens[head].text, head)
    return None


def _objects(document: Document, trigger: Trigger) -> list[int]:
    """The heads of the phrases under the trigger that may carry the number."""
    found = [c.i for c in children(document, trigger.head, "dobj", "nsubjpass", "pobj")]
    if trigger.complement is not None:
        found.append(trigger.complement)
    for preposition in children(document, trigger.head, "prep"):
        found += [c.i for c in children(document, preposition.i, "pobj")]
    if trigger.nominal and trigger.verb is not None:
        for preposition in children(document, trigger.verb, "prep"):
            if preposition.text.lower() in ("on", "against"):
                found += [c.i for c in children(document, preposition.i, "pobj")]
    return found


def _counts_people(document: Document, token: Token, head: int) -> bool:
    counted = document.tokens[head]
    if token.dep not in ("nummod", "quantmod", "compound", "amod", "det") or token.ent in _NO_COUNT_ENTITIES:
        return False
    if counted.lemma.lower() in _NO_COUNT_UNITS or counted.ent in ("DATE", "MONEY", "PERCENT"):
        return False
    following = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
    return following.text.lower() not in _NO_COUNT_UNITS
