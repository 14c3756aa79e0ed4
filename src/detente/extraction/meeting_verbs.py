"""Drafts from verbs: meeting, talking, calling, receiving, travelling, inviting."""

from dataclasses import replace
from itertools import pairwise

from detente.extraction import grammar
from detente.extraction.meeting_drafting import draft_of, travels, visit
from detente.extraction.meeting_drafts import Draft, Named, Party, joined, sides_of, type_of
from detente.extraction.meeting_parties import is_phone, people_at, verb_parties
from detente.extraction.meeting_settings import place_of
from detente.extraction.meeting_status import Status, status_of
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document, Token

_APART = frozenset({"separately", "individually"})
_APPOSED = 8  # tokens between a name and what somebody is called
_OPENING = frozenset({'"', "“", "``", "'", "‘"})


def from_verb(document: Document, verb: Token, kind: str) -> Draft | None:
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


def _meet(document: Document, verb: Token) -> Draft | None:
    if grammar.is_passive(document, verb.i):
        return None
    if verb.dep == "relcl" and _is_kept(document, verb):
        return None
    doers, partners = verb_parties(document, verb.i, "with", "between", "alongside")
    if not partners and verb.dep == "acl":
        partners = _asked(document, verb)
    for other in () if partners else grammar.children(document, verb.i, "conj"):  # "met and had lunch with her"
        around = (other.i, *(t.i for t in grammar.children(document, other.i, "dobj")))
        partners = people_at(document, [head for i in around for head in grammar.prepositional(document, i, "with")])
    objects = grammar.children(document, verb.i, "dobj")
    if objects and not partners and objects[0].lemma.lower() not in meeting_words().people:
        return None
    parties = joined(doers, partners)
    group = next(
        (p for p in doers if type_of(document, p.actor) == "group" and not p.actor.startswith("group-un")), None
    )
    if not partners and group is not None and len(sides_of(document, parties)) == 1:
        return draft_of(document, verb, "multilateral summit", "gathering", parties)
    apart = any(t.lemma.lower() in _APART for t in grammar.children(document, verb.i, "advmod"))
    alone = not partners and len(parties) < 2
    return draft_of(document, verb, "talks", "talks", parties, partners=partners if apart else (), reference=alone)


def _is_kept(document: Document, verb: Token) -> bool:
    """Whether what is met is a thing: "a target that the allies agreed to meet"."""
    return document.tokens[verb.head].lemma.lower() in meeting_words().met_things


def _asked(document: Document, verb: Token) -> tuple[Party, ...]:
    """Those who answered a request, and those who made it: "she turned down a request by him to meet"."""
    noun = document.tokens[verb.head]
    over = document.tokens[noun.head]
    if noun.dep != "dobj" or not (status_of(document, verb.i).value == "declined" or over.lemma == "accept"):
        return ()
    makers = grammar.prepositional(document, noun.i, "by", "from", "of")
    return people_at(document, [*grammar.grammatical_subjects(document, over.i), *makers])


def _see(document: Document, verb: Token) -> Draft | None:
    """ "saw each other", "see one another": all are subjects; "shook hands with" has a partner."""
    if verb.lemma == "shake":
        shaken = any(t.lemma == "hand" for t in grammar.children(document, verb.i, "dobj"))
        doers, partners = verb_parties(document, verb.i, "with")
        return draft_of(document, verb, "talks", "talks", joined(doers, partners)) if shaken and partners else None
    if not any(t.lemma.lower() in ("other", "another") for t in grammar.children(document, verb.i, "dobj")):
        return None
    doers, _ = verb_parties(document, verb.i)
    draft = draft_of(document, verb, "talks", "talks", doers, reference=len(sides_of(document, doers)) < 2)
    return replace(draft, type="multilateral summit") if draft.event is not None else draft


def _talk(document: Document, verb: Token) -> Draft | None:
    doers, partners = verb_parties(document, verb.i, *meeting_words().partner_prepositions)
    partners = tuple(p for p in partners if type_of(document, p.actor) != "organisation" and not _hears(p))
    if any(t.ent in ("NORP", "LANGUAGE") for t in grammar.children(document, verb.i, "dobj")):
        return None  # "spoke Norwegian to her"
    phone = is_phone(document, verb.i)
    if not partners and not phone:
        return None
    if not partners:  # "the two leaders spoke by telephone"
        alone = len(sides_of(document, doers)) < 2
        return draft_of(document, verb, "phone call", "phone", doers, reference=alone) if doers else None
    kind, type_ = ("phone", "phone call") if phone else ("talks", "talks")
    draft = draft_of(document, verb, type_, kind, joined(doers, partners), partners=partners)
    return None if draft.status.value == "declined" and verb.lemma in ("speak", "talk") else draft


def _hears(party: Party) -> bool:
    """Whether somebody spoken to is an audience: a parliament hears a speech."""
    return any(word in party.actor for word in meeting_words().audiences)


def _phone(document: Document, verb: Token) -> Draft | None:
    if any(t.tag != "VB" for t in grammar.children(document, verb.i, "ccomp", "xcomp", "attr", "acomp", "prt")):
        return None
    names = [t for t in grammar.children(document, verb.i, "oprd") if t.i not in document.mention_at]
    if names or (grammar.children(document, verb.i, "oprd") and grammar.children(document, verb.i, "dobj")):
        return None
    if _is_asking_in(document, verb) or _has_quoted_name(document, verb):
        return None
    doers, partners = verb_parties(document, verb.i)
    partners = tuple(
        p for p in partners if type_of(document, p.actor) != "organisation" and not _is_named(document, verb, p)
    )
    called_for = [i for i in grammar.prepositional(document, verb.i, "for", "on", "upon") if not _is_date(document, i)]
    if called_for or not any(_answers(document, p) for p in partners):
        return None
    return draft_of(document, verb, "phone call", "phone", joined(doers, partners), partners=partners)


def _is_asking_in(document: Document, verb: Token) -> bool:
    """Whether people are summoned: "is calling X and Y", said of no telephone."""
    under_way = any(t.lemma.lower() == "be" for t in grammar.children(document, verb.i, "aux"))
    return verb.lemma == "call" and verb.tag == "VBG" and under_way and not is_phone(document, verb.i)


def _has_quoted_name(document: Document, verb: Token) -> bool:
    """ "called her “dear Anna”": what somebody is called stands in quotation marks."""
    names = grammar.children(document, verb.i, "oprd")
    return any(t.text in _OPENING for name in names for t in document.tokens[verb.i + 1 : name.i])


def _answers(document: Document, party: Party) -> bool:
    """Whether somebody can be called: a person, named or by his office ("called the Peruvian ambassador")."""
    head = document.tokens[party.head]
    office = head.tag == "NN" and head.lemma.lower() in meeting_words().envoys
    return type_of(document, party.actor) == "person" or office


def _is_named(document: Document, verb: Token, party: Party) -> bool:
    """Whether a verb gives a name to somebody: "called her a friend", "called him “great”"."""
    if verb.lemma.lower() != "call":
        return False
    after = grammar.tokens_in(document, party.span)
    rest = document.tokens[after[1] : after[1] + _APPOSED] if after is not None else ()
    following = next((t for t in rest[:2] if t.text != ","), None)
    if following is None or following.text in _OPENING or following.tag == "POS":
        return following is not None
    named = (t for t, later in pairwise(rest) if t.lemma.lower() in ("a", "an") and later.text in _OPENING)
    return following.lemma.lower() in ("a", "an") or next(named, None) is not None  # "called her, now 73, a “hawk”"


def _is_date(document: Document, i: int) -> bool:
    return document.tokens[i].ent in ("DATE", "TIME")


def _discuss(document: Document, verb: Token) -> Draft | None:
    doers = _thanked(document, verb) or verb_parties(document, verb.i)[0]
    heads = list(grammar.prepositional(document, verb.i, "with"))
    for topic in grammar.children(document, verb.i, "dobj"):
        if topic.lemma.lower() in meeting_words().two_sided:
            continue  # "discussed an agreement with Peru"
        heads += grammar.prepositional(document, topic.i, "with")
    partners = people_at(document, heads)
    if not partners or (verb.lemma == "raise" and all(type_of(document, p.actor) != "person" for p in partners)):
        return None
    phone = is_phone(document, verb.i)
    return draft_of(
        document, verb, "phone call" if phone else "talks", "phone" if phone else "talks", joined(doers, partners)
    )


def _thanked(document: Document, verb: Token) -> tuple[Party, ...]:
    """Who is thanked or blamed "for raising" something, and so did it."""
    over = document.tokens[verb.head]
    above = document.tokens[over.head]
    if verb.dep != "pcomp" or over.lemma.lower() != "for" or not grammar.is_verbal(above):
        return ()
    return people_at(document, grammar.objects(document, above.i))


def _host(document: Document, verb: Token) -> Draft | None:
    doers, guests = verb_parties(document, verb.i)
    if not doers or not guests:
        return None
    return draft_of(document, verb, "talks", "talks", joined(doers, guests))


def _travel(document: Document, verb: Token) -> Draft | None:
    """A visit by a verb of travel, unless it only leads to a meeting told by another trigger ("flew in to meet")."""
    if _leads_on(document, verb) or _is_of_others(document, verb):
        return None
    doers, partners = verb_parties(document, verb.i)
    doers = tuple(p for p in doers if travels(document, p))
    place = place_of(document, verb.i, travel=True)
    if verb.lemma == "visit" and (met := people_at(document, grammar.prepositional(document, verb.i, "with"))):
        return draft_of(document, verb, "talks", "talks", joined(doers, met))
    if meeting_words().verbs[verb.lemma.lower()] == "travel":
        partners = ()
        place = place if place is not None and _is_goal(document, verb, place) else None
    if place is None and not partners:
        return None
    return visit(document, verb, doers, partners)


def _is_of_others(document: Document, verb: Token) -> bool:
    """Whether those who travel are a crowd or a thing: "the troops landed at", "the letter went to"."""
    own = grammar.children(document, verb.i, "nsubj", "nsubjpass")
    return any(t.lemma.lower() in meeting_words().crowds for t in own)


def _is_goal(document: Document, verb: Token, place: Named) -> bool:
    """Whether a place is where a verb of travel leads: "left for", "went to", not "came after talks in"."""
    covered = grammar.tokens_in(document, place.span)
    if covered is not None and document.tokens[covered[0]].lemma.lower() == "here":
        return True
    words = meeting_words()
    wanted = words.goals.get(verb.lemma.lower(), words.travel_prepositions)
    goals = grammar.prepositional(document, verb.i, *wanted)
    other = words.nouns.keys() | words.other_meetings
    goals = tuple(i for i in goals if document.tokens[i].lemma.lower() not in other)
    heads = {i for goal in goals for i in grammar.subtree(document, goal, stop=lambda t: t.lemma.lower() in other)}
    return covered is not None and bool(heads & set(range(*covered)))


def _set_foot(document: Document, verb: Token) -> Draft | None:
    """ "set foot in", "paid a visit" apart."""
    if not any(t.lemma.lower() == "foot" for t in grammar.children(document, verb.i, "dobj")):
        return None
    doers, _ = verb_parties(document, verb.i)
    return visit(document, verb, tuple(p for p in doers if travels(document, p)), ())


def _leads_on(document: Document, verb: Token) -> bool:
    for child in grammar.children(document, verb.i, "advcl", "xcomp"):
        if child.lemma in ("meet", "hold", "attend", "see") and grammar.children(document, child.i, "aux", "mark"):
            return True
    return any(
        document.tokens[i].lemma.lower() in meeting_words().nouns and document.tokens[i].lemma.lower() != "visit"
        for i in grammar.prepositional(document, verb.i, "for", "on")
    )


def _send(document: Document, verb: Token) -> Draft | None:
    """ "sent his envoy to Cairo", "invited him to Moscow": a visit by the object, unless an infinitive tells it."""
    if grammar.children(document, verb.i, "xcomp", "ccomp") or _leads_on(document, verb):
        return None
    doers, guests = verb_parties(document, verb.i)
    guests = tuple(p for p in guests if travels(document, p) and not _is_posted(document, verb, p))
    place = place_of(document, verb.i, travel=True)
    if place is None or not guests or any(p.span.overlaps(place.span) for p in guests):
        return None
    if verb.lemma != "invite":
        return visit(document, verb, guests, ())
    draft = visit(document, verb, guests, doers)
    asked = draft is not None and draft.status.value == "held"
    return replace(draft, status=Status("proposed", verb.i)) if draft is not None and asked else draft


def _is_posted(document: Document, verb: Token, guest: Party) -> bool:
    """Whether somebody is sent to a post rather than on a visit, or nobody names him: "Ambassador X was sent to"."""
    mention = document.mention_at.get(guest.head)
    if verb.lemma == "invite" or mention is None:
        return False
    first = document.sentences[document.sentence_of[mention.first]].first
    words = {t.lemma.lower() for t in document.tokens[max(first, mention.first - 2) : mention.last]}
    return "ambassador" in words or bool(words & {"man", "woman", "people", "person", "one"})
