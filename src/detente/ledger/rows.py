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
    """An article's row; ``found`` as JSON, ``version`` is the hash of all its fields."""
    row = {field.name: getattr(article, field.name) for field in fields(article) if field.name != "found"}
    found = _dumps(dict(article.found)) if article.found else None
    # Without it the hash is the one from before there was such a column, so that nothing is added twice.
    version = content_id("version", {**row, "found": found} if found else row)
    return {**row, "found": found, "version": version}


def article_of(row: Row) -> Article:
    """The article of a row of :func:`article_row`."""
    data = {field.name: row[field.name] for field in fields(Article) if field.name != "found"}
    return Article(**data, found=tuple(sorted(json.loads(row.get("found") or "{}").items())))


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


def failed_run_row(failure: Failure, *, extractor: str, after: int | None = None) -> Row:
    """The run that ended in a failure; ``after`` is the number of the last run of that place that did not."""
    what = ("run", failure.uri, failure.reason, extractor)
    run_id = content_id(*what) if after is None else content_id(*what, after)
    return {**_empty_run(failure.uri, extractor), "id": run_id, "failure": failure.reason}


def mended_run_row(uri: str, *, extractor: str, after: int) -> Row:
    """The run that met a failure no more, where ``after`` is the number of the last one that did."""
    return {**_empty_run(uri, extractor), "id": content_id("run", uri, "mended", after), "failure": None}


def _empty_run(uri: str, extractor: str) -> Row:
    return {
        **dict.fromkeys(("claims", "actors", "times", "misses"), "[]"),
        "uri": uri,
        "extractor": extractor,
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
    """A judgement's row; tellings and values as JSON."""
    row = to_plain(judgement)
    values = row.pop("values")
    return {**row, "tellings": _dumps(row["tellings"]), "others": _dumps(row["others"]), "value": _dumps(values)}


def judgement_of(row: Row) -> Judgement:
    """The judgement of a row of :func:`judgement_row`; a column that an older record has not is empty."""
    plain = ("id", "verdict", "claim", "article", "attribute", "undoes", "who", "because", "recorded")
    lists = {"tellings": row["tellings"], "others": row.get("others"), "values": row["value"]}
    return Judgement(
        **{name: row.get(name) for name in plain},  # type: ignore[arg-type]
        **{name: tuple(json.loads(text or "[]") or ()) for name, text in lists.items()},  # type: ignore[arg-type]
    )


def chosen_articles(rows: Iterable[Row]) -> dict[str, Article]:
    """One article for each id: of several rows with one content the dated one, then the smallest path.

    Of one path that which says where its fields were found comes before one from when nobody noted it.
    """
    best: dict[str, Row] = {}
    for row in rows:
        if row["id"] not in best or _preference(row) < _preference(best[row["id"]]):
            best[row["id"]] = row
    return {article: article_of(row) for article, row in best.items()}


def _preference(row: Row) -> tuple[bool, str, bool, str]:
    return (row["published"] is None, row["uri"], row.get("found") is None, row["version"])


def _tuple_of(cls: Any, text: str) -> Any:
    return tuple(from_plain(cls, item) for item in json.loads(text))


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
