"""Feeds of all kinds as articles, and what hostile ones try."""

import json
import time
from dataclasses import replace

import pytest

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.feed_entries import Entry, Feed, web_link
from detente.reading.feeds import entry_article, feed_of, looks_like_feed, outlet_of, read_feed, with_entry

TEXT = "The envoys of both states met in Oslo on Monday."
LONG = " ".join(f"The envoy spoke of matter number {number}." for number in range(40))

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>World | Example Gazette RSS</title><link>https://www.examplegazette.example/</link><language>en-gb</language>
<item><title>Envoys meet &amp;amp; talk</title><link>https://examplegazette.example/a?utm_source=rss&amp;id=4#top</link>
<guid isPermaLink="false">g-1</guid><pubDate>Mon, 15 Apr 2013 12:22:00 EDT</pubDate>
<author>ada@gazette.example (Ada Berg)</author><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"><title>Bulletin</title>
<entry><title type="html">Envoys &lt;b&gt;meet&lt;/b&gt;</title><link rel="alternate" href="/a"/>
<id>tag:b.example,2013:1</id><published>2013-04-15T12:22:00+02:00</published><updated>2013-04-16T09:00:00Z</updated>
<author><name>Bo Dahl</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>They went home.</p></div></content>
</entry></feed>"""
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://b.example/"><title>Bulletin: World</title></channel>
<item rdf:about="https://b.example/a"><title>Envoys meet</title><link>https://b.example/a</link>
<description>{TEXT}</description><dc:date>2013-04-15T12:22:00Z</dc:date><dc:creator>Eva Fors</dc:creator>
</item></rdf:RDF>"""
RSS_091 = f"""<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://netscape.example/rss-0.91.dtd">
<rss version="0.91"><channel><title>Bulletin</title><item><title>Envoys meet</title><link>https://b.example/a</link>
<description>{TEXT}</description></item></channel></rss>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bulletin",
        "items": [
            {
                "id": 7,
                "url": "https://b.example/a",
                "title": "Envoys meet",
                "content_html": f"<p>{TEXT}</p><script>alert(1)</script>",
                "date_published": "2013-04-15T12:22:00+02:00",
                "authors": [{"name": "Bo Dahl"}, {"name": "Eva Fors"}],
            }
        ],
    }
)


def item(**fields: str) -> str:
    """An RSS feed of one item."""
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f'<rss version="2.0"><channel><title>Gazette</title><item>{inner}</item></channel></rss>'


def read(feed: str | bytes) -> list[Article | Failure]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(read_feed(data, uri="https://gazette.example/feed"))


def article(feed: str | bytes) -> Article:
    (found,) = read(feed)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, RSS_091, JSON_FEED, "\ufeff" + RSS], ids=range(6))
def test_feeds_are_told_by_how_they_begin(feed: str) -> None:
    assert looks_like_feed(feed[:400])


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>rss</title>",
        "<!DOCTYPE html><html>",
        '{"text": "no feed"}',
        "Words on RSS",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><owl:Ontology/>',
        '<feed xmlns="urn:cattle"><hay/></feed>',
        "",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert not looks_like_feed(text)


def test_an_item_of_rss() -> None:
    found = article(RSS)
    assert (found.uri, found.text) == ("https://examplegazette.example/a?id=4", TEXT)
    assert (found.headline, found.outlet, found.byline) == ("Envoys meet & talk", "Example Gazette", "Ada Berg")
    assert (found.published, found.published_basis) == ("2013-04-15T12:22:00-04:00", "metadata")
    assert found.language == "en"


def test_an_entry_of_atom_keeps_its_paragraphs() -> None:
    found = article(ATOM)
    assert (found.uri, found.text) == ("https://gazette.example/a", f"{TEXT}\n\nThey went home.")
    assert (found.headline, found.outlet, found.byline) == ("Envoys meet", "Bulletin", "Bo Dahl")
    assert found.published == "2013-04-15T12:22:00+02:00"


def test_an_item_of_rdf_and_of_json_feed_and_of_old_rss() -> None:
    assert article(RDF).published == "2013-04-15T12:22:00Z"
    assert (article(RDF).outlet, article(RDF).byline) == ("Bulletin", "Eva Fors")
    assert (article(JSON_FEED).text, article(JSON_FEED).byline) == (TEXT, "Bo Dahl, Eva Fors")
    assert (article(RSS_091).text, article(RSS_091).published) == (TEXT, None)


def test_a_feed_in_another_encoding() -> None:
    feed = item(title="Größe", description=TEXT).replace("<rss", '<?xml version="1.0" encoding="iso-8859-1"?><rss')
    assert article(feed.encode("iso-8859-1")).headline == "Größe"
    assert article(("\ufeff" + feed).encode("utf-16-le")).headline == "Größe"


@pytest.mark.parametrize(
    "title", ["&lt;script&gt;alert(1)&lt;/script&gt;Envoys meet", "<![CDATA[<script>alert(1)</script>Envoys meet]]>"]
)
def test_scripts_in_titles_are_gone(title: str) -> None:
    assert article(item(title=title, description=TEXT)).headline == "Envoys meet"


def test_scripts_forms_and_handlers_in_texts_are_gone() -> None:
    html = f"<p onclick='x()'>{TEXT}</p><style>p {{}}</style><form>Sign up</form><img src=x onerror=alert(1)>"
    assert article(item(title="T", description=f"<![CDATA[{html}]]>")).text == TEXT


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", " java\nscript:x", "http:"]
)
def test_a_link_that_is_none_of_the_web_is_no_address(link: str) -> None:
    assert web_link(link, base="") is None
    assert article(item(title="T", link=link, guid="g-1", description=TEXT)).uri == "https://gazette.example/feed#g-1"


def test_an_entry_without_a_text_names_its_link() -> None:
    (failure,) = read(item(title="Envoys meet", link="https://gazette.example/a"))
    assert isinstance(failure, Failure)
    assert failure.uri == "https://gazette.example/a"
    assert "detente add https://gazette.example/a" in failure.reason


@pytest.mark.parametrize(
    "feed",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + item(title="&b;", description=TEXT),
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hosts">]>' + item(title="&x;", description=TEXT),
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://gazette.example/x.dtd"> %p;]>' + item(title="T", description=TEXT),
    ],
    ids=["bomb", "file", "parameter"],
)
def test_a_feed_with_entities_of_its_own_is_rejected(feed: str) -> None:
    assert looks_like_feed(feed)
    (failure,) = read(feed)
    assert isinstance(failure, Failure)
    assert "declares entities" in failure.reason


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    two = item(title="A", link="https://gazette.example/a", description=TEXT).replace("</channel></rss>", "<item><ti")
    found = read(two)
    assert [type(each) for each in found][:1] == [Article]
    assert isinstance(found[-1], Failure)
    assert "broken" in found[-1].reason


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<html><p>a page</p></html>", "it is no feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 7}', "no list of items"),
        ('{"version": "https://jsonfeed.org/version/1", ', "broken JSON"),
        ('<rss version="2.0"><channel><title>T</title></channel></rss>', "no entries"),
        (b"<rss>\x00\x01\x02", "binary"),
    ],
)
def test_what_is_no_feed_is_named(feed: str | bytes, reason: str) -> None:
    (failure,) = read(feed)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_a_deeply_nested_feed_ends_soon() -> None:
    feed = '<rss version="2.0"><channel><item>' + "<div>" * 100_000 + "</item></channel></rss>"
    started = time.monotonic()
    (failure,) = read(feed)
    assert isinstance(failure, Failure)
    assert "nested" in failure.reason or "tags" in failure.reason or "longer" in failure.reason
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("title", "site", "outlet"),
    [
        ("World | Example Gazette", "https://examplegazette.example/", "Example Gazette"),
        ("Example Gazette - Politics", None, "Example Gazette"),
        ("Latest headlines – The Bulletin", None, "The Bulletin"),
        ("Gazette: World RSS Feed", None, "Gazette"),
        ("RSS", None, None),
        (None, None, None),
    ],
)
def test_the_outlet_in_the_title_of_a_feed(title: str | None, site: str | None, outlet: str | None) -> None:
    assert outlet_of(Feed(title=title, site=site, language=None, entries=())) == outlet


def test_a_teaser_is_no_whole_article() -> None:
    feed = item(title="A", description=LONG + " [...]") + item(title="B", description=TEXT)
    wholes = [entry.whole for entry in feed_of(item(title="A", description=LONG).encode(), uri="").entries]
    teasers = [entry.whole for entry in feed_of(feed.encode(), uri="").entries]
    assert (wholes, any(teasers)) == ([True], False)


def test_a_page_gains_from_its_feed_what_it_does_not_say() -> None:
    feed = Feed(title="Gazette", site=None, language="en", entries=())
    entry = Entry(
        link="https://gazette.example/a", headline="From the feed", published="2013-04-15T12:22:00Z", text=TEXT
    )
    page = entry_article(Entry(link=None, text=LONG, published="2013-04-15"), feed, uri="https://gazette.example/a")
    assert isinstance(page, Article)
    found = with_entry(page, entry, feed)
    assert (found.text, found.headline) == (LONG, "From the feed")
    assert found.published == "2013-04-15T12:22:00Z"
    other = entry_article(Entry(link=None, text=LONG, published="2012-01-02"), feed, uri="https://gazette.example/a")
    assert isinstance(other, Article)
    assert with_entry(other, entry, feed).published == "2012-01-02"


def test_it_stays_told_what_of_a_page_was_found_in_its_feed() -> None:
    feed = Feed(title="Gazette", site=None, language="en", entries=())
    entry = Entry(link="https://gazette.example/a", headline="From the feed", published="2013-04-15T12:22:00Z")
    given = Given(byline="Ann Lee", published="2013-04-15", basis="metadata", where="page", how={"published": "time"})
    page = make_article(LONG, uri="https://gazette.example/a", given=given)
    assert dict(with_entry(page, entry, feed).found) == {
        "byline": "page",
        "headline": "feed",
        "language": "text",
        "outlet": "feed",
        "published": "feed",
    }
    again = with_entry(page, replace(entry, published=None), feed)
    assert dict(again.found)["published"] == "time"
