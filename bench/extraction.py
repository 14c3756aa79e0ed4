"""How much of an article the reader gets out of a page, and how fast, beside bare trafilatura: ``make bench``.

The pages and their articles are those of the article extraction benchmark (MIT licence), and so is the measure:
precision and recall of runs of four words, averaged over the pages, and F1 of the two averages. Both readers get each
page in turn in one run, so that the load of the machine falls on both. détente's figure is that of its whole reader:
metadata, the limits on time and memory, and the process that holds them.
"""

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping

from detente.model.article import Article
from detente.reading.pages import read_html
from evals.record import SHARED

DATA = SHARED / "bench" / "article-extraction"
LENGTH = 4
_WORD = re.compile(r"\w+")

Shingle = tuple[str, ...]


def main() -> None:
    """Print F1, precision, recall and pages a second of both readers; say so where the benchmark is not here."""
    if not DATA.is_dir():
        print(f"the article extraction benchmark is not here ({DATA}): its part is left out", file=sys.stderr)
        return
    expected = {key: row["articleBody"] for key, row in _truth().items()}
    readers: dict[str, Callable[[str], str]] = {"trafilatura": bare_trafilatura, "détente": whole_reader}
    found: dict[str, dict[str, str]] = {name: {} for name in readers}
    seconds = dict.fromkeys(readers, 0.0)
    for read in readers.values():
        read("<p>A page to warm up on.</p>")
    for key in expected:
        page = _page(key)
        for name, read in readers.items():
            start = time.perf_counter()
            found[name][key] = read(page)
            seconds[name] += time.perf_counter() - start
    print(f"text of {len(expected)} pages     F1  precision  recall  pages/s")
    for name, texts in found.items():
        f1, precision, recall = score(expected, texts)
        print(f"{name:<18} {f1:.3f}      {precision:.3f}   {recall:.3f}  {len(expected) / seconds[name]:7.1f}")


def bare_trafilatura(page: str) -> str:
    """The text by trafilatura as the benchmark itself calls it."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def whole_reader(page: str) -> str:
    """The text of the article that détente reads from the page; empty where it finds none."""
    read = read_html(page, uri="page")
    return read.text if isinstance(read, Article) else ""


def score(expected: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """F1, precision and recall of texts by key, as the benchmark's own evaluation counts them."""
    pairs = [(shingles(expected[key]), shingles(found[key])) for key in expected]
    precisions = [_share(true & read, read, same=true == read) for true, read in pairs if read]
    recalls = [_share(true & read, true, same=true == read) for true, read in pairs if true]
    precision = statistics.mean(precisions) if precisions else 0.0
    recall = statistics.mean(recalls) if recalls else 0.0
    return (2 * precision * recall / (precision + recall) if precision + recall else 0.0), precision, recall


def shingles(text: str) -> Counter[Shingle]:
    """How often each run of four words stands in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    runs = (tuple(words[start : start + LENGTH]) for start in range(max(1, len(words) - LENGTH + 1)))
    return Counter(run for run in runs if run)


def _share(common: Counter[Shingle], whole: Counter[Shingle], *, same: bool) -> float:
    return 1.0 if same else common.total() / whole.total()


def _truth() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    return rows


def _page(key: str) -> str:
    return gzip.decompress((DATA / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8")


if __name__ == "__main__":
    main()
