"""Common nouns with "the" that take up an actor named before: "the ministry", "the newspaper", "the North"."""

from collections.abc import Iterator
from functools import cache

from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import COUNTRY, LAND, Memory
from detente.annotation.actor_words import Words
from detente.lexicon.bodies import news_outlets
from detente.lexicon.loading import read_toml
from detente.lexicon.states import states


@cache
def _kinds() -> dict[str, str]:
    data = read_toml("nominals.toml")["anaphora"]
    return {word: kind for kind, words in data.items() for word in words}


@cache
def anaphoric_nouns() -> frozenset[str]:
    """Nouns, in lower case, that may take up an actor."""
    return frozenset(word.lower() for word in _kinds())


def resolve_noun(words: Words, roster: Roster, memory: Memory, noun: int) -> Find | None:
    """The mention that "the" and a noun at a token make of an actor named before, or None."""
    token, before = words.tokens[noun], words.before(noun)
    kind = _kinds().get(token.text) or _kinds().get(token.text.lower())
    if kind is None or token.dep in ("compound", "amod", "nmod"):
        return None
    first = noun - 1
    while first > words.bounds(noun)[0] and words.tokens[first].dep == "amod" and words.tokens[first].head == noun:
        first -= 1
    if (
        before is None
        or _described(words, noun)
        or words.tokens[first].text.lower() != "the"
        or any(words.tokens[c].dep == "prep" for c in words.document.children[noun])
        or (noun + 1 < len(words.tokens) and words.tokens[noun + 1].text == "of")
    ):
        return None
    draft = _antecedent(roster, memory, kind, noun, token.text)
    if draft is None:
        return None
    start = words.tokens[first].start
    return Find(first, noun + 1, start, token.end, "nominal", (draft.id,), noun)


def _described(words: Words, noun: int) -> bool:
    """Whether a clause after the noun tells which one is meant: "the group representing the family"."""
    return any(words.tokens[c].dep in ("acl", "relcl") and c == noun + 1 for c in words.document.children[noun])


def _antecedent(roster: Roster, memory: Memory, kind: str, token: int, noun: str) -> Draft | None:
    lower = noun.lower()
    if kind == "body":
        return next(memory.recent(lambda d: d.type == "body" and lower in d.name.lower()), None)
    if kind == "outlet":
        proper = noun[0].isupper()
        return next(memory.recent(lambda d: d.id in news_outlets() and (not proper or noun in d.name.split())), None)
    if kind == "organisation":
        return next(memory.recent(lambda d: d.type in ("organisation", "group") and d.id not in news_outlets()), None)
    if kind == "movement":
        return next(memory.recent(lambda d: d.type == "organisation" and d.id not in news_outlets()), None)
    if kind == "text":
        return memory.best(token, lambda d: d.type in ("state", "body", "group"), reach=3, subjects=True)
    if kind == "state":
        return memory.best(token, lambda d: d.type == "state", reach=2, places=True, weights=LAND)
    if kind == "government":
        return _government(roster, memory, token)
    if kind == "regime":
        return _state(roster, memory.recent(lambda d: d.type in ("state", "body") and d.country not in (None, "US")))
    if kind == "administration":
        named = any(d.country == "US" for d in roster.drafts.values())
        return roster.state(states()["US"].actor()) if named else None
    if kind == "house":
        return next((d for d in roster.drafts.values() if d.id == "body-us-house-of-representatives"), None)
    code = {"north": "KP", "south": "KR"}[lower]
    return roster.drafts.get(f"state-{code}")


def _government(roster: Roster, memory: Memory, token: int) -> Draft | None:
    def fits(draft: Draft) -> bool:
        return draft.type in ("state", "body") and draft.country is not None

    near = memory.best(token, fits, reach=2, weights=COUNTRY)
    return _state(roster, iter([near])) if near is not None else _state(roster, memory.recent(fits))


def _state(roster: Roster, drafts: Iterator[Draft]) -> Draft | None:
    draft = next(drafts, None)
    return roster.state(states()[draft.country].actor()) if draft is not None and draft.country else None
