"""Draws the README's pictures in docs/img from what the sample's record prints: ``make picture``."""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from detente.sample import sample_folder

ROOT = Path(__file__).parents[1]
DETENTE = Path(sys.executable).parent / "detente"
PICTURES = ROOT / "docs" / "img"
WIDTH = 112
# rich's picture would fetch a font from elsewhere; the reader's own monospace does.
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Read the sample into a throw-away record; draw its agenda, and the act on which its outlets disagree."""
    with tempfile.TemporaryDirectory(prefix="detente-picture-") as folder:
        record = str(Path(folder) / "demo.db")
        _run(["add", str(sample_folder()), "--record", record])
        disputed = json.loads(_run(["disputes", "--json", "--record", record]))[0]["id"]
        _draw("agenda", ["agenda"], record)
        _draw("show", ["show", disputed], record)


def _draw(name: str, command: list[str], record: str) -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), color_system="truecolor")
    console.print(Text.from_ansi(_run([*command, "--record", record])))
    drawn = _FONTS.sub("", console.export_svg(title=f"detente {' '.join(command)}", unique_id=name))
    path = PICTURES / f"{name}.svg"
    path.write_text(drawn.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas"), encoding="utf-8")
    print(path.relative_to(ROOT))


def _run(arguments: list[str]) -> str:
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    command = [str(DETENTE), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
