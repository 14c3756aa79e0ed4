"""Drafts from nouns: talks, summits, calls, visits and gatherings, and the words that only point to one."""

from dataclasses import replace

from detente.extraction import grammar
from detente.extraction.meeting_drafting import draft_of, place_parties, travels, visit
from detente.extraction.meeting_drafts import Draft, Named, Party, joined, parties_of, sides_of, type_of
from detente.extraction.meeting_parties import (
    are_only_partners,
    carrying_verb,
    is_phone,
    noun_parties,
    outer_parties,
    own_parties,
    partners_of,
    people_at,
    teller_of,
)
from detente.extraction.meeting_settings import gathering_name, group_of, place_of
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her", "both"})
_ATTENDING = frozenset(
    {"attend", "join", "address", "skip", "boycott", "miss", "snub", "host", "participate", "back", "leave", "chair"}
)


def from_noun(document: Document, noun: Token, type_: str) -> Draft | None:
    """The draft of a nominal trigger, or None where it names something else ("a call for calm", "a talk")."""
    lemma = noun.lemma.lower()
    words = meeting_words()
    if any(t.lemma.lower() in words.other_meetings for t in grammar.children(document, noun.i, "compound", "amod")):
        return None
    if type_ == "gathering" and noun.i and document.tokens[noun.i - 1].tag == "HYPH":
        return None  # "intelligence-gathering"
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
    if len(sides_of(document, parties)) == 1:
        parties = joined(parties, _hosts_of_journey(document, noun))
        parties = joined(parties, _included(document, noun))
    if len(sides_of(document, parties)) == 1:
        parties = joined(parties, teller_of(document, noun.i))
    if len(sides_of(document, parties)) < 2 and not _carried(document, noun):
        parties = own_parties(document, noun.i)
    phone = is_phone(document, noun.i) and lemma in ("conversation", "discussion", "talk", "consultation")
    kind = "phone" if phone else "talks"
    if len(sides_of(document, parties)) > 1 and are_only_partners(document, noun.i, parties):
        return None  # "talks with A and B": nobody says whose
    reference = len(sides_of(document, parties)) < 2 or lemma in words.presence
    if reference and not _points(document, noun, lemma):
        draft = draft_of(document, noun, "talks", "talks", parties, reference=True)
        set_ = draft.event is not None or (draft.time is not None and draft.place is not None)
        return draft if lemma in ("meeting", "talk", "summit") and set_ else None
    type_ = "phone call" if phone else ("talks" if type_ == "gathering" else type_)
    plural = noun.tag in ("NNS", "NNPS") and lemma not in words.plural_only
    partners = _included(document, noun) or partners_of(document, noun.i) if plural else ()
    return draft_of(document, noun, type_, kind, parties, partners=partners, reference=reference)


def _included(document: Document, noun: Token) -> tuple[Party, ...]:
    """Whom a verb counts among those at talks: "her meetings included the envoys of Peru and Chile"."""
    verb = document.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma.lower() not in ("include", "involve"):
        return ()
    return people_at(document, grammar.objects(document, verb.i))


def _hosts_of_journey(document: Document, noun: Token) -> tuple[Party, ...]:
    """The country to which somebody travels for talks: "flew to Oslo for talks", "arrived in Oslo for a summit"."""
    preposition = document.tokens[noun.head]
    verb = document.tokens[preposition.head]
    kind = meeting_words().verbs.get(verb.lemma.lower())
    if preposition.lemma.lower() != "for" or kind not in ("travel", "visit", "send", "invite"):
        return ()
    return place_parties(document, place_of(document, verb.i, travel=True))


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
    over = document.tokens[noun.head].lemma.lower()
    if noun.lemma.lower() == "phone" and not (noun.dep == "pobj" and over in ("on", "over")):
        return None
    phone = is_phone(document, noun.i)
    if not phone and _is_appeal(document, noun):
        return None
    parties = joined(noun_parties(document, noun.i), people_at(document, grammar.prepositional(document, noun.i, "to")))
    persons = [p for p in parties if type_of(document, p.actor) == "person"]
    if len(sides_of(document, parties)) > 1 and len(persons) < 2 and not phone:
        return None
    partners = partners_of(document, noun.i) if noun.tag == "NNS" else ()
    alone = len(sides_of(document, parties)) < 2
    return draft_of(document, noun, "phone call", "phone", parties, partners=partners, reference=alone)


def _is_appeal(document: Document, noun: Token) -> bool:
    """ "a call for calm", "a call to act"."""
    for child in grammar.children(document, noun.i, "prep", "acl"):
        dates = [document.tokens[i].ent for i in grammar.prepositional(document, noun.i, "on")]
        if child.lemma.lower() == "for" or (child.lemma.lower() == "on" and "DATE" not in dates):
            return True
        if child.dep == "acl" and child.tag == "VB":
            return True
    return False


def _trip(document: Document, noun: Token) -> Draft | None:
    if noun.lemma.lower() == "tour" and noun.tag == "NNS":
        return None  # "tours to the coast" are sold; a statesman is on a tour
    if noun.lemma.lower() == "stop" and document.tokens[noun.head].lemma.lower() in ("put", "to", "bring", "call"):
        return None  # "put a stop to", "come to a stop"
    owners = parties_of(grammar.mentions_of(document, [t.i for t in grammar.children(document, noun.i, "poss")]))
    by = parties_of(grammar.mentions_of(document, grammar.prepositional(document, noun.i, "by", "of", "from")))
    with_ = parties_of(grammar.mentions_of(document, grammar.prepositional(document, noun.i, "with", "to")))
    visitors = joined(owners, by) or outer_parties(document, noun.i)
    visitors = tuple(p for p in visitors if travels(document, p))
    draft = visit(document, noun, visitors, with_)
    if draft is None or len(sides_of(document, draft.parties)) < 2:
        return None if draft is None else replace(draft, reference=True)
    return draft


def _gathering(document: Document, noun: Token, event: str) -> Draft | None:
    group = group_of(document, noun.i)
    verb = carrying_verb(document, noun.i)
    attending: tuple[Party, ...] = ()
    over = document.tokens[noun.head]
    if over.lemma.lower() == "of" and document.tokens[over.head].lemma in ("end", "start", "beginning", "close", "eve"):
        over = document.tokens[document.tokens[over.head].head]
    inside = over.lemma.lower() in ("at", "during")
    if verb is not None and (document.tokens[verb].lemma in _ATTENDING or inside):
        attending = parties_of(grammar.mentions_of(document, grammar.grammatical_subjects(document, verb)))
        if document.tokens[verb].lemma not in _ATTENDING:  # "Peru will be much talked of at the summit"
            attending = tuple(p for p in attending if type_of(document, p.actor) == "person")
    named = [m for m in document.mentions if group in m.actors and _near(document, m.head, noun.i)]
    members = parties_of(tuple(named[:1])) if group else ()
    draft = draft_of(document, noun, "multilateral summit", "gathering", joined(members, attending))
    off = draft.status.value in ("declined", "cancelled") and bool(attending)
    parties = attending if off else draft.parties
    return replace(draft, event=Named(event, draft.trigger), parties=parties)


def _near(document: Document, head: int, noun: int) -> bool:
    return document.sentence_of[head] == document.sentence_of[noun] and abs(head - noun) < 12
