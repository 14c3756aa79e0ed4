"""What the logs hold as rows: articles, claims, runs and judgements of the model as columns, and back."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from detente.ledger.plain import from_plain, to_plain
from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.ids import content_id
from detente.model.judgement import Judgement
from detente.model.reading import Failure, Miss, Reading
from detente.model.times import Timex

Row = dict[str, Any]


def article_row(article: Article) -> Row:
    """An article's row; ``version`` is the hash of all its fields."""
    row = {field.name: getattr(article, field.name) for field in fields(article)}
    return {**row, "version": content_id("version", row)}


def article_of(row: Row) -> Article:
    """The article of a row of :func:`article_row`."""
    return Article(**{field.name: row[field.name] for field in fields(Article)})


def claim_row(claim: Claim) -> Row:
    """A claim's row; value and support as JSON."""
    row = claim.to_json()
    return {**row, "id": claim.id, "value": _dumps(row["value"]), "support": _dumps(row["support"])}


def claim_of(row: Row) -> Claim:
    """The claim of a row of :func:`claim_row`."""
    data = {field.name: row[field.name] for field in fields(Claim)}
    return Claim.from_json({**data, "value": json.loads(data["value"]), "support": json.loads(data["support"])})


def run_row(reading: Reading) -> Row:
    """A reading's run: which claims it found, by id, and what else it met."""
    found = {
        "article": reading.article.id,
        "extractor": reading.extractor,
        "claims": [claim.id for claim in reading.claims],
        "actors": to_plain(reading.actors),
        "times": to_plain(reading.times),
        "misses": to_plain(reading.misses),
    }
    columns = {name: _dumps(value) if isinstance(value, list) else value for name, value in found.items()}
    return {**columns, "id": content_id("run", found), "uri": reading.article.uri, "failure": None}


def failed_run_row(failure: Failure, *, extractor: str) -> Row:
    """The run that ended in a failure."""
    run_id = content_id("run", failure.uri, failure.reason, extractor)
    empty = dict.fromkeys(("claims", "actors", "times", "misses"), "[]")
    return {
        **empty,
        "id": run_id,
        "uri": failure.uri,
        "extractor": extractor,
        "failure": failure.reason,
        "article": None,
    }


def reading_of(row: Row, article: Article, claims: dict[str, Claim]) -> Reading:
    """The reading of a row of :func:`run_row`, with its article and the claims by id."""
    return Reading(
        article=article,
        claims=tuple(claims[claim] for claim in json.loads(row["claims"])),
        actors=_tuple_of(Actor, row["actors"]),
        times=_tuple_of(Timex, row["times"]),
        misses=_tuple_of(Miss, row["misses"]),
        extractor=row["extractor"],
    )


def judgement_row(judgement: Judgement) -> Row:
    """A judgement's row; tellings and value as JSON."""
    row = to_plain(judgement)
    return {**row, "tellings": _dumps(row["tellings"]), "value": _dumps(row["value"])}


def judgement_of(row: Row) -> Judgement:
    """The judgement of a row of :func:`judgement_row`."""
    data = {field.name: row[field.name] for field in fields(Judgement)}
    return Judgement(**{**data, "tellings": tuple(json.loads(data["tellings"])), "value": json.loads(data["value"])})


def chosen_articles(rows: Iterable[Row]) -> dict[str, Article]:
    """One article for each id: of several rows with one content the dated one, then the smallest path."""
    best: dict[str, Row] = {}
    for row in rows:
        if row["id"] not in best or _preference(row) < _preference(best[row["id"]]):
            best[row["id"]] = row
    return {article: article_of(row) for article, row in best.items()}


def _preference(row: Row) -> tuple[bool, str, str]:
    return (row["published"] is None, row["uri"], row["version"])


def _tuple_of(cls: Any, text: str) -> Any:
    return tuple(from_plain(cls, item) for item in json.loads(text))


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
