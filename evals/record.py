"""Builds records through the command line and has them scored: nothing of the package is imported here."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
VERDICTS = ROOT / "evals" / "verdicts"
DETENTE = Path(sys.executable).parent / "detente"
_REJECTED = 3  # detente's exit code for "done, but some articles were rejected"

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """Articles with gold, as folders of ``../shared``; with ``rows`` outlet and date are given with them."""

    name: str
    texts: str
    gold: str
    rows: bool


SETS = {
    one.name: one
    for one in (
        GoldSet(name="seeds", texts="seeds", gold="gold/seeds", rows=False),
        GoldSet(name="practice", texts="practice/text", gold="gold/practice", rows=True),
        GoldSet(name="train", texts="train/text", gold="gold/train", rows=True),
    )
}


def score_sets(names: list[str], *, keep: Path | None = None) -> dict[str, Figures]:
    """The figures of each set by name, two sets at a time; ``keep`` is a folder for the exported records."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(names, pool.map(lambda name: _score(SETS[name], keep=keep), names), strict=True))


def _score(one: GoldSet, *, keep: Path | None) -> Figures:
    with tempfile.TemporaryDirectory(prefix=f"detente-evals-{one.name}-") as folder:
        work = Path(folder)
        exported = export_set(one, work, keep=keep)
        scorer: list[str | Path] = [
            sys.executable,
            SHARED / "tools" / "score.py",
            exported,
            SHARED / one.gold,
            "--json",
        ]
        return flatten(json.loads(run(scorer)))


def export_set(one: GoldSet, work: Path, *, keep: Path | None = None) -> Path:
    """The file with the exported record of a set, in ``keep`` or else in ``work``, the folder that the record is in."""
    pages = _rows(one, work / "rows.jsonl") if one.rows else SHARED / one.texts
    exported = (keep or work) / f"{one.name}.jsonl"
    exported.write_bytes(export_pages(pages, work / "record.db"))
    return exported


def _rows(one: GoldSet, path: Path) -> Path:
    path.write_bytes(run([sys.executable, SHARED / "tools" / "as_rows.py", SHARED / one.texts, SHARED / one.gold]))
    return path


def export_pages(pages: Path, record: Path, *, rejected: bool = True) -> bytes:
    """The export of a new record of the pages; without ``rejected`` every page has to be taken."""
    run([DETENTE, "add", pages, "--record", record], accepted=(0, _REJECTED) if rejected else (0,))
    return run([DETENTE, "export", "--record", record, "--format", "jsonl"])


def run(command: Sequence[str | Path], *, accepted: Collection[int] = (0,)) -> bytes:
    """What a command prints; ends the program with the command's last words where its exit code is not accepted."""
    done = subprocess.run([str(part) for part in command], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode not in accepted:
        shown = " ".join(Path(part).name for part in command[:3])
        sys.exit(f"evals: {shown} ended with {done.returncode}:\n{done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def json_rows(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The rows of files of JSON Lines, one file after the other."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def flatten(scored: Mapping[str, Mapping[str, float]]) -> Figures:
    """The scorer's figures as one table: ``meetings.f1``, ``meetings.recall``, ``meeting.status``."""
    figures: dict[str, float] = {}
    for name, row in scored.items():
        if "accuracy" in row:
            figures[name] = row["accuracy"]
        else:
            figures |= {f"{name}.{figure}": row[figure] for figure in ("precision", "recall", "f1")}
    return figures
