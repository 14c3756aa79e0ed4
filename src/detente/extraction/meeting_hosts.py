"""Meetings in the margins of a gathering: which gathering, and what they take over from it."""

from dataclasses import replace

from detente.extraction.meeting_drafts import UNNAMED, Draft, Named, joined, type_of
from detente.extraction.meeting_joining import Meeting, times_agree
from detente.model.document import Document


def with_hosts(document: Document, meetings: list[Meeting]) -> list[Meeting]:
    """The meetings with their gatherings named and placed; gatherings that only place another meeting are left out."""
    gatherings = [meeting for meeting in meetings if meeting.lead.kind == "gathering"]
    names = list(dict.fromkeys(m.lead.event.name for m in gatherings if m.lead.event is not None))
    for meeting in meetings:
        if meeting.lead.kind == "talks":
            meeting.drafts = [_named(draft, names) for draft in meeting.drafts]
            _join_by_place(document, meeting, gatherings)
            _join_by_words(document, meeting, gatherings)
            _take_place(meeting, gatherings)
            _attend(meeting, gatherings)
    return [meeting for meeting in meetings if not _only_a_host(document, meeting, meetings)]


def _named(draft: Draft, names: list[str]) -> Draft:
    if draft.event is None or draft.event.name != UNNAMED:
        return draft
    if len(names) != 1:
        return replace(draft, event=None)
    return replace(draft, event=Named(names[0], draft.event.span))


def event_of(meeting: Meeting) -> Named | None:
    """The gathering at which a meeting takes place, or None."""
    return next((d.event for d in meeting.drafts if d.event is not None and d.event.name != UNNAMED), None)


def _join_by_place(document: Document, meeting: Meeting, gatherings: list[Meeting]) -> None:
    """A meeting at the place and in the time of a gathering, told in the same sentences, is one in its margins."""
    if event_of(meeting) is not None:
        return
    places = {d.place.name for d in meeting.drafts if d.place}
    for gathering in gatherings:
        same = places & {d.place.name for d in gathering.drafts if d.place}
        event = event_of(gathering)
        if same and event and all(times_agree(document, gathering, d) for d in meeting.drafts):
            _move_into(meeting, event)
            return


def _join_by_words(document: Document, meeting: Meeting, gatherings: list[Meeting]) -> None:
    """Leaders who meet in the paragraph that tells of a gathering, at no other place or time, meet in its margins."""
    lead = meeting.lead
    people = [p for p in lead.parties if type_of(document, p.actor) == "person"]
    if event_of(meeting) is not None or any(d.place for d in meeting.drafts) or len(people) < 2:
        return
    for gathering in gatherings:
        event = event_of(gathering)
        if event is None or gathering.lead.status.value != lead.status.value or _is_off(lead):
            continue
        near = any(
            document.sentences[d.sentence].paragraph == document.sentences[lead.sentence].paragraph
            and 0 <= lead.sentence - d.sentence <= 2
            for d in gathering.drafts
        )
        if near and all(times_agree(document, gathering, d) for d in meeting.drafts):
            _move_into(meeting, event)
            return


def _move_into(meeting: Meeting, event: Named) -> None:
    lead = meeting.lead
    sideline = replace(lead, event=event, type="sideline meeting")
    meeting.drafts = [sideline if d is lead else d for d in meeting.drafts]


def _take_place(meeting: Meeting, gatherings: list[Meeting]) -> None:
    """A meeting at a gathering without a place of its own is where the gathering is."""
    event = event_of(meeting)
    if event is None or any(d.place for d in meeting.drafts):
        return
    for gathering in gatherings:
        if gathering.lead.event is not None and gathering.lead.event.name == event.name:
            placed = next((d for d in gathering.drafts if d.place), None)
            if placed is not None:
                meeting.drafts[0] = replace(meeting.drafts[0], place=placed.place)
                return


def _attend(meeting: Meeting, gatherings: list[Meeting]) -> None:
    """Who meets in the margins of a gathering takes part in it."""
    event = event_of(meeting)
    for gathering in gatherings:
        lead = gathering.lead
        if event is not None and lead.event is not None and lead.event.name == event.name and not _is_off(lead):
            people = tuple(p for p in meeting.parties if p.actor.startswith("person-"))
            gathering.drafts[0] = replace(gathering.drafts[0], parties=joined(gathering.drafts[0].parties, people))
            return


def _is_off(draft: Draft) -> bool:
    return draft.status.value in ("declined", "cancelled")


def _only_a_host(document: Document, meeting: Meeting, others: list[Meeting]) -> bool:
    """Whether a gathering is named only to say where another meeting takes place."""
    if meeting.lead.kind != "gathering":
        return False
    events = [d.event for m in others if m is not meeting for d in m.drafts if d.event is not None]
    return not any(_stands_alone(document, draft, events) for draft in meeting.drafts)


def _stands_alone(document: Document, draft: Draft, events: list[Named]) -> bool:
    """Whether a gathering is told for its own sake: with time, place or who attends, or as the subject."""
    if draft.reference:
        return bool(draft.place or draft.time)
    if any(event.span.overlaps(draft.trigger) for event in events):
        return False
    token = document.tokens[draft.head]
    over = document.tokens[token.head]
    if over.dep == "prep" and document.tokens[over.head].lemma in ("sideline", "margin", "fringe"):
        return False
    return bool(draft.place or draft.time or len(draft.parties) > 1 or token.dep in ("nsubj", "dobj", "nsubjpass"))
