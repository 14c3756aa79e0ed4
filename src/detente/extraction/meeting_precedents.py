"""Earlier visits that a story names beside its own: "the first premier to visit Peru since X in 1999"."""

from collections.abc import Iterator
from dataclasses import replace

from detente.extraction import grammar
from detente.extraction.meeting_drafts import Draft, joined, parties_of, type_of
from detente.extraction.meeting_status import Status
from detente.model.document import Document
from detente.model.times import Timex

_REACH = 25  # tokens from a visit to the "since" that names the one before it
_NEAR = 8  # tokens from "since" to the time of that visit


def earlier_visit(document: Document, draft: Draft) -> Iterator[Draft]:
    """The visit of whoever came last before the visitor of a draft, if its sentence says who: at most one."""
    hosts = tuple(p for p in draft.parties if type_of(document, p.actor) == "state")
    if draft.kind != "visit" or not hosts:
        return
    last = min(document.sentences[draft.sentence].last, draft.head + _REACH)
    for token in document.tokens[draft.head + 1 : last]:
        if token.lemma.lower() != "since" or token.dep != "prep":
            continue
        named = [
            document.mention_at[t.i] for t in grammar.children(document, token.i, "pobj") if t.i in document.mention_at
        ]
        people = tuple(p for p in parties_of(tuple(named)) if type_of(document, p.actor) == "person")
        if people and not {p.actor for p in people} & {p.actor for p in draft.parties}:
            trigger = document.span(token.i, token.i + 1)
            time = _time_after(document, token.i)
            yield replace(
                draft,
                head=token.i,
                trigger=trigger,
                parties=joined(people, hosts),
                time=time,
                status=Status("held"),
                reference=False,
                again=True,
                event=None,
            )
        return


def _time_after(document: Document, since: int) -> Timex | None:
    """The time that stands with the earlier visitor: "since X in 1999"."""
    times = grammar.times_in(document, document.sentence_of[since])
    return next((t for t, head in times if since < head <= since + _NEAR and t.ref is not None), None)
