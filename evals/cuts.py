"""What is cut from real articles as boilerplate, and how much of it is reporting: ``python -m evals.cuts [DATA]``.

Without options it prints figures as JSON: what is cut from the articles in ``DATA/practice/corpus``, found over all
of them together as merging does, and what the verdicts in ``evals/verdicts/`` say. With ``--sample passages`` or
``--sample articles`` it prints a sheet to read; the articles' text goes to the terminal only and never into the
repository. A verdict names a passage by its article, its place and a hash; ``stale`` counts those that are no longer
cut so. The verdicts are of ``--seed 4242``, 300 passages and 150 articles; changed cuts need a sample of another
seed, read anew. An article keeps a plea where it asks the reader for something or sends him away; other boilerplate
is the bare headline of another article, a credit, a notice.
"""

import argparse
import csv
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.merging.cuts import find_cuts
from detente.model.article import Article
from detente.model.record import Cut
from evals.record import SHARED, VERDICTS, json_rows

Cuts = Mapping[str, Sequence[Cut]]


@dataclass(frozen=True, slots=True)
class Passage:
    """One cut in one article."""

    article: Article
    cut: Cut

    @property
    def text(self) -> str:
        """What is cut."""
        return self.article.text[self.cut.start : self.cut.end]

    @property
    def hash(self) -> str:
        """Sixteen digits by which a verdict knows the passage."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def main(arguments: list[str] | None = None) -> int:
    """0 when done, 2 for a wrong call or data that is not there."""
    options = _options(arguments)
    folder = options.data / "practice" / "corpus"
    if not folder.is_dir():
        print(f"evals.cuts: no articles in {folder}; give the folder that holds practice/corpus", file=sys.stderr)
        return 2
    articles = list(read_articles(folder))
    cuts = find_cuts(articles)
    if options.sample:
        print_sheet(options.sample, articles, cuts, random.Random(options.seed), options.count)
    else:
        print(json.dumps({**figures(articles, cuts), "verdicts": verdicts(articles, cuts)}, indent=2))
    return 0


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder of JSON Lines under the ids that the rows give them."""
    for row in json_rows(sorted(folder.glob("*.jsonl"))):
        yield Article(
            id=row["id"],
            uri=row["url"] or row["id"],
            text=row["text"],
            headline=row["title"],
            outlet=row["outlet"],
            published=row["published"] or None,
        )


def figures(articles: Sequence[Article], cuts: Cuts) -> dict[str, object]:
    """How much is cut, and why."""
    passages = _passages(articles, cuts)
    length = sum(len(passage.text) for passage in passages)
    whole = sum(len(article.text) for article in articles)
    return {
        "articles": len(articles),
        "articles_with_cuts": sum(bool(cuts[article.id]) for article in articles),
        "cuts": len(passages),
        "characters_cut": length,
        "share_cut": round(length / whole, 4),
        "by_reason": dict(Counter(passage.cut.why for passage in passages).most_common()),
    }


def verdicts(articles: Sequence[Article], cuts: Cuts) -> dict[str, object]:
    """What the readers' verdicts say: shares of what was read and is not ``unsure``."""
    known = {(p.article.id, str(p.cut.start), str(p.cut.end), p.hash) for p in _passages(articles, cuts)}
    passages = read_verdicts(VERDICTS / "cut_passages.tsv")
    said = Counter(row["verdict"] for row in passages)
    read = read_verdicts(VERDICTS / "cut_articles.tsv")
    return {
        "passages": dict(said),
        "passages_that_are_reporting": _share(said["reporting"], said["reporting"] + said["boilerplate"]),
        "passages_stale": sum((r["article"], r["start"], r["end"], r["hash"]) not in known for r in passages),
        "articles": len(read),
        "articles_that_keep_a_plea": _share(sum(row["keeps_plea"] == "yes" for row in read), len(read)),
        "articles_that_keep_other_boilerplate": _share(sum(row["keeps_other"] == "yes" for row in read), len(read)),
        "articles_that_lose_reporting": _share(sum(row["loses_reporting"] == "yes" for row in read), len(read)),
    }


def print_sheet(what: str, articles: Sequence[Article], cuts: Cuts, chance: random.Random, count: int) -> None:
    """Print a sample to read: passages with what stands around them, or articles with their cuts marked."""
    if what == "passages":
        for number, passage in enumerate(chance.sample(_passages(articles, cuts), count)):
            print(_passage_entry(number, passage))
        return
    for number, article in enumerate(chance.sample(list(articles), count)):
        print(f"##### {number}\t{article.id}\t{article.outlet}\t{article.headline}")
        print(_marked(article, cuts[article.id]))


def _passage_entry(number: int, passage: Passage) -> str:
    text, cut = passage.article.text, passage.cut
    before, after = text[max(cut.start - 40, 0) : cut.start], text[cut.end : cut.end + 40]
    place = "\t".join((passage.article.id, str(cut.start), str(cut.end), passage.hash))
    return f"{number}\t{place}\t{cut.why}\n    " + f"{before}⟦{passage.text}⟧{after}".replace("\n", "¶")


def _marked(article: Article, cuts: Sequence[Cut]) -> str:
    parts, at = [], 0
    for cut in cuts:
        parts += [article.text[at : cut.start], "⟦", article.text[cut.start : cut.end], "⟧"]
        at = cut.end
    return "".join([*parts, article.text[at:]])


def _passages(articles: Sequence[Article], cuts: Cuts) -> list[Passage]:
    return [Passage(article, cut) for article in sorted(articles, key=lambda one: one.id) for cut in cuts[article.id]]


def read_verdicts(path: Path) -> list[dict[str, str]]:
    """The rows of a table of verdicts by the names of its columns; none where there is no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals.cuts", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=SHARED, help="default: ../shared")
    parser.add_argument("--sample", choices=["passages", "articles"], help="print a sheet to read")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (default: 1)")
    parser.add_argument("--count", type=int, default=50, help="of the sample (default: 50)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
