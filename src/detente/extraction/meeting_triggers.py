"""The words of a document that tell of a meeting, each as a draft of its own."""

from collections.abc import Iterator
from dataclasses import replace

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.extraction import grammar
from detente.extraction.meeting_drafts import Draft, Named, Party, joined, parties_of, side_of, sides_of, type_of
from detente.extraction.meeting_parties import (
    carrying_verb,
    credited,
    is_phone,
    noun_parties,
    outer_parties,
    own_parties,
    people_at,
    verb_parties,
)
from detente.extraction.meeting_settings import gathering_name, group_of, host_of, listed_places, place_of
from detente.extraction.meeting_status import Status, status_of
from detente.extraction.meeting_times import time_of
from detente.lexicon.meetings import meeting_words
from detente.lexicon.places import find_place
from detente.model.document import Document, Token
from detente.model.times import Timex

_AGAIN = frozenset({"another", "second", "third", "new", "previous", "earlier", "last", "separate"})
_NUMBERS = frozenset(
    {"two", "2", "three", "3", "four", "4", "five", "5", "six", "twice", "several", "many", "numerous"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her", "both"})
_ATTENDING = frozenset(
    {"attend", "join", "address", "skip", "boycott", "miss", "snub", "host", "participate", "back", "leave", "chair"}
)


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
            draft = _from_verb(document, token, words.verbs[lemma])
        elif token.pos in ("NOUN", "PROPN") and lemma in words.nouns:
            draft = _from_noun(document, token, words.nouns[lemma])
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


def _from_verb(document: Document, verb: Token, kind: str) -> Draft | None:
    """The draft of a verb, or None where its arguments tell of no meeting."""
    readers = {
        "meet": _meet,
        "talk": _talk,
        "phone": _phone,
        "discuss": _discuss,
        "host": _host,
        "visit": _travel,
        "travel": _travel,
        "see": _see,
        "foot": _set_foot,
        "send": _send,
        "invite": _send,
    }
    return readers[kind](document, verb)


def _draft(
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
        status=status_of(document, token.i),
        attributed_to=credited(document, token.i),
        place=None if kind == "phone" else place_of(document, token.i, travel=kind == "visit"),
        time=time_of(document, token.i),
        several=_several(document, token),
        again=any(t.lemma.lower() in _AGAIN for t in grammar.children(document, token.i, "amod", "advmod", "det")),
    )
    draft = replace(draft, status=_dated(document, draft))
    if host is not None:
        draft = replace(draft, event=host[0], type="sideline meeting" if kind == "talks" else type_)
    return replace(draft, **more) if more else draft  # type: ignore[arg-type]


def _several(document: Document, token: Token) -> bool:
    """Whether a trigger sums up several meetings: "two meetings", "three rounds of talks", "meet twice"."""
    near = list(grammar.children(document, token.i, "nummod", "advmod", "npadvmod", "amod"))
    if token.dep == "pobj" and document.tokens[document.tokens[token.head].head].lemma in ("round", "series", "set"):
        near += grammar.children(document, document.tokens[token.head].head, "nummod")
    return any(t.lemma.lower() in _NUMBERS for t in near)


def _dated(document: Document, draft: Draft) -> Status:
    """The status with the time in mind: what lies wholly ahead was not held, and "before meeting on Sunday" was."""
    order = _against_publication(document, draft.time)
    if draft.status.value == "held" and order > 0:
        return Status("planned")
    if draft.status.weak and order < 0:
        return Status("held")
    present = document.tokens[draft.head].tag in ("VBZ", "VBP") and not grammar.children(document, draft.head, "aux")
    if draft.status.value == "held" and present and draft.time is not None and order == 0:
        return Status("held" if draft.time.text.lower() == "today" else "planned")
    cue = document.tokens[draft.status.cue] if draft.status.cue is not None else None
    before = cue is not None and cue.pos in ("ADP", "SCONJ", "ADV") and draft.time is not None
    if draft.status.value == "planned" and ((order < 0 and cue is None) or (order <= 0 and before)):
        return Status("held")
    return draft.status


def _against_publication(document: Document, timex: Timex | None) -> int:
    """1 for a time wholly after the article's publication, -1 wholly before, 0 else or unknown."""
    published = document.article.published
    value = resolve(timex.ref, published) if timex is not None and timex.ref is not None else None
    if value is None or published is None or not edtf.is_valid(published) or edtf.is_open(value):
        return 0
    time, anchor = edtf.parse(value), edtf.parse(published)
    return int(time.first > anchor.last) - int(time.last < anchor.first)


def _meet(document: Document, verb: Token) -> Draft | None:
    if grammar.is_passive(document, verb.i):
        return None
    doers, partners = verb_parties(document, verb.i, "with", "between", "alongside")
    objects = grammar.children(document, verb.i, "dobj")
    if objects and not partners and objects[0].lemma.lower() not in meeting_words().people:
        return None
    parties = joined(doers, partners)
    group = next((p for p in doers if type_of(document, p.actor) == "group"), None)
    if not partners and group is not None and len(sides_of(document, parties)) == 1:
        return _draft(document, verb, "multilateral summit", "gathering", parties)
    return _draft(document, verb, "talks", "talks", parties, reference=not partners and len(parties) < 2)


def _see(document: Document, verb: Token) -> Draft | None:
    """ "saw each other", "see one another": all are subjects."""
    if not any(t.lemma.lower() in ("other", "another") for t in grammar.children(document, verb.i, "dobj")):
        return None
    doers, _ = verb_parties(document, verb.i)
    return _draft(document, verb, "talks", "talks", doers, reference=len(sides_of(document, doers)) < 2)


def _talk(document: Document, verb: Token) -> Draft | None:
    doers, partners = verb_parties(document, verb.i, *meeting_words().partner_prepositions)
    partners = tuple(p for p in partners if type_of(document, p.actor) != "organisation" and not _hears(p))
    if not partners:
        return None
    phone = is_phone(document, verb.i)
    kind, type_ = ("phone", "phone call") if phone else ("talks", "talks")
    draft = _draft(document, verb, type_, kind, joined(doers, partners), partners=partners)
    return None if draft.status.value == "declined" and verb.lemma in ("speak", "talk") else draft


def _hears(party: Party) -> bool:
    """Whether somebody spoken to is an audience: a parliament hears a speech."""
    return any(word in party.actor for word in meeting_words().audiences)


def _phone(document: Document, verb: Token) -> Draft | None:
    if any(t.tag != "VB" for t in grammar.children(document, verb.i, "oprd", "ccomp", "xcomp", "attr", "acomp", "prt")):
        return None
    doers, partners = verb_parties(document, verb.i)
    partners = tuple(p for p in partners if type_of(document, p.actor) in ("person", "unnamed", "body"))
    if not partners or any(
        t.lemma.lower() in ("for", "on", "upon") for t in grammar.children(document, verb.i, "prep")
    ):
        return None
    return _draft(document, verb, "phone call", "phone", joined(doers, partners))


def _discuss(document: Document, verb: Token) -> Draft | None:
    doers, _ = verb_parties(document, verb.i)
    heads = list(grammar.prepositional(document, verb.i, "with"))
    for topic in grammar.children(document, verb.i, "dobj"):
        heads += grammar.prepositional(document, topic.i, "with")
    partners = people_at(document, heads)
    if not partners or (verb.lemma == "raise" and all(type_of(document, p.actor) != "person" for p in partners)):
        return None
    phone = is_phone(document, verb.i)
    return _draft(
        document, verb, "phone call" if phone else "talks", "phone" if phone else "talks", joined(doers, partners)
    )


def _host(document: Document, verb: Token) -> Draft | None:
    doers, guests = verb_parties(document, verb.i)
    if not doers or not guests:
        return None
    return _draft(document, verb, "talks", "talks", joined(doers, guests))


def _travel(document: Document, verb: Token) -> Draft | None:
    """A visit by a verb of travel, unless it only leads to a meeting told by another trigger ("flew in to meet")."""
    if _leads_on(document, verb):
        return None
    doers, partners = verb_parties(document, verb.i)
    doers = tuple(p for p in doers if _travels(document, p))
    place = place_of(document, verb.i, travel=True)
    if meeting_words().verbs[verb.lemma.lower()] == "travel":
        partners = ()
        place = place if place is not None and _is_goal(document, verb, place) else None
    if place is None and not partners:
        return None
    return visit(document, verb, doers, partners)


def _is_goal(document: Document, verb: Token, place: Named) -> bool:
    """Whether a place is where a verb of travel leads: "left for", "went to", not "came after talks in"."""
    covered = grammar.tokens_in(document, place.span)
    words = meeting_words()
    wanted = words.goals.get(verb.lemma.lower(), words.travel_prepositions)
    heads = {i for head in grammar.prepositional(document, verb.i, *wanted) for i in grammar.subtree(document, head)}
    return covered is not None and bool(heads & set(range(*covered)))


def _set_foot(document: Document, verb: Token) -> Draft | None:
    """ "set foot in", "paid a visit" apart."""
    if not any(t.lemma.lower() == "foot" for t in grammar.children(document, verb.i, "dobj")):
        return None
    doers, _ = verb_parties(document, verb.i)
    return visit(document, verb, tuple(p for p in doers if _travels(document, p)), ())


def _travels(document: Document, party: Party) -> bool:
    """Whether somebody's journey is a visit: officials and delegations, not states and not private persons."""
    actor = document.actor_by_id.get(party.actor)
    if actor is None or actor.type == "state":
        head = document.tokens[party.head]
        return head.lemma.lower() in meeting_words().people
    if actor.type == "body":
        return document.tokens[party.head].lemma.lower() in meeting_words().people
    return bool(actor.offices)


def _leads_on(document: Document, verb: Token) -> bool:
    for child in grammar.children(document, verb.i, "advcl", "xcomp"):
        if child.lemma in ("meet", "hold", "attend", "see") and grammar.children(document, child.i, "aux", "mark"):
            return True
    return any(
        document.tokens[i].lemma.lower() in meeting_words().nouns and document.tokens[i].lemma.lower() != "visit"
        for i in grammar.prepositional(document, verb.i, "for", "on")
    )


def visit(document: Document, token: Token, visitors: tuple[Party, ...], hosts: tuple[Party, ...]) -> Draft | None:
    """A visit with the country of its place among the parties; None where nobody is abroad."""
    place = place_of(document, token.i, travel=True)
    others = [place_parties(document, other) for other in listed_places(document, place)]
    hosts = joined(hosts, place_parties(document, place), *others)
    return _draft(document, token, "visit", "visit", joined(visitors, hosts), place=place)


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


def _send(document: Document, verb: Token) -> Draft | None:
    """ "sent his envoy to Cairo", "invited him to Moscow": a visit by the object, unless an infinitive tells it."""
    if grammar.children(document, verb.i, "xcomp", "ccomp") or _leads_on(document, verb):
        return None
    doers, guests = verb_parties(document, verb.i)
    place = place_of(document, verb.i, travel=True)
    if place is None or not guests:
        return None
    return visit(document, verb, guests, doers if verb.lemma == "invite" else ())


def _from_noun(document: Document, noun: Token, type_: str) -> Draft | None:
    """The draft of a nominal trigger, or None where it names something else ("a call for calm", "a talk")."""
    lemma = noun.lemma.lower()
    words = meeting_words()
    if any(t.lemma.lower() in words.other_meetings for t in grammar.children(document, noun.i, "compound", "amod")):
        return None
    if lemma in words.plural_only and noun.tag not in ("NNS", "NNPS"):
        return None
    if noun.dep == "compound" and document.tokens[noun.head].lemma.lower() in words.nouns:
        return None
    own = document.mention_at.get(noun.i)
    if own is not None and own.head == noun.i and own.kind != "nominal":
        return None
    event = gathering_name(document, noun.i)
    if event is not None:
        return _gathering(document, noun, event)
    if type_ == "phone call":
        return _call(document, noun)
    if type_ == "visit":
        return _trip(document, noun)
    if _only_a_setting(document, noun):
        return None
    parties = noun_parties(document, noun.i)
    if len(sides_of(document, parties)) < 2 and not _carried(document, noun):
        parties = own_parties(document, noun.i)
    phone = is_phone(document, noun.i) and lemma in ("conversation", "discussion", "talk", "consultation")
    kind = "phone" if phone else "talks"
    reference = len(sides_of(document, parties)) < 2
    if reference and not _points(document, noun, lemma):
        draft = _draft(document, noun, "talks", "talks", parties, reference=True)
        set_ = draft.event is not None or (draft.time is not None and draft.place is not None)
        return draft if lemma in ("meeting", "talk", "summit") and set_ else None
    type_ = "phone call" if phone else ("talks" if type_ == "gathering" else type_)
    return _draft(document, noun, type_, kind, parties, reference=reference)


def _only_a_setting(document: Document, noun: Token) -> bool:
    """Whether a noun only says where another meeting takes place, or what it is about ("met at a summit")."""
    preposition = document.tokens[noun.head]
    if noun.dep != "pobj":
        return False
    over = document.tokens[preposition.head]
    words = meeting_words()
    if preposition.lemma.lower() == "of" and over.lemma.lower() in words.margins:
        return True
    if preposition.lemma.lower() in ("on", "about", "over", "regarding"):
        return not grammar.prepositional(document, noun.i, "in", "at") and over.lemma.lower() in words.topical
    meets = words.verbs.get(over.lemma.lower()) in ("meet", "talk", "see") or over.lemma.lower() in words.nouns
    return noun.lemma.lower() in ("summit", "conference", "forum") and preposition.lemma.lower() == "at" and meets


def _carried(document: Document, noun: Token) -> bool:
    """Whether the verb around a noun is one whose subject takes part ("held talks")."""
    verb = carrying_verb(document, noun.i)
    return verb is not None and document.tokens[verb].lemma.lower() in meeting_words().carriers


def _points(document: Document, noun: Token, lemma: str) -> bool:
    """Whether a noun without its parties can point to a meeting: "the meeting", "their talks", not "a dialogue"."""
    if lemma not in meeting_words().pointing:
        return False
    before = grammar.children(document, noun.i, "det", "poss", "amod", "compound", "nummod")
    if any(t.lemma.lower() in meeting_words().other_meetings for t in before):
        return False
    return noun.tag == "NNS" or any(t.lemma.lower() in _DEFINITE or t.dep == "poss" for t in before)


def _call(document: Document, noun: Token) -> Draft | None:
    """A telephone call, not a call for something or to do something."""
    for child in grammar.children(document, noun.i, "prep", "acl"):
        if child.lemma.lower() in ("for", "on") and not is_phone(document, noun.i):
            return None
        if child.dep == "acl" and child.tag == "VB" and not is_phone(document, noun.i):
            return None
    parties = noun_parties(document, noun.i)
    to = parties_of(grammar.mentions_of(document, grammar.prepositional(document, noun.i, "to")))
    parties = joined(parties, to)
    return _draft(document, noun, "phone call", "phone", parties, reference=len(sides_of(document, parties)) < 2)


def _trip(document: Document, noun: Token) -> Draft | None:
    owners = parties_of(grammar.mentions_of(document, [t.i for t in grammar.children(document, noun.i, "poss")]))
    by = parties_of(grammar.mentions_of(document, grammar.prepositional(document, noun.i, "by", "of", "from")))
    with_ = parties_of(grammar.mentions_of(document, grammar.prepositional(document, noun.i, "with", "to")))
    visitors = joined(owners, by) or outer_parties(document, noun.i)
    visitors = tuple(p for p in visitors if _travels(document, p))
    draft = visit(document, noun, visitors, with_)
    if draft is None or len(sides_of(document, draft.parties)) < 2:
        return None if draft is None else replace(draft, reference=True)
    return draft


def _gathering(document: Document, noun: Token, event: str) -> Draft | None:
    group = group_of(document, noun.i)
    verb = carrying_verb(document, noun.i)
    attending: tuple[Party, ...] = ()
    inside = document.tokens[noun.head].lemma.lower() in ("at", "during")
    if verb is not None and (document.tokens[verb].lemma in _ATTENDING or inside):
        attending = parties_of(grammar.mentions_of(document, grammar.grammatical_subjects(document, verb)))
    named = [m for m in document.mentions if group in m.actors and _near(document, m.head, noun.i)]
    members = parties_of(tuple(named[:1])) if group else ()
    draft = _draft(document, noun, "multilateral summit", "gathering", joined(members, attending))
    off = draft.status.value in ("declined", "cancelled") and bool(attending)
    parties = attending if off else draft.parties
    return replace(draft, event=Named(event, draft.trigger), parties=parties)


def _near(document: Document, head: int, noun: int) -> bool:
    return document.sentence_of[head] == document.sentence_of[noun] and abs(head - noun) < 12
