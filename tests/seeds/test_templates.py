"""The five seed articles as pages of three kinds: what stands around the report is left out or cut, the report is not.

The pages are made here, around texts that are not part of this repository; everything around them is invented.
"""

import html
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from detente.merging.cuts import find_cuts
from detente.model.article import Article
from detente.model.record import Cut
from detente.reading.pages import read_html

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles (../shared/seeds) are not here")

SITE = "Harbour Ledger"
MENU = ("Home", "World", "Business", "Opinion", "Sport", "Weather", "Subscribe", "Log in")
RELATED = (
    "Ferry owners ask for a longer season",
    "Why the old lighthouse keeps its keeper",
    "Five harbours to see before the summer ends",
)
SHARE = ("Share on Facebook", "Tweet this", "Email this article", "Print")
PLEA = "Good reporting costs money. Please support our newsroom with a gift, and help us to keep it free for you."
COOKIES = "We use cookies to improve your experience. By continuing to use this site you accept our cookie policy."
FOOTER = ("Terms of use", "Privacy policy", "Advertise with us", "© 2024 Harbour Ledger. All rights reserved.")
COMMENTS = (
    "I was at the quay that day and nobody told us anything about it, shame on the whole lot of them.",
    "First! Great article, thanks for sharing.",
)
AROUND = (*MENU, *RELATED, *SHARE, PLEA, COOKIES, *FOOTER, *COMMENTS, SITE)
# A line that speaks to the reader is none of the report.
_TO_READER = re.compile(r"\byou(?:r|rs)?\b|^support\b|^not ready to support\b", re.IGNORECASE)
_FEWEST_CHARACTERS = 60


@cache
def seeds() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of each seed the headline and the lines around and below it."""
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        number = 1 if lines[0].startswith("Support") else 0
        found[path.stem[:3]] = (lines[number], tuple(line for line in lines if line != lines[number]))
    return found


def table_page(headline: str, lines: tuple[str, ...]) -> str:
    """A page of the nineties: tables, fonts, line breaks."""
    menu = "".join(
        f"<tr><td><a href='/{n}.html'><font size=2>{name}</font></a></td></tr>" for n, name in enumerate(MENU)
    )
    related = "".join(f"<li><a href='/r{n}.html'>{name}</a></li>" for n, name in enumerate(RELATED))
    text = "<br><br>\n".join(html.escape(line) for line in lines)
    footer = " | ".join(f"<a href='/f{n}.html'>{name}</a>" for n, name in enumerate(FOOTER))
    return f"""<HTML><HEAD><TITLE>{html.escape(headline)} - {SITE}</TITLE></HEAD><BODY bgcolor=white>
<TABLE width=100%><TR><TD colspan=3><b>{SITE}</b></TD></TR><TR>
<TD width=120 valign=top><TABLE>{menu}</TABLE></TD>
<TD valign=top><h1>{html.escape(headline)}</h1><font face=Times size=3>{text}</font></TD>
<TD width=160 valign=top><b>Related stories</b><ul>{related}</ul></TD>
</TR><TR><TD colspan=3 align=center><font size=1>{footer}</font></TD></TR></TABLE></BODY></HTML>"""


def div_page(headline: str, lines: tuple[str, ...]) -> str:
    """A page of today: containers in containers, linked data, banners, comments."""
    menu = "".join(f'<li class="nav-item"><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
    share = "".join(f'<a class="share-btn" href="#">{name}</a>' for name in SHARE)
    related = "".join(f'<div class="card"><a href="/r"><h3>{name}</h3></a></div>' for name in RELATED)
    text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    comments = "".join(f'<div class="comment"><b>Reader</b><p>{each}</p></div>' for each in COMMENTS)
    footer = "".join(f'<a href="/legal">{name}</a>' for name in FOOTER)
    data = f"""{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "{SITE}"}},
{{"@type": "NewsArticle", "headline": "{html.escape(headline)}", "publisher": {{"name": "{SITE}"}}}}]}}"""
    return f"""<!doctype html><html lang="en-GB"><head><title>{html.escape(headline)} | {SITE}</title>
<meta property="og:site_name" content="{SITE}"><script type="application/ld+json">{data}</script></head>
<body class="post"><div id="cookie-banner" class="cookie-consent"><p>{COOKIES}</p><button>Accept</button></div>
<div class="header"><div class="logo"><a href="/">{SITE}</a></div><ul class="nav">{menu}</ul></div>
<div class="wrap"><div class="main-col"><div class="story"><h1 class="story-title">{html.escape(headline)}</h1>
<div class="share-bar">{share}</div><div class="story-body">{text}</div>
<div class="support-box"><p>{PLEA}</p></div></div>
<div class="related-stories"><h2>Related stories</h2>{related}</div>
<div id="comments" class="comments">{comments}</div></div></div>
<div class="footer">{footer}</div></body></html>"""


def light_page(headline: str, lines: tuple[str, ...]) -> str:
    """A page for telephones: one article with header and footer, its text in sections with advertisements between."""
    half = len(lines) // 2
    parts = ["".join(f"<p>{html.escape(line)}</p>" for line in part) for part in (lines[:half], lines[half:])]
    sections = "<amp-ad width=300 height=250></amp-ad>".join(
        f'<section class="text">{part}</section>' for part in parts
    )
    menu = "".join(f'<a href="/{name.lower()}">{name}</a>' for name in MENU)
    related = "".join(f'<li><a href="/amp/{n}">{name}</a></li>' for n, name in enumerate(RELATED))
    share = "".join(f"<li>{name}</li>" for name in SHARE)
    footer = "".join(f"<li><a href='/l'>{name}</a></li>" for name in FOOTER)
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{html.escape(headline)}</title>
<meta property="og:title" content="{html.escape(headline)} – {SITE}"><meta property="og:site_name" content="{SITE}">
</head><body><amp-sidebar><nav>{menu}</nav></amp-sidebar><header>{SITE}</header><main><article>
<header><h1>{html.escape(headline)}</h1><ul class="amp-social-share">{share}</ul></header>{sections}
<aside class="related"><h3>Related stories</h3><ul>{related}</ul></aside></article></main>
<footer><ul>{footer}</ul></footer></body></html>"""


TEMPLATES: dict[str, Callable[[str, tuple[str, ...]], str]] = {
    "tables": table_page,
    "containers": div_page,
    "light": light_page,
}


@cache
def site(template: str) -> dict[str, tuple[Article, tuple[Cut, ...]]]:
    """The five articles read from pages of one template, with their cuts."""
    articles = {}
    for name, (headline, lines) in seeds().items():
        read = read_html(TEMPLATES[template](headline, lines), uri=f"https://ledger.example/{name}.html")
        assert isinstance(read, Article), read
        articles[name] = read
    cuts = find_cuts(list(articles.values()))
    return {name: (article, cuts[article.id]) for name, article in articles.items()}


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def kept(article: Article, cuts: tuple[Cut, ...]) -> list[str]:
    """The lines of an article as they stand outside the cuts."""
    text = list(article.text)
    for cut in cuts:
        text[cut.start : cut.end] = " " * (cut.end - cut.start)
    return [" ".join(line.split()) for line in "".join(text).split("\n") if line.strip()]


def test_the_headline_is_the_article_s(template: str) -> None:
    assert {name: article.headline for name, (article, _) in site(template).items()} == {
        name: headline for name, (headline, _) in seeds().items()
    }


def test_nothing_from_around_the_report_is_left_outside_the_cuts(template: str) -> None:
    for name, (article, cuts) in site(template).items():
        assert [line for line in kept(article, cuts) if line in AROUND or line.startswith("Related")] == [], name


def test_no_plea_is_left_outside_the_cuts(template: str) -> None:
    for name, (article, cuts) in site(template).items():
        assert [line for line in kept(article, cuts) if _TO_READER.search(_unquoted(line))] == [], name


def test_every_paragraph_of_the_report_is_kept_on_a_line_of_its_own(template: str) -> None:
    for name, (article, cuts) in site(template).items():
        lines = kept(article, cuts)
        lost = [line for line in _report(name) if line not in lines]
        assert lost == [], name


def _report(name: str) -> list[str]:
    lines = (" ".join(line.split()) for line in seeds()[name][1])
    return [line for line in lines if len(line) >= _FEWEST_CHARACTERS and not _TO_READER.search(_unquoted(line))]


def _unquoted(line: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "", line)
