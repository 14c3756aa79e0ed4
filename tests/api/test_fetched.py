"""Feeds and pages from a server into a record: what is read, what is remembered, what fails and is tried again."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from detente.api import Record, Round, gathering, watching
from detente.fetching import Fetcher, Limits
from detente.ledger import Fetch, Ledger
from detente.model.article import Article
from detente.model.errors import RecordLocked, UsageError
from tests.fetching.conftest import HASTY
from tests.fetching.site import Site, running
from tests.toy_reader import toy_reading

pytestmark = pytest.mark.usefixtures("toy_pipeline")

RSS = "application/rss+xml"
STORY = "Anna Aalto met Bo Berg in {place}. They spoke for two hours about herring and about the price of salt."
LONG = " ".join(f"The envoy spoke of matter number {number}." for number in range(40))


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on loopback."""
    with running() as site:
        yield site


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "r.db")


def page(place: str) -> str:
    return (
        f"<html lang=en><head><title>Talks in {place}</title></head><body><article><h1>Talks in {place}</h1>"
        f"<p>{STORY.format(place=place)}</p><p>{LONG}</p></article></body></html>"
    )


def item(
    link: str, *, text: str = "A teaser of some few words.", title: str = "Talks", date: str = "15 Apr 2013"
) -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description>"
        f"<pubDate>{date} 12:00:00 GMT</pubDate></item>"
    )


def feed(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Gazette</title>{"".join(items)}</channel></rss>'


def one_round(record: Record, *urls: str, follow: bool = True) -> Round:
    (found,) = record.watch(urls, limits=HASTY, follow=follow).rounds(once=True)
    return found


def articles(record: Record) -> dict[str, Article]:
    with Ledger.open(record.path) as ledger:
        return {reading.article.uri: reading.article for reading in ledger.readings()}


def remembered(record: Record, *urls: str) -> dict[str, Fetch]:
    with Ledger.open(record.path) as ledger:
        return dict(ledger.recall(urls))


def test_a_feed_is_read_with_the_pages_that_it_links_to(site: Site, record: Record) -> None:
    site.put("/feed", feed(item("/a"), item("/b")), kind=RSS)
    site.put("/a", page("Oslo"))
    site.put("/b", page("Bergen"))
    report = record.add([f"{site.url}/feed"], limits=HASTY)
    assert (report.read, report.added, report.failures) == (2, 2, ())
    found = articles(record)[f"{site.url}/a"]
    assert "Anna Aalto met Bo Berg in Oslo." in found.text
    assert (found.outlet, found.published) == ("Gazette", "2013-04-15T12:00:00Z")
    assert len(record.acts(family="meeting")) == 2


def test_a_single_page_is_read_from_its_address(site: Site, record: Record) -> None:
    site.put("/a", page("Oslo"), headers={"ETag": '"1"'})
    assert record.add([f"{site.url}/a"], limits=HASTY).added == 1
    again = record.add([f"{site.url}/a"], limits=HASTY)
    assert (again.read, again.added, again.known) == (1, 0, 1)
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_new_version_of_the_extractors_reads_a_page_again(
    site: Site, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/a", page("Oslo"), headers={"ETag": '"1"'})
    record.add([f"{site.url}/a"], limits=HASTY)
    monkeypatch.setattr("detente.pipeline.EXTRACTOR", "toy@2")
    monkeypatch.setattr("detente.pipeline.read_page", lambda article: toy_reading(article, extractor="toy@2"))
    assert record.add([f"{site.url}/a"], limits=HASTY).added == 1


def test_the_next_round_asks_only_for_what_is_new(site: Site, record: Record) -> None:
    site.put("/feed", feed(item("/a")), kind=RSS)
    site.put("/a", page("Oslo"))
    site.put("/b", page("Bergen"))
    assert one_round(record, f"{site.url}/feed").added == 1
    site.put("/feed", feed(item("/b"), item("/a")), kind=RSS)
    second = one_round(record, f"{site.url}/feed")
    assert (second.added, second.known) == (1, 1)
    assert (site.times_asked("/a"), site.times_asked("/b")) == (1, 1)


def test_an_entry_of_which_the_feed_says_that_it_changed_is_fetched_again(site: Site, record: Record) -> None:
    site.put("/a", page("Oslo"))
    site.put("/feed", feed(item("/a")), kind=RSS)
    one_round(record, f"{site.url}/feed")
    site.put("/a", page("Bergen"))
    site.put("/feed", feed(item("/a", date="16 Apr 2013")), kind=RSS)
    assert one_round(record, f"{site.url}/feed").added == 1
    assert "Bergen" in record.view().conclusions.articles[0].article.text


def test_an_unchanged_feed_is_not_sent_again_unless_something_of_it_is_left(site: Site, record: Record) -> None:
    site.put("/feed", feed(item("/a"), item("/late")), kind=RSS, headers={"ETag": '"1"'})
    site.put("/a", page("Oslo"))
    first = one_round(record, f"{site.url}/feed")
    assert (first.added, [failure.uri for failure in first.failures]) == (1, [f"{site.url}/late"])
    assert remembered(record, f"{site.url}/feed")[f"{site.url}/feed"].etag is None
    site.put("/feed", feed(item("/a")), kind=RSS, headers={"ETag": '"2"'})
    one_round(record, f"{site.url}/feed")
    third = one_round(record, f"{site.url}/feed")
    assert (third.known, site.asked[-1][1]["if-none-match"]) == (1, '"2"')


def test_whole_articles_in_a_feed_are_not_fetched_once_more(site: Site, record: Record) -> None:
    site.put("/feed", feed(item("/a", text=f"{STORY.format(place='Oslo')} {LONG}")), kind=RSS)
    assert one_round(record, f"{site.url}/feed").added == 1
    assert site.times_asked("/a") == 0
    assert list(articles(record)) == [f"{site.url}/a"]


def test_without_following_the_summaries_are_what_is_read_and_following_later_reads_the_pages(
    site: Site, record: Record
) -> None:
    site.put("/feed", feed(item("/a")), kind=RSS, headers={"ETag": '"1"'})
    site.put("/a", page("Oslo"))
    assert one_round(record, f"{site.url}/feed", follow=False).added == 1
    assert one_round(record, f"{site.url}/feed", follow=False).known == 1
    assert site.times_asked("/a") == 0
    assert one_round(record, f"{site.url}/feed").added == 1
    assert site.times_asked("/a") == 1


def test_what_fails_is_a_failure_with_its_reason_and_is_asked_again_later(site: Site, record: Record) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed", kind="text/plain")
    site.put("/feed", feed(item("/a"), item("/missing"), item("/closed"), item("/mined")), kind=RSS)
    site.put("/a", page("Oslo"))
    site.put("/mined", page("Bergen"), headers={"tdm-reservation": "1"})
    report = one_round(record, f"{site.url}/feed", f"{site.url}/none")
    assert report.added == 1
    reasons = {failure.uri.rpartition("/")[2]: failure.reason for failure in record.failures()}
    assert {name: reason.split(" (")[0] for name, reason in reasons.items()} == {
        "missing": "the server answers 404: there is no such page",
        "closed": "its robots.txt does not allow it",
        "mined": "its outlet reserves text and data mining",
        "none": "the server answers 404: there is no such page",
    }
    again = one_round(record, f"{site.url}/feed", f"{site.url}/none")
    assert (again.waiting, again.failures, site.times_asked("/missing")) == (4, (), 1)


def test_pauses_after_failures_double_up_to_a_day_and_what_is_gone_rests_for_a_month(site: Site) -> None:
    now = datetime(2013, 4, 16, tzinfo=UTC)
    known: dict[str, Fetch] = {}
    url = f"{site.url}/feed"
    gatherer = gathering.Gatherer(
        fetcher=Fetcher(limits=HASTY), recall=lambda urls: known, reader="toy@1", feeds_only=True, now=lambda: now
    )
    pauses = []
    for _ in range(12):
        (harvest,) = gatherer.gather(url)
        known[url] = harvest.fetches[0]
        until = datetime.fromisoformat(str(known[url].not_before))
        pauses.append((until - now).total_seconds())
        now = until + timedelta(seconds=1)
    assert pauses[:3] == [300, 600, 1200]
    assert pauses[-1] == 86_400
    site.put("/feed", status=410)
    (harvest,) = gatherer.gather(url)
    assert datetime.fromisoformat(str(harvest.fetches[0].not_before)) - now == timedelta(days=30)


def test_a_page_that_could_be_read_later_is_no_failure_any_more(
    site: Site, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_FIRST_PAUSE", 0.0)
    site.put("/feed", feed(item("/a")), kind=RSS)
    one_round(record, f"{site.url}/feed")
    assert [failure.uri for failure in record.failures()] == [f"{site.url}/a"]
    site.put("/a", page("Oslo"))
    one_round(record, f"{site.url}/feed")
    assert record.failures() == []


def test_a_feed_that_answers_again_is_no_failure_any_more(site: Site, record: Record) -> None:
    site.put("/feed", status=500)
    record.add([f"{site.url}/feed"], limits=HASTY)
    assert [failure.uri for failure in record.failures()] == [f"{site.url}/feed"]
    site.put("/feed", feed(item("/a")), kind=RSS)
    record.add([f"{site.url}/feed"], limits=HASTY)
    assert [failure.uri for failure in record.failures()] == [f"{site.url}/a"]


def test_a_host_that_is_busy_is_left_alone_and_its_pages_come_later(site: Site, record: Record) -> None:
    site.put("/feed", feed(*(item(f"/{name}") for name in "abc")), kind=RSS)
    site.put("/a", status=503, headers={"Retry-After": "3600"})
    report = one_round(record, f"{site.url}/feed")
    assert (len(report.failures), report.waiting) == (1, 2)
    assert (site.times_asked("/b"), site.times_asked("/c")) == (0, 0)
    (fetch,) = remembered(record, f"{site.url}/a").values()
    assert (fetch.status, str(fetch.not_before) > fetch.asked) == (503, True)
    named = record.add([f"{site.url}/a"], limits=HASTY)
    assert (named.waiting, site.times_asked("/a")) == (1, 1)


HOSTILE = {
    "entities": '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
    "nonsense": '<rss version="2.0"><<<<',
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_feed_is_named_and_the_other_feed_is_read(site: Site, record: Record, name: str) -> None:
    site.put("/hostile", HOSTILE[name], kind=RSS)
    site.put("/feed", feed(item("/a")), kind=RSS)
    site.put("/a", page("Oslo"))
    report = one_round(record, f"{site.url}/hostile", f"{site.url}/feed")
    assert report.added == 1
    assert [failure.uri for failure in report.failures] == [f"{site.url}/hostile"]


def test_scripts_and_links_that_are_none_do_no_harm(site: Site, record: Record) -> None:
    nasty = item("javascript:alert(1)", title="&lt;script&gt;x()&lt;/script&gt;Talks", text=STORY.format(place="Oslo"))
    site.put("/feed", feed(nasty, item("file:///etc/hosts")), kind=RSS)
    report = one_round(record, f"{site.url}/feed")
    assert report.failures == ()
    assert {article.headline for article in articles(record).values()} == {"Talks"}
    assert {path for path, _ in site.asked} == {"/feed", "/robots.txt", "/.well-known/tdmrep.json"}


def test_a_page_is_nothing_to_watch_and_names_its_feeds(site: Site, record: Record) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/news.rss'>"
    site.put("/", f"<html><head>{link}</head><body>{LONG}</body></html>")
    (failure,) = one_round(record, f"{site.url}/").failures
    assert failure.reason == f"it is no feed; the page names these: {site.url}/news.rss"


def test_files_and_addresses_are_added_in_one_run(site: Site, record: Record, tmp_path: Path) -> None:
    site.put("/a", page("Oslo"))
    (tmp_path / "b.txt").write_text(f"Talks\n\n{STORY.format(place='Bergen')}\n", encoding="utf-8")
    done: list[int] = []
    sources: list[str | Path] = [f"{site.url}/a", tmp_path / "b.txt"]
    report = record.add(sources, limits=HASTY, progress=lambda step: done.append(step.done))
    assert (report.added, len(record.acts(family="meeting"))) == (2, 2)
    with pytest.raises(UsageError, match="only addresses that begin with http"):
        record.add(["ftp://gazette.example/a"])
    with pytest.raises(UsageError, match="no such file"):
        record.add([f"{site.url}/a", tmp_path / "none.txt"])


def test_nothing_private_is_asked_unless_it_is_allowed(site: Site, record: Record) -> None:
    site.put("/a", page("Oslo"))
    (failure,) = record.add([f"{site.url}/a"], limits=Limits(delay=0, ports=frozenset({site.port}))).failures
    assert failure.reason.endswith("no public address (127.0.0.1); --allow-private lets it be asked")
    assert site.asked == []


def test_what_an_option_forbade_is_asked_at_once_with_another(site: Site, record: Record) -> None:
    site.put("/feed", feed(item("/a")), kind=RSS)
    site.put("/a", page("Oslo"))
    (strict,) = record.watch([f"{site.url}/feed"], limits=Limits(delay=0)).rounds(once=True)
    assert [failure.reason.partition(";")[2] for failure in strict.failures] == [" --allow-private lifts this"]
    assert one_round(record, f"{site.url}/feed").added == 1
    assert record.failures() == []


def test_the_record_is_locked_only_while_pages_are_written(site: Site, record: Record) -> None:
    free: list[bool] = []

    def look(request: object) -> None:
        with Ledger.open(record.path, mode="write"):
            free.append(True)
        real(request)  # type: ignore[arg-type]

    site.put("/a", page("Oslo"))
    real = site.pages["/a"]
    site.pages["/a"] = look
    site.put("/feed", feed(item("/a")), kind=RSS)
    assert one_round(record, f"{site.url}/feed").added == 1
    assert free == [True]


def test_another_writer_is_waited_for(site: Site, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_LOCK_PAUSE", 0.05)
    site.put("/a", page("Oslo"))
    site.put("/feed", feed(item("/a")), kind=RSS)
    started, done = threading.Event(), threading.Event()

    def hold() -> None:
        with Ledger.open(record.path, mode="write"):
            started.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    started.wait(10)
    threading.Timer(0.4, done.set).start()
    assert one_round(record, f"{site.url}/feed").added == 1
    holder.join(10)


def test_a_single_round_does_not_wait_for_ever(site: Site, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_PATIENCE", 0.1)
    monkeypatch.setattr(watching, "_LOCK_PAUSE", 0.05)
    with Ledger.open(record.path, mode="write"), pytest.raises(RecordLocked):
        one_round(record, f"{site.url}/feed")


def test_rounds_go_on_until_they_are_stopped(site: Site, record: Record) -> None:
    site.put("/feed", feed(), kind=RSS)
    watch = record.watch([f"{site.url}/feed"], every=0.05, limits=HASTY)
    seen = []
    for each in watch.rounds():
        seen.append(each.pause is not None)
        if len(seen) == 3:
            watch.stop()
    assert seen == [True, True, True]
    assert site.times_asked("/feed") == 3


def test_stopping_keeps_what_was_fetched_and_the_next_watch_goes_on(site: Site, record: Record) -> None:
    site.put("/feed", feed(item("/a"), item("/b"), item("/c")), kind=RSS, headers={"ETag": '"1"'})
    for name in "abc":
        site.put(f"/{name}", page(f"Place{name}"))
    watch = record.watch([f"{site.url}/feed"], limits=HASTY)
    real = site.pages["/b"]

    def stop_then(request: object) -> None:
        watch.stop()
        real(request)  # type: ignore[arg-type]

    site.pages["/b"] = stop_then
    (last,) = watch.rounds()
    assert (last.added, last.failures, last.pause) == (1, (), None)
    site.pages["/b"] = real
    assert one_round(record, f"{site.url}/feed").added == 2


def test_feeds_are_read_once_a_minute_at_most(record: Record) -> None:
    with pytest.raises(UsageError, match="once a minute"):
        record.watch(["https://gazette.example/feed"], every=5)
    with pytest.raises(UsageError, match="gazette"):
        record.watch(["gazette.example/feed"])
