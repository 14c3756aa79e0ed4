"""From an address to articles: the feed or the page that it holds, and the pages that a feed links to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from detente.fetching import Answer, Conditions, Fetched, Fetcher, Refused, Unchanged
from detente.ledger import Fetch
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading import read_bytes
from detente.reading.dispatch import glimpse
from detente.reading.feed_entries import Entry, Feed, NoFeed, web_link
from detente.reading.feeds import entry_article, entry_uri, feed_of, looks_like_feed, with_entry

_BATCH = 8  # pages that are written at once: so many may have to be fetched again after a crash
_FIRST_PAUSE, _LONGEST_PAUSE, _GONE = 300.0, 86_400.0, 30 * 86_400.0
_HEAD = 8192
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(rel|type|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_COME_BACK = (429, 503)

Recall = Callable[[Sequence[str]], Mapping[str, Fetch]]


@dataclass(slots=True, kw_only=True)
class Harvest:
    """Pages that were fetched, what is to be remembered of the addresses, and how many of them had nothing new.

    ``answered`` has the addresses that gave all that they hold, so that what had failed there is over; ``waiting``
    counts those that may not be asked yet.
    """

    pages: list[Article | Failure] = field(default_factory=list)
    fetches: list[Fetch] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    unchanged: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """Gathers what addresses hold that was not read yet.

    ``recall`` says what is remembered of addresses, ``reader`` names the extractors. With ``follow`` the pages are
    fetched that a feed links to; ``feeds_only`` rejects an address that holds no feed.
    """

    fetcher: Fetcher
    recall: Recall
    reader: str
    follow: bool = True
    feeds_only: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def gather(self, url: str) -> Iterator[Harvest]:
        """What an address holds, some pages at a time, so that these can be recorded while the next are fetched."""
        before = self.recall([url]).get(url)
        if before and self._is_early(before):
            yield Harvest(waiting=1)
            return
        answer = self.fetcher.fetch(url, conditions=self._conditions(before, stamp=self._mark))
        harvest = Harvest()
        if isinstance(answer, Fetched) and looks_like_feed(glimpse(answer.body[:_HEAD])):
            yield from self._feed(url, answer, before)
            return
        if isinstance(answer, Fetched) and self.feeds_only:
            answer = Refused(url=url, reason=_no_feed(answer))
        self._take(harvest, url, answer, before, stamp=self._mark)
        yield harvest

    @property
    def _mark(self) -> str:
        """A feed that was read without its pages is to be read again with them."""
        return "followed" if self.follow else "alone"

    def _is_early(self, before: Fetch) -> bool:
        """Whether an address may not be asked yet; what a person names is asked, but for the server's own wish."""
        asked_to_wait = before.status in _COME_BACK or self.feeds_only
        return asked_to_wait and before.not_before is not None and before.not_before > _written(self.now())

    def _conditions(self, before: Fetch | None, *, stamp: str) -> Conditions | None:
        if before is None or before.reader != self.reader or before.stamp != stamp:
            return None
        return Conditions(etag=before.etag, last_modified=before.last_modified)

    def _feed(self, url: str, answer: Fetched, before: Fetch | None) -> Iterator[Harvest]:
        harvest = Harvest()
        try:
            feed = feed_of(answer.body, uri=answer.url)
        except NoFeed as error:
            self._take(harvest, url, Refused(url=url, reason=str(error)), before, stamp=self._mark)
            yield harvest
            return
        left = 0
        for uri, entry, known in self._entries(feed, answer.url):
            done = not self.fetcher.halted and self._entry(harvest, uri, entry, feed, known)
            left += not done
            if len(harvest.pages) >= _BATCH:
                yield harvest
                harvest = Harvest()
        if feed.broken:
            harvest.pages.append(Failure(url, f"{feed.broken}; {len(feed.entries)} entries could be read"))
        # A feed with something left to fetch must be sent again in full, changed or not.
        conditions = answer.conditions if not left else Conditions()
        harvest.fetches.append(self._read(url, self._mark, conditions))
        harvest.answered.add(url)
        yield harvest

    def _entries(self, feed: Feed, base: str) -> list[tuple[str, Entry, Fetch | None]]:
        """Each entry under its address with what is remembered of it; of two under one address the first."""
        found: dict[str, Entry] = {}
        for number, entry in enumerate(feed.entries, start=1):
            found.setdefault(entry_uri(entry, feed_uri=base, number=number), entry)
        known = self.recall(list(found))
        return [(uri, entry, known.get(uri)) for uri, entry in found.items()]

    def _entry(self, harvest: Harvest, uri: str, entry: Entry, feed: Feed, known: Fetch | None) -> bool:
        """Add what an entry holds; whether nothing of it is left to fetch."""
        fetches = self.follow and entry.link is not None and not entry.whole
        if known and known.read and known.stamp == entry.stamp and (known.status == 200 if fetches else True):
            harvest.unchanged += 1
            return True
        if not fetches:
            harvest.pages.append(entry_article(entry, feed, uri=uri))
            harvest.fetches.append(replace(self._read(uri, entry.stamp, Conditions()), status=None))
            return True
        if known and known.not_before and known.not_before > _written(self.now()):
            harvest.waiting += 1
            return False
        answer = self.fetcher.fetch(uri)
        self._take(harvest, uri, answer, known, stamp=entry.stamp, told=(entry, feed))
        return isinstance(answer, Fetched)

    def _take(
        self,
        harvest: Harvest,
        url: str,
        answer: Answer,
        before: Fetch | None,
        *,
        stamp: str,
        told: tuple[Entry, Feed] | None = None,
    ) -> None:
        """Add what came of an address to the harvest."""
        if isinstance(answer, Unchanged):
            harvest.unchanged += 1
            if before:
                if before.failed:
                    harvest.answered.add(url)
                harvest.fetches.append(replace(before, asked=_written(self.now()), failed=0, not_before=None))
        elif isinstance(answer, Fetched):
            harvest.pages += _articles(answer, url, told)
            harvest.fetches.append(self._read(url, stamp, answer.conditions))
            harvest.answered |= {url, web_link(url) or url}
        elif answer.held:
            harvest.waiting += 1
        elif not self.fetcher.halted:
            harvest.pages.append(Failure(url, answer.reason))
            if not answer.option:
                harvest.fetches.append(self._failed(url, answer, before))

    def _read(self, url: str, stamp: str, conditions: Conditions) -> Fetch:
        now = _written(self.now())
        return Fetch(
            url=url,
            asked=now,
            read=now,
            reader=self.reader,
            stamp=stamp,
            etag=conditions.etag,
            last_modified=conditions.last_modified,
            status=200,
        )

    def _failed(self, url: str, answer: Refused, before: Fetch | None) -> Fetch:
        """A failure, and when to try again: later each time, and not before the server wants it."""
        now = self.now()
        failed = (before.failed if before else 0) + 1
        pause = min(_FIRST_PAUSE * 2 ** min(failed - 1, 20), _LONGEST_PAUSE)
        pause = _GONE if answer.gone else max(pause, answer.wait or 0.0)
        return replace(
            before or Fetch(url=url, asked=""),
            asked=_written(now),
            status=answer.status,
            reason=answer.reason,
            failed=failed,
            not_before=_written(now + timedelta(seconds=pause)),
        )


def _articles(answer: Fetched, url: str, told: tuple[Entry, Feed] | None) -> list[Article | Failure]:
    """The articles of a page; where it holds but one, the feed that led to it says what the page does not."""
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    ending = PurePosixPath(urlsplit(answer.url).path).suffix[:10]
    uri = web_link(url) or url
    found = list(read_bytes(answer.body, uri=uri, ending=ending, charset=charset.group(1) if charset else None))
    if told and len(found) == 1 and isinstance(found[0], Article):
        return [with_entry(found[0], *told)]
    return found or [Failure(uri, "nothing was found in it")]


def _no_feed(answer: Fetched) -> str:
    """Why an address is nothing to watch, with the feeds that its page names."""
    head = answer.body[:100_000].decode("utf-8", errors="replace")
    feeds = []
    for tag in _LINK.findall(head):
        values = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(tag)}
        if "alternate" in values.get("rel", "").lower() and re.search(r"rss|atom|feed\+json", values.get("type", "")):
            feeds.append(web_link(values.get("href", ""), base=answer.url))
    named = ", ".join(feed for feed in feeds[:3] if feed)
    return "it is no feed" + (f"; the page names these: {named}" if named else "; `detente add` reads single pages")


def _written(moment: datetime) -> str:
    """A moment so that it sorts: UTC to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
