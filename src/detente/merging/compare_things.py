"""Comparing what two tellings are about: kinds, names, counts, words."""

import re

from rapidfuzz import fuzz

from detente.merging.findings import Context, Finding
from detente.merging.roughness import numbers_agree
from detente.merging.tellings import Telling

_LISTS = frozenset({"blacklist", "visa ban", "asset freeze", "sanctions"})
_DULL = frozenset({"the", "act", "law", "bill", "list", "of", "on", "for", "a", "an", "named", "annual", "summit"})


def gathering(left: Telling, right: Telling, context: Context) -> Finding | None:
    """A gathering of many is never the meeting of two in its margins, nor one member's staying away."""
    ours, theirs = _is_gathering(left), _is_gathering(right)
    if ours != theirs:
        return Finding(-4.0, "one is a gathering, the other is not")
    if not ours:
        return None
    if _stays_away(left) != _stays_away(right):
        return Finding(-4.0, "one tells who stayed away")
    if _plain(left.word("host_event")) & _plain(right.word("host_event")):
        return Finding(1.5, "the same gathering")
    return None


def _stays_away(telling: Telling) -> bool:
    return "declined" in telling.all("status")


def _is_gathering(telling: Telling) -> bool:
    return telling.one("type") == "multilateral summit"


def phone(left: Telling, right: Telling, context: Context) -> Finding | None:
    """A telephone call is no meeting in a room."""
    ours, theirs = left.one("type") == "phone call", right.one("type") == "phone call"
    return Finding(-3.0, "one is a telephone call") if ours != theirs else None


def event(left: Telling, right: Telling, context: Context) -> Finding | None:
    """The gathering in whose margins two meet."""
    ours, theirs = _plain(left.word("host_event")), _plain(right.word("host_event"))
    if not ours or not theirs:
        return None
    if ours & theirs:
        return Finding(1.2, "in the margins of the same gathering")
    return Finding(-3.0, "in the margins of another gathering")


def same_event(left: Telling, right: Telling) -> bool:
    """Whether both name one gathering as that in whose margins two meet."""
    return bool(_plain(left.word("host_event")) & _plain(right.word("host_event")))


def _plain(words: str | None) -> frozenset[str]:
    """The words that tell a name apart: without "the", "law", "summit"."""
    return frozenset(re.findall(r"[^\W_]+", (words or "").lower())) - _DULL


def _kinds(telling: Telling) -> set[str]:
    return {str(value) for value in (*telling.all("type"), *telling.all("provision"))}


def kind(left: Telling, right: Telling, context: Context) -> Finding | None:
    """The kind of a measure or message: a law is no list, and one kind of restriction no other kind."""
    ours, theirs = left.one("type"), right.one("type")
    if ours is None or theirs is None:
        return None
    if ours == theirs == "other":
        return _other(left, right)
    if ours == theirs:
        return Finding(0.6 if ours in _LISTS else 1.0, f"both a {ours}")
    shared = _kinds(left) & _kinds(right)
    if shared and (ours in _kinds(right) or theirs in _kinds(left)):
        return Finding(1.0, f"{', '.join(sorted(shared))} in both")
    if {ours, theirs} <= _LISTS:
        return Finding(0.3, "both hit persons or firms by name")
    return Finding(-3.0, f"a {ours} and a {theirs}")


def _other(left: Telling, right: Telling) -> Finding:
    """Measures of no kind of their own: what they are on tells them apart, "banned charter flights", "bars tours"."""
    ours, theirs = _objects(left), _objects(right)
    if shared := ours & theirs:
        return Finding(1.0, f"both on {', '.join(sorted(shared))}")
    if ours and theirs:
        return Finding(-1.5, f"on {', '.join(sorted(ours))} and on {', '.join(sorted(theirs))}")
    return Finding(0.3, "both a measure of some kind")


def _objects(telling: Telling) -> set[str]:
    """The words on what a measure is, behind the word that says that there is one."""
    said = [told.claim.exact.lower() for told in telling.claims if told.claim.attribute == "type"]
    return {word.removesuffix("s") for exact in said for word in re.findall(r"[\w-]+", exact)[1:] if len(word) > 3}


def provisions(left: Telling, right: Telling, context: Context) -> Finding | None:
    """Restrictions that both tellings name beyond the kind itself."""
    shared = set(left.all("provision")) & set(right.all("provision"))
    return Finding(0.5, f"both with {', '.join(sorted(map(str, shared)))}") if shared else None


def name(left: Telling, right: Telling, context: Context) -> Finding | None:
    """A law's or a list's own name."""
    ours, theirs = _plain(left.word("name")), _plain(right.word("name"))
    if not ours or not theirs:
        return None
    return Finding(3.0, "the same name") if ours & theirs else Finding(-4.0, "another name")


def number(left: Telling, right: Telling, context: Context) -> Finding | None:
    """How many are hit."""
    ours, theirs = left.one("count"), right.one("count")
    if not isinstance(ours, int) or not isinstance(theirs, int):
        return None
    if ours == theirs:
        return Finding(1.5, f"both hit {ours}")
    if numbers_agree(ours, theirs, bound=left.bounds.get(ours), other_bound=right.bounds.get(theirs)):
        return Finding(0.5, f"{ours} and {theirs} hit, not told exactly")
    # 18 and 20 may be one list told twice; 18 and 44 are not.
    near = min(ours, theirs) / max(ours, theirs, 1) >= 0.8
    return Finding(-0.5 if near else -2.0, f"{ours} and {theirs} hit")


def words(left: Telling, right: Telling, context: Context) -> Finding | None:
    """The words said: one statement is told in full here and in part there, or in slightly other words."""
    ours, theirs = left.words, right.words
    if not ours or not theirs:
        return None
    short, long = sorted((ours, theirs), key=len)
    if short == long:
        return Finding(2.5, "the same words")
    if len(short) >= 3 and f" {' '.join(short)} " in f" {' '.join(long)} ":
        return Finding(2.0, "the words of one are in the other")
    likeness = fuzz.ratio(" ".join(ours), " ".join(theirs))
    if likeness >= 88:
        return Finding(2.0, "nearly the same words")
    if left.one("direct") != 1 and right.one("direct") != 1 and len(short) >= 5:
        likeness = fuzz.token_set_ratio(" ".join(ours), " ".join(theirs))
        if likeness >= 85:
            return Finding(1.2, "much the same words")
    return Finding(-4.0, "other words")


def like_words(left: Telling, right: Telling, context: Context) -> Finding | None:
    """What was done, in each outlet's own words: likeness speaks for one act, difference against none."""
    ours, theirs = left.words, right.words
    if not ours or not theirs:
        return None
    likeness = fuzz.token_set_ratio(" ".join(ours), " ".join(theirs))
    return Finding(0.8, "much the same words") if likeness >= 70 else None
