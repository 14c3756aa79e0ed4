"""A draft from a trigger and its parties: what its setting, its tense and its place add."""

from dataclasses import replace

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.extraction import grammar
from detente.extraction.meeting_clauses import is_told_as_past, turned_back, weighed
from detente.extraction.meeting_drafts import Draft, Named, Party, joined, type_of
from detente.extraction.meeting_lengths import with_length
from detente.extraction.meeting_parties import credited
from detente.extraction.meeting_settings import host_of, listed_places, place_of
from detente.extraction.meeting_status import FUTURE, Status, status_of
from detente.extraction.meeting_times import governor, time_of
from detente.lexicon.meetings import meeting_words
from detente.lexicon.places import find_place
from detente.model.document import Document, Token
from detente.model.spans import Span
from detente.model.times import Timex

_AGAIN = frozenset({"another", "second", "third", "new", "previous", "earlier", "last", "separate"})
_WEEK = 7
_NUMBERS = frozenset(
    {"two", "2", "three", "3", "four", "4", "five", "5", "six", "twice", "several", "many", "numerous"}
)


def draft_of(
    document: Document, token: Token, type_: str, kind: str, parties: tuple[Party, ...], **more: object
) -> Draft:
    """A draft with what the settings of its trigger say."""
    host = host_of(document, token.i) if kind in ("talks", "visit") else None
    draft = Draft(
        head=token.i,
        trigger=document.span(token.i, token.i + 1),
        sentence=document.sentence_of[token.i],
        type=type_,
        kind=kind,
        parties=parties,
        status=weighed(document, token.i, status_of(document, token.i)),
        attributed_to=credited(document, token.i),
        place=None if kind == "phone" else place_of(document, token.i, travel=kind == "visit"),
        time=turned_back(document, token.i, time_of(document, token.i)),
        several=_several(document, token),
        again=any(t.lemma.lower() in _AGAIN for t in grammar.children(document, token.i, "amod", "advmod", "det")),
    )
    draft = replace(draft, time=_either_way(draft))
    draft = replace(draft, time=_facing(document, draft))
    draft = replace(draft, status=_dated(document, draft))
    draft = replace(draft, time=_possible(document, draft))
    draft = replace(draft, time=with_length(document, draft.time, token.i))
    if host is not None:
        draft = replace(draft, event=host[0], type="sideline meeting" if kind == "talks" else type_)
    return replace(draft, **more) if more else draft  # type: ignore[arg-type]


def _several(document: Document, token: Token) -> bool:
    """Whether a trigger sums up several meetings: "two meetings", "three rounds of talks", "meet twice"."""
    near = list(grammar.children(document, token.i, "nummod", "advmod", "npadvmod", "amod"))
    if token.dep == "pobj" and document.tokens[document.tokens[token.head].head].lemma in ("round", "series", "set"):
        near += grammar.children(document, document.tokens[token.head].head, "nummod")
    return any(t.lemma.lower() in _NUMBERS for t in near)


def _either_way(draft: Draft) -> Timex | None:
    """The time of a draft; that of what was called off may lie behind too ("had called off a visit in May")."""
    time = draft.time
    if time is None or time.ref is None or draft.status.value not in ("cancelled", "postponed"):
        return time
    ref = time.ref
    bare = ref.month is not None and ref.value is None and ref.offset is None
    return replace(time, ref=replace(ref, direction="near")) if bare and ref.direction == "future" else time


def _facing(document: Document, draft: Draft) -> Timex | None:
    """The time of a draft, a bare weekday turned to the side that its status tells: "will meet on Monday" is ahead,
    "met on Monday" lies behind."""
    time = draft.time
    if time is None or time.ref is None or time.ref.weekday is None or time.ref.offset is not None:
        return time
    if draft.status.value in ("planned", "confirmed") and draft.status.cue is not None:
        cue = document.tokens[draft.status.cue]
        ahead = cue.pos in ("VERB", "AUX", "ADJ") and time.ref.direction == "past" and cue.tag != "VBD"
        return replace(time, ref=replace(time.ref, direction="future")) if ahead else time
    if document.tokens[draft.head].pos == "NOUN" and _is_present(document, draft):
        return replace(time, ref=replace(time.ref, direction="future"))  # "they begin talks on Wednesday"
    clause = document.tokens[draft.head]
    when = any(t.lemma.lower() == "when" for t in grammar.children(document, draft.head, "advmod", "mark"))
    if when and clause.tag in ("VBZ", "VBP") and time.ref.direction == "past":  # "on Friday, when she hosts"
        return replace(time, ref=replace(time.ref, direction="future"))
    noun = document.tokens[draft.head].pos == "NOUN" and not draft.status.weak
    past = document.tokens[draft.head].tag in ("VBD", "VBN") or noun or is_told_as_past(document, draft.head)
    if past and draft.status.value == "held" and time.ref.direction == "future":
        return replace(time, ref=replace(time.ref, direction="past"))
    return time


def _dated(document: Document, draft: Draft) -> Status:
    """The status with the time in mind: what lies wholly ahead was not held, and "before meeting on Sunday" was."""
    order = _against_publication(document, draft.time)
    if draft.status.value == "held" and order > 0 and not is_told_as_past(document, draft.head):
        return Status("planned")
    if draft.status.weak and order < 0:
        return Status("held")
    present = _is_present(document, draft)
    if draft.status.value == "held" and present and draft.time is not None and order == 0:
        return Status("held" if draft.time.text.lower() == "today" else "planned")
    cue = document.tokens[draft.status.cue] if draft.status.cue is not None else None
    before = cue is not None and cue.pos in ("ADP", "SCONJ", "ADV") and draft.time is not None
    past = order < 0 and (cue is None or _is_of_its_own(document, draft))
    if draft.status.value == "planned" and (past or (order <= 0 and before)):
        return Status("held")
    if draft.status.value == "planned" and cue is not None:
        # Nobody is told of a call ahead of it: "before his call with her", "accepted a call from her".
        call = draft.kind == "phone" and (cue.pos in ("ADP", "SCONJ", "ADV") or cue.lemma == "accept")
        if call or _is_long_ago(document, draft, cue):
            return Status("held")
    return draft.status


def _possible(document: Document, draft: Draft) -> Timex | None:
    """The time of a draft unless it lies on the wrong side: what is only planned was not last week, nor what was held
    next week; such a time is that of something else."""
    order = _against_publication(document, draft.time)
    ahead = draft.status.value in FUTURE
    wrong = order < 0 if ahead else draft.status.value == "held" and order > 0
    return None if wrong else draft.time


def _is_long_ago(document: Document, draft: Draft, cue: Token) -> bool:
    """Whether what came before a meeting, itself told without a time, lies more than a week back: "in May, shortly
    before his talks with her"."""
    if draft.time is not None or cue.lemma.lower() not in ("before", "ahead"):
        return False
    above = {t.i for t in grammar.ancestors(document, cue.i) if t.tag in ("VBD", "VBN")}
    published = document.article.published
    for timex, head in grammar.times_in(document, draft.sentence):
        value = resolve(timex.ref, published) if timex.ref is not None and published else None
        if value is None or published is None or edtf.is_open(value) or governor(document, head) not in above:
            continue
        if (edtf.parse(published).first - edtf.parse(value).last).days > _WEEK:
            return True
    return False


def _is_present(document: Document, draft: Draft) -> bool:
    """Whether the present tense tells a draft, in its own verb or one that starts or ends it ("talks begin today")."""
    verb = document.tokens[draft.head]
    if verb.pos == "NOUN" and verb.dep == "pobj" and document.tokens[verb.head].lemma.lower() == "with":
        verb = document.tokens[verb.head]  # "the visit begins on Monday with a dinner"
    if verb.pos in ("NOUN", "ADP") and verb.dep in ("nsubj", "dobj", "prep"):
        verb = document.tokens[verb.head]
        if verb.lemma.lower() not in meeting_words().starts | meeting_words().ends:
            return False
    return verb.tag in ("VBZ", "VBP") and not grammar.children(document, verb.i, "aux")


def _is_of_its_own(document: Document, draft: Draft) -> bool:
    """Whether a time stands in the very phrase of a noun ("his meeting with her last June") and is no bare weekday, of
    which nobody can be sure whether it lies behind or ahead."""
    time = draft.time
    if time is None or time.ref is None or time.ref.weekday is not None or document.tokens[draft.head].pos != "NOUN":
        return False
    covered = grammar.tokens_in(document, Span(time.start, time.end))
    return covered is not None and governor(document, grammar.head_of(document, *covered)) == draft.head


def _against_publication(document: Document, timex: Timex | None) -> int:
    """1 for a time wholly after the article's publication, -1 wholly before, 0 else or unknown."""
    published = document.article.published
    value = resolve(timex.ref, published) if timex is not None and timex.ref is not None else None
    if value is None or published is None or not edtf.is_valid(published) or edtf.is_open(value):
        return 0
    time, anchor = edtf.parse(value), edtf.parse(published)
    return int(time.first > anchor.last) - int(time.last < anchor.first)


def visit(document: Document, token: Token, visitors: tuple[Party, ...], hosts: tuple[Party, ...]) -> Draft | None:
    """A visit with the country of its place among the parties; None where nobody is abroad."""
    place = place_of(document, token.i, travel=True)
    others = [place_parties(document, other) for other in listed_places(document, place)]
    hosts = joined(hosts, place_parties(document, place), *others)
    return draft_of(document, token, "visit", "visit", joined(visitors, hosts), place=place, reference=not visitors)


def place_parties(document: Document, place: Named | None) -> tuple[Party, ...]:
    """The state in which a place lies, where the article's actors have it."""
    if place is None:
        return ()
    for mention in document.mentions:
        if mention.start < place.span.end and place.span.start < mention.end:
            states = [a for a in mention.actors if type_of(document, a) == "state"]
            if states:
                return tuple(Party(a, place.span, mention.head, host=True) for a in states)
    country = _country(place.name)
    return (Party(f"state-{country}", place.span, -1, host=True),) if country else ()


def _country(name: str) -> str | None:
    place = find_place(name)
    return place.country if place is not None else None


def travels(document: Document, party: Party) -> bool:
    """Whether somebody's journey is a visit: officials and delegations, not states and not private persons."""
    actor = document.actor_by_id.get(party.actor)
    if actor is None or actor.type == "state":
        head = document.tokens[party.head]
        return head.lemma.lower() in meeting_words().delegations and head.tag in ("NN", "NNP")
    if actor.type == "body":
        return document.tokens[party.head].lemma.lower() in meeting_words().delegations
    return bool(actor.offices)
