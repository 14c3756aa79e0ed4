"""Scores the times against TimeML, as TempEval-3 counts: ``python -m evals.tempeval [DATA] [--part dev|held|all]``.

DATA is a folder with ``.tml`` files somewhere below it (default ``../shared``, of which ``bench/tempeval3`` is read).
The documents are split by their names: two thirds to learn from (``dev``), one third held back (``held``). The creation
time is given to the tagger and not counted. Strict is the same stretch of text, relaxed any overlap, one to one; type
and value are F1 with what is right among the relaxed matches, which is accuracy times relaxed F1.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from detente.annotation import annotate
from detente.calendar.timex3 import timex3_value
from detente.model.article import Article
from evals.parts import part_of, read_options
from evals.scoring import one_to_one, ratio, scores


@dataclass(frozen=True, slots=True)
class Mark:
    """One time expression as TimeML has it: characters ``[start, end)``, type and value."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document without its tags, with its creation time and the times that stand in it."""

    name: str
    text: str
    created: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Tally:
    """Counts over all documents, and what is wrong in words."""

    documents: int = 0
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self, part: str) -> dict[str, object]:
        """The figures as JSON has them."""
        return {
            "part": part,
            "documents": self.documents,
            "gold": self.gold,
            "found": self.found,
            "strict": self._scores(self.strict),
            "relaxed": self._scores(self.relaxed),
            "type": {"accuracy": ratio(self.type, self.relaxed), "f1": self._scores(self.type)["f1"]},
            "value": {"accuracy": ratio(self.value, self.relaxed), "f1": self._scores(self.value)["f1"]},
        }

    def _scores(self, right: int) -> dict[str, float]:
        return scores(right, found=self.found, gold=self.gold)


def main(arguments: list[str] | None = None) -> int:
    """0 when figures were printed, 2 where there is nothing to score."""
    options = read_options("evals.tempeval", __doc__, arguments)
    paths = [path for path in _paths(options.data) if options.part in ("all", part_of(path.stem))]
    if not paths:
        print(f"tempeval: no .tml file of part {options.part} below {options.data}", file=sys.stderr)
        return 2
    tally = Tally()
    for path in paths:
        sheet = read_sheet(path)
        count(tally, sheet, find_marks(sheet))
    if options.errors:
        print(*tally.errors, sep="\n", file=sys.stderr)
    print(json.dumps(tally.figures(options.part), indent=2))
    return 0


def read_sheet(path: Path) -> Sheet:
    """The text of one TimeML file with the places of its times; ValueError where it is no TimeML."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: no TimeML: {error}") from error
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path}: no TimeML: there is no DCT or no TEXT")
    pieces: list[str] = []
    marks = tuple(_marks(body, pieces))
    return Sheet(path.stem, "".join(pieces), created.get("value", ""), marks)


def _marks(element: ElementTree.Element, pieces: list[str]) -> Iterator[Mark]:
    """The times in an element, while its text is added to the pieces."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        yield from _marks(child, pieces)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME":
        yield Mark(start, sum(map(len, pieces)), element.get("type", ""), element.get("value"))


def find_marks(sheet: Sheet) -> tuple[Mark, ...]:
    """What détente finds in a document published at its creation time."""
    article = Article(id=f"article-{sheet.name}", uri=sheet.name, text=sheet.text, published=sheet.created[:10])
    return tuple(
        Mark(timex.start, timex.end, timex.type, timex3_value(timex, article.published))
        for timex in annotate(article).times
    )


def count(tally: Tally, sheet: Sheet, found: Sequence[Mark]) -> None:
    """Adds one document to the tally."""
    pairs = _aligned(sheet.marks, found)
    tally.documents += 1
    tally.gold += len(sheet.marks)
    tally.found += len(found)
    tally.relaxed += len(pairs)
    for gold, mark in pairs:
        tally.strict += (gold.start, gold.end) == (mark.start, mark.end)
        tally.type += gold.type == mark.type
        tally.value += gold.value == mark.value
        if gold.value != mark.value or gold.type != mark.type:
            tally.errors.append(_told("wrong", sheet, gold, f"{mark.type} {mark.value}"))
    for gold in sheet.marks:
        if all(gold is not one for one, _ in pairs):
            tally.errors.append(_told("missed", sheet, gold))
    for mark in found:
        if all(mark is not one for _, one in pairs):
            tally.errors.append(_told("extra", sheet, mark))


def _aligned(gold: Sequence[Mark], found: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs one to one: those that share most of their characters first."""
    shared = [
        (min(one.end, other.end) - max(one.start, other.start), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one.start < other.end and other.start < one.end
    ]
    return [(gold[i], found[j]) for i, j in one_to_one(shared)]


def _told(what: str, sheet: Sheet, mark: Mark, found: str = "") -> str:
    before, after = sheet.text[max(0, mark.start - 40) : mark.start], sheet.text[mark.end : mark.end + 25]
    words = " ".join(f"{before}[{sheet.text[mark.start : mark.end]}]{after}".split())
    return f"{what:6} {mark.type} {mark.value} {found} | {sheet.created[:10]} | {words} | {sheet.name}"


def _paths(data: Path) -> list[Path]:
    bench = data / "bench" / "tempeval3"
    return sorted((bench if bench.is_dir() else data).rglob("*.tml"))


if __name__ == "__main__":
    sys.exit(main())
