"""Labelled candidates: places in articles that tell of an act or do not, from the gold and from what people read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.annotation import annotate
from detente.extraction import extractors
from detente.extraction.measure_triggers import find_triggers
from detente.extraction.meeting_triggers import find_drafts
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.document import Document
from detente.model.ids import content_id
from detente.model.spans import Span
from evals.record import json_rows
from tools.judge.marks import first_words, left_marks, marks_of
from tools.judge.passages import Passage, passage_of

_COLUMNS = ("article", "family", "start", "end", "rules", "verdict", "status", "faults")
GOLD_FAMILIES = {"meeting": "meetings", "measure": "measures", "message": "messages"}
# How far a candidate without a gold trigger of its own is believed to be none: the gold marks each act once, and the
# words may tell it again; where it is told in the very sentence they often do.
_TOLD_UNMATCHED, _LEFT_UNMATCHED, _BESIDE = 0.5, 0.3, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A candidate: what the judge is given of it, whether it tells an act, and with which status.

    ``right`` is whether the telling that the rules make of it has the right parties and status, None where nobody
    looked; ``weight`` how far the label is believed; ``read`` whether a person judged this very place.
    """

    article: str
    family: str
    start: int
    end: int
    passage: Passage
    marks: frozenset[str]
    act: bool
    status: str | None = None
    right: bool | None = None
    weight: float = 1.0
    read: bool = False

    @property
    def told(self) -> bool:
        """Whether the rules make a telling of it."""
        return "told" in self.marks


def gold_examples(shared: Path) -> Iterator[Example]:
    """What the rules propose in the annotated articles, told or left, and the triggers of the gold that they miss."""
    for path in sorted((shared / "gold" / "train").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "train" / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        document = annotate(_article(path.stem, text, gold.get("published")))
        proposed = _proposed(document)
        for family, plural in GOLD_FAMILIES.items():
            acts = [(spans, act.get("status")) for act in gold[plural] if (spans := _triggers(act))]
            yield from _labelled(document, proposed.get(family, {}), family, acts)


def _labelled(
    document: Document,
    proposed: Mapping[Span, frozenset[str]],
    family: str,
    acts: Sequence[tuple[list[Span], str | None]],
) -> Iterator[Example]:
    """The places proposed and the triggers of the gold, each labelled by the triggers that it overlaps."""
    triggers = [span for spans, _ in acts for span in spans]
    missed = [span for span in triggers if not any(span.overlaps(other) for other in proposed)]
    sentences = {document.sentence_at(span.start) for span in triggers}
    for span, marks in (*proposed.items(), *((span, left_marks(family)) for span in missed)):
        own = [status for spans, status in acts if any(span.overlaps(other) for other in spans)]
        unmatched = _TOLD_UNMATCHED if "told" in marks else _LEFT_UNMATCHED
        beside = document.sentence_at(span.start) in sentences
        example = _example(document, family, span, marks)
        if example is not None:
            weight = 1.0 if own else _BESIDE if beside else unmatched
            yield replace(example, act=bool(own), status=own[0] if own else None, weight=weight)


def _triggers(act: Mapping[str, Any]) -> list[Span]:
    return [Span(each["start"], each["end"]) for each in act.get("spans", ()) if each["role"] == "trigger"]


def read_examples(files: Sequence[Path], shared: Path) -> Iterator[Example]:
    """What people read in articles of the practice corpus, as rows of ``evals/verdicts/candidates.tsv``.

    A row whose article or place is not there is left out, as are those that nobody was sure of.
    """
    by_article: dict[str, list[list[str]]] = {}
    for row in (row for path in files for row in _rows(path)):
        by_article.setdefault(row[0], []).append(row)
    for article in _corpus(shared, by_article):
        document = annotate(article)
        proposed = _proposed(document)
        for _, family, start, end, _, verdict, status, faults in by_article[article.uri]:
            span = Span(int(start), int(end))
            marks = proposed.get(family, {}).get(span, left_marks(family))
            example = _example(document, family, span, marks)
            if example is not None and verdict in ("act", "none"):
                yield _as_read(example, verdict, status, faults)


def _as_read(example: Example, verdict: str, status: str, faults: str) -> Example:
    act = verdict == "act"
    right = act and not {"status", "party"} & set(faults.split(","))
    known = status if act and status not in ("", "-") else None
    return replace(example, act=act, status=known, right=right if example.told else None, read=True)


def _rows(path: Path) -> Iterator[list[str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(_COLUMNS) or not (cells[2].isdigit() and cells[3].isdigit()):
            raise SystemExit(f"{path}, line {number}: wanted the columns {', '.join(_COLUMNS)}")
        yield cells


def _corpus(shared: Path, wanted: Iterable[str]) -> Iterator[Article]:
    names = frozenset(wanted)
    for row in json_rows(sorted((shared / "practice" / "corpus").glob("*.jsonl"))):
        if row["id"] in names:
            yield _article(str(row["id"]), str(row["text"]), row.get("published"))


def _article(name: str, text: str, published: str | None) -> Article:
    return Article(id=content_id("article", name), uri=name, text=text, published=published)


def _proposed(document: Document) -> dict[str, dict[Span, frozenset[str]]]:
    """For each family the places that the rules look at, with what they read there."""
    tellings: dict[tuple[str, str], list[Claim]] = {}
    for extractor in extractors():
        for claim in extractor(document):
            tellings.setdefault((claim.family, claim.telling), []).append(claim)
    found: dict[str, dict[Span, frozenset[str]]] = {}
    for (family, _), claims in tellings.items():
        found.setdefault(family, {})[first_words(claims)] = marks_of(document.article, claims)
    told = {(claim.family, claim.start) for claims in tellings.values() for claim in claims}
    for family, span in _left(document):
        if (family, span.start) not in told:
            found.setdefault(family, {}).setdefault(span, left_marks(family))
    return found


def _left(document: Document) -> Iterator[tuple[str, Span]]:
    """The words that the rules look at and may leave."""
    yield from (("meeting", draft.trigger) for draft in find_drafts(document))
    yield from (("measure", document.span(trigger.first, trigger.last)) for trigger in find_triggers(document))


def _example(document: Document, family: str, span: Span, marks: frozenset[str]) -> Example | None:
    passage = passage_of(document, span.start, span.end)
    if passage is None:
        return None
    return Example(
        article=document.article.uri,
        family=family,
        start=span.start,
        end=span.end,
        passage=passage,
        marks=marks,
        act=False,
    )


def usable(examples: Iterable[Example], families: Sequence[str]) -> list[Example]:
    """The examples of some families in a fixed order, each place of a family once."""
    ranked = sorted(examples, key=lambda one: (not one.read, one.article, one.family, one.start, one.end))
    once: dict[tuple[str, str, int, int], Example] = {}
    for one in ranked:
        if one.family in families:
            once.setdefault((one.article, one.family, one.start, one.end), one)
    return sorted(once.values(), key=lambda one: (one.article, one.family, one.start, one.end))
