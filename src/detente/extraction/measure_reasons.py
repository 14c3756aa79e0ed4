"""Why a measure was taken, and whether it answers another."""

from detente.extraction.grammar import ancestors, children, conjuncts, is_verbal, subtree
from detente.extraction.measure_phrases import phrase_at, reasons_by_first_word, spellings
from detente.extraction.measure_status import is_asserted
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
    for find in (_deed, _what_is_answered, _condition, _what_entails, _what_came_before):
        for anchor in anchors:
            span = find(document, anchor, trigger, sentence)
            if span is not None and not _holds(document, span, trigger) and not _is_empty(document, span):
                return span
    return None


def _is_empty(document: Document, span: Span) -> bool:
    """Whether words name nothing that could be a reason ("if needed", "unless it does")."""
    inside = (token for token in document.tokens if span.start <= token.start < span.end)
    deeds = ("NOUN", "PROPN", "NUM")
    return not any(token.pos in deeds or (token.pos == "VERB" and token.tag != "VBN") for token in inside)


def _holds(document: Document, span: Span, trigger: Trigger) -> bool:
    """Whether a reason names the measure itself, which is then the reason for another."""
    return span.start <= document.tokens[trigger.head].start < span.end


def _deed(document: Document, anchor: int, trigger: Trigger, sentence: Sentence) -> Span | None:
    """What follows "over" or "for"."""
    for preposition in children(document, anchor, "prep"):
        if preposition.text.lower() in ("over", "for") and preposition.i >= trigger.first:
            span = _object_span(document, preposition, sentence)
            if span is not None:
                return span
    return None


def _what_is_answered(document: Document, anchor: int, trigger: Trigger, sentence: Sentence) -> Span | None:
    """To what one retaliates or responds."""
    if document.tokens[anchor].lemma.lower() not in measure_words().answer_verbs:
        return None
    for preposition in children(document, anchor, "prep"):
        if preposition.text.lower() in ("to", "against") and children(document, preposition.i, "pobj"):
            return _until_end(document, preposition.i + 1, sentence)
    return None


def _condition(document: Document, anchor: int, trigger: Trigger, sentence: Sentence) -> Span | None:
    """On what a threat depends ("if Peru does not sign")."""
    for clause in children(document, anchor, "advcl"):
        for mark in children(document, clause.i, "mark"):
            if mark.text.lower() in ("if", "unless") and mark.i + 1 < sentence.last:
                return _until_end(document, mark.i + 1, sentence)
    return None


def _what_entails(document: Document, anchor: int, trigger: Trigger, sentence: Sentence) -> Span | None:
    """What would bring the measure about ("a further raid would bring sanctions")."""
    if not trigger.nominal or document.tokens[anchor].lemma.lower() not in measure_words().entailing:
        return None
    for subject in children(document, anchor, "nsubj"):
        inside = subtree(document, subject.i)
        named = subject.i in document.mention_at or subject.pos == "PRON"
        return document.span(inside[0], inside[-1] + 1) if not named else None
    return None


def _what_came_before(document: Document, anchor: int, trigger: Trigger, sentence: Sentence) -> Span | None:
    """What somebody did before, where it is told with "after" ("recalled its envoy after Peru had arrested")."""
    for child in children(document, anchor, "prep", "advcl"):
        if child.dep == "prep":
            after = child if child.text.lower() == "after" else None
        else:
            after = next((t for t in children(document, child.i, "mark") if t.text.lower() == "after"), None)
        if after is None:
            continue
        inside = subtree(document, child.i)
        named = any(i in document.mention_at for i in inside)
        timed = any(_is_timed(document, token) for token in children(document, child.i, "pobj"))
        if named and not timed:
            return _until_end(document, after.i + 1, sentence)
    return None


def _after_phrase(document: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """The words after a phrase that only reasons follow."""
    best: tuple[int, Span] | None = None
    starting = reasons_by_first_word()
    for first in range(max(sentence.first, trigger.first - _MAX_REASON), sentence.last):
        for phrase in (p for word in spellings(document.tokens[first]) for p in starting.get(word, ())):
            after = first + len(phrase)
            if not phrase_at(document, phrase, first, sentence.last):
                continue
            if not _is_of(document, first, trigger):
                continue
            if phrase[-1] == "to" and after < sentence.last and document.tokens[after].tag == "VB":
                continue  # "due to take effect"
            start = after
            if phrase[-1] == "punish":
                start = _after_for(document, start, sentence)
            span = _until_end(document, start, sentence)
            distance = abs(first - trigger.head)
            if span is None or _is_empty(document, span):
                continue
            if not _holds(document, span, trigger) and (best is None or distance < best[0]):
                best = (distance, span)
    return best[1] if best else None


def _is_of(document: Document, i: int, trigger: Trigger) -> bool:
    """Whether words that announce a reason stand at the measure, its verb or a verb above them, and are no clause with
    a subject of its own ("with Peru following suit")."""
    if children(document, i, "nsubj"):
        return False
    over = {token.i for token in ancestors(document, i)} | {i}
    own = {trigger.head, trigger.verb} - {None}
    if own & over:
        return True
    clause = next((token.i for token in ancestors(document, i) if is_verbal(token)), None)
    in_passing = trigger.nominal and not is_asserted(document, trigger)
    return not in_passing and clause in _clauses_with(document, trigger)


def _clauses_with(document: Document, trigger: Trigger) -> set[int]:
    """The verb of a measure, those above it whose complement it is, and what is joined to them."""
    token = document.tokens[trigger.head if trigger.verb is None else trigger.verb]
    found = {token.i}
    while token.dep in ("xcomp", "ccomp", "conj", "advcl") and token.head != token.i:
        token = document.tokens[token.head]
        found.add(token.i)
    return {i for verb in found for i in conjuncts(document, verb)}


def _after_for(document: Document, first: int, sentence: Sentence) -> int:
    """Where it begins what somebody is punished for; the end of the sentence where it does not say."""
    near = range(first, min(first + _MAX_REASON, sentence.last - 1))
    found = (i + 1 for i in near if document.tokens[i].text.lower() in ("for", "over"))
    return next(found, sentence.last)


def _object_span(document: Document, preposition: Token, sentence: Sentence) -> Span | None:
    """The object of "over" or "for", where it is a deed and no period, sum or person."""
    for token in children(document, preposition.i, "pobj", "pcomp"):
        if preposition.text.lower() == "for" and _is_no_deed(document, token):
            return None
        if token.ent in _NO_REASONS or token.pos in ("ADV", "PRON") or _is_timed(document, token):
            return None
        return _until_end(document, preposition.i + 1, sentence)
    return None


def _is_no_deed(document: Document, token: Token) -> bool:
    """Whether the object of "for" is a sum, a period or those for whom something is done."""
    named = token.ent in _NO_DEED_ENTITIES or token.i in document.mention_at
    return named or token.lemma.lower() in measure_words().not_deeds


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
    """Whether the words present the measure as the answer to another ("retaliated by", "tit-for-tat"), as a threat
    that does not say what would be done does where the one threatened has taken a measure."""
    words = measure_words()
    above = [document.tokens[trigger.head], *ancestors(document, trigger.head)]
    for token in above:
        if is_verbal(token) and token.lemma.lower() in words.answer_verbs:
            return True
    if trigger.threat:
        return True
    nearby = {document.tokens[i].text.lower() for i in subtree(document, trigger.head)}
    sentence = document.sentences[document.sentence_of[trigger.head]]
    in_sentence = document.text[sentence.start : sentence.end].lower()
    return bool(nearby & words.answer_words) or "tit-for-tat" in in_sentence or "in retaliation" in in_sentence
