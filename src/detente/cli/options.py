"""The options that commands share, and the choice among the acts that they make."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.api import View
    from detente.model.record import Act

DEFAULT_RECORD = Path("detente.db")

RecordFile = Annotated[
    Path, typer.Option("--record", "-r", metavar="FILE", envvar="DETENTE_RECORD", help="The record to use.")
]
ActId = Annotated[str, typer.Argument(metavar="ACT", help="An act's id, or as much of it as leads to it alone.")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="WHO WHO", help="Only what passes between two: US RU, Russia Turkey."),
]
Who = Annotated[str | None, typer.Option("--who", metavar="WHO", help="Only what this one takes part in.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year on.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to and with this day, month or year.")]
KnownAt = Annotated[
    str | None, typer.Option("--known-at", metavar="DATE", help="As it was known at the end of this day.")
]
ValidAt = Annotated[
    str | None,
    typer.Option("--valid-at", metavar="DATE", help="What takes place on this day, and measures in force then."),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout, for programmes.")]
Follow = Annotated[bool, typer.Option("--follow/--no-follow", help="Fetch the pages that a feed links to.")]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Also ask addresses of this machine and of intranets, at any port."),
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact", metavar="WHO", envvar="DETENTE_CONTACT", help="A mail or web address for the outlets to see."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which record as of when, and which of its acts."""

    record: Path
    between: tuple[str, str] | None = None
    who: str | None = None
    start: str | None = None
    end: str | None = None
    known_at: str | None = None
    valid_at: str | None = None

    def view(self) -> "View":
        """The record as of the time asked for."""
        from detente.api import Record

        return Record.open(self.record).view(self.known_at)

    def acts(self, view: "View", *families: str) -> "list[Act]":
        """The acts of these families (of all where none is named), by time."""
        acts = view.acts(between=self.between, who=self.who, start=self.start, end=self.end)
        if self.valid_at is not None:
            from detente.api.validity import course_at

            acts = [act for act in acts if course_at(act, self.valid_at, view) == "during"]
        return [act for act in acts if not families or act.family in families]

    def words(self) -> str:
        """What was asked for, for a heading: ``between US and RU, from 2013, as known on 2013-04-30``."""
        parts = [
            f"between {self.between[0]} and {self.between[1]}" if self.between else "",
            f"with {self.who}" if self.who else "",
            f"from {self.start}" if self.start else "",
            f"to {self.end}" if self.end else "",
            f"on {self.valid_at}" if self.valid_at else "",
            f"as known on {self.known_at}" if self.known_at else "",
        ]
        return ", ".join(part for part in parts if part)
