"""The record as JSON Lines: the whole of it, one object a line, in an order that does not depend on how it came in."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from detente.api import View
from detente.exports import jsontext
from detente.exports.acts import act_row
from detente.model.actors import Actor
from detente.model.judgement import Judgement
from detente.model.record import Conclusions, Issue, ReadArticle, Relation, Story

FORMAT = 1


def chunks(view: View, longest: int | None) -> Iterator[bytes]:
    """The :func:`lines` as bytes."""
    return (line.encode("utf-8") for line in lines(view.conclusions, longest=longest))


def lines(conclusions: Conclusions, *, longest: int | None = None) -> Iterator[str]:
    """One line for each article, actor, act, issue, story, relation and judgement, after one that names the format.

    With ``longest`` an article's ``text`` is null beside its length and hash, and a longer ``exact`` is cut to that.
    """
    excerpts = longest is not None
    yield _line("record", {"format": FORMAT, "excerpts": excerpts})
    yield from _lines("article", (article_row(read, excerpts=excerpts) for read in conclusions.articles))
    yield from _lines("actor", map(actor_row, conclusions.actors))
    yield from _lines("act", (act_row(act, longest=longest) for act in conclusions.acts))
    yield from _lines("issue", map(issue_row, conclusions.issues))
    yield from _lines("story", map(story_row, conclusions.stories))
    relations = sorted(conclusions.relations, key=lambda each: (each.between, each.month))
    yield from (_line("relation", relation_row(relation)) for relation in relations)
    yield from _lines("judgement", map(judgement_row, conclusions.judgements))


def article_row(read: ReadArticle, *, excerpts: bool = False) -> dict[str, Any]:
    """An article with what is derived of it."""
    article = read.article
    text = article.text
    hidden = {"length": len(text), "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()} if excerpts else {}
    return {
        "id": article.id,
        "uri": article.uri,
        "headline": article.headline,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "dateline": article.dateline,
        "origin": read.origin,
        "published": read.published,
        "published_best": read.published_best,
        "published_basis": read.published_basis,
        "published_because": read.published_because,
        "language": article.language,
        "found": dict(article.found),
        "text": None if excerpts else text,
        **hidden,
        "cut": [{"start": cut.start, "end": cut.end, "why": cut.why} for cut in read.cut],
        "times": [
            {
                "start": time.start,
                "end": time.end,
                "text": time.text,
                "value": time.value,
                "type": time.type,
                "mod": time.mod,
            }
            for time in read.times
        ],
        "duplicate_of": read.duplicate_of,
        "story": read.story,
    }


def actor_row(actor: Actor) -> dict[str, Any]:
    """An actor with its spellings and offices."""
    return {
        "id": actor.id,
        "type": actor.type,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "offices": [
            {"title": office.title, "of": office.of, "from": office.start, "to": office.end} for office in actor.offices
        ],
        "members": list(actor.members),
        "wikidata": actor.wikidata,
    }


def issue_row(issue: Issue) -> dict[str, Any]:
    """An issue with its acts."""
    return {"id": issue.id, "name": issue.name, "acts": list(issue.acts)}


def story_row(story: Story) -> dict[str, Any]:
    """A story with its articles and acts."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "acts": list(story.acts),
        "from": story.start,
        "to": story.end,
        "continues": story.continues,
    }


def relation_row(relation: Relation) -> dict[str, Any]:
    """Two states in one month."""
    return {
        "between": list(relation.between),
        "month": relation.month,
        "cooperation": relation.cooperation,
        "conflict": relation.conflict,
        "balance": relation.balance,
        "acts": list(relation.acts),
    }


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """What a person judged, with who, when and why; a judgement that another one ``undoes`` counts no more."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "tellings": list(judgement.tellings),
        "others": list(judgement.others),
        "claim": judgement.claim,
        "article": judgement.article,
        "attribute": judgement.attribute,
        "values": list(judgement.values),
        "undoes": judgement.undoes,
        "who": judgement.who,
        "because": judgement.because,
        "when": judgement.recorded,
    }


def _lines(kind: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in sorted(rows, key=lambda each: str(each["id"])):
        yield _line(kind, row)


def _line(kind: str, row: dict[str, Any]) -> str:
    return jsontext.line({"kind": kind, **row})
