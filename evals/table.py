"""The figures as tables: one for the terminal, one for the README."""

from pathlib import Path

from evals.floors import Floors
from evals.record import ROOT, SETS, Figures

README = ROOT / "README.md"
BEGIN, END = "<!-- evals: written by `make evals EVALS=--write-readme` -->", "<!-- evals: end -->"

_FAMILIES = ("meetings", "measures", "messages", "statements")
_ATTRIBUTES = {
    "meeting.participants": "meeting: exactly its participants",
    "meeting.status": "meeting: status",
    "meeting.time": "meeting: time, to the same first and last day",
    "meeting.place": "meeting: place",
    "measure.type": "measure: type",
    "measure.status": "measure: status",
    "measure.count": "measure: how many it hits",
    "message.carrier": "message: who carried it",
    "statement.speaker": "statement: speaker",
    "time.value": "time expressions: value",
    "article.headline": "headlines",
    "article.published": "publication dates",
    "claim.exact_span": "claims whose span holds their exact words",
}


def terminal_table(figures: dict[str, Figures], floors: Floors) -> str:
    """Every figure of every set, one a line, with its floor where it has one."""
    names = list(figures)
    rows = sorted({figure for reached in figures.values() for figure in reached})
    lines = [f"{'':28}" + "".join(f"{name:>10}{'floor':>8}" for name in names)]
    for figure in rows:
        cells = "".join(
            f"{_shown(figures[name].get(figure)):>10}{_shown(floors.floors.get(name, {}).get(figure)):>8}"
            for name in names
        )
        lines.append(f"{figure:28}{cells}")
    return "\n".join(lines)


def readme_table(figures: dict[str, Figures]) -> str:
    """The README's table in Markdown."""
    names = list(figures)
    lines = ["| | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    for family in _FAMILIES:
        cells = [_family_cell(figures[name], family) for name in names]
        lines.append(f"| {family}: F1 (precision, recall) | " + " | ".join(cells) + " |")
    for figure, label in _ATTRIBUTES.items():
        cells = [_accuracy_cell(figures[name], figure, name) for name in names]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_readme(figures: dict[str, Figures], path: Path = README) -> bool:
    """Put the table between the README's markers; whether that changed anything."""
    before = path.read_text(encoding="utf-8")
    head, _, rest = before.partition(BEGIN)
    _, _, tail = rest.partition(END)
    after = f"{head}{BEGIN}\n{readme_table(figures)}\n{END}{tail}"
    path.write_text(after, encoding="utf-8")
    return after != before


def readme_is_current(figures: dict[str, Figures], path: Path = README) -> bool:
    """Whether the README shows these figures."""
    return readme_table(figures) in path.read_text(encoding="utf-8")


def _family_cell(reached: Figures, family: str) -> str:
    return "{} ({}, {})".format(
        *(_shown(reached.get(f"{family}.{figure}")) for figure in ("f1", "precision", "recall"))
    )


def _accuracy_cell(reached: Figures, figure: str, name: str) -> str:
    """An accuracy; what the rows of a set state themselves is no achievement."""
    return "given" if figure == "article.published" and SETS[name].rows else _shown(reached.get(figure))


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
