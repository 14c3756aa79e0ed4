"""Acts as lines of a table: the mark of a status, who, what, where, by how many told."""

from typing import TYPE_CHECKING

from detente.api import View, wording
from detente.api.view import outlet_of
from detente.calendar.days import human
from detente.cli.console import words
from detente.model.record import Act, Dispute, DisputedValue

if TYPE_CHECKING:
    from rich.text import Text

_MARKS = {
    "held": ("●", "green"),
    "confirmed": ("◉", "green"),
    "planned": ("○", "cyan"),
    "unconfirmed": ("◌", "yellow"),
    "proposed": ("◇", "yellow"),
    "postponed": ("»", "magenta"),
    "unresolved": ("?", "yellow"),
    "declined": ("✕", "red"),
    "cancelled": ("✕", "red"),
    "threatened": ("◇", "yellow"),
    "announced": ("○", "cyan"),
    "in force": ("●", "red"),
    "lifted": ("✓", "green"),
    "sent": ("○", "cyan"),
    "delivered": ("●", "green"),
    "answered": ("●", "green"),
}


def status(act: Act) -> "Text":
    """The status with its mark; the family where no status is stated."""
    if not act.status:
        return words(f"· {act.family}", "dim")
    mark, style = _MARKS.get(act.status, ("·", ""))
    return words(f"{mark} {act.status}", style)


def told_by(act: Act) -> str:
    """How many independent voices tell of the act."""
    return f"told by {act.origins}" if act.origins else ""


def one_line(act: Act, view: View) -> "Text":
    """Who in bold, then what and where."""
    line = words(wording.who(act, view) or "somebody", "bold")
    line.append(": ")
    line.append_text(words(wording.what(act, view)))
    place = wording.where(act)
    return line.append_text(words(f", {place}")) if place else line


def details(act: Act, view: View) -> "Text":
    """What and where, in one line under who."""
    return words(", ".join(part for part in (wording.what(act, view), wording.where(act)) if part))


def disputed(act: Act, view: View) -> "list[Text]":
    """For each disputed attribute one line with its values."""
    return [
        words(
            f"≠ {dispute.attribute}: "
            + " or ".join(value_of(side, dispute.attribute, view) for side in dispute.values),
            "yellow",
        )
        for dispute in act.disputes
    ]


def corrected(act: Act, view: View) -> "list[Text]":
    """One line for each thing that a person decided on the act, and who did."""
    from detente.cli.decided import short_lines

    return [words(f"✎ {line}", "magenta") for line in short_lines(act, view)]


def value_of(side: DisputedValue, attribute: str, view: View) -> str:
    """One side's value in words."""
    if attribute == "time":
        return human(str(side.value))
    return view.name(side.value) if isinstance(side.value, str) else str(side.value)


def tellers(articles: tuple[str, ...], view: View) -> str:
    """The outlets of some articles."""
    reads = [view.articles[article] for article in articles if article in view.articles]
    return ", ".join(dict.fromkeys(map(outlet_of, reads)))


def tellers_of_side(side: DisputedValue, dispute: Dispute, view: View) -> str:
    """The outlets on one side of a dispute; those that have changed to another side since are marked."""
    elsewhere = {origin for other in dispute.values if other is not side for origin in other.origins}
    left = {each for each in side.articles if (read := view.articles.get(each)) and read.origin not in side.origins}
    changed = {each for each in left if view.articles[each].origin in elsewhere}
    still = tellers(tuple(each for each in side.articles if each not in changed), view)
    before = tellers(tuple(each for each in side.articles if each in changed), view)
    return ", ".join(filter(None, (still, f"before: {before}" if before else "")))


def reason(act: Act) -> str:
    """Why, as stated, cut to a line."""
    because = act.because or ""
    return f"why: {because}" if len(because) <= 90 else f"why: {because[:88].rstrip()}…"
