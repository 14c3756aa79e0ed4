"""The words of a document that tell of a meeting, each as a draft of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.extraction import grammar
from detente.extraction.meeting_drafts import Draft, Party, joined, side_of
from detente.extraction.meeting_nouns import from_noun
from detente.extraction.meeting_precedents import earlier_visit
from detente.extraction.meeting_reality import (
    is_absence,
    is_asked,
    is_in_passing,
    is_nobodys,
    is_only_wished_in,
    is_supposed,
)
from detente.extraction.meeting_verbs import from_verb
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document
from detente.model.spans import Span

_RUN_TOGETHER = re.compile(r"^\w*[a-z)][A-Z][a-z]+$")  # "SmithJones": where a link begins without a space


def find_drafts(document: Document) -> Iterator[Draft]:
    """A draft for each trigger in text order, also for those that only point to a meeting ("the talks")."""
    words = meeting_words()
    links = _run_in_links(document)
    for token in document.tokens:
        lemma = token.lemma.lower()
        if token.dep == "amod" or token.i in links:
            continue
        if (
            (grammar.is_verbal(token) or token.tag.startswith("VB"))
            and lemma in words.verbs
            and token.dep not in ("aux", "auxpass")
        ):
            draft = from_verb(document, token, words.verbs[lemma])
        elif token.pos in ("NOUN", "PROPN") and lemma in words.nouns:
            draft = from_noun(document, token, words.nouns[lemma])
        else:
            continue
        if (
            draft is None
            or is_absence(document, draft.status)
            or is_nobodys(document, token.i)
            or is_supposed(document, token.i)
            or _is_idle(document, draft)
        ):
            continue
        if draft.status.value == "held" and not draft.reference and is_asked(document, draft.head):
            draft = replace(draft, reference=True)
        yield from _each(document, draft)
        yield from earlier_visit(document, draft)


def _is_idle(document: Document, draft: Draft) -> bool:
    """Whether a noun that nothing calls planned or off only stands beside what leads to talks."""
    span = Span(draft.time.start, draft.time.end) if draft.time else draft.place.span if draft.place else None
    noun = document.tokens[draft.head]
    if span is None and is_only_wished_in(document, noun, draft.status):
        return True
    led_to = draft.status.value == "held" or (draft.status.value == "planned" and draft.status.cue is not None)
    return led_to and is_in_passing(document, noun, span)


def _run_in_links(document: Document) -> frozenset[int]:
    """The tokens of headlines of other articles that a page ran into its sentences: from a name that another word
    sticks to, up to a link that says "MORE"."""
    found: set[int] = set()
    for sentence in document.sentences:
        tokens = document.tokens[sentence.first : sentence.last]
        ends = [t.i for t in tokens if t.text == "MORE"]
        starts = [t.i for t in tokens if _RUN_TOGETHER.match(t.text)]
        if ends and starts and starts[0] < ends[-1]:
            found.update(range(starts[0], ends[-1]))
    return frozenset(found)


def _each(document: Document, draft: Draft) -> Iterator[Draft]:
    """One draft for each country that was called or spoken to: "called X and Y" are two calls."""
    sides: dict[str, list[Party]] = {}
    for party in draft.partners:
        sides.setdefault(side_of(document, party.actor) or party.actor, []).append(party)
    if len(sides) < 2:
        yield draft
        return
    doers = tuple(p for p in draft.parties if p not in draft.partners)
    for partners in sides.values():
        yield replace(draft, parties=joined(doers, tuple(partners)))
