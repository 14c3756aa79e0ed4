"""What all drafts of one meeting say together: one type, its statuses without contradiction, its settings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.extraction import grammar
from detente.extraction.meeting_drafts import UNNAMED, Draft, Party, side_of, type_of
from detente.extraction.meeting_joining import Meeting, is_state
from detente.extraction.meeting_status import OFF, cue_span
from detente.model.claim import Modality, Value
from detente.model.document import Document
from detente.model.spans import Span

_FIRMNESS = ("phone call", "multilateral summit", "sideline meeting", "summit", "visit", "talks")
_ANY_DAY = "2001-01-01"  # how long a time is does not depend on the day of its article
_FEW = 4  # days
_POINTED = OFF | {"unconfirmed"}  # what words such as "the meeting" may add to a meeting told elsewhere


@dataclass(frozen=True, slots=True)
class Told:
    """One claim to be: attribute, value, words, and how it is meant."""

    attribute: str
    value: Value
    span: Span
    draft: Draft
    modality: Modality
    support: tuple[Span, ...] = ()


def tell(document: Document, meeting: Meeting) -> Iterator[Told]:
    """What an article tells of one meeting, the type first."""
    lead = meeting.lead
    statuses = [_not_before_its_day(document, meeting, draft) for draft in _statuses(document, meeting)]
    modality = statuses[0].status.modality if statuses else lead.status.modality
    type_, because = _type(document, meeting)
    support = (because.trigger,) if because is not lead else ()
    yield Told("type", type_, lead.trigger, lead, modality, support)
    first_of = {draft.sentence: draft for draft in reversed(_whole(meeting))}
    for draft in (first_of[number] for number in sorted(first_of) if number != lead.sentence):
        yield Told("type", type_, draft.trigger, draft, modality)
    yield from _participants(document, meeting, modality)
    yield from _events(meeting, modality)
    for draft in _narrowest([d for d in meeting.drafts if d.place], _breadth):
        if draft.place is not None:
            yield Told("place", draft.place.name, draft.place.span, draft, modality)
    for draft in _narrowest(_timed(document, meeting), lambda d: _length(document, d)):
        if draft.time is not None and draft.time.ref is not None:
            yield Told("time", draft.time.ref, Span(draft.time.start, draft.time.end), draft, modality)
    for draft in statuses:
        span = cue_span(document, draft.status) or draft.trigger
        yield Told("status", draft.status.value, span, draft, draft.status.modality)


def _participants(document: Document, meeting: Meeting, modality: Modality) -> Iterator[Told]:
    """All who take part; a state, an organ or nameless people stand back where a person of that country is named."""
    parties = [(party, draft) for draft in _whole(meeting) for party in draft.parties]
    named = {side_of(document, party.actor) for party, _ in parties if type_of(document, party.actor) == "person"}
    states = {party.actor for party, _ in parties}
    sides = {side_of(document, actor) for actor in states} - {None}
    for party, draft in parties:
        if len(sides) > 1 and _is_hanger_on(document, party):
            continue
        if party.actor.startswith("body-") and f"state-{side_of(document, party.actor)}" in states:
            continue
        person = type_of(document, party.actor) == "person"
        if person or side_of(document, party.actor) not in named - {None}:
            yield Told("participant", party.actor, party.span, draft, modality)


def _is_hanger_on(document: Document, party: Party) -> bool:
    """Whether a party is nameless people of no country of their own ("and other officials")."""
    return type_of(document, party.actor) == "unnamed" and side_of(document, party.actor) is None


def _whole(meeting: Meeting) -> list[Draft]:
    return [draft for draft in meeting.drafts if not draft.reference] or meeting.drafts


def _type(document: Document, meeting: Meeting) -> tuple[str, Draft]:
    """The type that says most, and the draft that says it."""
    ranked = sorted(meeting.drafts, key=lambda d: (_FIRMNESS.index(d.type), d is not meeting.lead))
    whole = {draft.type for draft in _whole(meeting)}
    for draft in ranked:
        if draft.type == "visit" and "talks" in whole and document.tokens[draft.head].pos != "VERB":
            continue  # "had talks during a visit", unlike "visited the town and had talks"
        if draft.type in whole or draft.type in ("summit", "sideline meeting"):
            return draft.type, draft
    return meeting.lead.type, meeting.lead


def _events(meeting: Meeting, modality: Modality) -> Iterator[Told]:
    for draft in meeting.drafts:
        if draft.event is not None and draft.event.name != UNNAMED:
            yield Told("host_event", draft.event.name, draft.event.span, draft, modality)
            return


def _is_its_own(document: Document, draft: Draft) -> bool:
    """Whether words befall the very meeting that a noun points to: "called off the talks", not "left talks"."""
    token = document.tokens[draft.head]
    if draft.status.cue is None or token.pos != "NOUN":
        return draft.status.cue is not None
    before = grammar.children(document, token.i, "det", "poss")
    known = any(t.dep == "poss" or t.lemma.lower() in ("the", "this", "that", "these", "those", "both") for t in before)
    return known and token.dep in ("dobj", "nsubj", "nsubjpass")


def _statuses(document: Document, meeting: Meeting) -> list[Draft]:
    """One draft for each status that stands: doubt outranks the plan, what was held is no longer planned."""
    told: dict[str, Draft] = {}
    strong = [draft for draft in _whole(meeting) if not draft.status.weak]
    for draft in strong or _whole(meeting)[:1]:
        told.setdefault(draft.status.value, draft)
    for draft in meeting.drafts:
        if draft.reference and draft.status.value in _POINTED and _is_its_own(document, draft):
            told.setdefault(draft.status.value, draft)
    if "proposed" in told and "unconfirmed" in told and not told["unconfirmed"].reference:
        del told["unconfirmed"]  # "may meet" says no more than the proposal; only words about the meeting doubt it
    final = {"held"} if "held" in told else (OFF & set(told)) or ({"unconfirmed"} & set(told))
    if final:
        told = {value: draft for value, draft in told.items() if value in final}
    return list(told.values())


def _not_before_its_day(document: Document, meeting: Meeting, draft: Draft) -> Draft:
    """A meeting whose day comes after the publication is planned where no verb of its own says that it was held."""
    published = document.article.published
    told_by_verb = not draft.status.weak and draft.kind != "gathering"
    if draft.status.value != "held" or told_by_verb or published is None:
        return draft
    timed = _narrowest(_timed(document, meeting), lambda d: _length(document, d))
    days = [resolve(d.time.ref, published) for d in timed if d.time is not None and d.time.ref is not None]
    last_day = edtf.parse(published).last
    if not any(value is not None and edtf.parse(value).first > last_day for value in days):
        return draft
    return replace(draft, status=replace(draft.status, value="planned", cue=None))


def _timed(document: Document, meeting: Meeting) -> list[Draft]:
    """The drafts that tell when a meeting is: those that only point to it count where no other tells its days."""
    timed = [draft for draft in meeting.drafts if draft.time is not None and draft.time.ref is not None]
    own = [draft for draft in timed if not draft.reference]
    return own if any(_length(document, draft) < _FEW for draft in own) else timed


def _narrowest(drafts: list[Draft], width: Callable[[Draft], int]) -> list[Draft]:
    """The drafts whose place or time says most: a city tells more than its country, a day more than its year."""
    least = min((width(draft) for draft in drafts), default=0)
    return [draft for draft in drafts if width(draft) == least]


def _breadth(draft: Draft) -> int:
    """0 for a city or a site, 1 for a state."""
    return int(draft.place is not None and is_state(draft.place.name))


def _length(document: Document, draft: Draft) -> int:
    """The days that a draft's time may span."""
    if draft.time is None or draft.time.ref is None:
        return 99_999
    value = resolve(draft.time.ref, document.article.published or _ANY_DAY)
    if value is None or edtf.is_open(value):
        return 9_999
    days = edtf.parse(value)
    return (days.last - days.first).days
