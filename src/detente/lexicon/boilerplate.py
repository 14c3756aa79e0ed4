"""Words by which what is no reporting on a page gives itself away."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from detente.lexicon.loading import read_toml
from detente.model.errors import DataError

_FILE = "boilerplate.toml"
_KINDS = frozenset({"plea", "link", "page", "legal", "credit"})
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")

# A line is held for boilerplate from here on; weights in the data file are set against it.
BOILERPLATE = 1.0
# In a long line with so many signs of reporting only a cue of such weight counts: others stand there by chance.
_SURELY_REPORTING, _LONG, _SURE = 1.0, 20, 2.0
# Machinery at the beginning or the end of a line is no longer than this.
_EDGE = 200
# So much of a line tells how it reads; patterns that look for two words take time with its square.
_JUDGED = 5000
# A cue that is a whole line is no longer than this.
_LONGEST_WHOLE = 300
# By so many letters a word is known; longer ones would tell "donate" from "donations".
_KEY = 4
_WORD = re.compile(r"[^\W\d_]+|[@©]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, what it counts and of which kind of boilerplate (empty for reporting).

    It is looked for only in a line that holds a word which begins like one of ``words`` (see ``word_keys``), which is
    much faster to see; no words: in any line. ``longest`` is how many characters a line with it has at most.
    """

    kind: str
    weight: float
    pattern: re.Pattern[str]
    words: frozenset[str] = frozenset()
    cased: bool = False
    longest: int | None = None

    def found_in(self, line: str, low: str) -> bool:
        """Whether the line holds the cue; ``low`` is the line in lower case."""
        if self.longest is not None and len(low) > self.longest:
            return False
        return self.pattern.search(line if self.cased else low) is not None


class CueTable:
    """Cues in the order of the data file, found by the words of a line."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = tuple(cues)
        self._anywhere = frozenset(number for number, cue in enumerate(cues) if not cue.words)
        self._by_word: dict[str, set[int]] = {}
        for number, cue in enumerate(cues):
            for word in cue.words:
                self._by_word.setdefault(word, set()).add(number)
        self._words = frozenset(self._by_word)

    def candidates(self, keys: AbstractSet[str]) -> list[Cue]:
        """The cues that a line with these words may hold."""
        numbers = set(self._anywhere)
        for key in keys & self._words:
            numbers |= self._by_word[key]
        return [self._cues[number] for number in sorted(numbers)]

    def in_line(self, line: str, low: str, keys: AbstractSet[str]) -> list[Cue]:
        """The cues that a line holds."""
        return [cue for cue in self.candidates(keys) if cue.found_in(line, low)]


def word_keys(low: str) -> frozenset[str]:
    """What the words of a line in lower case begin with: their first four letters, and the signs @ and ©."""
    return frozenset([word[:_KEY] for word in _WORD.findall(low)])


@lru_cache(maxsize=64)
def _read(line: str) -> tuple[str, frozenset[str]]:
    """A line in lower case and its words' keys; several functions ask it of one line in a row."""
    low = lowered(line)
    return low, word_keys(low)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much a line reads like boilerplate, what speaks for reporting, and the kind of the strongest cue."""

    score: float
    reporting: float
    kind: str | None


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of the data file.

    For boilerplate, for reporting, for machinery with which a line begins or ends, and for the last lines of a text.
    """

    boilerplate: CueTable
    reporting: CueTable
    prefixes: CueTable
    suffixes: CueTable
    endings: CueTable


@cache
def boilerplate_cues() -> Cues:
    """The cues of the data file, read once; DataError where it does not hold them."""
    return read_cues(read_toml(_FILE))


def read_cues(data: Mapping[str, Any]) -> Cues:
    """The cues of a parsed table; DataError says which row is wrong."""
    try:
        return Cues(
            CueTable([_cue(row, row["kind"]) for row in data["cue"]]),
            CueTable([_cue(row, None) for row in data["reporting"]]),
            CueTable([_cue({"weight": 1, **row}, row["kind"], "^(?:{})") for row in data["prefix"]]),
            CueTable([_cue({"weight": 1, **row}, row["kind"], "(?:{})$") for row in data["suffix"]]),
            CueTable([_cue({"weight": 1, **row}, row["kind"]) for row in data["ending"]]),
        )
    except KeyError as missing:
        raise DataError(f"{_FILE}: no {missing}") from None


def _cue(row: Mapping[str, Any], kind: str | None, frame: str = "{}") -> Cue:
    if kind is not None and kind not in _KINDS:
        raise DataError(f"{_FILE}: no such kind of boilerplate: {kind!r}")
    whole = bool(row.get("whole"))
    frame = "^(?:{})$" if whole else frame
    try:
        pattern = re.compile(frame.replace("{}", row["pattern"]))
        weight = float(row["weight"])
    except (re.error, TypeError, ValueError) as error:
        raise DataError(f"{_FILE}: {row['pattern']!r}: {error}") from None
    return Cue(kind or "", weight, pattern, _words(row), bool(row.get("cased")), _LONGEST_WHOLE if whole else None)


def _words(row: Mapping[str, Any]) -> frozenset[str]:
    """The beginnings of words that a row names; each must be one that ``word_keys`` can give."""
    words = row.get("words", [])
    if not isinstance(words, list) or any(not isinstance(word, str) or {word} != word_keys(word) for word in words):
        raise DataError(f"{_FILE}: {row['pattern']!r}: words must be beginnings of words, at most {_KEY} small letters")
    return frozenset(words)


def lowered(text: str) -> str:
    """The text in lower case, character for character: its offsets hold in the text."""
    low = text.lower()
    # A few letters become two in lower case (the Turkish İ); those stay as they are.
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def without_quotations(line: str) -> str:
    """The line with its quotations blanked, each as long as before: a speaker may ask for support too."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), line)


def leading_machinery(line: str) -> tuple[int, str | None]:
    """How many characters a line begins with that are machinery before a caption or a sentence, and of which kind."""
    low, keys = _read(line)
    for cue in boilerplate_cues().prefixes.candidates(keys):
        if match := cue.pattern.match(line if cue.cased else low, 0, _EDGE):
            return match.end(), cue.kind
    return 0, None


def trailing_machinery(line: str) -> tuple[int, str | None]:
    """Where the machinery begins with which a line ends (its length where there is none), and of which kind."""
    low, keys = _read(line)
    begin = max(len(line) - _EDGE, 0)
    for cue in boilerplate_cues().suffixes.candidates(keys):
        if match := cue.pattern.search(line if cue.cased else low, begin):
            return match.start(), cue.kind
    return len(line), None


def ending_kind(line: str) -> str | None:
    """What kind of boilerplate a line is that stands at the end of a text (who the author is), or None."""
    cues = boilerplate_cues()
    low, keys = _read(line)
    if sum(cue.weight for cue in cues.reporting.in_line(line, low, keys)) >= _SURELY_REPORTING:
        return None
    return next((cue.kind for cue in cues.endings.in_line(line, low, keys)), None)


@lru_cache(maxsize=1 << 14)
def judge_line(line: str) -> Judgement:
    """How one line reads by its own words; quotations do not count, since a speaker may ask for support too."""
    line = line[:_JUDGED]
    bare = _QUOTED.sub(" ", line).strip()
    cues, keys = boilerplate_cues(), _read(line)[1]
    low = lowered(bare)  # thrice as fast as patterns that ignore case
    reporting = round(sum([cue.weight for cue in cues.reporting.in_line(bare, low, keys)]), 3)
    hits = cues.boilerplate.in_line(bare, low, keys)
    if reporting >= _SURELY_REPORTING and bare.count(" ") > _LONG:
        hits = [cue for cue in hits if cue.weight >= _SURE]
    if not hits:
        return Judgement(0.0, reporting, None)
    strongest = max(hits, key=lambda cue: cue.weight)
    return Judgement(round(sum([cue.weight for cue in hits]), 3), reporting, strongest.kind)
