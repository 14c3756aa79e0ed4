"""Scores stories against ECB+ and BASIL: ``python -m evals.stories [DATA] [--part dev|held|all] [--errors]``.

A record is made of the articles through the command line and its stories are compared with the gold. In ECB+ each
topic has two sub-topics, two events that are much alike; all topics of a part are in one record, so that a story has to
be told from the others with its topic unknown. Its articles carry no date of publication; the figure is B-cubed F1. In
BASIL three outlets tell of one event; the figure is F1 of the pairs of articles. ``topics`` scores ECB+'s stories as if
its topics were the events.

A part has whole topics of ECB+ and whole events of BASIL: two thirds to choose on (``dev``), one third held back.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.copies import read_ecb
from evals.parts import part_of, read_options
from evals.record import export_pages
from evals.scoring import scores

Row = Mapping[str, Any]
Grouping = Mapping[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON; 0, or 2 where the data is not there."""
    options = read_options("evals.stories", __doc__, arguments)
    missing = [name for name in ("ecbplus", "basil") if not (options.data / "bench" / name).is_dir()]
    if missing:
        print(f"evals.stories: no folder bench/{missing[0]} in {options.data}", file=sys.stderr)
        return 2
    figures: dict[str, Any] = {"part": options.part}
    for name, rows, event_of in (
        ("ecb+", list(ecb_rows(options.data, part=options.part)), sub_topic),
        ("basil", list(basil_rows(options.data, part=options.part)), event),
    ):
        gold = {str(row["uri"]): event_of(str(row["uri"])) for row in rows}
        found = stories_of(rows)
        figures[name] = compare(gold, found)
        if name == "ecb+":
            figures[name]["topics"] = b_cubed({uri: topic(uri) for uri in gold}, found)
        if options.errors:
            print(*differences(gold, found), sep="\n", file=sys.stderr)
    print(json.dumps(figures, indent=2))
    return 0


def ecb_rows(data: Path, *, part: str) -> Iterator[Row]:
    """The articles of ECB+ of a part, without a date."""
    for article in read_ecb(data):
        if part in ("all", part_of(f"ecb+ {topic(article.id)}")):
            yield {"uri": article.id, "outlet": article.id, "text": article.text}


def basil_rows(data: Path, *, part: str) -> Iterator[Row]:
    """The articles of BASIL of a part, as a reader of the outlets has them: with headline, outlet and date."""
    for path in sorted((data / "bench" / "basil" / "articles").glob("*/*.json")):
        if part in ("all", part_of(event(path.stem))):
            page = json.loads(path.read_text(encoding="utf-8"))
            text = "\n\n".join(" ".join(paragraph) for paragraph in page["body-paragraphs"])
            yield {
                "uri": path.stem,
                "outlet": page["source"],
                "headline": page["title"],
                "published": page["date"],
                "text": text,
            }


def topic(name: str) -> str:
    """The topic of an article of ECB+: ``12`` of ``12_4ecbplus``."""
    return name.partition("_")[0]


def sub_topic(name: str) -> str:
    """The sub-topic of an article of ECB+: ``12plus`` of ``12_4ecbplus``, ``12`` of ``12_4ecb``."""
    return topic(name) + ("plus" if name.endswith("plus") else "")


def event(name: str) -> str:
    """What the three articles of BASIL on one event have in common in their names."""
    return name.rpartition("_")[0]


def stories_of(rows: Sequence[Row]) -> Grouping:
    """The story of each article, by uri, in a record of these rows."""
    with tempfile.TemporaryDirectory(prefix="detente-evals-stories-") as folder:
        pages = Path(folder) / "rows.jsonl"
        pages.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        exported = export_pages(pages, Path(folder) / "record.db")
    told = (json.loads(line) for line in exported.splitlines())
    return {line["uri"]: line["story"] for line in told if line["kind"] == "article"}


def compare(gold: Grouping, found: Grouping) -> dict[str, Any]:
    """All figures of one grouping; an article that is in no story is one of its own."""
    return {
        "articles": len(gold),
        "events": len(set(gold.values())),
        "stories": len({found.get(uri, uri) for uri in gold}),
        "b_cubed": b_cubed(gold, found),
        "pairs": pairwise(gold, found),
    }


def b_cubed(gold: Grouping, found: Grouping) -> dict[str, float]:
    """B-cubed precision, recall and F1: of each article's story and event the share that is in both."""
    whole = {uri: found.get(uri, uri) for uri in gold}
    events, stories = Counter(gold.values()), Counter(whole.values())
    both = Counter((gold[uri], whole[uri]) for uri in gold)
    precision = sum(n * n / stories[story] for (_, story), n in both.items()) / max(len(gold), 1)
    recall = sum(n * n / events[one] for (one, _), n in both.items()) / max(len(gold), 1)
    f1 = 2 * precision * recall / (precision + recall) if gold else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def pairwise(gold: Grouping, found: Grouping) -> dict[str, float]:
    """Precision, recall and F1 of the pairs of articles that are put together."""
    whole = {uri: found.get(uri, uri) for uri in gold}
    both = Counter((gold[uri], whole[uri]) for uri in gold)
    return scores(_pairs(both), found=_pairs(Counter(whole.values())), gold=_pairs(Counter(gold.values())))


def _pairs(sizes: Mapping[Any, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def differences(gold: Grouping, found: Grouping) -> Iterator[str]:
    """Each story that has articles of several events, and each event whose articles are in several stories."""
    for whole, parts, what in ((found, gold, "story of several events"), (gold, found, "event in several stories")):
        inside: dict[str, dict[str, list[str]]] = {}
        for uri in sorted(gold):
            inside.setdefault(whole.get(uri, uri), {}).setdefault(parts.get(uri, uri), []).append(uri)
        for groups in inside.values():
            if len(groups) > 1:
                yield f"{what}: " + " | ".join(" ".join(group) for group in groups.values())


if __name__ == "__main__":
    sys.exit(main())
