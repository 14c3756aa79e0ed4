"""The record as flat tables, one description for every format that holds tables."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.api import View, wording
from detente.api.sentences import first_sentence
from detente.calendar import edtf
from detente.exports.acts import cut, named_actor, place_in_record, value_of
from detente.model.errors import DataError
from detente.model.record import Act

Cell = str | int | float | None
KINDS = ("text", "integer", "real")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are (one of :data:`KINDS`), and one line on what they mean."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, one line on a row of it, its columns, and the rows of a record (excerpts of some length)."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[View, int], Iterator[tuple[Cell, ...]]]


def _acts(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        place = act.place
        yield (
            act.id,
            act.family,
            act.type,
            act.status,
            act.time,
            *_days(act),
            view.reported(act),
            place.name if place else None,
            place.country if place else None,
            place.lat if place else None,
            place.lon if place else None,
            "; ".join(f"{each.role}: {wording.name_of(each, view)}" for each in act.participants),
            cut(wording.what(act, view), excerpt),
            act.host_event,
            act.count,
            act.count_of,
            act.amount,
            act.plover,
            act.plover_mode,
            act.goldstein,
            act.origins,
            round(act.confidence, 4),
            "; ".join(view.outlets(act)),
            "; ".join(dispute.attribute for dispute in act.disputes),
            cut(first_sentence(act, view), excerpt),
        )


def _days(act: Act) -> tuple[str | None, str | None]:
    if act.time is None or not edtf.is_valid(act.time):
        return None, None
    days = edtf.parse(act.time)
    return days.first.isoformat(), days.last.isoformat()


def _participants(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        for each in act.participants:
            named = named_actor(each)
            actor = view.actors.get(named) if named else None
            yield (
                act.id,
                each.role,
                named,
                wording.name_of(each, view),
                actor.country if actor else None,
                actor.type if actor else "unnamed",
            )


def _claims(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        for told in sorted(act.claims, key=place_in_record):
            claim = told.claim
            yield (
                claim.id,
                act.id,
                claim.article,
                claim.telling,
                claim.family,
                claim.attribute,
                str(value_of(told, excerpt)),
                claim.start,
                claim.end,
                cut(claim.exact, excerpt),
                told.attributed_to,
                claim.modality,
                claim.extractor,
            )


def _articles(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for read in sorted(view.conclusions.articles, key=lambda each: (each.published_best or "9999", each.article.id)):
        article = read.article
        yield (
            article.id,
            article.uri,
            article.headline,
            article.outlet,
            article.agency,
            article.byline,
            read.published,
            read.published_best,
            read.published_basis,
            read.published_because,
            article.language,
            read.origin,
            read.duplicate_of,
            read.story,
            len(article.text),
        )


def _actors(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for actor in sorted(view.conclusions.actors, key=lambda each: each.id):
        offices = "; ".join(f"{each.title} ({each.of}, {each.start or ''}–{each.end or ''})" for each in actor.offices)
        yield actor.id, actor.type, actor.name, actor.country, "; ".join(actor.aliases), offices, actor.wikidata


def _history(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        for number, turn in enumerate(act.history):
            yield act.id, number, turn.known_from, turn.status, turn.time, turn.place, turn.article


def _disputes(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        for dispute in act.disputes:
            for side in dispute.values:
                yield act.id, dispute.attribute, str(side.value), "; ".join(side.articles), len(side.origins)


def _answers(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        for other in act.responds_to:
            yield act.id, other


def _corrections(view: View, excerpt: int) -> Iterator[tuple[Cell, ...]]:
    for act in view.acts():
        for each in act.corrections:
            judgement = view.judgements.get(each.judgement)
            made = (judgement.who, judgement.recorded, judgement.because) if judgement else (None, None, None)
            yield act.id, each.attribute, "; ".join(map(str, each.values)), "; ".join(map(str, each.was)), *made


_ROWS: dict[str, Callable[[View, int], Iterator[tuple[Cell, ...]]]] = {
    "acts": _acts,
    "participants": _participants,
    "claims": _claims,
    "articles": _articles,
    "actors": _actors,
    "history": _history,
    "disputes": _disputes,
    "answers": _answers,
    "corrections": _corrections,
}


@cache
def tables() -> tuple[Table, ...]:
    """The tables in the order of ``tables.toml``, which describes their columns."""
    described = tomllib.loads((files("detente.exports") / "data" / "tables.toml").read_text(encoding="utf-8"))
    if set(described) != set(_ROWS):
        raise DataError(f"tables.toml: there are rows for {', '.join(_ROWS)} and no others")
    return tuple(
        Table(name, table["about"], tuple(_column(name, *each) for each in table["columns"]), _ROWS[name])
        for name, table in described.items()
    )


def _column(table: str, name: str, kind: str, about: str) -> Column:
    if kind not in KINDS:
        raise DataError(f"tables.toml, {table}.{name}: {kind!r} is none of {', '.join(KINDS)}")
    return Column(name, kind, about)
