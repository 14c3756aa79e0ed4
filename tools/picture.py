"""Draws docs/img/agenda.svg, the README's picture, from what the demo's record prints: ``make picture``."""

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
PICTURE = ROOT / "docs" / "img" / "agenda.svg"
WIDTH = 112
# rich's picture would fetch a font from elsewhere; the reader's own monospace does.
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Read the sample into a throw-away record and draw its agenda."""
    with tempfile.TemporaryDirectory(prefix="detente-picture-") as folder:
        record = str(Path(folder) / "demo.db")
        _run(["add", str(sample_folder()), "--record", record])
        shown = _run(["agenda", "--record", record])
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), color_system="truecolor")  # noqa: SIM115
    console.print(Text.from_ansi(shown))
    drawn = console.export_svg(title="detente agenda", unique_id="agenda")
    PICTURE.write_text(
        _FONTS.sub("", drawn).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas"), encoding="utf-8"
    )
    print(PICTURE.relative_to(ROOT))


def _run(arguments: list[str]) -> str:
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    done = subprocess.run([DETENTE, *arguments], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
