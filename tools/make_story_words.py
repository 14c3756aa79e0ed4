"""Writes the words of news with the share of articles that have them: ``python -m tools.make_story_words [CORPUS]``.

CORPUS is a folder of JSON Lines with a ``text`` in each row, by default ``../shared/practice/corpus``.
"""

import sys
from collections import Counter
from pathlib import Path

from detente.merging.story_terms import words_of
from evals.record import ROOT, SHARED, json_rows

TARGET = ROOT / "src" / "detente" / "merging" / "data" / "story_words.tsv"
# A word in less than one article of a hundred is rare, however rare.
_LEAST = 0.01


def main(corpus: Path) -> None:
    """Counts the articles that have each word and rewrites the table."""
    counts: Counter[str] = Counter()
    articles = 0
    for row in json_rows(sorted(corpus.glob("*.jsonl"))):
        counts.update({word for word, _ in words_of(row["text"])})
        articles += 1
    rows = [f"{word}\t{count / articles:.3f}\n" for word, count in sorted(counts.items()) if count >= _LEAST * articles]
    TARGET.write_text("# word without its ending\tshare of articles that have it\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SHARED / "practice" / "corpus")
