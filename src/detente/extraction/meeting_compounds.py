"""The sides of a meeting that its compound names: "U.S.-Russian talks", "an Obama-Putin summit"."""

from detente.extraction.meeting_drafts import Party
from detente.lexicon.states import states
from detente.model.document import Document
from detente.model.spans import Span


def hyphenated(document: Document, noun: int) -> tuple[Party, ...]:
    """The parties of a compound before a noun ("U.S.-Russian talks", "an Obama-Putin summit"), by their spelling."""
    sentence = document.sentences[document.sentence_of[noun]]
    names: dict[str, str] = {}
    for actor in document.actors:
        spellings = (actor.name, *actor.aliases) if actor.type != "person" else (actor.name.split()[-1], *actor.aliases)
        names.update(dict.fromkeys((s.lower() for s in spellings), actor.id))
    found: list[Party] = []
    i = noun - 1
    while i >= sentence.first and noun - i <= 6 and document.tokens[i].pos in ("ADJ", "NOUN", "PROPN", "PUNCT", "SYM"):
        parts = document.tokens[i].text.replace("–", "-").split("-")
        if len(parts) == 2 and all(parts):
            found += _by_spelling(document, parts, names, document.span(i, i + 1), i)
        elif document.tokens[i].text in ("-", "–") and i - 1 >= sentence.first and i + 1 < noun:
            sides = [document.tokens[i - 1].text, document.tokens[i + 1].text]
            found += _by_spelling(document, sides, names, document.span(i - 1, i + 2), i)
        i -= 1
    return tuple(found)


def _by_spelling(document: Document, parts: list[str], names: dict[str, str], span: Span, head: int) -> list[Party]:
    actors = [names.get(part.lower()) or _state_of(document, part) for part in parts]
    return [Party(actor, span, head) for actor in actors if actor] if all(actors) else []


def _state_of(document: Document, adjective: str) -> str | None:
    for state in states().values():
        if adjective in state.adjectives or adjective in state.names:
            return f"state-{state.code}" if f"state-{state.code}" in document.actor_by_id else None
    return None
