"""The articles as citations in CSL JSON, which Zotero and pandoc read."""

from collections.abc import Iterator
from typing import Any

from detente.api import View
from detente.api.view import outlet_of
from detente.exports import jsontext
from detente.model.record import ReadArticle

_ADDRESSES = ("http://", "https://")


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """One JSON list with an entry for each article that an act of the record rests on, by date."""
    cited = {told.claim.article for act in view.conclusions.acts for told in act.claims}
    reads = [read for read in view.conclusions.articles if read.article.id in cited]
    reads.sort(key=lambda read: (read.published_best or "9999", read.article.id))
    yield jsontext.document([_entry(read) for read in reads])


def _entry(read: ReadArticle) -> dict[str, Any]:
    article = read.article
    entry: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.headline or article.uri,
        "container-title": outlet_of(read),
        "language": article.language,
    }
    if article.byline:
        entry["author"] = [{"literal": article.byline}]
    if article.agency:
        entry["archive"] = article.agency
    if article.uri.startswith(_ADDRESSES):
        entry["URL"] = article.uri
    if read.published_best:
        issued: dict[str, Any] = {"date-parts": [[int(part) for part in read.published_best[:10].split("-")]]}
        if read.published_basis == "inferred":
            issued["circa"] = True
        entry["issued"] = issued
    return {name: value for name, value in entry.items() if value is not None}
