"""Who did and said what on an issue, side by side and over time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from detente.api.validity import course_at
from detente.api.view import View
from detente.model.errors import UsageError
from detente.model.record import Act

_ACTING = frozenset({"imposer", "sender", "speaker", "actor"})


@dataclass(frozen=True, slots=True)
class Position:
    """What one side did and said on an issue, by time; ``side`` is a state's code or an actor's id."""

    side: str
    name: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class OnIssue:
    """An issue by its name, the meetings that dealt with it, and the positions of each side, the busiest first."""

    name: str
    meetings: tuple[Act, ...]
    positions: tuple[Position, ...]


def on_issue(view: View, name: str, *, valid_at: str | None = None) -> OnIssue:
    """All acts on an issue: those that have it on their agenda, and those whose words name it.

    With ``valid_at`` (EDTF) only those that take place or are in force then.

    An issue goes by its name in the record or by words of one's own, all of which have to stand together. Raises
    ``UsageError`` where nothing is on it.
    """
    named = _named(view, name)
    pattern = _pattern(named)
    acts = [act for act in view.acts() if named in _agenda(act, view) or pattern.search(_words(act))]
    if not acts:
        known = ", ".join(sorted(issue.name for issue in view.conclusions.issues))
        raise UsageError(f"{name}: nothing in this record is on that{f'; it has {known}' if known else ''}")
    if valid_at is not None:
        acts = [act for act in acts if course_at(act, valid_at, view) == "during"]
    sides: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        for side in dict.fromkeys(_sides(act, view)):
            sides[side].append(act)
    positions = [Position(side, _name(side, view), tuple(group)) for side, group in sides.items()]
    positions.sort(key=lambda each: (-len(each.acts), each.name))
    return OnIssue(named, tuple(act for act in acts if act.family == "meeting"), tuple(positions))


def _named(view: View, name: str) -> str:
    """The issue of the record whose name it is, in whatever case; else what was asked for."""
    return next((issue.name for issue in view.conclusions.issues if issue.name.casefold() == name.casefold()), name)


def _pattern(name: str) -> re.Pattern[str]:
    """What names an issue in a text: its own name, and the words that stand for it on an agenda."""
    from detente.lexicon.meetings import meeting_words

    words = [name, *(word for word, issue in meeting_words().agenda.items() if issue.casefold() == name.casefold())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _agenda(act: Act, view: View) -> set[str]:
    return {view.issues.get(issue, issue) for issue in act.agenda}


def _words(act: Act) -> str:
    return " ".join(part for part in (act.text, act.because, act.name, act.count_of) if part)


def _sides(act: Act, view: View) -> Iterator[str]:
    """Who acts or speaks, by state where that is known; a meeting takes no side."""
    for each in act.participants:
        if each.actor is not None and each.role in _ACTING:
            actor = view.actors.get(each.actor)
            yield actor.country if actor and actor.country else each.actor


def _name(side: str, view: View) -> str:
    from detente.lexicon.states import states

    return states()[side].name if side in states() else view.name(side)
