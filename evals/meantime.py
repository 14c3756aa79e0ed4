"""Scores the modality of events against MEANTIME: ``python -m evals.meantime [DATA] [--errors]``.

Each annotated event mention is asked of ``extraction.modality`` at its token. The annotation has polarity, certainty
and time; we make one word of them, as a claim has one: ``negated`` before ``possible`` (POSSIBLE and PROBABLE, and
either side of a condition) before ``future`` before ``actual``. Mentions whose polarity or certainty the annotators
left open are not counted. Our ``hypothetical`` is ``possible``; ``historical`` is ``actual``.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from detente.annotation import annotate
from detente.extraction.modality import modality_of
from detente.model.article import Article
from detente.model.document import Document
from evals.record import SHARED
from evals.scoring import macro_f1

_FOLDER = "bench/meantime"
_OURS = {"hypothetical": "possible", "historical": "actual"}
_OPEN = "UNDERSPECIFIED"


@dataclass(frozen=True, slots=True)
class Event:
    """One annotated event: the character where its first word starts, and what it is."""

    start: int
    factuality: str


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated article: its words joined to a text, sentences apart by lines, and its events."""

    name: str
    text: str
    events: tuple[Event, ...]


def read(path: Path) -> Text:
    """A MEANTIME file as a text with events."""
    root = ElementTree.parse(path).getroot()
    text, starts, sentence = "", {}, None
    for token in root.iter("token"):
        if text:
            text += " " if token.get("sentence") == sentence else "\n"
        sentence = token.get("sentence")
        starts[token.get("t_id")] = len(text)
        text += token.text or ""
    return Text(path.stem, text, tuple(_events(root, starts)))


def _events(root: ElementTree.Element, starts: Mapping[str | None, int]) -> Iterator[Event]:
    for mention in root.iter("EVENT_MENTION"):
        anchors = [starts[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        factuality = gold_factuality(mention.attrib)
        if anchors and factuality is not None:
            yield Event(min(anchors), factuality)


def gold_factuality(marks: Mapping[str, str]) -> str | None:
    """One word for polarity, certainty and time; None where the annotators left polarity or certainty open."""
    polarity, certainty = marks.get("polarity", ""), marks.get("certainty", "")
    if polarity in ("", _OPEN) and certainty in ("", _OPEN):
        return None
    if polarity == "NEG":
        return "negated"
    if certainty in ("POSSIBLE", "PROBABLE") or marks.get("special_cases", "").startswith("COND"):
        return "possible"
    if certainty in ("", _OPEN):
        return None
    return "future" if marks.get("time") == "FUTURE" else "actual"


def told(document: Document, event: Event) -> str | None:
    """What our extraction makes of an event; None where the text has no token there."""
    token = next((t.i for t in document.tokens if t.start <= event.start < t.end), None)
    if token is None:
        return None
    modality = modality_of(document, token)
    return _OURS.get(modality, modality)


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON; 0, or 2 where the data is not there."""
    parser = argparse.ArgumentParser(prog="evals.meantime", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--errors", action="store_true", help="the events taken for something else, on stderr")
    options = parser.parse_args(arguments)
    folder = options.data / _FOLDER if (options.data / _FOLDER).is_dir() else options.data
    paths = sorted(folder.glob("corpus_*/*.xml"))
    if not paths:
        print(f"evals.meantime: there is no corpus_*/*.xml in {folder}", file=sys.stderr)
        return 2
    pairs: list[tuple[str, str | None]] = []
    for text in map(read, paths):
        article = Article(id=text.name, uri=text.name, text=text.text, published="2008-01-01", published_basis="given")
        document = annotate(article)
        for event in text.events:
            pairs.append((event.factuality, told(document, event)))
            if options.errors and pairs[-1][0] != pairs[-1][1]:
                print(*pairs[-1], text.text[max(0, event.start - 80) : event.start + 40], sep="\t", file=sys.stderr)
    scores = macro_f1(pairs)
    unreal = [score for name, score in scores.items() if name not in ("macro", "actual")]
    figures = {
        "texts": len(paths),
        "events": len(pairs),
        "accuracy": round(sum(gold == found for gold, found in pairs) / max(len(pairs), 1), 4),
        "f1": scores,
        "macro_of_future_possible_negated": round(sum(unreal) / max(len(unreal), 1), 4),
    }
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
