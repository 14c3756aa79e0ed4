"""What a meeting takes from the sentences around it: the day and the place of the journey of which it is a part."""

from dataclasses import replace

from detente.calendar.resolve import resolve
from detente.extraction import grammar
from detente.extraction.meeting_drafts import Draft, Named, side_of, sides_of, type_of
from detente.extraction.meeting_hosts import event_of
from detente.extraction.meeting_joining import Meeting, is_state, places_agree, times_agree
from detente.extraction.meeting_times import governor
from detente.lexicon.meetings import meeting_words
from detente.lexicon.modality import modal_words
from detente.lexicon.places import find_place
from detente.model.document import Document, Token
from detente.model.times import Timex

_HEAD = 5  # sentences
_STORY = 20  # sentences; what comes later is mostly background
_FULL_DATE = len("2000-01-01")
_OF_BEFORE = frozenset({"after", "since", "before", "when", "ago", "have", "previously", "earlier", "to"})
_DAYS = frozenset({"weekday", "day"})


def share_settings(document: Document, meetings: list[Meeting]) -> None:
    """Let the meetings of one journey lend each other the place and day that only one is told with, in place."""
    for meeting in meetings:
        if meeting.lead.kind != "gathering" and meeting.lead.status.value == "held":
            _take_day_of_story(document, meeting)
            _take_day_of_lead(document, meeting)
    for giver in (m for m in meetings if m.lead.kind in ("visit", "talks")):
        for taker in (m for m in meetings if m.lead.kind in ("visit", "talks") and m is not giver):
            place = _place_to_lend(document, giver)
            if _on_one_journey(document, giver, taker):
                _lend(taker, place, _time_of(giver))
            elif place is not None and _on_one_day(document, giver, taker, place):
                _lend(taker, place, None)


def _place_of(meeting: Meeting) -> Named | None:
    return next((d.place for d in meeting.drafts if d.place and not is_state(d.place.name)), None)


def _place_to_lend(document: Document, meeting: Meeting) -> Named | None:
    """The place of a journey as a whole, none of its stops: "the last stop will be in Oslo"."""
    stops = any(document.tokens[d.head].lemma.lower() in meeting_words().stops for d in meeting.drafts)
    return None if stops else _place_of(meeting)


def _time_of(meeting: Meeting) -> Timex | None:
    return next((d.time for d in meeting.drafts if d.time), None)


def _on_one_journey(document: Document, one: Meeting, other: Meeting) -> bool:
    """Whether one is the visit on which the other, the talks, were held."""
    visit, talks = (one, other) if one.lead.kind == "visit" else (other, one)
    if visit.lead.kind != "visit" or talks.lead.kind != "talks":
        return False
    visitors = {p.actor for p in visit.parties if not p.host and type_of(document, p.actor) == "person"}
    hosts = {side_of(document, p.actor) for p in visit.parties if p.host}
    sides = sides_of(document, talks.parties)
    if not visitors & {p.actor for p in talks.parties} or len(hosts) != 1 or not hosts <= sides:
        return False
    if visit.lead.status.value != talks.lead.status.value or event_of(talks) is not None:
        return False
    return all(times_agree(document, visit, d) and places_agree(visit, d) for d in talks.drafts)


def _on_one_day(document: Document, giver: Meeting, taker: Meeting, place: Named) -> bool:
    """Whether the same guest met both times, on one day, people of the country in which a place lies."""
    known = find_place(place.name)
    if known is None or known.country is None or giver.lead.status.value != taker.lead.status.value:
        return False
    shared = {p.actor for p in giver.parties} & {p.actor for p in taker.parties}
    guests = {a for a in shared if type_of(document, a) == "person" and side_of(document, a) != known.country}
    if not guests or known.country not in sides_of(document, taker.parties) or event_of(taker) is not None:
        return False
    one, other = _time_of(giver), _time_of(taker)
    return one is not None and other is not None and all(times_agree(document, giver, d) for d in taker.drafts)


def _lend(taker: Meeting, place: Named | None, time: Timex | None) -> None:
    first = taker.drafts[0]
    if place is not None and _place_of(taker) is None:
        first = replace(first, place=place)
    if time is not None and _time_of(taker) is None:
        first = replace(first, time=time)
    taker.drafts[0] = first


def _take_day_of_story(document: Document, meeting: Meeting) -> None:
    """The day on which one of the parties acted in the sentence before: "She arrived on Monday. She met ..."."""
    if _time_of(meeting) is not None:
        return
    for nth, draft in enumerate(meeting.drafts):
        time = _day_before(document, draft)
        if time is not None:
            meeting.drafts[nth] = replace(draft, time=time)
            return


def _day_before(document: Document, draft: Draft) -> Timex | None:
    root = document.tokens[draft.head]
    if draft.sentence == 0 or draft.reference or root.tag not in ("VBD", "NN", "NNS", "VBG"):
        return None
    before = document.sentences[draft.sentence - 1]
    actors = {p.actor for p in draft.parties}
    for timex, head in grammar.times_in(document, draft.sentence - 1):
        verbs = (t for t in grammar.ancestors(document, head) if t.pos in ("VERB", "AUX"))
        verb = next((t for t in verbs if t.tag != "VB" or t.dep != "xcomp"), None)  # "tried to calm her on Monday"
        if verb is None or verb.tag != "VBD" or timex.ref is None or timex.ref.unit not in _DAYS:
            continue
        told = verb.lemma.lower() in modal_words().speech or not before.first <= verb.i < before.last
        if not told and actors & _doers(document, verb):
            return timex
    return None


def _take_day_of_lead(document: Document, meeting: Meeting) -> None:
    """The day of which a story tells, where one of the parties acts or speaks on it at its head."""
    if _time_of(meeting) is not None or any(d.again for d in meeting.drafts):
        return
    draft = meeting.drafts[0]
    actors = {p.actor for p in meeting.parties if type_of(document, p.actor) == "person"}
    if not actors or draft.sentence > _STORY or not _is_of_the_story(document, draft):
        return
    for number in range(min(_HEAD, len(document.sentences))):
        for timex, head in grammar.times_in(document, number):
            verb = next((t for t in grammar.ancestors(document, head) if t.pos in ("VERB", "AUX")), None)
            if verb is None or verb.tag not in ("VBD", "VBZ") or not _is_past_day(document, timex):
                continue
            beside = {verb.i, *grammar.grammatical_subjects(document, verb.i)}
            if governor(document, head) in beside and actors & _doers(document, verb):
                meeting.drafts[0] = replace(draft, time=timex)
                return


def _is_past_day(document: Document, timex: Timex) -> bool:
    """Whether a time is one day that does not lie ahead of the publication."""
    ref, published = timex.ref, document.article.published
    if ref is None or not (ref.unit in _DAYS or (ref.value is not None and len(ref.value) == _FULL_DATE)):
        return False
    value = resolve(ref, published)
    return value is None or published is None or value[:_FULL_DATE] <= published[:_FULL_DATE]


def _is_of_the_story(document: Document, draft: Draft) -> bool:
    """Whether words tell what happened on a story's day: not "came after she had met him", "to make a stop"."""
    token = document.tokens[draft.head]
    above = next((t for t in grammar.ancestors(document, token.i) if t.pos in ("VERB", "AUX")), token)
    verb = above if token.pos == "NOUN" else token
    marks = {t.lemma.lower() for t in grammar.children(document, verb.i, "mark", "advmod", "aux")}
    told = verb.tag == "VBD" or (verb.tag == "VBG" and verb.dep in ("pcomp", "advcl", "conj", "prep"))
    return told and not marks & _OF_BEFORE


def _doers(document: Document, verb: Token) -> set[str]:
    mentions = grammar.mentions_of(document, grammar.grammatical_subjects(document, verb.i))
    return {actor for mention in mentions for actor in mention.actors}
