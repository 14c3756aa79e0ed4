"""Finding many names in a text at once: the longest name at each place."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from detente.lexicon.spelling import PIECE, fold

Value = TypeVar("Value")


class Index(Generic[Value]):
    """Names with values, looked up in a sequence of text pieces (words and punctuation marks)."""

    def __init__(self, names: Iterable[tuple[str, Value]], *, lower: bool = False) -> None:
        self.lower = lower
        self._by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        self._lengths: dict[str, list[int]] = {}
        for name, value in names:
            pieces = self.normal(PIECE.findall(name))
            if pieces:
                self._by_first.setdefault(pieces[0], {}).setdefault(tuple(pieces), value)
        for first, entries in self._by_first.items():
            self._lengths[first] = sorted({len(pieces) for pieces in entries}, reverse=True)

    def normal(self, pieces: Sequence[str]) -> list[str]:
        """The pieces as the index compares them."""
        return [fold(piece).lower() if self.lower else fold(piece) for piece in pieces]

    def scan(self, pieces: Sequence[str]) -> list[tuple[int, int, Value]]:
        """(first, last, value) of all names in pieces that :meth:`normal` gave: the longest at each place."""
        found = []
        end, by_first = 0, self._by_first
        for i, piece in enumerate(pieces):
            if i < end or piece not in by_first:
                continue
            match = self._at(pieces, i)
            if match:
                found.append((i, *match))
                end = match[0]
        return found

    def _at(self, pieces: Sequence[str], i: int) -> tuple[int, Value] | None:
        entries = self._by_first.get(pieces[i])
        if entries is None:
            return None
        for length in self._lengths[pieces[i]]:
            key = tuple(pieces[i : i + length])
            if key in entries:
                return i + len(key), entries[key]
        return None

    def get(self, name: str) -> Value | None:
        """The value of exactly this name, or None."""
        pieces = tuple(self.normal(PIECE.findall(name)))
        return self._by_first.get(pieces[0], {}).get(pieces) if pieces else None
