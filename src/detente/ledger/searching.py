"""Full-text search over acts and articles: stemmed words, and pairs of characters for East Asian names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, text

from detente.ledger.connecting import memory_engine

Kind = Literal["act", "article"]

# FTS5 takes a run of characters without blanks for one word, so that a name of two characters is never found inside it.
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be found: an act or an article by its id, its title, and all words by which it can be found."""

    kind: Kind
    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, best first; ``excerpt`` has the words found between U+0002 and U+0003."""

    kind: Kind
    id: str
    excerpt: str


def index(connection: Connection, entries: Iterable[Entry]) -> None:
    """Put an index of these entries in the place of the one that is there."""
    drop(connection)
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, title, body, bigrams, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    rows = [
        {"kind": entry.kind, "id": entry.id, "title": entry.title, "body": entry.body, "bigrams": _bigrams_of(entry)}
        for entry in entries
    ]
    if rows:
        connection.execute(text("INSERT INTO search VALUES (:kind, :id, :title, :body, :bigrams)"), rows)


def drop(connection: Connection) -> None:
    """Remove the index."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")


def find(connection: Connection, words: str, *, limit: int) -> list[Hit]:
    """Entries that hold all the words; where none does, those with words that begin so."""
    for query in (_query(words, prefix=""), _query(words, prefix="*")):
        if query and (hits := _run(connection, query, limit)):
            return hits
    return []


def search_once(entries: Iterable[Entry], words: str, *, limit: int) -> list[Hit]:
    """What :func:`find` finds in entries that are kept nowhere."""
    with memory_engine().begin() as connection:
        index(connection, entries)
        return find(connection, words, limit=limit)


def _run(connection: Connection, query: str, limit: int) -> list[Hit]:
    found = connection.execute(
        text(
            "SELECT kind, id, snippet(search, 3, char(2), char(3), '…', 24) FROM search WHERE search MATCH :query "
            "ORDER BY bm25(search, 0, 0, 6, 1, 1), kind, id LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [Hit(kind, entry, excerpt) for kind, entry, excerpt in found]


def _query(words: str, *, prefix: str) -> str:
    """An FTS5 query in which everything that the user typed is quoted, so that nothing of it is syntax."""
    terms = []
    for word in _WORD.findall(words):
        plain = _CJK.sub(" ", word)
        terms += [f'{{title body}} : "{part}"{prefix}' for part in plain.split()]
        for run in _CJK.findall(word):
            one = len(run) == 1
            terms.append(f'bigrams : "{run if one else " ".join(_bigrams(run)[:-1])}"{"*" if one else prefix}')
    return " AND ".join(terms)


def _bigrams_of(entry: Entry) -> str:
    return " ".join(pair for run in _CJK.findall(f"{entry.title} {entry.body}") for pair in _bigrams(run))


def _bigrams(run: str) -> list[str]:
    """All neighbouring pairs, and the last character alone, so that each character begins a word of the index."""
    return [run[i : i + 2] for i in range(len(run))]
