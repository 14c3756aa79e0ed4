"""People without a name: "a resident", "one militant", "sources"."""

from functools import cache

from detente.annotation.actor_modifiers import read_owner
from detente.annotation.actor_roster import Find, Roster
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name


@cache
def _nouns() -> frozenset[str]:
    return frozenset(read_toml("nominals.toml")["persons"]["nouns"])


def find_unnamed(words: Words, roster: Roster, names: dict[int, Hit[Name]], noun: int) -> Find | None:
    """The mention of somebody unnamed whose noun stands at a token as the subject or agent of something, or None."""
    token = words.tokens[noun]
    if token.text.lower() not in _nouns() or token.pos != "NOUN" or token.dep in ("compound", "amod", "nmod"):
        return None
    above = words.tokens[token.head]
    if not (words.subject(noun) or (token.dep == "pobj" and above.text.lower() in ("to", "by", "from", "with", "between"))):
        return None
    owner = read_owner(words, names, noun)
    country = next((h.value.actor.country for h in owner.hits if h.value.actor is not None), None)
    start, end = words.tokens[owner.first].start, token.end
    name = words.text[start:end].replace("\n", " ")
    draft = roster.unnamed(name, start, country)
    draft.aliases.add(name)
    draft.plural = token.tag == "NNS"
    return Find(owner.first, noun + 1, start, end, "nominal", (draft.id,), noun)
