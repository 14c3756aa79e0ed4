"""People without a name: "a resident", "one militant", "sources"."""

from functools import cache

from detente.annotation.actor_modifiers import read_owner
from detente.annotation.actor_roster import Find, Roster
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for people without a name."""
    return frozenset(read_toml("nominals.toml")["persons"]["nouns"])


def find_unnamed(words: Words, roster: Roster, names: dict[int, Hit[Name]], noun: int) -> Find | None:
    """The mention of somebody unnamed whose noun stands at a token as the subject or agent of something, or None."""
    token = words.tokens[noun]
    if token.text.lower() not in person_nouns() or token.pos != "NOUN" or token.dep in ("compound", "amod", "nmod"):
        return None
    above = words.tokens[token.head]
    if not (
        words.subject(noun) or (token.dep == "pobj" and above.text.lower() in ("to", "by", "from", "with", "between"))
    ):
        return None
    owner = read_owner(words, names, noun)
    country = next((h.value.actor.country for h in owner.hits if h.value.actor is not None), None)
    first = leftmost(words, noun, owner.first)
    start, end = words.tokens[first].start, token.end
    name = words.text[start:end].replace("\n", " ")
    draft = roster.unnamed(name, start, country)
    draft.aliases.add(name)
    draft.plural = token.tag == "NNS"
    return Find(first, noun + 1, start, end, "nominal", (draft.id,), noun)


def leftmost(words: Words, noun: int, first: int) -> int:
    """Where a noun's adjectives and compounds begin, at most at ``first``; determiners and possessors stay outside."""
    while first > words.bounds(noun)[0]:
        token = words.tokens[first - 1]
        hyphened = token.text == "-" or (first < noun and words.tokens[first].text == "-")
        if not hyphened and not (
            first - 1 < token.head <= noun and token.dep in ("amod", "compound", "nmod", "nummod")
        ):
            break
        first -= 1
    return first
