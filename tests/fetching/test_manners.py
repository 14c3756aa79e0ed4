"""What outlets ask of robots, and that it is done: robots.txt, opt-outs, pauses, conditional requests, Retry-After."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from detente.fetching import Conditions, Fetched, Fetcher, Limits, Refused, Unchanged
from detente.fetching.reservations import Rule
from tests.fetching.conftest import HASTY
from tests.fetching.site import Site

PAGE = "<html><head><title>Talks</title></head><body><p>They talked.</p></body></html>"


def refused(fetcher: Fetcher, url: str) -> str:
    answer = fetcher.fetch(url)
    assert isinstance(answer, Refused)
    return answer.reason


def test_the_program_says_who_it_is_and_whom_to_ask(site: Site) -> None:
    site.put("/page", PAGE)
    fetcher = Fetcher(limits=replace(HASTY, contact="desk@gazette.example\r\nX-Evil: 1"))
    assert isinstance(fetcher.fetch(f"{site.url}/page"), Fetched)
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("detente/")
    assert "+desk@gazette.example" in site.asked[0][1]["user-agent"]
    assert not any("x-evil" in headers for _, headers in site.asked)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/page", False),
        ("User-agent: *\nDisallow: /private/", "/page", True),
        ("User-agent: *\nDisallow: /*.html$\nAllow: /page", "/page", True),
        ("User-agent: detente\nDisallow: /\n\nUser-agent: *\nAllow: /", "/page", False),
        ("User-agent: otherbot\nDisallow: /", "/page", True),
        ("<html>no robots file at all</html>", "/page", True),
        ("\ufeffUser-agent: *\nDisallow: /page", "/page", False),
    ],
)
def test_robots_txt_is_respected(site: Site, fetcher: Fetcher, rules: str, path: str, *, allowed: bool) -> None:
    site.put("/robots.txt", rules, kind="text/plain")
    site.put(path, PAGE)
    answer = fetcher.fetch(site.url + path)
    assert isinstance(answer, Fetched) == allowed
    assert site.times_asked(path) == int(allowed)
    assert allowed or (isinstance(answer, Refused) and "robots.txt does not allow it" in answer.reason)


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (401, True), (429, False), (503, False)])
def test_a_robots_txt_that_is_missing_allows_all_and_one_that_fails_nothing(
    site: Site, fetcher: Fetcher, status: int, *, allowed: bool
) -> None:
    site.put("/robots.txt", status=status)
    site.put("/page", PAGE)
    answer = fetcher.fetch(f"{site.url}/page")
    assert isinstance(answer, Fetched) == allowed
    assert allowed or (isinstance(answer, Refused) and "on asking for its robots.txt" in answer.reason)


def test_robots_txt_is_asked_for_once_and_again_after_a_day(site: Site, fetcher: Fetcher) -> None:
    now = 0.0
    fetcher.clock = lambda: now
    site.put("/a", PAGE)
    for _ in range(3):
        fetcher.fetch(f"{site.url}/a")
    assert site.times_asked("/robots.txt") == 1
    now = 90_000.0
    fetcher.fetch(f"{site.url}/a")
    assert site.times_asked("/robots.txt") == 2


def test_of_an_endless_robots_txt_the_beginning_counts(site: Site, fetcher: Fetcher) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        request.wfile.write(b"User-agent: *\nDisallow: /secret\n")
        while True:
            request.wfile.write(b"Disallow: /other\n" * 500)

    site.pages["/robots.txt"] = endless
    site.put("/page", PAGE)
    assert "robots.txt does not allow it" in refused(fetcher, f"{site.url}/secret")
    assert isinstance(fetcher.fetch(f"{site.url}/page"), Fetched)


def test_robots_txt_holds_for_where_a_redirect_leads(site: Site, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret", kind="text/plain")
    site.put("/open", status=302, headers={"Location": "/secret"})
    site.put("/secret", PAGE)
    assert "robots.txt does not allow it" in refused(fetcher, f"{site.url}/open")
    assert site.times_asked("/secret") == 0


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a fetcher makes, on a clock that only they move."""
    made: list[float] = []
    monkeypatch.setattr(Fetcher, "rest", lambda self, seconds: made.append(seconds))
    return made


def test_a_host_is_asked_again_only_after_the_delay(site: Site, pauses: list[float]) -> None:
    site.put("/page", PAGE)
    fetcher = Fetcher(limits=replace(HASTY, delay=2.0), clock=lambda: sum(pauses))
    fetcher.fetch(f"{site.url}/page")
    fetcher.fetch(f"{site.url}/page")
    assert pauses == [2.0, 2.0, 2.0]  # robots.txt at once, then tdmrep.json and the page twice
    assert Limits().delay == 2.0


def test_a_longer_crawl_delay_is_kept_and_a_boundless_one_not_waited_for(site: Site, pauses: list[float]) -> None:
    site.put("/page", PAGE)
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 17", kind="text/plain")
    fetcher = Fetcher(limits=replace(HASTY, delay=2.0), clock=lambda: sum(pauses))
    assert isinstance(fetcher.fetch(f"{site.url}/page"), Fetched)
    assert pauses == [17.0, 17.0]
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 86400", kind="text/plain")
    assert "86400 s between two requests" in refused(Fetcher(limits=HASTY), f"{site.url}/page")


def test_what_did_not_change_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.put("/page", PAGE, headers={"ETag": '"1"', "Last-Modified": "Mon, 15 Apr 2013 12:00:00 GMT"})
    first = fetcher.fetch(f"{site.url}/page")
    assert isinstance(first, Fetched)
    assert first.conditions == Conditions(etag='"1"', last_modified="Mon, 15 Apr 2013 12:00:00 GMT")
    assert isinstance(fetcher.fetch(f"{site.url}/page", conditions=first.conditions), Unchanged)
    assert site.asked[-1][1]["if-modified-since"] == "Mon, 15 Apr 2013 12:00:00 GMT"
    site.put("/page", status=304)
    assert refused(fetcher, f"{site.url}/page") == "the server answers 304"


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (lambda: "120", 120.0),
        (lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True), 120.0),
        (lambda: "99999999999", 86_400.0),
        (lambda: "soon", None),
        (lambda: "-5", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_says_when_to_come_back(
    site: Site, fetcher: Fetcher, status: int, written: Callable[[], str], seconds: float | None
) -> None:
    site.put("/page", status=status, headers={"Retry-After": written()})
    answer = fetcher.fetch(f"{site.url}/page")
    assert isinstance(answer, Refused)
    assert (answer.status, "come back later" in answer.reason) == (status, True)
    assert answer.wait == (pytest.approx(seconds, abs=3) if seconds else None)


def test_a_host_that_asked_us_to_come_back_later_is_not_asked_for_anything_until_then(site: Site) -> None:
    now = 0.0
    fetcher = Fetcher(limits=HASTY, clock=lambda: now)
    site.put("/busy", status=429, headers={"Retry-After": "60"})
    site.put("/page", PAGE)
    fetcher.fetch(f"{site.url}/busy")
    answer = fetcher.fetch(f"{site.url}/page")
    assert isinstance(answer, Refused)
    assert (answer.held, site.times_asked("/page")) == (True, 0)
    now = 61.0
    assert isinstance(fetcher.fetch(f"{site.url}/page"), Fetched)


def test_what_is_gone_is_told_from_what_is_missing(site: Site, fetcher: Fetcher) -> None:
    site.put("/gone", status=410)
    gone, missing = fetcher.fetch(f"{site.url}/gone"), fetcher.fetch(f"{site.url}/missing")
    assert isinstance(gone, Refused)
    assert isinstance(missing, Refused)
    assert (gone.gone, missing.gone) == (True, False)


RESERVED = '<html><head><meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://x.example/t">'


@pytest.mark.parametrize(
    ("page", "headers", "rules", "reason"),
    [
        (RESERVED, {}, None, "the page says tdm-reservation: 1); its terms: https://x.example/t"),
        (PAGE, {"tdm-reservation": "1"}, None, "the header says"),
        (PAGE, {}, '[{"location": "/", "tdm-reservation": 1}]', "its tdmrep.json says"),
        (PAGE, {}, '[{"location": "/", "tdm-reservation": 0}, {"location": "/p*e$", "tdm-reservation": 1}]', "tdmrep"),
        (PAGE, {"tdm-reservation": "0"}, '[{"location": "/", "tdm-reservation": 1}]', None),
        (RESERVED.replace('"1"', '"0"'), {"tdm-reservation": "1"}, None, None),
        (PAGE, {}, '[{"location": "/other", "tdm-reservation": 1}]', None),
        (PAGE, {}, "[[[no JSON", None),
        (PAGE, {"X-Robots-Tag": "noai, noimageai"}, None, "noai"),
        (PAGE, {"X-Robots-Tag": "otherbot: noai"}, None, None),
        (PAGE, {"X-Robots-Tag": "noindex, noarchive"}, None, None),
        ('<html><head><meta content="NOAI" name="robots"></head>', {}, None, "noai"),
    ],
)
def test_an_opt_out_of_text_mining_is_respected(
    site: Site, fetcher: Fetcher, page: str, headers: dict[str, str], rules: str | None, reason: str | None
) -> None:
    site.put("/page", page, headers=headers)
    if rules:
        site.put("/.well-known/tdmrep.json", rules, kind="application/json")
    answer = fetcher.fetch(f"{site.url}/page")
    if reason is None:
        assert isinstance(answer, Fetched)
    else:
        assert isinstance(answer, Refused)
        assert reason in answer.reason


@pytest.mark.parametrize(
    ("location", "path", "matches"),
    [
        ("/", "/page", True),
        ("/news/", "/page", False),
        ("/*.html$", "/a/b.html", True),
        ("/*.html$", "/a/b.html?x", False),
        ("/page$", "/page", True),
        ("/page$", "/page/2", False),
        ("/a*a$", "/a", False),
        ("/*/b/*", "/a/b/c", True),
        ("*a" * 500 + "b", "/" + "a" * 4000, False),
    ],
)
def test_locations_of_a_reservation(location: str, path: str, *, matches: bool) -> None:
    assert Rule(location, reserved=True).matches(path) == matches
