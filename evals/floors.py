"""The figures below which no change may fall, and the gold that they were measured on."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.record import SETS, SHARED, Figures

PATH = Path(__file__).parent / "floors.json"
MARGIN = (
    0.01  # the parser's floating-point ties may fall otherwise on another processor: two or three of 250 statements
)

# Accuracies among the matched acts fall when harder acts are found: such a floor may be lowered, with the reason.
FLOORED = (
    "meetings.f1",
    "measures.f1",
    "messages.f1",
    "statements.f1",
    "meeting.status",
    "meeting.time",
    "meeting.place",
    "meeting.participants",
    "measure.status",
    "statement.speaker",
    "time.found",
    "time.value",
    "article.headline",
    "article.published",
    "article.published.within",
)
LAWS = ("claim.exact_span", "claim.actor_known")  # pinned without a margin


@dataclass(slots=True)
class Floors:
    """Floors by set and figure, the digest of each set's gold, and every lowering with its reason."""

    gold: dict[str, str] = field(default_factory=dict)
    floors: dict[str, dict[str, float]] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path = PATH) -> "Floors":
        """The floors as pinned; none where there is no file yet."""
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls()

    def save(self, path: Path = PATH) -> None:
        """Write them, each on its own line, so that a change shows in a diff."""
        data = {"gold": self.gold, "floors": self.floors, "lowered": self.lowered}
        path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def below(self, figures: dict[str, Figures]) -> list[str]:
        """One line for each figure that lies below its floor, or is not there any more."""
        return [
            f"{name} {figure}: {figures[name].get(figure, 0.0):.3f} is below its floor {floor:.3f}"
            for name, rows in self.floors.items()
            if name in figures
            for figure, floor in rows.items()
            if figures[name].get(figure, 0.0) < floor
        ]

    def strange_gold(self, names: list[str]) -> list[str]:
        """The sets whose gold is not that which their floors were measured on."""
        return [name for name in names if name in self.gold and self.gold[name] != digest(name)]

    def lift(self, figures: dict[str, Figures]) -> None:
        """Raise each floor to what is reached now, less the margin; never lower one."""
        for name, reached in figures.items():
            rows = self.floors.setdefault(name, {})
            for figure in (*FLOORED, *LAWS):
                if figure in reached:
                    rows[figure] = max(rows.get(figure, 0.0), _floor(figure, reached[figure]))
            self.gold.setdefault(name, digest(name))

    def lower(self, target: str, figures: dict[str, Figures], because: str) -> None:
        """Lower one floor (``practice:meetings.f1``) to what is reached now and keep the reason."""
        name, _, figure = target.partition(":")
        old = self.floors[name][figure]
        new = _floor(figure, figures[name].get(figure, 0.0))
        if new >= old:
            raise ValueError(f"{target} is not below its floor {old}")
        self.floors[name][figure] = new
        self.lowered.append({"floor": target, "from": old, "to": new, "because": because})

    def accept_gold(self, figures: dict[str, Figures], because: str) -> None:
        """Measure the floors of changed gold anew, and keep the reason."""
        for name in self.strange_gold(list(figures)):
            self.lowered.append(
                {"floor": f"{name}:*", "from": self.floors.pop(name), "to": "new gold", "because": because}
            )
            del self.gold[name]
        self.lift(figures)


def _floor(figure: str, reached: float) -> float:
    """Where a floor lies under what is reached."""
    return reached if figure in LAWS else round(max(0.0, reached - MARGIN), 3)


def digest(name: str) -> str:
    """A hash of a set's gold files, names and contents."""
    folder = SHARED / SETS[name].gold
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
