"""Which drafts of one article tell of the same meeting."""

from dataclasses import dataclass, field, replace

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.extraction import grammar
from detente.extraction.meeting_clauses import tells_setting
from detente.extraction.meeting_drafts import Draft, Party, joined, side_of, sides_of, type_of
from detente.extraction.meeting_status import FUTURE, Status
from detente.lexicon.meetings import meeting_words
from detente.lexicon.places import find_place
from detente.lexicon.states import states
from detente.model.document import Document
from detente.model.spans import Span
from detente.model.times import Timex

_ANY_DAY = "2001-01-01"  # two months of one article can be compared although nobody knows its year
_DEFINITE = frozenset({"the", "this", "that"})
_SURE = 7  # sentences between words such as "the meeting" and theirs, where they may mean several
_REACH = 12  # sentences between words such as "the meeting" and the meeting that they point to


@dataclass(slots=True)
class Meeting:
    """The drafts of one meeting; the first is the one that tells it most fully."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def lead(self) -> Draft:
        """The draft that names most parties, the earliest of those."""
        full = [draft for draft in self.drafts if not draft.reference] or self.drafts
        return full[0]

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties of all drafts, each actor once."""
        return joined(*(draft.parties for draft in self.drafts))


def join(document: Document, drafts: list[Draft]) -> list[Meeting]:
    """The distinct meetings of an article; drafts that point to a meeting are dropped where there is none."""
    meetings: list[Meeting] = []
    for draft in drafts:
        if not draft.reference:
            _add(document, meetings, draft)
    for draft in drafts:
        if draft.reference and not _attach(document, meetings, draft) and not _borrow(document, meetings, draft):
            _borrow_visitors(document, meetings, draft)
    _fold_visits(document, meetings)
    return [meeting for meeting in meetings if not _sums_up(document, meeting, meetings)]


def _fold_visits(document: Document, meetings: list[Meeting]) -> None:
    """Make one of a visit and the talks for which it was made ("visited Moscow and had talks with ...")."""
    for visit in [m for m in meetings if m.lead.kind == "visit"]:
        for talks in [m for m in meetings if m.lead.kind == "talks"]:
            if _made_for(document, visit, talks):
                talks.drafts.extend(visit.drafts)
                meetings.remove(visit)
                break


def _made_for(document: Document, visit: Meeting, talks: Meeting) -> bool:
    gap = min(abs(a.sentence - b.sentence) for a in visit.drafts for b in talks.drafts if not b.reference)
    bare = not any(d.place or d.time for d in talks.drafts if not d.reference)
    if gap > 1 or (gap == 1 and not bare):
        return False
    visitors = {p.actor for p in visit.parties if not p.host}
    same = visitors & {p.actor for p in talks.parties} and sides_of(document, visit.parties) == sides_of(
        document, talks.parties
    )
    if not same or (visit.lead.status.value == "held") != (talks.lead.status.value == "held"):
        return False
    if talks.lead.status.value == "declined" != visit.lead.status.value:
        return False
    return all(times_agree(document, talks, d) and places_agree(talks, d) for d in visit.drafts)


def _sums_up(document: Document, meeting: Meeting, others: list[Meeting]) -> bool:
    """Whether words such as "two meetings" only sum up meetings that the article tells one by one."""
    if not all(draft.several for draft in meeting.drafts):
        return False
    sides = sides_of(document, meeting.parties)
    return any(other is not meeting and sides <= sides_of(document, other.parties) for other in others)


def _add(document: Document, meetings: list[Meeting], draft: Draft) -> None:
    same = [meeting for meeting in reversed(meetings) if _same(document, meeting, draft)]
    same.sort(key=lambda meeting: draft.event is not None and draft.event.name not in _events(meeting))
    if same:
        same[0].drafts.append(draft)
    else:
        meetings.append(Meeting([draft]))


def _events(meeting: Meeting) -> set[str]:
    """The gatherings at which a meeting is told to be."""
    return {d.event.name for d in meeting.drafts if d.event is not None}


def _is_archive_picture(document: Document, draft: Draft) -> bool:
    """Whether a caption shows another occasion than the article's: a phrase without a verb, with no more than a year
    or a month for a time."""
    root = next((t for t in grammar.ancestors(document, draft.head) if t.head == t.i), None)
    days = _days(document, draft.time) if draft.time is not None else None
    return root is not None and root.pos in ("NOUN", "PROPN") and days is not None and days[0] != days[1]


def _same(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """Whether a full draft tells a meeting that other drafts have told before."""
    lead = meeting.lead
    if _is_archive_picture(document, draft) or _is_archive_picture(document, lead):
        return False
    if not _kinds_agree(document, lead, draft) or (draft.again and lead.sentence != draft.sentence and not lead.again):
        return False
    if draft.kind == "gathering":
        same_name = lead.event is not None and draft.event is not None and lead.event.name == draft.event.name
        skipped = {d.status.value in ("declined", "cancelled") for d in (lead, draft)}
        return same_name and len(skipped) == 1 and times_agree(document, meeting, draft)
    if not _parties_agree(document, meeting, draft) or _of_other_rank(document, meeting, draft):
        return False
    return (
        times_agree(document, meeting, draft)
        and places_agree(meeting, draft)
        and _lives_agree(document, meeting, draft)
    )


def _kinds_agree(document: Document, lead: Draft, draft: Draft) -> bool:
    """Whether two triggers name one kind of meeting; "spoke" and "conversation" are also said of a telephone call."""
    if lead.kind == draft.kind:
        return True
    if {lead.kind, draft.kind} != {"talks", "phone"}:
        return False
    talks = lead if lead.kind == "talks" else draft
    return talks.place is None and document.tokens[talks.head].lemma.lower() in meeting_words().spoken


def _parties_agree(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """One names all whom the other names; a state stands for its people, but one person not for another."""
    ours = {p.actor for p in meeting.parties}
    theirs = {p.actor for p in draft.parties}
    return _covers(document, ours, theirs) or _covers(document, theirs, ours)


def _of_other_rank(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """Whether one is between states and the other between persons; a summit of states is one of their leaders."""
    ranks = [{_is_person(document, p) for p in parties} for parties in (meeting.parties, draft.parties)]
    return {True} in ranks and {False} in ranks and "summit" not in (draft.type, *(d.type for d in meeting.drafts))


def _is_person(document: Document, party: Party) -> bool:
    """Whether a party is a person, named or by his office ("the Peruvian and Chilean leaders")."""
    by_office = party.head >= 0 and document.tokens[party.head].lemma.lower() in meeting_words().envoys
    return by_office or type_of(document, party.actor) == "person"


def _covers(document: Document, whole: set[str], part: set[str]) -> bool:
    return all(actor in whole or any(_stands_for(document, actor, other, whole) for other in whole) for actor in part)


def _stands_for(document: Document, part: str, other: str, whole: set[str]) -> bool:
    """Whether a state stands for its people; a person stands for his state only where nobody else of it is named."""
    side = side_of(document, part)
    if side is None or side != side_of(document, other):
        return False
    if type_of(document, part) != "person":
        return True
    return not any(type_of(document, a) == "person" and side_of(document, a) == side for a in whole)


def times_agree(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """Whether a draft's time can be that of every draft of a meeting."""
    if draft.time is None:
        return True
    return all(d.time is None or _overlap(document, d.time, draft.time) for d in meeting.drafts)


def _overlap(document: Document, a: Timex, b: Timex) -> bool:
    """Whether two times can be the same; unknown ones can."""
    first, second = _days(document, a), _days(document, b)
    if document.article.published is None and _names_month(a) and _names_month(b):
        first, second = _months(document, a, b), _months(document, b, a)
    if first is None or second is None:
        return True
    return first[0] <= second[1] and second[0] <= first[1]


def _names_month(timex: Timex) -> bool:
    return (
        timex.ref is not None and timex.ref.value is None and timex.ref.month is not None and timex.ref.offset is None
    )


def _months(document: Document, timex: Timex, other: Timex) -> tuple[str, str] | None:
    """The days of a month in a year of no matter; one that lies to neither side goes to the side of the other."""
    if timex.ref is not None and other.ref is not None and timex.ref.direction == "near":
        timex = replace(timex, ref=replace(timex.ref, direction=other.ref.direction))
    return _days(document, timex, anchor=_ANY_DAY)


def _long_past(document: Document, timex: Timex | None) -> bool:
    """Whether a time lies in a year before the publication's and is no running one ("in August 2003")."""
    published = document.article.published
    days = _days(document, timex) if timex is not None else None
    return days is not None and published is not None and days[1][:4] < published[:4] and days[1][5:] < "11"


def _days(document: Document, timex: Timex, *, anchor: str | None = None) -> tuple[str, str] | None:
    value = resolve(timex.ref, anchor or document.article.published) if timex.ref is not None else None
    if value is None:
        return None
    days = edtf.parse(value)
    return days.first.isoformat(), days.last.isoformat()


def places_agree(meeting: Meeting, draft: Draft) -> bool:
    """Whether a draft's place can be that of every draft of a meeting."""
    if draft.place is None:
        return True
    tour = meeting.lead.kind == draft.kind == "visit"
    return all(_one_place(d.place.name, draft.place.name, tour=tour) for d in meeting.drafts if d.place is not None)


def _one_place(a: str, b: str, *, tour: bool) -> bool:
    """Whether two names can be one place; on a ``tour`` two cities of one country are stops of one visit."""
    if a == b or a in b or b in a:
        return True
    first, second = find_place(a), find_place(b)
    if first is None or second is None:
        return True
    return first.country == second.country and (tour or is_state(a) or is_state(b))


def is_state(name: str) -> bool:
    """Whether a place's name is that of a whole state."""
    place = find_place(name)
    state = states().get(place.country or "") if place is not None else None
    return state is not None and place is not None and state.name == place.name


def _lives_agree(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """A meeting that was held is not one that is only planned, unless both are told with the same time."""
    for other in meeting.drafts:
        if any(d.status.weak or _is_only_ahead(document, d) for d in (other, draft)):
            continue
        values = {other.status.value, draft.status.value}
        if len(values) == 1 or not ("held" in values or "declined" in values):
            continue
        if other.time is None or draft.time is None or _days(document, other.time) != _days(document, draft.time):
            return False
    return True


def _is_only_ahead(document: Document, draft: Draft) -> bool:
    """Whether a draft is planned only because something else came before it ("ahead of his trip")."""
    cue = document.tokens[draft.status.cue].lemma.lower() if draft.status.cue is not None else ""
    return cue in meeting_words().planned_relations


def _borrow(document: Document, meetings: list[Meeting], draft: Draft) -> bool:
    """Add a meeting of its own whose parties the sentences around it name ("They last met in May")."""
    told = draft.event or (draft.time and (draft.place or document.tokens[draft.head].pos == "VERB"))
    if draft.kind != "talks" or not told or _long_past(document, draft.time):
        return False
    near = [m for m in meetings if m.lead.kind == "talks" and _distance(m, draft) <= 2]
    named = {p.actor for p in draft.parties if side_of(document, p.actor) is not None}
    near = [m for m in near if named <= {p.actor for p in m.parties}]
    if near:
        lender = min(near, key=lambda m: _distance(m, draft))
        meetings.append(Meeting([replace(draft, parties=lender.lead.parties, reference=False)]))
    return bool(near)


def _borrow_visitors(document: Document, meetings: list[Meeting], draft: Draft) -> None:
    """A journey whose traveller the sentences before it name ("The whole trip to Norway was scrapped")."""
    hosts = sides_of(document, draft.parties)
    if (
        draft.kind != "visit"
        or not hosts
        or any(not p.host and type_of(document, p.actor) == "person" for p in draft.parties)
    ):
        return
    if not grammar.children(document, draft.head, "poss") and not any(
        t.lemma.lower() in _DEFINITE for t in grammar.children(document, draft.head, "det")
    ):
        return
    near = [m for m in meetings if _distance(m, draft) <= 3 and hosts & sides_of(document, m.parties)]
    for meeting in sorted(near, key=lambda m: _distance(m, draft)):
        guests = [p for p in meeting.parties if type_of(document, p.actor) == "person"]
        guests = [p for p in guests if side_of(document, p.actor) not in hosts]
        if len(guests) == 1:
            meetings.append(Meeting([replace(draft, parties=(guests[0], *draft.parties), reference=False)]))
            return


def _distance(meeting: Meeting, draft: Draft) -> int:
    return min(abs(d.sentence - draft.sentence) for d in meeting.drafts if not d.reference)


def _attach(document: Document, meetings: list[Meeting], draft: Draft) -> bool:
    """Give words such as "the talks" to the nearest meeting before them that they can mean, else to one after."""
    best: tuple[int, int, Meeting] | None = None
    meant = 0
    for order, meeting in enumerate(meetings):
        if not _can_mean(document, meeting, draft):
            continue
        meant += 1
        gaps = [draft.sentence - d.sentence for d in meeting.drafts if not d.reference]
        gap = min((g if g >= 0 else 4 - 2 * g) for g in gaps) + 6 * _unlike(meeting, draft)
        if gap <= _REACH and (best is None or gap <= best[0]):
            best = (gap, order, meeting)
    if best is None:
        return False
    if meant > 1 and _distance(best[2], draft) > _SURE:
        draft = replace(draft, time=None, place=None)  # of several meetings, who knows which was then and there
    gathers = draft.event is not None or best[2].lead.kind == "gathering"
    best[2].drafts.append(draft if gathers else _with_own_setting(document, draft))
    return True


def _with_own_setting(document: Document, draft: Draft) -> Draft:
    """A draft that points to a meeting with no more than the time and place that are the meeting's own."""
    if document.tokens[draft.head].pos != "NOUN":
        return draft
    time, place = draft.time, draft.place
    if time is not None and not tells_setting(document, draft.head, Span(time.start, time.end)):
        time = None
    if place is not None and not tells_setting(document, draft.head, place.span):
        place = None
    return replace(draft, time=time, place=place)


def _is_bare(document: Document, draft: Draft) -> bool:
    """Whether a noun points to no meeting in particular: "peace talks", "a meeting", "months of negotiations"."""
    token = document.tokens[draft.head]
    if token.pos != "NOUN" or draft.event or draft.place:
        return False
    before = grammar.children(document, token.i, "det", "poss", "nummod")
    return all(t.lemma.lower() in ("a", "an", "any", "no", "some") for t in before)


def _unlike(meeting: Meeting, draft: Draft) -> bool:
    """Whether a word fits a meeting badly: "the summit" a bilateral that nobody calls one."""
    if draft.type == "summit":
        return meeting.lead.kind != "gathering" and meeting.lead.type != "summit"
    return meeting.lead.kind != draft.kind


def _is_paid_to_persons(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """Whether "the meeting" can be a visit that somebody paid to another: "a visit with the premier"."""
    persons = tuple(p for p in meeting.parties if type_of(document, p.actor) == "person")
    return meeting.lead.kind == "visit" and draft.kind == "talks" and len(sides_of(document, persons)) > 1


def _is_of_others(document: Document, meeting: Meeting, draft: Draft) -> bool:
    """Whether "their meeting" is that of two whom the sentence names, not both of the meeting: "A shakes hands with B
    during their meeting"."""
    if not any(t.lemma.lower() == "their" for t in grammar.children(document, draft.head, "poss")):
        return False
    verb = grammar.governing_verb(document, draft.head)
    if verb is None or document.tokens[draft.head].dep != "pobj":
        return False
    heads = [*grammar.grammatical_subjects(document, verb), *grammar.prepositional(document, verb, "with")]
    named = {a for m in grammar.mentions_of(document, heads) for a in m.actors if type_of(document, a) == "person"}
    return len(named) > 1 and not named <= {p.actor for p in meeting.parties}


def _can_mean(document: Document, meeting: Meeting, draft: Draft) -> bool:
    if _is_bare(document, draft) and draft.sentence != meeting.lead.sentence:
        return False
    if _is_of_others(document, meeting, draft):
        return False
    kinds = {meeting.lead.kind, draft.kind}
    if len(kinds) > 1 and kinds != {"talks", "gathering"} and not _is_paid_to_persons(document, meeting, draft):
        return False
    if meeting.lead.kind == "gathering" and draft.type == "sideline meeting":
        return False
    if _long_past(document, draft.time) and not any(d.time for d in meeting.drafts):
        return False
    if draft.time and draft.status == Status("held") and meeting.lead.status.value in FUTURE:
        return False
    if draft.again or not _covers(document, {p.actor for p in meeting.parties}, {p.actor for p in draft.parties}):
        return False
    return (
        times_agree(document, meeting, draft)
        and places_agree(meeting, draft)
        and bool(sides_of(document, meeting.parties))
    )
