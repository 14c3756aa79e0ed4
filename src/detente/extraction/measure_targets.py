"""Whom a measure hits."""

from dataclasses import replace

from detente.extraction.grammar import children, is_passive, mentions_at, mentions_of, prepositional
from detente.extraction.measure_parties import (
    Party,
    doers,
    governs,
    mentions_within,
    names_target,
    noun_beside,
    party_of,
    premodifiers,
    state_for,
)
from detente.extraction.measure_phrases import relative_verb
from detente.extraction.measure_triggers import Trigger, misread
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention

_TARGET_PREPOSITIONS = ("on", "against", "upon", "at", "from", "with", "for", "to", "of", "in")
_NEAR = 5


def targets(document: Document, trigger: Trigger, imposing: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the measure hits, imposers left out unless they are hit at home ("closed its embassy in")."""
    heads = target_mentions(document, trigger)
    beside = noun_beside(document, trigger) if trigger.nominal and not heads else None
    if beside is not None:
        heads = target_mentions(document, beside)
    own = {party.actor for party in imposing}
    hit: dict[str, Party] = {}
    for mention in heads:
        for party in party_of(document, mention, acting=False):
            if _only_places(document, mention, trigger):
                party = replace(party, actor=state_for(document, party.actor, always=True))
            if trigger.type == "treaty withdrawal" and party.actor.startswith("group-un"):
                continue  # under whose roof a treaty stands
            if state_for(document, party.actor, always=True) not in own:
                hit.setdefault(party.actor, party)
    if trigger.type == "expulsion" and any(actor.startswith("state-") for actor in hit):
        return tuple(party for party in hit.values() if not party.actor.startswith("unnamed-"))
    return tuple(hit.values())


def _only_places(document: Document, mention: Mention, trigger: Trigger) -> bool:
    """Whether somebody is named to say whose or what those hit are ("his country", "allies of Rojas")."""
    head = document.tokens[mention.head]
    above = document.tokens[head.head]
    if head.dep == "poss":
        return above.lemma.lower() in measure_words().belongs
    if head.dep != "pobj" or above.text.lower() not in ("of", "to", "by", "for"):
        return False
    whose = document.tokens[above.head]
    return whose.pos == "NOUN" and whose.i not in (trigger.head, trigger.complement)


def target_mentions(document: Document, trigger: Trigger) -> list[Mention]:
    """The mentions of those whom a trigger's words name as hit, imposers not yet left out."""
    if trigger.nominal:
        return _targets_of_noun(document, trigger)
    return _targets_of_verb(document, trigger)


def strictly_hit(document: Document, trigger: Trigger) -> list[Mention]:
    """Those whom "on" or "against" names at a measure noun, "with" at ties and "to" at aid that are cut."""
    if trigger.nominal:
        heads = prepositional(document, trigger.head, "on", "against")
    elif trigger.what == "aid" and trigger.complement is not None:
        heads = prepositional(document, trigger.complement, "to", "for")
    elif trigger.what == "relations" and trigger.complement is not None:
        heads = (*prepositional(document, trigger.complement, "with"), *prepositional(document, trigger.head, "with"))
    else:
        return []
    return [m for i in heads for m in mentions_within(document, i)]


def _targets_of_noun(document: Document, trigger: Trigger) -> list[Mention]:
    """Those in "sanctions on X", "hit X with sanctions", "X sanctions", "a freeze of X's assets"."""
    found: list[Mention] = []
    for i in prepositional(document, trigger.head, *_TARGET_PREPOSITIONS):
        found += _named_at(document, i)
    if trigger.complement is not None:
        found += mentions_within(document, trigger.complement)
    for clause in children(document, trigger.head, "acl", "relcl"):
        if clause.lemma.lower() in measure_words().aiming:
            found += mentions_within(document, clause.i)
        elif clause.lemma.lower() in measure_words().imposing:  # "a ban that it imposed on"
            found += [m for i in prepositional(document, clause.i, "on", "against") for m in _named_at(document, i)]
    relative = relative_verb(document, trigger.last, measure_words().imposing)
    if relative is not None and not found:
        found += mentions_of(document, prepositional(document, relative, "on", "against"))
    for i in premodifiers(document, trigger):
        mention = document.mention_at.get(i)
        if mention is not None and names_target(document, mention, trigger):
            found.append(mention)
    if trigger.verb is not None and governs(document, trigger):
        found += _targets_of_governor(document, trigger.verb)
    return found or _targets_after(document, trigger)


def _named_at(document: Document, i: int) -> list[Mention]:
    return mentions_within(document, i) or _whence(document, i)


def _whence(document: Document, goods: int) -> list[Mention]:
    """Where goods come from ("boats built in Peru")."""
    clauses = (c for c in children(document, goods, "acl", "relcl") if c.lemma.lower() in measure_words().making)
    return [
        m
        for c in clauses
        for i in prepositional(document, c.i, "in", "from", "by")
        for m in mentions_within(document, i)
    ]


def _targets_after(document: Document, trigger: Trigger) -> list[Mention]:
    """Whom an "on" or "against" names that follows the noun, whatever the tree hangs it on."""
    last = document.sentences[document.sentence_of[trigger.head]].last
    for i in range(trigger.last, min(trigger.last + _NEAR, last)):
        if document.tokens[i].tag in ("VBD", "VBZ", "MD") and not misread(document, i):
            return []
        if document.tokens[i].text.lower() in ("on", "against"):
            return [m for token in children(document, i, "pobj") for m in mentions_within(document, token.i)]
    return []


def _targets_of_governor(document: Document, verb: int) -> list[Mention]:
    lemma = document.tokens[verb].lemma.lower()
    found: list[Mention] = []
    for i in prepositional(document, verb, "on", "against", "upon"):
        found += _named_at(document, i)
    if lemma in measure_words().suffering:
        found += doers(document, verb)
    if lemma in ("hit", "slap", "punish", "target", "threaten"):
        for token in children(document, verb, "dobj", "nsubjpass"):
            found += mentions_at(document, token.i)
    return found


def _targets_of_verb(document: Document, trigger: Trigger) -> list[Mention]:
    """The object with all that it names, then what "from", "to", "with" and "against" add."""
    found: list[Mention] = []
    verb = trigger.head
    for token in children(document, verb, "dobj", "nsubjpass", "ccomp", "xcomp", "dative", "oprd"):
        found += mentions_within(document, token.i)
    token = document.tokens[verb]
    if token.dep in ("acl", "relcl") and is_passive(document, verb):
        noun = document.tokens[token.head]
        named = mentions_at(document, noun.head) if noun.dep == "appos" else ()
        found += named or mentions_at(document, noun.i)
    if trigger.complement is not None:
        found += mentions_within(document, trigger.complement)
    if trigger.what == "membership":
        return found
    for i in prepositional(document, verb, "from", "to", "with", "against", "on", "for", "in"):
        found += mentions_within(document, i)
    forbidden = _in_what_is_forbidden(document, verb)
    return forbidden if forbidden and trigger.what == "order" else found + forbidden


def _in_what_is_forbidden(document: Document, verb: int) -> list[Mention]:
    """Those named in what somebody is kept from ("forbids banks from lending to Peru")."""
    return [
        mention
        for preposition in children(document, verb, "prep")
        if preposition.text.lower() == "from"
        for clause in children(document, preposition.i, "pcomp")
        for mention in mentions_within(document, clause.i)
    ]
