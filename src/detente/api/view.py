"""The conclusions as of one time: everything in them by its id, and the questions that choose among the acts."""

import re
from collections.abc import Iterable
from functools import cached_property

from detente.api.naming import Party, party
from detente.calendar import edtf
from detente.model.actors import Actor
from detente.model.errors import UsageError
from detente.model.judgement import Judgement
from detente.model.record import Act, Conclusions, ReadArticle, ToldClaim

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
_SHORTEST = 4


class View:
    """The record as of ``known_at`` (None: as of now)."""

    def __init__(self, conclusions: Conclusions, *, known_at: str | None = None) -> None:
        self.conclusions = conclusions
        self.known_at = known_at

    @cached_property
    def articles(self) -> dict[str, ReadArticle]:
        """Articles by id."""
        return {read.article.id: read for read in self.conclusions.articles}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.conclusions.actors}

    @cached_property
    def issues(self) -> dict[str, str]:
        """Names of issues by id."""
        return {issue.id: issue.name for issue in self.conclusions.issues}

    @cached_property
    def judgements(self) -> dict[str, Judgement]:
        """What people judged, by id, with what was taken back since."""
        return {judgement.id: judgement for judgement in self.conclusions.judgements}

    @cached_property
    def claims(self) -> dict[str, ToldClaim]:
        """The claims of all acts, by id."""
        return {told.claim.id: told for act in self.conclusions.acts for told in act.claims}

    def telling_act(self, telling: str) -> Act | None:
        """The act that a telling tells, None where there is none as of this time."""
        return self._act_of_telling.get(telling)

    def find(self, act_id: str) -> Act | None:
        """The act of this very id, or of one that it had before; None where there is none."""
        return self._acts.get(act_id) or self._acts.get(self._formerly.get(act_id, ""))

    @cached_property
    def _act_of_telling(self) -> dict[str, Act]:
        return {told.claim.telling: act for act in self.conclusions.acts for told in act.claims}

    @cached_property
    def _acts(self) -> dict[str, Act]:
        return {act.id: act for act in self.conclusions.acts}

    @cached_property
    def _formerly(self) -> dict[str, str]:
        return {old: act.id for act in self.conclusions.acts for old in act.formerly}

    @cached_property
    def _short(self) -> dict[str, str]:
        bare = sorted(act.removeprefix("act-") for act in self._acts)
        neighbours = zip(bare, ["", *bare], [*bare[1:], ""], strict=False)
        return {
            f"act-{one}": one[: max(_SHORTEST, _shared(one, a) + 1, _shared(one, b) + 1)] for one, a, b in neighbours
        }

    def name(self, actor: str) -> str:
        """An actor's name."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def short_id(self, act: Act) -> str:
        """The shortest beginning of an act's id that leads to it alone."""
        return self._short.get(act.id, act.id)

    def act(self, act_id: str) -> Act:
        """The act of an id, of one that it had before, or of the beginning of one; ``UsageError`` otherwise."""
        full = act_id if act_id.startswith("act-") else f"act-{act_id}"
        known = self.find(full)
        if known:
            return known
        for ids in (self._acts, self._formerly):
            begun = sorted({self._formerly.get(each, each) for each in ids if each.startswith(full)})
            if len(begun) == 1 and act_id.removeprefix("act-"):
                return self._acts[begun[0]]
            if len(begun) > 1:
                shown = ", ".join(each.removeprefix("act-") for each in begun[:5])
                raise UsageError(f"{act_id}: {len(begun)} acts begin so: {shown}{', …' if len(begun) > 5 else ''}")
        raise UsageError(f"{act_id}: there is no such act in this record")

    def acts(
        self,
        *,
        family: str | None = None,
        between: tuple[str, str] | None = None,
        who: str | None = None,
        start: str | None = None,
        end: str | None = None,
    ) -> list[Act]:
        """The acts that fit all that is asked, by time; ``start`` and ``end`` are dates, both included.

        An act of which no article says when it took place counts under the day on which it was first reported.
        """
        sides = [self.party(name) for name in between or ()]
        wanted = self.party(who) if who else None
        first, last = _first_day(start), _last_day(end)
        chosen = [
            act
            for act in self.conclusions.acts
            if (family is None or act.family == family)
            and (wanted is None or self._takes_part(act, wanted))
            and _on_both_sides(act, sides)
            and self._falls(act, first, last)
        ]
        return sorted(chosen, key=lambda act: (self.sort_day(act), act.id))

    def party(self, name: str) -> Party:
        """Whom a name means in this record; ``UsageError`` for an unknown one."""
        return party(name, self.conclusions.actors)

    def reported(self, act: Act) -> str | None:
        """The day (EDTF) of the first article that tells of the act, None where none of them is dated.

        A day that was inferred within an interval is marked as approximate (``2013-04-15~``).
        """
        return min((day for read in self.reads(act) if (day := _published_day(read))), default=None)

    def outlets(self, act: Act) -> list[str]:
        """The names of those who tell of the act, see :func:`outlet_of`."""
        return sorted({outlet_of(read) for read in self.reads(act)})

    def reads(self, act: Act) -> list[ReadArticle]:
        """The articles that tell of the act."""
        told = dict.fromkeys(told.claim.article for told in act.claims)
        return [self.articles[article] for article in told if article in self.articles]

    def when(self, act: Act) -> str | None:
        """When the act takes place, else when it was first reported."""
        return act.time or self.reported(act)

    def sort_day(self, act: Act) -> str:
        """A day to sort by; acts of no known day come last."""
        time = self.when(act)
        return edtf.parse(time).first.isoformat() if time and edtf.is_valid(time) else "9999"

    def _takes_part(self, act: Act, wanted: Party) -> bool:
        return any(each.actor in wanted.ids for each in act.participants)

    def _falls(self, act: Act, first: str | None, last: str | None) -> bool:
        if first is None and last is None:
            return True
        time = self.when(act)
        if not time or not edtf.is_valid(time):
            return False
        days = edtf.parse(time)
        return (first is None or days.last.isoformat() >= first) and (last is None or days.first.isoformat() <= last)


def outlet_of(read: ReadArticle) -> str:
    """The article's outlet, else its agency, else the name of its file."""
    article = read.article
    return article.outlet or article.agency or article.uri.rstrip("/").rpartition("/")[2] or read.origin


def check_moment(value: str) -> None:
    """Raise ``UsageError`` unless a value is a date or a date-time."""
    if not (edtf.is_valid(value) or _MOMENT.fullmatch(value)):
        raise UsageError(f"{value}: this is no date; write it as 2013, 2013-04 or 2013-04-15")


def _published_day(read: ReadArticle) -> str | None:
    day = read.published_best or read.published
    if day is None:
        return None
    guessed = read.published_basis == "inferred" and read.published != read.published_best
    return day[:10] + ("~" if guessed else "")


def _on_both_sides(act: Act, sides: Iterable[Party]) -> bool:
    """Whether each side has somebody of its own in the act."""
    chosen: list[set[str]] = [{each.actor for each in act.participants if each.actor in side.ids} for side in sides]
    if not chosen:
        return True
    return all(chosen) and len(set().union(*chosen)) >= len(chosen)


def _first_day(value: str | None) -> str | None:
    return None if value is None else days_of(value).first.isoformat()


def _last_day(value: str | None) -> str | None:
    return None if value is None else days_of(value).last.isoformat()


def days_of(value: str) -> edtf.Days:
    """The days of a date that somebody asks for; raises ``UsageError`` where it is none."""
    if not edtf.is_valid(value):
        raise UsageError(f"{value}: this is no date; write it as 2013, 2013-04 or 2013-04-15")
    return edtf.parse(value)


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
