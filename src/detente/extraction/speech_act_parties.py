"""Who the words of an act name, of what kind and country they are, and who is joined to them by "and"."""

from collections.abc import Iterable

from detente.extraction.grammar import children, prepositional
from detente.lexicon.speech_acts import act_words
from detente.model.actors import Actor
from detente.model.document import Document, Mention, Token

_PUBLIC = frozenset({"state", "body", "group", "organisation", "person"})
_NAMED = frozenset({"state", "body", "group", "organisation"})
# What may stand between two names of one list, and how the parse may hang a name of a list.
_AND = frozenset({"and", "&"})
_JOINTS = _AND | {",", "the"}
_LISTED = frozenset({"nsubj", "nsubjpass", "conj", "appos", "compound", "amod", "nmod", "ROOT", "dep", "npadvmod"})


def mentioned(document: Document, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    """Those who act: whom a subject names itself, or whose it is ("Israeli jets", not "the arrest of X")."""
    found: list[Mention] = []
    for head in heads:
        token = document.tokens[head]
        if token.pos == "NOUN" and token.lemma.lower() in act_words("never", "doers"):
            continue
        own = document.mention_at.get(head)
        beside = [c for c in children(document, head, "amod", "compound", "nmod") if not _is_scene(token, c)]
        owners = [document.mention_at.get(c.i) for c in beside]
        if token.lemma.lower() in act_words("public", "deeds"):
            at = (*(c.i for c in children(document, head, "poss")), *prepositional(document, head, "by"))
            owners.extend(document.mention_at.get(i) for i in at)
        if token.lemma.lower() in act_words("public", "organs"):
            at = (*(c.i for c in children(document, head, "poss")), *prepositional(document, head, "in", "of", "from"))
            owners.extend(document.mention_at.get(i) for i in at)
        public = [m for m in owners if m is not None and not are_persons(document, (m,)) and not is_prefix(document, m)]
        acting = [own] if own is not None else public
        found.extend(
            m for m in acting if not (_is_against_state(document, head) and types(document, (m,)) == {"state"})
        )
    return tuple(dict.fromkeys(found))


def is_prefix(document: Document, mention: Mention) -> bool:
    """Whether a name is only the first part of a compound that says whose help or goods ("the Iran-backed group")."""
    return document.text[mention.end : mention.end + 1] in ("-", "\u2010", "\u2011")


def _is_against_state(document: Document, head: int) -> bool:
    """Whether a subject names people who fight the state that their name tells ("Malian rebels")."""
    rebels = act_words("never", "rebels")
    words = (document.tokens[head], *children(document, head, "amod", "compound", "nmod"))
    return any(token.lemma.lower() in rebels for token in words)


def _is_scene(head: Token, beside: Token) -> bool:
    """Whether a country's name says where something happened ("the Chad bombing"; "the Chadian bombing" is by Chad)."""
    return (
        beside.dep == "compound" and beside.pos == "PROPN" and head.lemma.lower() in act_words("public", "happenings")
    )


def deed_of(document: Document, head: int) -> int:
    """The deed that a thing belongs to ("raid" for the "camp" of "a raid on a camp that killed"), else the thing."""
    token = document.tokens[head]
    if token.dep != "pobj" or token.head == head:
        return head
    over = document.tokens[document.tokens[token.head].head]
    return over.i if over.pos == "NOUN" and over.lemma.lower() in act_words("public", "deeds") else head


def able(document: Document, mentions: tuple[Mention, ...], among: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions whose actors are of a type that can do the act."""
    wanted = among or _PUBLIC
    known = document.actor_by_id
    return tuple(
        m
        for m in mentions
        if m.actors and all(a in known and known[a].type in wanted and not _is_private(known[a]) for a in m.actors)
    )


def _is_private(actor: Actor) -> bool:
    """Whether a person holds offices only that do not act for a country: lawmakers, governors, judges."""
    titles = {office.title for office in actor.offices}
    homely = act_words("never", "offices")
    return bool(titles & homely) and titles <= homely | {"leader"}


def types(document: Document, mentions: tuple[Mention, ...]) -> set[str]:
    """The types of the actors that mentions name."""
    known = document.actor_by_id
    return {known[a].type for m in mentions for a in m.actors if a in known}


def are_persons(document: Document, mentions: tuple[Mention, ...]) -> bool:
    """Whether only persons are named, whose quarrels are mostly domestic where no country is known."""
    return types(document, mentions) <= {"person"}


def countries(document: Document, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """The countries of the actors that mentions name."""
    known = document.actor_by_id
    return frozenset(
        country
        for m in mentions
        for a in m.actors
        if a in known
        for country in [known[a].country]
        if country is not None
    )


def named(document: Document, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, those of people without a name replaced by whom their words name ("militants of the Reds")."""
    found: list[Mention] = []
    for mention in mentions:
        inside = _named_inside(document, mention) if types(document, (mention,)) == {"unnamed"} else ()
        found.extend(inside or (mention,))
    return tuple(dict.fromkeys(found))


def _named_inside(document: Document, mention: Mention) -> tuple[Mention, ...]:
    within = (m for m in document.mentions if mention.first <= m.first and m.last <= mention.last)
    return tuple(m for m in within if m.actors and types(document, (m,)) <= _NAMED)


def with_coordinated(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions and those that "and" joins to them ("A, B and C"), which the parse of a list often loses."""
    found = list(mentions)
    for mention in mentions:
        after, is_joined = _listed(document, mention, after=True, joined=False)
        before, _ = _listed(document, mention, after=False, joined=is_joined)
        found.extend(after if is_joined else [])
        found.extend(before)
    return tuple(dict.fromkeys(found))


def _listed(document: Document, mention: Mention, *, after: bool, joined: bool) -> tuple[list[Mention], bool]:
    """The mentions of the list in which one stands, on one side of it, and whether its "and" was passed.

    To the right a list ends with what "and" adds; to the left it goes on with commas once "and" is known of.
    """
    listed: list[Mention] = []
    at = mention
    while (neighbour := _neighbour(document, at, after=after)) is not None:
        left, right = (at, neighbour) if after else (neighbour, at)
        gap = frozenset(token.text.lower() for token in document.tokens[left.last : right.first])
        is_last = bool(gap & _AND)
        if not gap or not gap <= _JOINTS or document.tokens[neighbour.head].dep not in _LISTED:
            break
        if (joined and is_last) or not (joined or is_last or after):
            break
        listed.append(neighbour)
        at, joined = neighbour, joined or is_last
        if after and is_last:
            break
    return listed, joined


def _neighbour(document: Document, mention: Mention, *, after: bool) -> Mention | None:
    """The next mention of the sentence on one side, the longest where several begin or end there."""
    sentence = document.sentence_of[mention.first]
    beside = [
        m
        for m in document.mentions
        if m.kind != "pronoun"
        and document.sentence_of[m.first] == sentence
        and (m.first >= mention.last if after else m.last <= mention.first)
    ]
    if after:
        return min(beside, key=lambda m: (m.first, -m.last), default=None)
    return max(beside, key=lambda m: (m.last, -m.first), default=None)
