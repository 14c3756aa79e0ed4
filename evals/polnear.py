"""Scores attributions against PolNeAR: ``python -m evals.polnear [DATA] [--part dev|train|...] [--errors]``.

DATA is ``../shared`` (of which ``bench/polnear`` is read), the corpus, or one part of it: a folder with ``text/`` and
``attributions/`` (brat). A text that several people annotated counts once, with the annotator who sorts first. What is
measured is ``detente.extraction.statement_attributions``, whose spans follow the corpus's usage, so no span is widened
or trimmed here. The record's statements are a narrower thing and measured by ``make evals``.

Counted are the distinct stretches of each role in a text: ``exact`` are the same characters, ``overlap`` any shared
ones, one to one. An attribution is exact where all its stretches are, and overlaps where each of its roles does.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from detente.annotation import annotate
from detente.extraction.statement_attributions import attributions
from detente.model.article import Article
from evals.record import SHARED
from evals.scoring import one_to_one, scores

ROLES = ("source", "cue", "content")
Stretches = tuple[tuple[int, int], ...]
T = TypeVar("T")
# The words of a span may run over several lines, so a line is told by its number.
_LINE = re.compile(r"([TE])[0-9]+\t")


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution: for each role the characters ``[start, end)`` of its stretches."""

    source: Stretches
    cue: Stretches
    content: Stretches

    def of(self, role: str) -> Stretches:
        """The stretches of a role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(slots=True)
class Count:
    """How many there are, how many are found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0

    def figures(self) -> dict[str, object]:
        """The figures as JSON has them."""
        return {
            "gold": self.gold,
            "found": self.found,
            "exact": self._scores(self.exact),
            "overlap": self._scores(self.overlap),
        }

    def _scores(self, right: int) -> dict[str, float]:
        return scores(right, found=self.found, gold=self.gold)


@dataclass(slots=True)
class Tally:
    """Counts over all texts, and what is wrong in words."""

    texts: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in (*ROLES, "attribution")})
    errors: list[str] = field(default_factory=list)


def read_attributions(path: Path) -> tuple[Roles, ...]:
    """The attributions of one brat file; ValueError where a line is not brat's."""
    spans: dict[str, Stretches] = {}
    events: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind = _LINE.match(line)
        if kind is None:
            continue
        cells = line.split("\t")
        try:
            if kind.group(1) == "T":
                places = cells[1].split(" ", 1)[1].split(";")
                spans[cells[0]] = tuple((int(start), int(end)) for start, end in (place.split() for place in places))
            else:
                events.append(cells[1])
        except (IndexError, ValueError) as error:
            raise ValueError(f"{path}:{number}: no annotation of brat: {line!r}") from error
    return tuple(_roles(event, spans) for event in events if "Cue" in event)


def _roles(event: str, spans: dict[str, Stretches]) -> Roles:
    named: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for argument in event.split()[1:]:
        role, _, name = argument.partition(":")
        # A second span of a role is brat's "Content2"; some files name spans that they do not hold.
        named.setdefault(role.rstrip("0123456789").lower(), []).extend(spans.get(name, ()))
    return Roles(*(tuple(sorted(named[role])) for role in ROLES))


def find_attributions(name: str, text: str) -> tuple[Roles, ...]:
    """What détente finds in a text."""
    found = attributions(annotate(Article(id=f"article-{name}", uri=name, text=text)))
    return tuple(
        Roles(
            tuple((span.start, span.end) for span in one.source),
            ((one.cue.start, one.cue.end),),
            tuple((span.start, span.end) for span in one.content),
        )
        for one in found
    )


def count(tally: Tally, gold: Sequence[Roles], found: Sequence[Roles], text: str) -> None:
    """Adds one text to the tally."""
    tally.texts += 1
    for role in ROLES:
        wanted, claimed = _stretches(gold, role), _stretches(found, role)
        one = tally.counts[role]
        one.gold += len(wanted)
        one.found += len(claimed)
        one.exact += len(set(wanted) & set(claimed))
        one.overlap += _paired(wanted, claimed, lambda a, b: _shared((a,), (b,)))
        tally.errors += [f"{role} missed | {_told(text, *span)}" for span in wanted if span not in claimed]
        tally.errors += [f"{role} extra | {_told(text, *span)}" for span in claimed if span not in wanted]
    whole = tally.counts["attribution"]
    whole.gold += len(gold)
    whole.found += len(found)
    whole.exact += len(set(gold) & set(found))
    whole.overlap += _paired(gold, found, _shared_roles)


def _stretches(attributed: Sequence[Roles], role: str) -> list[tuple[int, int]]:
    return sorted({span for one in attributed for span in one.of(role)})


def _shared(one: Stretches, other: Stretches) -> int:
    """How many characters two sets of stretches share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _shared_roles(one: Roles, other: Roles) -> int:
    """How many characters two attributions share; 0 unless they share some of each role that either has."""
    shared = [_shared(one.of(role), other.of(role)) for role in ROLES if one.of(role) or other.of(role)]
    return sum(shared) if all(shared) else 0


def _paired(gold: Sequence[T], found: Sequence[T], shared: Callable[[T, T], int]) -> int:
    """How many pair one to one, those that share most first."""
    rows = [(shared(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    return len(one_to_one(row for row in rows if row[0]))


def _told(text: str, start: int, end: int) -> str:
    words = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 40]}"
    return " ".join(words.split())


def texts(data: Path, part: str) -> Iterator[tuple[Path, Path]]:
    """The text and the annotations of each article of a part, in the order of their names."""
    folder = next((f for f in (data / "bench" / "polnear" / part, data / part, data) if _is_part(f)), None)
    if folder is None:
        return
    seen: set[str] = set()
    for annotated in sorted((folder / "attributions").glob("*.ann")):
        name = annotated.stem.rpartition("_")[0]
        text = folder / "text" / f"{name}.txt"
        if name not in seen and text.is_file():
            seen.add(name)
            yield text, annotated


def _is_part(folder: Path) -> bool:
    return (folder / "text").is_dir() and (folder / "attributions").is_dir()


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON; 0, or 2 where there is nothing to score."""
    parser = argparse.ArgumentParser(prog="evals.polnear", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=SHARED, metavar="DATA", help="default: ../shared")
    parser.add_argument("--part", default="dev", help="the folder of the corpus to score; default: dev")
    parser.add_argument("--limit", type=int, help="no more than so many texts")
    parser.add_argument("--errors", action="store_true", help="list what is missed and what is extra on stderr")
    options = parser.parse_args(arguments)
    pairs = list(texts(options.data, options.part))[: options.limit]
    if not pairs:
        print(f"polnear: no part {options.part} with text/ and attributions/ in {options.data}", file=sys.stderr)
        return 2
    tally = Tally()
    for path, annotated in pairs:
        text = path.read_text(encoding="utf-8")
        count(tally, read_attributions(annotated), find_attributions(path.stem, text), text)
    if options.errors:
        print(*tally.errors, sep="\n", file=sys.stderr)
    figures = {name: one.figures() for name, one in tally.counts.items()}
    print(json.dumps({"part": options.part, "texts": tally.texts, **figures}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
