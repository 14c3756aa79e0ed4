"""Pages that are made to wear out their reader: rejected or read within ten seconds and 500 MB, and named."""

import time

import pytest

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.confined import confined, peak_megabytes
from detente.reading.pages import look_through, read_html, reader

PARAGRAPH = "<p>The two ministers met on Monday and agreed to meet again in the spring, a spokesman said at night.</p>"
REPORT = f"<h1>Ministers meet again</h1>{PARAGRAPH * 5}"


def page(body: str = "", head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{REPORT}{body}</body></html>"


def data(text: str) -> str:
    return page(head=f'<script type="application/ld+json">{text}</script>')


def entities() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY e0 "haha">{levels}]>{page("<p>&e9;</p>")}'


REJECTED = {
    "100,000 nested containers": (page("<div>" * 100_000), "tags"),
    "50,000 nested containers": (page("<div>" * 50_000), "nested"),
    "100,000 links": (page("".join(f'<a href="/{n}">{n}</a>' for n in range(100_000))), "tags"),
    "50 MB": (page("x" * 50_000_000), "large"),
    "a million cells": (page("<table>" + ("<tr>" + "<td>" * 1000) * 1000), "tags"),
    "nothing but angles": (page("<" * 5_000_000), "tags"),
}
READ = {
    "an entity bomb": entities(),
    "an entity that is a file": f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>{page("<p>&x;</p>")}',
    "deep linked data": data("[" * 200_000),
    "deep objects in linked data": data('{"a":' * 50_000),
    "linked data of many articles": data("[" + '{"@type": "NewsArticle"},' * 50_000 + "{}]"),
    "linked data of commas": data("{" + ", " * 500_000),
    "a title of bars": page(head=f'<meta property="og:title" content="{" | - " * 200_000}">'),
    "a date of digits": page(head=f'<meta property="article:published_time" content="{"1 " * 500_000}">'),
    "a line of capitals": page(f"<p>{'MOSCOW, ' * 100_000}</p>"),
    "a line of names": page(f"<p>By {'Ann ' * 200_000}</p>"),
    "a byline without end": page(f"<div class=byline>By {'by ' * 200_000}</div>"),
    "a date line without end": page(f"<div class=date>{'12:00 ' * 200_000}</div>"),
    "a large attribute": page(f'<div class="{"a " * 100_000}">x</div>'),
    "many attributes": page(f"<div {' '.join(f'a{n}=x' for n in range(5_000))}>x</div>"),
    "tags that are never closed": page("<p><b><i><font>word " * 90),
    "many breaks": page("<br>" * 50_000),
}


def measured(html: str) -> tuple[Article | Failure, float]:
    start = time.monotonic()
    found = read_html(html, uri="hostile.html")
    return found, time.monotonic() - start


@pytest.mark.parametrize("name", REJECTED)
def test_what_is_plainly_no_article_is_rejected_at_once_with_the_reason(name: str) -> None:
    html, reason = REJECTED[name]
    found, seconds = measured(html)
    assert isinstance(found, Failure)
    assert reason in found.reason
    assert seconds < 2


@pytest.mark.parametrize("name", READ)
def test_what_is_hostile_costs_little_and_is_read_or_named(name: str) -> None:
    found, seconds = measured(READ[name])
    assert seconds < 10
    assert confined(peak_megabytes) < 500
    if isinstance(found, Article):
        assert "two ministers met on Monday" in found.text
        assert "root:" not in found.text
    else:
        assert "the page was given up" in found.reason


def test_a_page_that_takes_too_long_is_named_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read_html(page(), uri="warm")
    monkeypatch.setattr(reader, "_SECONDS", 0.05)
    found, seconds = measured("".join(f"<p>{PARAGRAPH}{n}</p>" for n in range(10_000)))
    assert isinstance(found, Failure)
    assert found.reason.startswith("the page was given up: it took longer than")
    assert seconds < 5
    monkeypatch.undo()
    assert isinstance(read_html(page(), uri="next"), Article)


def test_a_fault_of_the_parser_is_a_failure_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(html: str, uri: str) -> None:
        raise reader.Unreadable("KeyError: 'x'")

    monkeypatch.setattr(reader, "confined", lambda function, *args, **options: fail(*args))
    assert read_html(page(), uri="x") == Failure("x", "the page cannot be read: KeyError: 'x'")


def test_characters_that_no_text_holds_do_not_stop_the_reader() -> None:
    assert "two ministers met" in look_through(page("<p>\x00\x01\ud800 &#0; &#xFFFFFFF;</p>"), "x").text
