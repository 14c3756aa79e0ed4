"""Texts as sets of word runs, and the pairs of them that may share a report."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from detente.model.record import Cut

_WORD = re.compile(r"\w+(?:[’']\w+)?")
# A letter or a post printed without marks speaks in the first person.
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_PIECE_END = re.compile(r"(?<=[.!?\n])")
# A quotation of one paragraph: what stands between double marks on one line.
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»\n]{1,1500}[”\"“»]")

# Signatures of 128 hashes in 64 bands of 2 find a pair that shares a quarter of its shingles (a wire of 150 words
# inside 600) in 98 cases of 100, one that shares a fiftieth (two reports of one event) in 3; an exact check decides.
_HASHES, _BANDS = 128, 64
_SEED = 1


def shingles_of(text: str) -> frozenset[str]:
    """All runs of four words, without case, marks and numbers of blanks."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], words[3:], strict=False)))


def without(text: str, cuts: Iterable[Cut], *, apart: str = " ") -> str:
    """The text without its cuts; ``apart`` stands where one was."""
    kept, start = [], 0
    for cut in sorted(cuts, key=lambda cut: cut.start):
        kept.append(text[start : cut.start])
        start = max(start, cut.end)
    return apart.join([*kept, text[start:]])


def unquoted(text: str) -> str:
    """The text without what it quotes: two newsrooms may quote one speech at length."""
    pieces = _PIECE_END.split(_QUOTED.sub(" | ", text))
    return " ".join("|" if _FIRST_PERSON.search(piece) else piece for piece in pieces)


def candidate_pairs(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of ids, sorted: most of those whose texts share a quarter of their shingles, and some that share less."""
    width = 8 * _HASHES // _BANDS
    signatures = {id_: found for id_, text in sorted(texts.items()) if (found := _signature(text))}
    pairs: set[tuple[str, str]] = set()
    for start in range(0, 8 * _HASHES, width):
        buckets: dict[bytes, list[str]] = {}
        for id_, signature in signatures.items():
            buckets.setdefault(signature[start : start + width], []).append(id_)
        pairs.update(pair for ids in buckets.values() if len(ids) > 1 for pair in combinations(ids, 2))
    return sorted(pairs)


@lru_cache(maxsize=16384)
def _signature(text: str) -> bytes:
    """The text's hashes, 8 bytes each; kept, because every question to a record merges its articles anew.

    Empty where the text has no shingle: it is like no other one, least of all like all that have none either.
    """
    from rensa import RMinHash

    shingles = list(shingles_of(text))
    if not shingles:
        return b""
    signature = RMinHash(num_perm=_HASHES, seed=_SEED)
    signature.update(shingles)
    return b"".join(value.to_bytes(8, "big") for value in signature.digest())
