"""Where a text names an outlet, also by a state's media without a name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from detente.lexicon.given_names import is_given
from detente.lexicon.outlets import outlets
from detente.lexicon.states import states

_WORD = re.compile(r"\w+")
_THE = re.compile(r"\b[Tt]he\s+$")
_CAPITAL_THE = re.compile(r"[\w,;:]\s+The\s+$")
_NAME_GOES_ON = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z][a-z]+[’']s\b)[A-Z]")
_STATE_MEDIA = re.compile(
    r"\b(?:(?:semi-?)?official |(?:state|government)(?:-\w+)? )+"
    r"(?:media|television|TV|radio|broadcaster|news agency|newspapers?|news channel)\b"
)
_WHOSE = re.compile(r"\b(?P<state>(?:[A-Z]\w+[ -])?[A-Z]\w+)(?:[’']s?)? $")


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet's name in a text, ``[start, end)``, and whose voice it is."""

    start: int
    end: int
    voice: str


def named_outlets(text: str) -> tuple[NamedOutlet, ...]:
    """The outlets that a text names, in text order; the longest name counts ("Fox News Sunday")."""
    known = _by_first_word()
    found: list[NamedOutlet] = []
    for word in _first_words().finditer(text):
        names = known.get(word.group())
        if names is None or (found and word.start() < found[-1].end):
            continue
        name = next((name for name in names if _stands(text, word.start(), name)), None)
        if name is not None and _is_meant(text, word.start(), name):
            found.append(NamedOutlet(word.start(), word.start() + len(name), outlets().named[name]))
    taken = [(each.start - 60, each.end + 60) for each in found]
    for media in _state_media(text):
        if not any(start <= media.start and media.end <= end for start, end in taken):
            found.append(media)
    return tuple(sorted(found, key=lambda each: each.start))


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for name in sorted(outlets().named, key=lambda name: (-len(name), name)):
        first = _WORD.search(name)
        if first is not None and first.start() == 0:
            words.setdefault(first.group(), []).append(name)
    return {word: tuple(names) for word, names in words.items()}


@cache
def _first_words() -> re.Pattern[str]:
    """The words with which a name may begin: those with a plain capital, and the few others that are known."""
    others = sorted(word for word in _by_first_word() if not "A" <= word[0] <= "Z")
    return re.compile(rf"\b(?:[A-Z]\w*|(?:{'|'.join(map(re.escape, others))})\b)")


def _stands(text: str, start: int, name: str) -> bool:
    """Whether the name stands there as a whole: "Timestamp" is no "Times", "Trump-Reuters" no "Reuters"."""
    end = start + len(name)
    if not text.startswith(name, start) or (start and text[start - 1] in "-@#/."):
        return False
    return end == len(text) or not (text[end].isalnum() or text[end] in "_@")


def _is_meant(text: str, start: int, name: str) -> bool:
    """Whether the name means the outlet here, as far as its neighbours tell."""
    before, after = text[max(0, start - 40) : start], text[start + len(name) : start + len(name) + 40]
    if _beside_a_kind(before, after):
        return True
    if " " not in name and not name.isupper() and _NAME_GOES_ON.match(after):
        return False
    known = outlets()
    if name in known.with_article:
        return _THE.search(before) is not None and _NAME_GOES_ON.match(after) is None
    if name in known.unclear:
        return not name.isupper() and _CAPITAL_THE.search(before) is not None
    return name not in known.surnames or not _has_bearer(text, name)


def _beside_a_kind(before: str, after: str) -> bool:
    return _kind_after().match(after) is not None or _kind_before().search(before) is not None


@cache
def _kind_after() -> re.Pattern[str]:
    return re.compile(rf"(?:[’']s)?,? (?:the |\w+ )?(?:{_kinds()})\b")


@cache
def _kind_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_kinds()}),? (?:the )?[\"“]?$")


def _kinds() -> str:
    return "|".join(re.escape(kind) for kind in sorted(outlets().credit["kinds"], key=lambda kind: (-len(kind), kind)))


def _has_bearer(text: str, name: str) -> bool:
    """Whether the text names a person so: "Michael Bloomberg", "Mr. Bloomberg"."""
    for found in re.finditer(rf"([A-Z]\w*)\.? (?:[A-Z]\. )?{re.escape(name)}\b", text):
        if is_given(found.group(1)) or found.group(1) in {"Mr", "Mrs", "Ms", "Mayor"}:
            return True
    return False


def _state_media(text: str) -> Iterator[NamedOutlet]:
    """ "Iranian state television", "Syria's official news agency": a voice of that state's."""
    for found in _STATE_MEDIA.finditer(text):
        whose = _WHOSE.search(text, max(0, found.start() - 40), found.start())
        if whose is not None:
            words = whose["state"]
            state = _states_by_word().get(words) or _states_by_word().get(re.split(r"[ -]", words)[-1])
            if state is not None:
                yield NamedOutlet(whose.start(), found.end(), f"{state} state media")


@cache
def _states_by_word() -> Mapping[str, str]:
    return {word: each.name for each in states().values() for word in (*each.names, *each.adjectives)}
