"""Who is meant by the words around a measure: parties, doers, and what hangs on its noun."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.extraction.grammar import (
    ancestors,
    children,
    grammatical_subjects,
    is_passive,
    mentions_of,
    prepositional,
    subjects,
    subtree,
)
from detente.extraction.measure_triggers import Trigger, misread
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention, Token

_STRICT_TARGET_PREPOSITIONS = ("on", "against", "upon", "targeting")
_GOVERNING_PREPOSITIONS = frozenset(
    {"with", "of", "on", "by", "for", "through", "via", "including", "in", "up", "out", "down", "back", "off"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role, with the tokens ``[first, last)`` that name it and their head."""

    actor: str
    first: int
    last: int
    head: int


def party_of(document: Document, mention: Mention, *, acting: bool) -> Iterator[Party]:
    """The parties that a mention names; those who act do so for their state, so a leader or an organ stands for it."""
    groups = tuple(actor_id for actor_id in mention.actors if actor_id.startswith("group-"))
    for actor_id in groups or mention.actors:
        inner = () if acting else _states_inside(document, mention, actor_id)
        if inner:
            yield from inner
            continue
        actor = state_for(document, actor_id, always=acting)
        if not acting or may_impose(document, actor):
            yield Party(actor, *words_of(document, mention), mention.head)


def words_of(document: Document, mention: Mention) -> tuple[int, int]:
    """The tokens of a mention; its head alone where a wrong split cuts it in two, for no claim crosses a sentence."""
    if document.sentence_of[mention.first] == document.sentence_of[mention.last - 1]:
        return mention.first, mention.last
    return mention.head, mention.head + 1


def _states_inside(document: Document, mention: Mention, actor_id: str) -> tuple[Party, ...]:
    """The states that the words for people without a name speak of ("its ambassador to Peru")."""
    actor = document.actor_by_id.get(actor_id)
    if actor is None or actor.type != "unnamed":
        return ()
    return tuple(
        Party(inner.actors[0], inner.first, inner.last, mention.head)
        for inner in document.mentions
        if mention.first <= inner.first and inner.last <= mention.last and inner.actors[0].startswith("state-")
    )


def state_for(document: Document, actor_id: str, *, always: bool) -> str:
    """The state of an organ, of somebody without a name and, if ``always``, of a person; else the actor itself."""
    actor = document.actor_by_id.get(actor_id)
    if actor is None or actor.country is None or actor.type in ("state", "group", "organisation"):
        return actor_id
    if actor.type == "person" and not always:
        return actor_id
    state = f"state-{actor.country}"
    return state if state in document.actor_by_id else actor_id


def may_impose(document: Document, actor_id: str) -> bool:
    """Whether an actor can impose a measure on a state: states, their organs and leaders, groups of states."""
    actor = document.actor_by_id.get(actor_id)
    if actor is None:
        return False
    if actor.type in ("state", "group", "body"):
        return True
    return actor.country is not None if actor.type in ("person", "unnamed") else _is_union(actor.id)


def _is_union(actor_id: str) -> bool:
    return any(word in actor_id for word in ("united-nations", "security-council", "palestin", "union", "league"))


def parties_of(document: Document, mentions: Iterable[Mention], *, acting: bool) -> tuple[Party, ...]:
    """The parties named by mentions, each actor once."""
    found: dict[str, Party] = {}
    for mention in mentions:
        for party in party_of(document, mention, acting=acting):
            found.setdefault(party.actor, party)
    return tuple(found.values())


def governs(document: Document, trigger: Trigger) -> bool:
    """Whether the verb above a measure noun has it as object, subject of the passive, or under one preposition."""
    token: Token = document.tokens[trigger.head]
    for _ in range(6):
        if token.dep == "prep" and token.text.lower() not in _GOVERNING_PREPOSITIONS:
            return False
        if token.i != trigger.head and token.lemma.lower() in measure_words().motives:
            return False
        if token.head == trigger.verb:
            return True
        clause = token.dep in ("nsubj", "relcl", "acl", "advcl") and not misread(document, token.head)
        if clause or token.head == token.i:
            return False
        token = document.tokens[token.head]
    return False


def verb_before_with(document: Document, trigger: Trigger) -> int | None:
    """The verb of hitting that has a measure noun, or a clause that ends in it, under its "with"; None where none."""
    if not trigger.nominal:
        return None
    preposition = next((t for t in ancestors(document, trigger.head) if t.dep == "prep"), None)
    if preposition is None or preposition.text.lower() != "with":
        return None
    verb = document.tokens[preposition.head]
    return verb.i if verb.lemma.lower() in measure_words().harming else None


def noun_beside(document: Document, trigger: Trigger) -> Trigger | None:
    """The measure noun to which one is joined ("visa bans and asset freezes", "sanctions, including a travel ban")."""
    token = document.tokens[trigger.head]
    above = document.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() == "including":
        above = document.tokens[above.head]
    elif token.dep != "conj":
        return None
    words = measure_words()
    known = {noun.phrase[-1] for noun in words.nouns} | set(words.complements) | words.list_nouns
    if above.lemma.lower() not in known and above.text.lower() not in known:
        return None
    return replace(trigger, first=above.i, last=above.i + 1, head=above.i)


def mentions_within(document: Document, i: int) -> list[Mention]:
    """The mentions in a phrase, in text order, clauses inside it left out."""
    inside = subtree(document, i, stop=lambda token: token.dep in ("relcl", "advcl", "acl") and token.i != i)
    return list(dict.fromkeys(document.mention_at[j] for j in inside if j in document.mention_at))


def premodifiers(document: Document, trigger: Trigger) -> list[int]:
    """The tokens of the noun phrase that stand before the trigger."""
    top = trigger.head
    while document.tokens[top].dep == "compound":  # "Peru's tariff threat"
        top = document.tokens[top].head
    inside = set(subtree(document, top))
    first = trigger.first
    while first - 1 in inside and first - 1 >= 0:
        first -= 1
    return list(range(first, trigger.first))


def names_target(document: Document, mention: Mention, trigger: Trigger) -> bool:
    """Whether a state's bare name before the noun is whom it hits ("Iran sanctions") and not whose it is."""
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
    return not any(
        mentions_within(document, i) for i in prepositional(document, trigger.head, *_STRICT_TARGET_PREPOSITIONS)
    )


def is_of_topic(document: Document, mention: Mention) -> bool:
    """Whether a name only says what a measure is about ("Peru-related sanctions", "anti-Peruvian measures")."""
    last = document.sentences[document.sentence_of[mention.head]].last
    words = [document.tokens[i].text.lower() for i in range(mention.last, min(mention.last + 2, last))]
    if document.text[max(0, mention.start - 5) : mention.end].lower().lstrip().find("anti-") >= 0:
        return True
    return words[-1:] == ["related"] or (words[:1] == ["-"] and words[1:] == ["related"])


def _is_possessive(document: Document, mention: Mention) -> bool:
    return document.tokens[mention.last].tag == "POS" or document.tokens[mention.head].dep == "poss"


def doers(document: Document, verb: int) -> tuple[Mention, ...]:
    """Those who do what a verb says; a participle with an object of its own is an active verb that was misread."""
    if _is_judged(document, verb):
        return ()
    if is_passive(document, verb) and children(document, verb, "dobj") and not children(document, verb, "auxpass"):
        return mentions_of(document, grammatical_subjects(document, verb))
    return (
        _right_before(document, verb)
        or _told_to(document, verb)
        or _blamed(document, verb)
        or mentions_of(document, subjects(document, verb))
        or _nearest_before(document, verb)
    )


def _is_judged(document: Document, verb: int) -> bool:
    """Whether somebody only speaks of the act ("questioned the sense of leaving", "discussed lifting")."""
    token = document.tokens[verb]
    if token.tag != "VBG" or token.dep not in ("pcomp", "xcomp"):
        return False
    above = document.tokens[token.head]
    if token.dep == "pcomp" and above.text.lower() != "of":
        return False
    for over in (above, *ancestors(document, above.i)):
        if over.tag.startswith("VB"):
            return over.lemma.lower() in measure_words().judging
        if children(document, over.i, "poss"):
            return False
    return False


def _told_to(document: Document, verb: int) -> tuple[Mention, ...]:
    """Who is warned or pressed to do what an infinitive says ("warned Peru not to leave"), or given the power to."""
    token = document.tokens[verb]
    above = document.tokens[token.head]
    if not any(child.tag == "TO" for child in children(document, verb, "aux")):
        return ()
    words = measure_words()
    if token.dep == "xcomp" and above.lemma.lower() in words.addressing and not is_passive(document, above.i):
        return mentions_of(document, [child.i for child in children(document, above.i, "dobj")])
    if token.dep == "acl" and above.lemma.lower() in words.powers:
        giving = document.tokens[above.head]
        if giving.lemma.lower() in ("give", "grant", "hand", "lend"):
            return mentions_of(document, [child.i for child in children(document, giving.i, "dative")])
    return ()


def _blamed(document: Document, verb: int) -> tuple[Mention, ...]:
    """Who is blamed for, charged with or kept from what a verb says ("criticised Peru for expelling", "accused it of
    blocking", "kept Peru from leaving")."""
    preposition = document.tokens[document.tokens[verb].head]
    if document.tokens[verb].dep != "pcomp" or preposition.text.lower() not in ("for", "of", "from"):
        return ()
    above = document.tokens[preposition.head]
    if not above.tag.startswith("VB"):
        return ()
    if is_passive(document, above.i):
        return (
            () if preposition.text.lower() != "from" else mentions_of(document, grammatical_subjects(document, above.i))
        )
    blamed = [token.i for token in children(document, above.i, "dobj")]
    return mentions_of(document, blamed or prepositional(document, above.i, "at"))


def _right_before(document: Document, verb: int) -> tuple[Mention, ...]:
    """The actor right before a past-tense verb that a wrong tree makes part of the clause before.

    "and Lima replied by closing": "closing" takes its subject from "replied", which has none of its own.
    """
    for token in (document.tokens[verb], *ancestors(document, verb)):
        if children(document, token.i, "nsubj", "nsubjpass"):
            return ()
        if token.tag in ("VBD", "VBZ") and token.dep == "conj" and not children(document, token.i, "aux"):
            mention = document.mention_at.get(token.i - 1)
            joined = mention is not None and document.tokens[mention.head].dep == "conj"
            return (mention,) if mention is not None and joined else ()
    return ()


def _nearest_before(document: Document, verb: int) -> tuple[Mention, ...]:
    """For an active verb without a subject in the tree: the actor named last before it, no other verb between."""
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
