"""Who is on either side of an act, and whether the act is one between countries."""

from detente.extraction.grammar import children, mentions_under, prepositional
from detente.lexicon.speech_acts import act_words
from detente.model.document import Document, Mention

_OFFICIAL = frozenset({"state", "body", "group"})
_PUBLIC = frozenset({"state", "body", "group", "organisation", "person"})


def mentioned(document: Document, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    """Those who act: whom a subject names itself, or whose it is ("Israeli jets", not "the arrest of X")."""
    found: list[Mention] = []
    for head in heads:
        token = document.tokens[head]
        if token.pos == "NOUN" and token.lemma.lower() in act_words("never", "doers"):
            continue
        own = document.mention_at.get(head)
        owners = [document.mention_at.get(c.i) for c in children(document, head, "amod", "compound", "nmod")]
        if token.lemma.lower() in act_words("public", "organs"):
            at = (*(c.i for c in children(document, head, "poss")), *prepositional(document, head, "in", "of", "from"))
            owners.extend(document.mention_at.get(i) for i in at)
        public = [m for m in owners if m is not None and not are_persons(document, (m,))]
        found.extend([own] if own is not None else public)
    return tuple(dict.fromkeys(found))


def able(document: Document, mentions: tuple[Mention, ...], among: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions whose actors are of a type that can do the act."""
    wanted = among or _PUBLIC
    known = document.actor_by_id
    return tuple(m for m in mentions if m.actors and all(a in known and known[a].type in wanted for a in m.actors))


def between_countries(document: Document, actors: tuple[Mention, ...], others: tuple[Mention, ...], verb: int) -> bool:
    """Whether the act crosses a border: a foreign recipient, or none and a state's act or foreign matters."""
    mine = countries(document, actors)
    if others:
        theirs = countries(document, others)
        if not (mine and theirs) and are_persons(document, actors) and are_persons(document, others):
            return False
        return not (mine and theirs and mine & theirs)
    kinds = types(document, actors)
    if kinds <= {"state", "group"} or len(mine) > 1:
        return True
    if not mine and "person" in kinds:
        return False
    return bool(countries(document, mentions_under(document, verb)) - mine)


def is_public_matter(document: Document, actors: tuple[Mention, ...], others: tuple[Mention, ...], verb: int) -> bool:
    """Whether the record keeps an act: it is between countries, or a state or its organ is on either side."""
    return between_countries(document, actors, others, verb) or bool(types(document, (*actors, *others)) & _OFFICIAL)


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
