"""Pages: the text in paragraphs and no more; headline, outlet, agency, byline, language and time of the article."""

import pytest

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.pages import Page, look_through, read_html, read_page

LEAD = (
    "The two foreign ministers met for three hours on Monday and agreed to meet again in the spring, a spokesman said."
)
SECOND = (
    "Nobody would say whether the dispute over the harbour had been raised, though both had promised to do so before."
)
THIRD = "A further round of the talks is planned for the week after Easter, in a place that has not yet been chosen."
TITLE = "Ministers meet over the harbour"


def page(
    body: str = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>", *, head: str = "", lang: str = ""
) -> str:
    return f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>"


def read(html: str, *, uri: str = "saved.html") -> Article:
    found = read_html(html, uri=uri)
    assert isinstance(found, Article), found
    return found


def text(html: str) -> list[str]:
    return read(html).text.split("\n")


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_each_paragraph_stands_on_a_line_and_the_headline_above_them_does_not() -> None:
    assert text(page()) == [LEAD, SECOND, THIRD]


def test_subheadings_and_entries_of_lists_stand_on_lines_of_their_own() -> None:
    body = f"<p>{LEAD}</p><h2>What comes next</h2><p>{SECOND}</p><ul><li>{THIRD}</li></ul>"
    assert text(page(f"<article><h1>{TITLE}</h1>{body}</article>")) == [LEAD, "What comes next", SECOND, THIRD]


def test_a_page_of_tables_and_breaks_is_read_in_paragraphs() -> None:
    cell = f"<h1>{TITLE}</h1><font size=2>{LEAD}<br><br>{SECOND} <b>Really</b>.<br>\n<br>{THIRD}</font>" + "<br>" * 4
    menu = "<td><a href=/a>Home</a><br><a href=/b>World</a></td>"
    rest = f"<p>{LEAD.replace('Monday', 'Friday')}</p>" * 2
    lines = text(page(f"<table><tr>{menu}<td>{cell}{rest}</td></tr></table>"))
    assert [LEAD, f"{SECOND} Really.", THIRD] == [line for line in lines if "Friday" not in line]


def test_a_table_of_figures_keeps_its_rows() -> None:
    table = "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Oldhaven</td><td>12</td></tr></table>"
    lines = text(page(f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>{table}<p>{THIRD}</p></article>"))
    assert "Oldhaven | 12" in lines


def test_an_article_in_two_containers_is_read_whole() -> None:
    parts = [f'<div class="row"><div class="body">{part}</div></div>' for part in _halves()]
    lines = text(page(f"<article><h1>{TITLE}</h1>{'<div>advertisement</div>'.join(parts)}</article>"))
    assert len(lines) == 8


def _halves() -> tuple[str, str]:
    lines = [f"<p>{LEAD.replace('three', number)}</p>" for number in ("two", "four", "five", "six", "seven", "eight")]
    return "".join([*lines[:3], f"<p>{SECOND}</p>"]), "".join([*lines[3:], f"<p>{THIRD}</p>"])


def test_a_paragraph_that_only_leads_to_another_page_is_left_out() -> None:
    signpost = '<p>Related: <a href="/other">The envoy who knew too much about ships</a></p>'
    assert text(page(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{signpost}<p>{SECOND}</p><p>{THIRD}</p></article>")) == [
        LEAD,
        SECOND,
        THIRD,
    ]


def test_the_body_in_the_page_s_data_stands_in_where_the_page_itself_holds_hardly_any() -> None:
    data = linked(f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "<p>{LEAD}</p><p>{SECOND}</p>"}}')
    assert text(page("<div>Please switch on scripts.</div>", head=data)) == [LEAD, SECOND]


def test_a_page_without_text_is_a_failure_that_says_so() -> None:
    assert read_html("<html><body></body></html>", uri="x") == Failure("x", "no article text was found in the page")


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (f'<meta property="og:title" content="{TITLE} | Harbour Post">', ""),
        (f"<title>{TITLE} - Harbour Post</title>", ""),
        (f"<title>Harbour Post: {TITLE}</title>", ""),
        (f"<title>{TITLE} | World | The Harbour Post</title>", f"<h1>{TITLE}</h1>"),
        (f"<title>{TITLE} – harbourpost.example</title>", "<h1>Harbour Post</h1>"),
        (f"<title>{TITLE}</title>", "<h1>Support The Harbour Post!</h1>"),
        (linked(f'{{"@type": ["NewsArticle"], "headline": "{TITLE}"}}'), "<h1>World news</h1>"),
        (f'<meta property="og:title" content="{TITLE[:20]}...">', f"<h1>{TITLE}</h1>"),
        (f'<meta property="og:title" content="Opinion: {TITLE}">', f"<h1>{TITLE}</h1>"),
    ],
)
def test_the_headline_is_that_of_the_article_without_the_site_s_name(head: str, heading: str) -> None:
    site = '<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbourpost.example/1">'
    assert read(page(f"{heading}<p>{LEAD}</p><p>{SECOND}</p>", head=site + head)).headline == TITLE


def test_a_slogan_alone_is_no_headline() -> None:
    assert read(page(f"<h1>Support us today!</h1><p>{LEAD}</p><p>{SECOND}</p>")).headline is None


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "H", "publisher": {"name": "Harbour Post"}}',
        '[{"@type": "WebSite", "name": "x"}, {"@type": "BlogPosting", "headline": "H", "publisher": "Harbour Post"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "ReportageNewsArticle"], "publisher": "Harbour Post"}]}',
        '{"@type": "NewsArticle", "publisher": [{"name": "Harbour Post",}],}',
        '<!-- {"@type": "NewsArticle", "description": "two\nlines", "publisher": {"name": "Harbour Post"}} -->',
        '{"@type": "NewsArticle", "publisher": {"name": "Harbour &amp;amp; Post"}}; var x = 1;',
    ],
)
def test_linked_data_is_read_however_it_is_laid_out(data: str) -> None:
    assert read(page(head=linked(data))).outlet in ("Harbour Post", "Harbour & Post")


def test_broken_linked_data_does_not_lose_the_page() -> None:
    assert read(page(head=linked('{"@type": "NewsArticle", "headline": '))).headline == TITLE


@pytest.mark.parametrize(
    ("head", "byline", "agency"),
    [
        (linked('{"@type": "Article", "author": [{"name": "Ann Lee"}, {"name": "Bo Ray"}]}'), "Ann Lee, Bo Ray", None),
        (linked('{"@type": "Article", "author": {"@type": "Organization", "name": "Reuters"}}'), "Reuters", "Reuters"),
        ('<meta name="author" content="By Ann Lee">', "Ann Lee", None),
        ('<meta name="author" content="https://social.example/annlee">', None, None),
        ('<meta name="author" content="admin">', None, None),
        ('<meta name="author" content="Ann Lee, Associated Press">', "Ann Lee, Associated Press", "AP"),
        ('<meta name="author" content="Ann Lee, AP Diplomatic Writer">', "Ann Lee, AP Diplomatic Writer", "AP"),
        ('<meta name="author" content="Ann Lee, Harbour Writer">', "Ann Lee, Harbour Writer", None),
    ],
)
def test_bylines_and_the_agency_in_them(head: str, byline: str | None, agency: str | None) -> None:
    article = read(page(head=head))
    assert (article.byline, article.agency) == (byline, agency)


def test_an_outlet_that_is_known_by_its_address_needs_no_name() -> None:
    assert read(page(), uri="https://www.reuters.com/article/1").outlet == "Reuters"


@pytest.mark.parametrize(
    ("lang", "language"), [(' lang="en-gb"', "en-GB"), (' lang="en_US"', "en-US"), ("", "en"), (' lang="ru"', "en")]
)
def test_the_language_is_the_declared_one_unless_the_text_contradicts(lang: str, language: str) -> None:
    assert read(page(lang=lang)).language == language


@pytest.mark.parametrize(
    ("head", "published", "how"),
    [
        (
            linked('{"@type": "Article", "datePublished": "2014-05-06T10:00:00+02:00"}'),
            "2014-05-06T10:00:00+02:00",
            "JSON-LD",
        ),
        (
            '<meta property="article:published_time" content="2014-05-06T10:00Z">',
            "2014-05-06T10:00:00Z",
            "article:published_time",
        ),
        ('<meta name="DC.date.issued" content="2014-05-06">', "2014-05-06", "dc.date.issued"),
        (
            '<meta name="sailthru.date" content="Tue, 06 May 2014 10:00:00 GMT">',
            "2014-05-06T10:00:00Z",
            "sailthru.date",
        ),
        (
            '<meta itemprop="datePublished" content="2014-05-06 10:00:00 EST">',
            "2014-05-06T10:00:00-05:00",
            "datepublished",
        ),
        ('<link rel="canonical" href="https://x.example/2014/05/06/story.html">', "2014-05-06", "address"),
        ('<link rel="canonical" href="https://x.example/2014/may/06/story">', "2014-05-06", "address"),
        ('<meta property="article:modified_time" content="2014-05-06T10:00Z">', None, None),
        ('<meta name="date" content="2999-01-01">', None, None),
        ('<meta name="date" content="0001-01-01T00:00:00Z">', None, None),
        ('<meta name="date" content="1601-01-01">', None, None),
    ],
)
def test_the_time_of_publication_and_where_it_was_found(head: str, published: str | None, how: str | None) -> None:
    found = read_page(page(head=head), uri="x")
    assert isinstance(found, Page)
    assert (found.given.published, found.given.how.get("published")) == (published, how)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<time datetime='2014-05-06T10:00:00Z'>May 6</time>", "2014-05-06T10:00:00Z"),
        (
            "<time class='updated' datetime='2014-05-09'>May 9</time><time datetime='2014-05-06'>May 6</time>",
            "2014-05-06",
        ),
        ("<div class='meta-info'>Posted: May 6, 2014 12:22 PM</div>", "2014-05-06"),
        (
            "<p class='dates'>Published 3:45 p.m. ET July 3, 2017 | Updated 5:00 p.m. ET July 4, 2017</p>",
            "2017-07-03T15:45:00-04:00",
        ),
        ("<span class='byline'>By Ann Lee | 6 May 2014, 10:00 GMT</span>", "2014-05-06T10:00:00Z"),
        ("<div class='tweet-list'><span class='date'>May 6, 2014</span></div>", None),
        ("<footer><span class='date'>May 6, 2014</span></footer>", None),
    ],
)
def test_a_time_that_stands_by_the_heading_counts_and_one_beside_the_article_does_not(
    line: str, published: str | None
) -> None:
    assert read(page(f"<h1>{TITLE}</h1>{line}<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>")).published == published


def test_where_a_page_contradicts_itself_the_day_in_its_address_decides() -> None:
    data = linked('{"@type": "Article", "datePublished": "2019-01-01T00:00:00Z"}')
    meta = '<meta property="article:published_time" content="2014-05-06T21:00:00Z">'
    assert read(page(head=data + meta), uri="https://x.example/2014/05/07/s").published == "2014-05-06T21:00:00Z"


def test_a_day_gets_its_hour_from_another_place_in_the_page() -> None:
    day = '<meta name="date" content="2014-05-06">'
    hour = "<time datetime='2014-05-06T21:00:00Z'>9 pm</time>"
    html = page(f"<h1>{TITLE}</h1>{hour}<p>{LEAD}</p><p>{SECOND}</p>", head=day)
    assert read(html).published == "2014-05-06T21:00:00Z"


def test_it_is_told_where_each_field_was_found() -> None:
    html = page(
        f"<h1>{TITLE}</h1><p>VIENNA (AP) — {LEAD}</p><p>{SECOND}</p>", head='<meta name="author" content="Ann Lee">'
    )
    assert dict(read(html, uri="x").found) == {
        "headline": "h1",
        "byline": "author",
        "agency": "text",
        "dateline": "text",
        "language": "text",
    }


def test_an_agency_that_was_known_by_another_field_was_found_where_that_one_was() -> None:
    for head, field in (
        ('<meta property="og:site_name" content="Reuters">', "og:site_name"),
        ('<meta name="author" content="Ann Lee, Reuters">', "author"),
    ):
        article = read(page(head=head))
        assert (article.agency, dict(article.found)["agency"]) == ("Reuters", field)


def test_reading_twice_gives_the_same_article() -> None:
    assert read(page()) == read(page())


def test_the_page_that_is_looked_through_without_limits_is_the_same() -> None:
    assert look_through(page(), "x") == read_page(page(), uri="x")
