"""How well undated articles are dated: ``python -m evals.dating [DATA_FOLDER]``, with their dates hidden.

It reads the articles with gold below the data folder (default: ``../shared``) and prints, as JSON, how many got an
interval, how many hold the true day, how narrow they are, and the processor time for each. The settings:

- ``alone``: all dates are hidden at once, so that only the texts and the calendar tell;
- ``leave_one_out``: each date is hidden in turn, the other articles with gold keep theirs;
- ``beside`` (with ``--beside``): all dates are hidden, beside dated articles of a file of JSON lines (or of the files
  of a folder), which are drawn at random, by a fixed seed, from those of the same years; articles whose text opens
  like one with gold are left out.
"""

import argparse
import json
import pickle
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from detente.calendar import edtf
from detente.merging.cuts import find_cuts
from detente.merging.dating import Dating, date_articles
from detente.model.article import Article
from detente.model.ids import content_id
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.pipeline import EXTRACTOR, read_page
from evals.record import SHARED, json_rows

_Cuts = Mapping[str, tuple[Cut, ...]]
_SEED = 7
_NARROW = 31
# Two texts that begin with the same so many characters are copies.
_OPENING = 150


def main(arguments: list[str] | None = None) -> int:
    """0 when measured, 2 when there is nothing to measure."""
    options = _options(arguments)
    gold = sorted((options.data / "gold" / options.set).glob("*.json"))
    if not gold:
        print(f"evals: no gold of {options.set} in {options.data}", file=sys.stderr)
        return 2
    readings = [read for path in gold if (read := _reading(path, options)) is not None]
    others = [_read(article, options.cache) for article in _articles(options, readings)]
    cuts = find_cuts([one.article for one in [*readings, *others]])
    undated = [_hidden(one) for one in readings]
    measured = {"alone": _measure(readings, lambda: _dated(undated, [], cuts))}
    measured["leave_one_out"] = _measure(readings, lambda: _dated_in_turn(undated, readings, cuts))
    if others:
        measured["beside"] = _measure(readings, lambda: _dated(undated, others, cuts))
    print(json.dumps(measured, indent=2))
    return 0


def _dated(undated: Sequence[Reading], others: Sequence[Reading], cuts: _Cuts) -> list[Dating]:
    """The datings of undated articles among dated ones."""
    found = date_articles([*undated, *others], cuts)
    return [found[one.article.id] for one in undated]


def _dated_in_turn(undated: Sequence[Reading], readings: Sequence[Reading], cuts: _Cuts) -> list[Dating]:
    """The dating of each article among all the others with their dates."""
    rest = [[*readings[:number], *readings[number + 1 :]] for number in range(len(readings))]
    return [date_articles([one, *others], cuts)[one.article.id] for one, others in zip(undated, rest, strict=True)]


def _hidden(reading: Reading) -> Reading:
    return replace(reading, article=replace(reading.article, published=None, published_basis=None))


def _reading(path: Path, options: argparse.Namespace) -> Reading | None:
    """An article with gold as read; None where the gold has no publication date."""
    row = json.loads(path.read_text(encoding="utf-8"))
    if not row.get("published"):
        return None
    folder = options.data / options.set / "text"
    text = (folder / f"{path.stem}.txt").read_text(encoding="utf-8")
    return _read(_article(path.stem, text, row), options.cache)


def _article(uri: str, text: str, row: dict[str, str]) -> Article:
    return Article(
        id=content_id("article", uri),
        uri=uri,
        text=text,
        headline=row.get("title"),
        outlet=row.get("outlet"),
        published=row["published"],
        published_basis="given",
    )


def _articles(options: argparse.Namespace, readings: Sequence[Reading]) -> list[Article]:
    """A sample of the dated articles beside those with gold, of the same years and other texts."""
    if options.beside is None:
        return []
    files = sorted(options.beside.glob("*.jsonl")) if options.beside.is_dir() else [options.beside]
    years = {(one.article.published or "")[:4] for one in readings}
    known = {_opening(one.article.text) for one in readings}
    dated = [
        row
        for row in json_rows(files)
        if (row.get("published") or "")[:4] in years and _opening(row["text"]) not in known
    ]
    chosen = random.Random(_SEED).sample(dated, min(options.sample, len(dated)))
    return [_article(str(row["id"]), row["text"], row) for row in chosen]


def _opening(text: str) -> str:
    return text.strip()[:_OPENING]


def _read(article: Article, cache: Path | None) -> Reading:
    """An article as read, from the cache where this version of the extractors read it before."""
    if cache is None:
        return read_page(article)
    path = cache / f"{content_id('reading', article.uri, article.text, EXTRACTOR)}.pickle"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(read_page(article)))
    kept: Reading = pickle.loads(path.read_bytes())
    return kept


def _measure(readings: Sequence[Reading], date_them: Callable[[], list[Dating]]) -> dict[str, float]:
    """The figures for what is found for articles whose true dates are known."""
    started = process_time()
    datings = date_them()
    milliseconds = 1000 * (process_time() - started) / len(readings)
    days = [date.fromisoformat((one.article.published or "")[:10]) for one in readings]
    given = [(day, one) for day, one in zip(days, datings, strict=True) if one.published is not None]
    spans = [(day, edtf.parse(one.published or "")) for day, one in given]
    widths = [(last - first).days + 1 for _, (first, last) in spans]
    off = [abs((date.fromisoformat(one.best[:10]) - day).days) for day, one in given if one.best is not None]
    return {
        "articles": len(readings),
        "given": len(given),
        "hold": (held := sum(first <= day <= last for day, (first, last) in spans)),
        "hold_of_given": round(held / max(len(given), 1), 3),
        "within_31_days": (narrow := sum(width <= _NARROW for width in widths)),
        "within_31_days_of_all": round(narrow / len(readings), 3),
        "hold_within_31_days": sum(
            first <= day <= last and (last - first).days < _NARROW for day, (first, last) in spans
        ),
        "median_days": median(widths) if widths else 0,
        "best_day_exact": off.count(0),
        "milliseconds_each": round(milliseconds),
        "best_day_within_1": sum(days_off <= 1 for days_off in off),
    }


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals.dating", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--set", default="practice", choices=["practice", "train"])
    parser.add_argument("--beside", type=Path, metavar="JSONL", help="dated articles, a file or a folder of files")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="how many of them (default: 300)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep what was read there; only a folder of your own")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
