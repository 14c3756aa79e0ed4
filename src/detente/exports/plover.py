"""The acts as events in PLOVER's JSON Lines, with the field names of its manual (chapter "Data Fields")."""

from collections.abc import Iterator
from typing import Any

from detente.api import View, wording
from detente.api.sentences import first_sentence
from detente.calendar import edtf
from detente.exports import jsontext
from detente.exports.acts import cut
from detente.lexicon.states import states
from detente.model.record import Act, Participant

# Quad codes: verbal and material cooperation, verbal and material conflict.
_QUAD = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_DOERS = frozenset({"actor", "imposer", "sender", "host"})
# The manual's auxiliary modes by the modality of claims. What is only to come is a type of its own there (AGREE,
# THREATEN), so that the future is said of none of these again.
_AUXILIARY = {"future": "future", "historical": "historical", "hypothetical": "hypothetical", "negated": "negation"}
_TO_COME = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT"})


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """A line for each act that PLOVER has an event type for, with somebody who acts and a day.

    ``date`` is the first day of the act's time, else the day of the first report: then ``comment`` says so. A text is
    an excerpt of one sentence.
    """
    for act in view.acts():
        if event := _event(act, view, excerpt):
            yield jsontext.line(event).encode()


def _event(act: Act, view: View, excerpt: int) -> dict[str, Any] | None:
    day = view.when(act)
    actors, recipients = _sides(act, view)
    if act.plover is None or not actors or not day or not edtf.is_valid(day):
        return None
    days = edtf.parse(day)
    quad = next((code for code, events in _QUAD.items() if act.plover in events), None)
    event = {
        "id": act.id,
        "date": days.first.isoformat(),
        "enddate": days.last.isoformat() if days.last != days.first else None,
        "actor": actors,
        "recipient": recipients or None,
        "event": [act.plover],
        "mode": [act.plover_mode] if act.plover_mode else None,
        "context": _auxiliary(act),
        "quad_code": quad,
        "event_scale": act.goldstein,
        "event_loc": _place(act),
        "text": cut(first_sentence(act, view), excerpt) or None,
        "cite_info": [
            {"corpus": read.article.outlet, "url": read.article.uri, "title": read.article.headline}
            for read in view.reads(act)
        ],
        "comment": None if act.time else "no article says when; the day is that of the first report",
    }
    return {name: value for name, value in event.items() if value is not None}


def _auxiliary(act: Act) -> list[str] | None:
    """The auxiliary mode, which the manual puts into the context, where all claims of the act agree on one."""
    modalities = {told.claim.modality for told in act.claims}
    mode = _AUXILIARY.get(modalities.pop()) if len(modalities) == 1 else None
    return [mode] if mode and not (mode == "future" and act.plover in _TO_COME) else None


def _sides(act: Act, view: View) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Who acts and towards whom; of a meeting, which has no direction, the host or the first named acts."""
    doers = [each for each in act.participants if each.role in _DOERS]
    others = [each for each in act.participants if each not in doers]
    if not doers and act.family == "meeting":
        doers, others = others[:1], others[1:]
    return [_entity(each, view) for each in doers], [_entity(each, view) for each in others]


def _entity(participant: Participant, view: View) -> dict[str, str]:
    name = wording.name_of(participant, view)
    actor = view.actors.get(participant.actor or "")
    entity = {"entity_text": name}
    if actor is None or actor.type == "unnamed":
        return entity
    entity |= {"identifier_text": actor.name, "identifier_id": actor.wikidata or actor.id}
    if actor.country in states():
        entity["code"] = states()[actor.country].code3
    return entity


def _place(act: Act) -> dict[str, Any] | None:
    if act.place is None:
        return None
    return {"name": act.place.name, "countryCode": act.place.country, "lat": act.place.lat, "lng": act.place.lon}
