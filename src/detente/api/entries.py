"""What the search finds acts and articles by."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.api import wording
from detente.api.sentences import told
from detente.api.view import View
from detente.model.record import Act, ReadArticle

if TYPE_CHECKING:
    from detente.ledger import Entry


def entries(view: View) -> "list[Entry]":
    """One entry for each act and each article of the record."""
    return [*_acts(view), *_articles(view)]


def _acts(view: View) -> "Iterator[Entry]":
    from detente.ledger import Entry

    for act in view.conclusions.acts:
        yield Entry("act", act.id, wording.title(act, view), " … ".join(dict.fromkeys(_words(act, view))))


def _words(act: Act, view: View) -> Iterator[str]:
    """The sentences that tell of the act, and the names in which somebody may ask for it."""
    yield from (sentence.text for article in told(act, view) for sentence in article.sentences)
    for each in act.participants:
        actor = view.actors.get(each.actor or "")
        yield from actor.aliases if actor else ()
    yield from (view.issues.get(issue, issue) for issue in act.agenda)


def _articles(view: View) -> "Iterator[Entry]":
    from detente.ledger import Entry

    for read in view.conclusions.articles:
        yield Entry("article", read.article.id, read.article.headline or "", _uncut(read))


def _uncut(read: ReadArticle) -> str:
    """The text without its boilerplate, which would find every page of an outlet."""
    kept, position = [], 0
    for cut in sorted(read.cut, key=lambda each: each.start):
        kept.append(read.article.text[position : cut.start])
        position = max(position, cut.end)
    return "".join([*kept, read.article.text[position:]])
