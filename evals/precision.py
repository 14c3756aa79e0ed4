"""How many of the record's acts are right when somebody reads them: ``python -m evals.precision [DATA]``.

Without options it prints as JSON what the verdicts say by family: ``now`` those in ``evals/verdicts/acts_read.tsv``,
``before`` those of an earlier sample, by which the rules were mended since (``acts_read_first.tsv``). With
``--sheets FOLDER`` it reads articles of ``DATA/practice/corpus`` that none of the other verdicts are of, each as a
record of its own, draws acts of every family with a fixed seed and writes a sheet for each family to read them on, with
a key that names each act by its article and the place of its first claim. Sheets hold the articles' words and stay out
of the repository. ``--take FOLDER`` joins what a reader wrote beside the sheets (``number verdict faults``, parted by
tabs) with the keys into the file of verdicts.
"""

import argparse
import csv
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from detente.api import View, wording
from detente.api.sentences import told
from detente.model.article import Article
from detente.model.record import Act
from detente.pipeline import merge, read_page
from evals.cuts import read_articles, read_verdicts
from evals.record import SHARED, VERDICTS

READ = VERDICTS / "acts_read.tsv"
BEFORE = VERDICTS / "acts_read_first.tsv"
COLUMNS = ("article", "family", "start", "end", "verdict", "faults")
_DRAWN = {"meeting": 150, "measure": 150, "statement-quoted": 75, "statement-reported": 75}
_DRAWN_ELSE = 60
_SEED = 20261123


@dataclass(frozen=True, slots=True)
class Drawn:
    """An act on a sheet: where its first claim stands, its family (quoted and reported words apart), what to print."""

    article: str
    family: str
    start: int
    end: int
    shown: str

    @property
    def sheet(self) -> str:
        """The sheet that it stands on."""
        return self.family.replace(" ", "-")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when done, 2 for a wrong call or data that is not there."""
    options = _options(arguments)
    folder = options.data / "practice" / "corpus"
    if options.sheets and not folder.is_dir():
        print(f"evals.precision: no articles in {folder}; give the folder that holds practice/corpus", file=sys.stderr)
        return 2
    if options.sheets:
        _write_sheets(options.sheets, _chosen(folder, options.articles), options.workers)
    elif options.take:
        take(options.take)
    else:
        print(json.dumps({"now": figures(read_verdicts(READ)), "before": figures(read_verdicts(BEFORE))}, indent=2))
    return 0


def figures(rows: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """By family how many were read, the share that is right of those that were decided, and the faults of the rest."""
    families: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        families[row["family"]].append(row)
    return {family: _figures_of(read) for family, read in sorted(families.items())}


def _figures_of(read: Sequence[Mapping[str, str]]) -> dict[str, object]:
    said = Counter(row["verdict"] for row in read)
    decided = said["right"] + said["wrong"]
    faults = Counter(fault for row in read if row["verdict"] == "wrong" for fault in row["faults"].split(","))
    return {
        "read": len(read),
        "right": said["right"],
        "wrong": said["wrong"],
        "unsure": said["unsure"],
        "precision": round(said["right"] / decided, 3) if decided else None,
        "faults": dict(faults.most_common()),
    }


def _chosen(folder: Path, count: int) -> list[Article]:
    """The first articles in the order of a hash, without those that any verdict so far was about."""
    known = {
        line.split("\t")[0]
        for path in VERDICTS.glob("*.tsv")
        if path != READ
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    fresh = [article for article in read_articles(folder) if article.id not in known]
    return sorted(fresh, key=lambda article: hashlib.sha256(f"precision {article.id}".encode()).hexdigest())[:count]


def _write_sheets(folder: Path, articles: Sequence[Article], workers: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[Drawn]] = defaultdict(list)
    with ProcessPoolExecutor(workers) as pool:
        for drawn in pool.map(acts_of, articles, chunksize=8):
            for each in drawn:
                found[each.sheet].append(each)
    for sheet, acts in sorted(found.items()):
        chosen = random.Random(_SEED).sample(acts, min(_DRAWN.get(sheet, _DRAWN_ELSE), len(acts)))
        chosen.sort(key=lambda each: (each.article, each.start))
        (folder / f"{sheet}.txt").write_text(
            "\n".join(f"#{number} {each.shown}" for number, each in enumerate(chosen)), encoding="utf-8"
        )
        key = [[each.article, each.family, each.start, each.end] for each in chosen]
        (folder / f"{sheet}.key.json").write_text(json.dumps(key), encoding="utf-8")
        print(f"{sheet}: {len(chosen)} of {len(acts)}", file=sys.stderr)


def acts_of(article: Article) -> list[Drawn]:
    """The acts of an article as a record with nothing else in it concludes them."""
    view = View(merge([read_page(article)]))
    return [_drawn(act, article, view) for act in view.acts()]


def _drawn(act: Act, article: Article, view: View) -> Drawn:
    first = min((told.claim for told in act.claims), key=lambda claim: (claim.start, claim.end))
    family = act.family
    if family == "statement":
        family = "statement quoted" if act.direct else "statement reported"
    facts = (act.time and f"time {act.time}", act.status, view.reported(act) and f"reported {view.reported(act)}")
    lines = [
        f"{family} | {article.outlet} | published {article.published} | {article.headline}",
        f"   RECORD: {wording.title(act, view)}",
        f"           {' | '.join(fact for fact in facts if fact)}",
        *(f"   ROLE {each.role}: {wording.name_of(each, view)}" for each in act.participants),
        *(f"   TEXT {line}" for line in _sentences(act, view)),
    ]
    return Drawn(article.id, family, first.start, first.end, "\n".join(lines) + "\n")


def _sentences(act: Act, view: View) -> Iterator[str]:
    """The sentences of the claims with what stands before each, which says who "he" is."""
    for each in told(act, view):
        text = each.read.article.text
        for sentence in each.sentences:
            start = text.find(sentence.text)
            yield f"…{text[max(0, start - 250) : start]}⟦{sentence.text}⟧".replace("\n", " ")


def take(folder: Path) -> None:
    """Write the verdicts beside the sheets of a folder, each with the place of its act, to the file of verdicts."""
    rows = []
    for key in sorted(folder.glob("*.key.json")):
        said = {}
        for line in key.with_name(key.name.replace(".key.json", ".read.tsv")).read_text(encoding="utf-8").splitlines():
            number, verdict, *rest = line.split("\t")
            said[int(number.lstrip("#"))] = (verdict, (rest or ["-"])[0] or "-")
        rows += [(*each, *said[number]) for number, each in enumerate(json.loads(key.read_text(encoding="utf-8")))]
    with READ.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals.precision", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=SHARED, help="default: ../shared")
    parser.add_argument("--sheets", type=Path, metavar="FOLDER", help="write sheets to read, outside the repository")
    parser.add_argument("--take", type=Path, metavar="FOLDER", help="take up what readers wrote beside the sheets")
    parser.add_argument("--articles", type=int, default=900, help="to draw from (default: 900)")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
