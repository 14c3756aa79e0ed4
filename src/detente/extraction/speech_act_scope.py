"""Whether an act is one that the record keeps: between countries, in a matter of theirs, and meant as the words say."""

from collections.abc import Iterable

from detente.extraction.grammar import children, mentions_under, objects, prepositional
from detente.extraction.speech_act_parties import are_persons, countries, types
from detente.lexicon.speech_acts import act_words
from detente.model.document import Document, Mention, Token

_OFFICIAL = frozenset({"state", "body", "group"})
_STATES = frozenset({"state", "group"})
_ACTING = _STATES | {"organisation"}
# Families that are domestic matters where neither the other side nor the words around are foreign.
_ABROAD = frozenset({"accusation", "agreement", "demand", "refusal", "support", "offer", "concession", "protest"})
# What an armed group does to its own state, or the state to it, is no domestic matter.
_ARMED = frozenset({"force", "refusal", "agreement"})
# What a person says of nobody in particular is mostly meant for those at home.
_PERSONAL = frozenset({"accusation", "refusal", "agreement", "demand"})
_TO_OWN_PEOPLE = frozenset({"accusation", "demand", "refusal", "protest"})


def is_kept(
    document: Document,
    verb: Token,
    family: str,
    actors: tuple[Mention, ...],
    others: tuple[Mention, ...],
    heads: tuple[int, ...],
) -> bool:
    """Whether the record keeps an act of the actors towards others, whom the phrases of ``heads`` tell."""
    if _is_domestic(document, family, actors, others) or (family in _TO_OWN_PEOPLE and _is_own(document, heads)):
        return False
    if family == "coercion":
        return bool(countries(document, others) - countries(document, actors))
    if family == "force" and not _is_force(document, verb, others):
        return False
    if not others and family in _PERSONAL and not types(document, actors) & _ACTING:
        return family == "agreement" and len(countries(document, actors)) > 1
    return bool(others) or family not in _ABROAD or _is_foreign_matter(document, verb.i, actors)


def is_public_matter(document: Document, actors: tuple[Mention, ...], others: tuple[Mention, ...], verb: int) -> bool:
    """Whether the record keeps an act: it is between countries, or a state or its organ is on either side."""
    return _between_countries(document, actors, others, verb) or bool(types(document, (*actors, *others)) & _OFFICIAL)


def _between_countries(document: Document, actors: tuple[Mention, ...], others: tuple[Mention, ...], verb: int) -> bool:
    """Whether the act crosses a border: a foreign recipient, or none and a state's act or foreign matters."""
    mine = countries(document, actors)
    if others:
        theirs = countries(document, others)
        if not (mine and theirs) and are_persons(document, actors) and are_persons(document, others):
            return False
        return not (mine and theirs and mine & theirs)
    kinds = types(document, actors)
    if kinds <= _STATES or len(mine) > 1:
        return True
    if not mine and "person" in kinds:
        return False
    return bool(countries(document, mentions_under(document, verb)) - mine)


def _is_domestic(document: Document, family: str, actors: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    """Whether all on both sides are known to be of one country, and no armed group fights there."""
    mine, theirs = countries(document, actors), countries(document, others)
    if "organisation" in types(document, (*actors, *others)) and family in _ARMED:
        return False
    return bool(theirs) and theirs <= mine and len(mine) == 1


def _is_own(document: Document, heads: Iterable[int]) -> bool:
    """Whether somebody's own people are addressed, whom nothing says to be abroad ("ordered its airlines to")."""
    through = (i for head in heads for i in (head, *prepositional(document, head, "from", "by")))
    return any(
        document.tokens[i].lemma.lower() in act_words("public", "own")
        and any(token.tag == "PRP$" for token in children(document, i, "poss"))
        for i in through
    )


def _is_foreign_matter(document: Document, verb: int, actors: tuple[Mention, ...]) -> bool:
    """Whether the words around an act name another country than the actors' own, or a state itself acts, or several."""
    mine = countries(document, actors)
    if len(mine) != 1 or types(document, actors) <= _STATES:
        return True
    number = document.sentence_of[verb]
    bounds = document.sentences[max(0, number - 1)].first, document.sentences[number].last
    near = tuple(m for m in document.mentions if bounds[0] <= m.first < bounds[1])
    return bool(countries(document, near) - mine)


def _is_force(document: Document, verb: Token, others: tuple[Mention, ...]) -> bool:
    """Whether a verb of force means it: no attack on a person in words, nothing of the doer's own that is destroyed.

    Where nobody is named who is hit, the words must say that people, places or weapons are ("killed 25 fighters").
    """
    direct = objects(document, verb.i)
    lemma = verb.lemma.lower()
    if others:
        return not (are_persons(document, others) and lemma in act_words("public", "figurative"))
    if any(token.tag == "PRP$" for i in direct for token in children(document, i, "poss")):
        return False
    if lemma not in act_words("public", "figurative"):
        return True
    hit = frozenset().union(*(act_words("public", row) for row in ("deeds", "sites", "groups", "targets")))
    return any(document.tokens[i].lemma.lower() in hit for i in direct)
