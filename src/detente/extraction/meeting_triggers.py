"""The words of a document that tell of a meeting, each as a draft of its own."""

from collections.abc import Iterator
from dataclasses import replace

from detente.extraction import grammar
from detente.extraction.meeting_drafts import Draft, Party, joined, side_of
from detente.extraction.meeting_nouns import from_noun
from detente.extraction.meeting_verbs import from_verb
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document


def find_drafts(document: Document) -> Iterator[Draft]:
    """A draft for each trigger in text order, also for those that only point to a meeting ("the talks")."""
    words = meeting_words()
    for token in document.tokens:
        lemma = token.lemma.lower()
        if token.dep == "amod":
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
        if draft is not None:
            yield from _each(document, draft)


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
