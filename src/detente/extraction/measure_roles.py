"""Who imposes a measure and whom it hits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.extraction.grammar import (
    ancestors,
    children,
    grammatical_subjects,
    is_passive,
    mentions_at,
    mentions_of,
    prepositional,
    subjects,
    subtree,
)
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention, Token

_TARGET_PREPOSITIONS = ("on", "against", "upon", "at", "from", "with", "for", "to", "of", "in")
_STRICT_TARGET_PREPOSITIONS = ("on", "against", "upon", "targeting")
_ANNOUNCING = frozenset({"say", "announce", "declare", "order", "tell", "state", "confirm", "decree"})
_GOVERNING_PREPOSITIONS = frozenset({"with", "of", "on", "by", "for", "through", "via", "including", "in"})
_AIMING = frozenset({"target", "hit", "punish", "aim", "affect", "cripple", "restrict", "ban", "bar", "cover"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role, with the tokens ``[first, last)`` that name it and their head."""

    actor: str
    first: int
    last: int
    head: int


def party_of(document: Document, mention: Mention, *, acting: bool) -> Iterator[Party]:
    """The parties that a mention names; those who act do so for their state, so a leader or an organ stands for it."""
    for actor_id in mention.actors:
        actor = state_for(document, actor_id, always=acting)
        if not acting or may_impose(document, actor):
            yield Party(actor, mention.first, mention.last, mention.head)


def state_for(document: Document, actor_id: str, *, always: bool) -> str:
    """The state of an organ, of somebody without a name and, if ``always``, of a person; the actor itself where unknown."""
    actor = document.actor_by_id.get(actor_id)
    if actor is None or actor.country is None or actor.type in ("state", "group", "organisation"):
        return actor_id
    if actor.type == "person" and not always:
        return actor_id
    state = f"state-{actor.country}"
    return state if state in document.actor_by_id else actor_id


def may_impose(document: Document, actor_id: str) -> bool:
    """Whether an actor can impose a measure on a state: states, their organs and leaders, groups, the United Nations."""
    actor = document.actor_by_id.get(actor_id)
    if actor is None:
        return False
    if actor.type in ("state", "group", "body"):
        return True
    return actor.country is not None if actor.type in ("person", "unnamed") else _is_union(actor.id)


def _is_union(actor_id: str) -> bool:
    return any(word in actor_id for word in ("united-nations", "security-council", "palestin", "union", "league"))


def imposers(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """Who imposes: for a noun its owner, then "by" whom, then the subject of an imposing or lifting verb; for a verb its subject."""
    if not trigger.nominal:
        had = document.tokens[trigger.head].lemma == "have"
        doing = () if had else _parties(document, _subject_mentions(document, trigger.head), acting=True)
        return doing or _who_announces(document, trigger)
    for found in (_owners(document, trigger), _agents(document, trigger), _governing_subject(document, trigger)):
        parties = _parties(document, found, acting=True)
        if parties:
            return parties
    beside = _beside(document, trigger)
    if beside is not None:
        return imposers(document, beside)
    return _who_announces(document, trigger)


def _beside(document: Document, trigger: Trigger) -> Trigger | None:
    """The noun to which a measure noun is joined ("visa bans and asset freezes", "a list, including a travel ban")."""
    token = document.tokens[trigger.head]
    above = document.tokens[token.head]
    if token.dep == "conj" and above.pos in ("NOUN", "PROPN"):
        return replace(trigger, first=above.i, last=above.i + 1, head=above.i)
    if (
        token.dep == "pobj"
        and above.text.lower() == "including"
        and document.tokens[above.head].pos in ("NOUN", "PROPN")
    ):
        return replace(trigger, first=above.head, last=above.head + 1, head=above.head)
    return None


def _who_announces(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """For a passive without agent that somebody reports ("Lima said that flights would be suspended"): the speaker."""
    verb = trigger.verb if trigger.nominal else trigger.head
    if verb is None or prepositional(document, verb, "by"):
        return ()
    lemma = document.tokens[verb].lemma.lower()
    if not is_passive(document, verb) and lemma != "have":
        return ()
    if trigger.nominal and (lemma not in measure_words().imposing or not governs(document, trigger)):
        return ()
    for token in ancestors(document, verb):
        if token.lemma.lower() in _ANNOUNCING and token.tag.startswith("VB"):
            speakers = _parties(document, mentions_of(document, grammatical_subjects(document, token.i)), acting=True)
            hit = {
                state_for(document, m.actors[0], always=True) for m in _target_mentions(document, trigger) if m.actors
            }
            return tuple(party for party in speakers if party.actor not in hit)
    return ()


def _parties(document: Document, mentions: Iterable[Mention], *, acting: bool) -> tuple[Party, ...]:
    """The parties named by mentions, each actor once."""
    found: dict[str, Party] = {}
    for mention in mentions:
        for party in party_of(document, mention, acting=acting):
            found.setdefault(party.actor, party)
    return tuple(found.values())


def _subject_mentions(document: Document, verb: int) -> tuple[Mention, ...]:
    """Those who do what a verb says; a participle with an object of its own is an active verb that was misread."""
    if is_passive(document, verb) and children(document, verb, "dobj") and not children(document, verb, "auxpass"):
        return mentions_of(document, grammatical_subjects(document, verb))
    return (
        _right_before(document, verb)
        or mentions_of(document, subjects(document, verb))
        or _nearest_before(document, verb)
    )


def _right_before(document: Document, verb: int) -> tuple[Mention, ...]:
    """The actor right before the past-tense verb from which a verb takes its subject, where that has none of its own and
    the tree makes the actor part of the clause before ("and Lima replied by closing")."""
    for token in (document.tokens[verb], *ancestors(document, verb)):
        if children(document, token.i, "nsubj", "nsubjpass"):
            return ()
        if token.tag in ("VBD", "VBZ") and token.dep == "conj" and not children(document, token.i, "aux"):
            mention = document.mention_at.get(token.i - 1)
            joined = mention is not None and document.tokens[mention.head].dep == "conj"
            return (mention,) if mention is not None and joined else ()
    return ()


def _nearest_before(document: Document, verb: int) -> tuple[Mention, ...]:
    """Where the tree gives an active verb no subject at all: the actor named last before it with no other verb between."""
    token = document.tokens[verb]
    if token.tag not in ("VBD", "VBZ", "VBP") or grammatical_subjects(document, verb) or is_passive(document, verb):
        return ()
    first = document.sentences[document.sentence_of[verb]].first
    for i in range(verb - 1, first - 1, -1):
        if document.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD"):
            return ()
        if i in document.mention_at:
            return (document.mention_at[i],)
    return ()


def _owners(document: Document, trigger: Trigger) -> list[Mention]:
    """Mentions before the noun in its phrase ("U.S. sanctions", "the EU's embargo"), those that are its target left out."""
    found = []
    for i in _premodifiers(document, trigger):
        mention = document.mention_at.get(i)
        if mention is not None and mention not in found and not names_target(document, mention, trigger):
            found.append(mention)
    return found


def _premodifiers(document: Document, trigger: Trigger) -> list[int]:
    """The tokens of the noun phrase that stand before the trigger."""
    inside = set(subtree(document, trigger.head))
    first = trigger.first
    while first - 1 in inside and first - 1 >= 0:
        first -= 1
    return list(range(first, trigger.first))


def names_target(document: Document, mention: Mention, trigger: Trigger) -> bool:
    """Whether a state's bare name before the noun is whom it hits ("Iran sanctions"), not whose it is ("U.S. sanctions")."""
    head = document.tokens[mention.last - 1]
    if (
        head.tag == "POS"
        or head.dep == "poss"
        or (mention.last < len(document.tokens) and _is_possessive(document, mention))
    ):
        return False
    name = document.text[mention.start : mention.end]
    actor = document.actor_by_id.get(mention.actors[0]) if mention.actors else None
    if actor is None or actor.type != "state":
        return False
    if head.pos == "ADJ" or head.tag == "JJ" or name != actor.name:
        return False
    return not any(_under(document, i) for i in prepositional(document, trigger.head, *_STRICT_TARGET_PREPOSITIONS))


def _is_possessive(document: Document, mention: Mention) -> bool:
    return document.tokens[mention.last].tag == "POS" or document.tokens[mention.head].dep == "poss"


def _agents(document: Document, trigger: Trigger) -> list[Mention]:
    """Those named by "by" or "from" after the noun, and the subjects of a clause at it ("sanctions that X imposed")."""
    found: list[Mention] = list(mentions_of(document, prepositional(document, trigger.head, "by")))
    above = document.tokens[document.tokens[document.tokens[trigger.head].head].head]
    if above.lemma.lower() in measure_words().modal_nouns and document.tokens[trigger.head].dep == "pobj":
        found += mentions_of(document, [c.i for c in children(document, above.i, "poss", "compound", "nmod", "amod")])
    for clause in children(document, trigger.head, "acl", "relcl"):
        if clause.lemma.lower() in measure_words().imposing | measure_words().lifting:
            if clause.dep == "relcl" and not is_passive(document, clause.i):
                own = grammatical_subjects(document, clause.i)
                found += mentions_of(document, tuple(i for i in own if i != trigger.head))
            else:
                found += mentions_of(document, prepositional(document, clause.i, "by"))
    return found


def _governing_subject(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The subject of the verb that imposes, lifts or considers the measure; in the passive voice its agent."""
    words = measure_words()
    if trigger.verb is None or not governs(document, trigger):
        return ()
    lemma = document.tokens[trigger.verb].lemma.lower()
    if lemma in words.suffering:
        return mentions_of(document, prepositional(document, trigger.verb, "from", "by"))
    if lemma not in words.imposing | words.lifting | words.shelving | words.answer_verbs:
        return ()
    return _subject_mentions(document, trigger.verb)


def governs(document: Document, trigger: Trigger) -> bool:
    """Whether the verb above a measure noun has it as object, subject of the passive, or under one preposition."""
    token: Token = document.tokens[trigger.head]
    for _ in range(6):
        if token.dep == "prep" and token.text.lower() not in _GOVERNING_PREPOSITIONS:
            return False
        if token.head == trigger.verb:
            return True
        if token.dep in ("nsubj", "relcl", "acl", "advcl") or token.head == token.i:
            return False
        token = document.tokens[token.head]
    return False


def targets(document: Document, trigger: Trigger, imposing: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the measure hits, imposers left out unless they are hit at home ("closed its embassy in")."""
    heads = _target_mentions(document, trigger)
    beside = _beside(document, trigger) if trigger.nominal and not heads else None
    if beside is not None:
        heads = _target_mentions(document, beside)
    own = {party.actor for party in imposing}
    return tuple(
        party
        for party in _parties(document, heads, acting=False)
        if state_for(document, party.actor, always=True) not in own
    )


def _target_mentions(document: Document, trigger: Trigger) -> list[Mention]:
    if trigger.nominal:
        return _targets_of_noun(document, trigger)
    return _targets_of_verb(document, trigger)


def _targets_of_noun(document: Document, trigger: Trigger) -> list[Mention]:
    """ "sanctions on X", "imposed sanctions against X", "hit X with sanctions", "X sanctions", "a freeze of X's assets"."""
    found: list[Mention] = []
    for i in prepositional(document, trigger.head, *_TARGET_PREPOSITIONS):
        found += _under(document, i)
    if trigger.complement is not None:
        found += _under(document, trigger.complement)
    for clause in children(document, trigger.head, "acl", "relcl"):
        if clause.lemma.lower() in _AIMING:
            found += _under(document, clause.i)
    for i in _premodifiers(document, trigger):
        mention = document.mention_at.get(i)
        if mention is not None and names_target(document, mention, trigger):
            found.append(mention)
    if trigger.verb is not None and governs(document, trigger):
        found += _targets_of_governor(document, trigger.verb)
    return found


def _targets_of_governor(document: Document, verb: int) -> list[Mention]:
    lemma = document.tokens[verb].lemma.lower()
    found: list[Mention] = []
    for i in prepositional(document, verb, "on", "against", "upon"):
        found += _under(document, i)
    if lemma in measure_words().suffering:
        found += _subject_mentions(document, verb)
    if lemma in ("hit", "slap", "punish", "target", "threaten"):
        for token in children(document, verb, "dobj", "nsubjpass"):
            found += mentions_at(document, token.i)
    return found


def _targets_of_verb(document: Document, trigger: Trigger) -> list[Mention]:
    """The object with all that it names, then what "from", "to", "with" and "against" add."""
    found: list[Mention] = []
    verb = trigger.head
    for token in children(document, verb, "dobj", "nsubjpass", "ccomp", "xcomp", "dative", "oprd"):
        found += _under(document, token.i)
    token = document.tokens[verb]
    if token.dep in ("acl", "relcl") and is_passive(document, verb):
        noun = document.tokens[token.head]
        named = mentions_at(document, noun.head) if noun.dep == "appos" else ()
        found += named or mentions_at(document, noun.i)
    if trigger.complement is not None:
        found += _under(document, trigger.complement)
    for i in prepositional(document, verb, "from", "to", "with", "against", "on", "for", "in"):
        found += _under(document, i)
    return found


def _under(document: Document, i: int) -> list[Mention]:
    """The mentions in a phrase, in text order, clauses inside it left out."""
    inside = subtree(document, i, stop=lambda token: token.dep in ("relcl", "advcl", "acl") and token.i != i)
    return list(dict.fromkeys(document.mention_at[j] for j in inside if j in document.mention_at))
