"""Scores event types against Zero-Shot PLOVER: ``python -m evals.plover [DATA] [--part dev|held|all] [--errors]``.

Three figures, since the record is narrower than the data set: it takes acts of named states, organs and groups, and
the data set also has courts that convict firms and strikers at a mine.

``record``: each sentence is an article of its own; its event type is that of the act in the exported record whose
parties stand where the data set marks source and target. A sentence without such an act counts as missed.
``between_countries``: the same over the sentences whose marked source and target our reading takes for actors of two
countries: what the record is for. The rest are courts and ministers at home, crowds, and words that name nobody.
``typing``: the type of the event that ``extraction.speech_act_events`` finds between the marked source and target,
whoever they are; no claim follows from it.

Macro F1 is over the event types that the gold has, and over the four quads (verbal and material cooperation, verbal and
material conflict).
"""

import argparse
import csv
import hashlib
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.annotation import annotate
from detente.extraction.grammar import ancestors, subtree
from detente.extraction.speech_act_events import ToldEvent, told_events
from detente.model.article import Article
from detente.model.document import Document
from evals.record import SHARED, export_pages
from evals.scoring import macro_f1

_FILE = "bench/zero-shot-plover/PLV_train.tsv"
_HELD_OF = 4
# PLOVER's quads: verbal cooperation, material cooperation, verbal conflict, material conflict.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
# The manual of 2021 calls CONCEDE and RETREAT what the data set still calls YIELD.
_OLD_NAMES = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_FIRST_ROLES = frozenset({"imposer", "sender", "actor", "participant", "host"})
_TAG = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: its text, characters ``[start, end)`` of source and target (None where not marked), its type."""

    id: str
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    event: str
    quad: int


def cases(path: Path, *, part: str) -> list[Case]:
    """The sentences of a part of the data set, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = [_case(row) for row in rows]
    return [case for case in found if part in ("all", _part(case))]


def _part(case: Case) -> str:
    digest = hashlib.sha256(case.text.encode()).digest()
    return "held" if digest[0] % _HELD_OF == 0 else "dev"


def _case(row: Mapping[str, str]) -> Case:
    marked = row["marked_sentence"]
    spans: dict[str, tuple[int, int]] = {}
    for letter in "st":
        if match := re.search(rf"<{letter}>(.*?)</{letter}>", marked):
            start = len(_TAG.sub("", marked[: match.start()]))
            spans[letter] = (start, start + len(_TAG.sub("", match.group(1))))
    text = _TAG.sub("", marked).replace("\n", " ").replace("\u00ad", "-")
    return Case(row["sentence_id"], text, spans.get("s"), spans.get("t"), row["gold_root"], int(row["gold_penta"]))


def export(found: Sequence[Case]) -> list[dict[str, Any]]:
    """The acts of a record of which each sentence is an article with the sentence's id as its uri."""
    with tempfile.TemporaryDirectory(prefix="detente-plover-") as folder:
        rows, record = Path(folder) / "rows.jsonl", Path(folder) / "record.db"
        # An outlet and a year for each: the sentences have nothing to do with each other and must not merge.
        lines = (
            json.dumps(
                {
                    "uri": f"sentence-{case.id}",
                    "text": case.text,
                    "outlet": case.id,
                    "published": f"{2000 + n % 20}-06-01",
                }
            )
            for n, case in enumerate(found)
        )
        rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
        exported = export_pages(rows, record, rejected=False)
    return [json.loads(line) for line in exported.splitlines()]


def predicted(found: Sequence[Case], lines: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """The event type that the record has for each sentence, by its id; None where no act stands in it."""
    by_article: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    uris: dict[str, str] = {}
    for line in lines:
        if line["kind"] == "article":
            uris[line["id"]] = line["uri"]
        elif line["kind"] == "act" and line.get("plover"):
            for article in {claim["article"] for claim in line["claims"]}:
                by_article[article].append({**line, "claims": [c for c in line["claims"] if c["article"] == article]})
    acts = {uris[article].removeprefix("sentence-"): told for article, told in by_article.items()}
    return {case.id: _event(case, acts.get(case.id, [])) for case in found}


def _event(case: Case, acts: Sequence[Mapping[str, Any]]) -> str | None:
    """The type of the act that fits best: both parties where they are marked, then one, then any."""
    if not acts:
        return None
    best = max(acts, key=lambda act: _fit(case, act))
    name = str(best["plover"])
    return _OLD_NAMES.get(name, name)


def _fit(case: Case, act: Mapping[str, Any]) -> tuple[int, float]:
    source = any(_touches(claim, case.source) for claim in act["claims"] if claim["attribute"] in _FIRST_ROLES)
    target = any(_touches(claim, case.target) for claim in act["claims"])
    return (2 * source + target, float(act.get("confidence") or 0.0))


def _touches(claim: Mapping[str, Any], span: tuple[int, int] | None) -> bool:
    return span is not None and bool(claim["start"] < span[1] and span[0] < claim["end"])


def analysed(case: Case) -> Document:
    """The sentence as an analysed article of a day in 2010."""
    article = Article(id=case.id, uri=case.id, text=case.text, published="2010-06-01", published_basis="given")
    return annotate(article)


def crosses_border(case: Case, document: Document) -> bool:
    """Whether source and target are marked and name actors of known countries that have none in common."""
    source, target = _countries(document, case.source), _countries(document, case.target)
    return bool(source and target) and not source & target


def _countries(document: Document, span: tuple[int, int] | None) -> frozenset[str]:
    """The countries of the actors whom the words of a span name, pronouns aside."""
    if span is None:
        return frozenset()
    named = (m for m in document.mentions if m.kind != "pronoun" and m.start < span[1] and span[0] < m.end)
    known = document.actor_by_id
    found = (known[a].country for m in named for a in m.actors if a in known)
    return frozenset(country for country in found if country is not None)


def typed(case: Case, document: Document) -> str | None:
    """The event type that the words of a sentence tell between the marked source and target; None where none."""
    events = tuple(told_events(document))
    return max(events, key=lambda event: _nearness(case, document, event)).type if events else None


def _nearness(case: Case, document: Document, event: ToldEvent) -> float:
    """How well an event joins the marked parties: by its doers, by all below it, high in the tree, between the two."""
    under = subtree(document, event.trigger)
    trigger = document.tokens[event.trigger]
    does = _meets(document, event.sources, case.source)
    score = 4.0 if does else float(_meets(document, under, case.source))
    score += 3.0 if _meets(document, under, case.target) else float(_meets(document, event.sources, case.target))
    score += 0.1 * event.fit - 0.1 * len(tuple(ancestors(document, event.trigger)))
    if trigger.pos in ("NOUN", "PROPN"):
        score -= 2.0
    if case.source and case.target:
        left, right = sorted((case.source, case.target))
        score += 0.5 * (left[1] <= trigger.start < right[0])
    return score


def _meets(document: Document, tokens: Iterable[int], span: tuple[int, int] | None) -> bool:
    return span is not None and any(
        document.tokens[i].start < span[1] and span[0] < document.tokens[i].end for i in tokens
    )


def _figures(found: Sequence[Case], types: Mapping[str, str | None]) -> dict[str, Any]:
    """How many sentences have a type, and macro F1 of types and of quads."""
    return {
        "sentences": len(found),
        "typed": sum(types[case.id] is not None for case in found),
        "event": macro_f1([(case.event, types[case.id]) for case in found]),
        "quad": macro_f1([(case.quad, QUADS.get(types[case.id] or "")) for case in found]),
    }


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON; 0, or 2 where the data is not there."""
    parser = argparse.ArgumentParser(prog="evals.plover", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="the sentences typed otherwise, on stderr")
    options = parser.parse_args(arguments)
    path = options.data / _FILE if options.data.is_dir() else options.data
    if not path.is_file():
        print(f"evals.plover: there is no {path}", file=sys.stderr)
        return 2
    found = cases(path, part=options.part)
    recorded = predicted(found, export(found))
    by_words: dict[str, str | None] = {}
    abroad = []
    for case in found:
        document = analysed(case)
        by_words[case.id] = typed(case, document)
        if crosses_border(case, document):
            abroad.append(case)
    figures = {
        "part": options.part,
        "record": _figures(found, recorded),
        "between_countries": _figures(abroad, recorded),
        "typing": _figures(found, by_words),
    }
    print(json.dumps(figures, indent=1))
    if options.errors:
        for case in found:
            if case.event not in (recorded[case.id], by_words[case.id]) or recorded[case.id] != by_words[case.id]:
                print(case.event, recorded[case.id], by_words[case.id], case.text, sep="\t", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
