"""Fits ``extraction/data/attribution_*`` on the training part of PolNeAR: ``python -m tools.fit_attributions [DATA]``.

Two chains: which words are a cue, and, for each cue, which words around it are its source and its content.
"""

import argparse
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from detente.annotation.parsing import parse
from detente.annotation.quotes import find_quotes
from detente.extraction.statement_attributions import quote_numbers
from detente.extraction.statement_cue_features import cue_features
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_role_features import role_features, window_of
from detente.model.article import Article
from detente.model.document import Document
from evals.polnear import Roles, read_attributions, texts
from evals.record import SHARED
from tools.chains import Fit, number

_DATA = Path(__file__).parents[1] / "src" / "detente" / "extraction" / "data"
_CUE_LABELS = ("", "cue+", "cue")
_ROLE_LABELS = ("", "source+", "source", "content+", "content")
_LONGEST_CUE = 12
Row = tuple[list[list[str]], list[int]]


def main(arguments: list[str] | None = None) -> int:
    """Writes both files; 0, or 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(prog="tools.fit_attributions", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=SHARED, metavar="DATA", help="default: ../shared")
    parser.add_argument("--limit", type=int, help="no more than so many texts")
    options = parser.parse_args(arguments)
    pairs = list(texts(options.data, "train"))[: options.limit]
    if not pairs:
        print(f"fit_attributions: no part train of PolNeAR in {options.data}", file=sys.stderr)
        return 2
    read = [(document_of(text), read_attributions(annotated)) for text, annotated in pairs]
    _DATA.mkdir(exist_ok=True)
    # Rounds, the share dropped and how eagerly cues are taken were chosen on the part dev.
    for name, labels, rows, rounds, dropped, eager in (
        ("attribution_cues", _CUE_LABELS, (row for one in read for row in cue_rows(*one)), 3, 0.0, 0.3),
        ("attribution_roles", _ROLE_LABELS, (row for one in read for row in role_rows(*one)), 4, 0.25, 0.0),
    ):
        numbered = number(rows, least=4)
        fit = Fit(labels, numbered.features)
        fit.run(numbered, rounds=rounds, dropped=dropped)
        fit.shift("bias", "", -eager)
        print(f"{name}: {fit.write(_DATA / f'{name}.tsv.gz', smallest=0.12)} of {len(numbered.features)} features")
    return 0


def document_of(path: Path) -> Document:
    """A text with its grammar and its quotations: all that the chains see."""
    text = path.read_text(encoding="utf-8")
    sentences, tokens = parse(text)
    article = Article(id=f"article-{path.stem}", uri=path.stem, text=text)
    return Document(article, sentences, tokens, find_quotes(text, sentences))


def cue_rows(document: Document, gold: Sequence[Roles]) -> Iterator[Row]:
    """For each sentence the features of its words and whether they begin or carry on a cue."""
    labels = [0] * len(document.tokens)
    for one in gold:
        for first, last in _tokens(document, one.cue):
            labels[first:last] = [1] + [2] * (last - first - 1)
    inside = Quoted(document).inside
    for sentence in document.sentences:
        rows = [cue_features(document, i, inside) for i in range(sentence.first, sentence.last)]
        yield rows, labels[sentence.first : sentence.last]


def role_rows(document: Document, gold: Sequence[Roles]) -> Iterator[Row]:
    """For each cue the features of the words around it and what they are to it."""
    quote_at = quote_numbers(Quoted(document))
    cues = [span for one in gold for span in _tokens(document, one.cue)]
    taken = frozenset(i for first, last in cues for i in range(first, last))
    for one in gold:
        own = _tokens(document, one.cue)
        if not own or own[-1][1] - own[0][0] > _LONGEST_CUE:
            continue
        window = window_of(document, own[0][0], own[-1][1])
        labels = [0] * (window.last - window.first)
        for role, label in (("source", 1), ("content", 3)):
            for first, last in _tokens(document, one.of(role)):
                begin, end = max(first, window.first) - window.first, min(last, window.last) - window.first
                if begin < end:
                    labels[begin:end] = [label] + [label + 1] * (end - begin - 1)
        others = taken - frozenset(range(window.cue_first, window.cue_last))
        yield role_features(document, window, quote_at, others), labels


def _tokens(document: Document, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens ``[first, last)`` that share characters with each stretch."""
    starts = [token.start for token in document.tokens]
    found = []
    for start, end in stretches:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first and document.tokens[first - 1].end > start:
            first -= 1
        if first < last:
            found.append((first, last))
    return found


if __name__ == "__main__":
    sys.exit(main())
