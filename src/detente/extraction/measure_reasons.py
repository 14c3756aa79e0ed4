"""Why a measure was taken, and whether it answers another."""

from detente.extraction.grammar import ancestors, children, is_verbal, subtree
from detente.extraction.measure_phrases import phrase_at, reasons_by_first_word, spellings
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Sentence, Token
from detente.model.spans import Span

_NO_DEED_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_NO_REASONS = frozenset({"DATE", "TIME", "PERSON", "GPE", "NORP", "ORG"})
_PERIODS = frozenset({"weekend", "week", "year", "month", "decade", "past", "time", "period"})
_REASON_ENDS = frozenset({",", ";", ".", ":", "—", "-", "–", ")", "said", "while", "but", "”", '"'})
# What follows "for" under these is what is wanted, not why.
_ASKING = frozenset(
    {"call", "push", "ask", "press", "prepare", "plan", "vote", "allow", "provide", "aim", "look", "wait"}
)
_MAX_REASON = 20


def reason_of(document: Document, trigger: Trigger) -> Span | None:
    """The words that give the reason ("over the arrest of ..."), without the phrase that announces them."""
    sentence = document.sentences[document.sentence_of[trigger.head]]
    explicit = _after_phrase(document, sentence, trigger)
    if explicit is not None:
        return explicit
    anchors = [trigger.head, *(c.i for c in children(document, trigger.head, "acl"))]
    if trigger.verb is not None and document.tokens[trigger.verb].lemma.lower() not in _ASKING:
        anchors.append(trigger.verb)
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
    starting = reasons_by_first_word()
    for first in range(max(sentence.first, trigger.first - _MAX_REASON), sentence.last):
        for phrase in (p for word in spellings(document.tokens[first]) for p in starting.get(word, ())):
            if not phrase_at(document, phrase, first, sentence.last):
                continue
            span = _until_end(document, first + len(phrase), sentence)
            distance = abs(first - trigger.head)
            if span is not None and (best is None or distance < best[0]):
                best = (distance, span)
    return best[1] if best else None


def _object_span(document: Document, preposition: Token, sentence: Sentence) -> Span | None:
    """The object of "over" or "for", where it is a deed and no period, sum or person."""
    for token in children(document, preposition.i, "pobj", "pcomp"):
        if preposition.text.lower() == "for" and (token.ent in _NO_DEED_ENTITIES or token.i in document.mention_at):
            return None
        if token.ent in _NO_REASONS or token.pos in ("ADV", "PRON") or _is_timed(document, token):
            return None
        return _until_end(document, preposition.i + 1, sentence)
    return None


def _is_timed(document: Document, token: Token) -> bool:
    return any(timex.start <= token.start < timex.end for timex in document.times) or token.lemma in _PERIODS


def _until_end(document: Document, first: int, sentence: Sentence) -> Span | None:
    last = first
    while last < min(sentence.last, first + _MAX_REASON) and not _ends_reason(document, last):
        last += 1
    return document.span(first, last) if last > first else None


def _ends_reason(document: Document, i: int) -> bool:
    """Whether a word or mark ends a reason; a hyphen inside a word does not ("pro-government")."""
    token = document.tokens[i]
    return token.text.lower() in _REASON_ENDS and not (token.text == "-" and document.tokens[i - 1].end == token.start)


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
