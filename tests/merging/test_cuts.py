"""The twelve scenarios of docs/decisions/cutting.md, and the traps of boilerplate."""

import itertools

import pytest

from detente.merging.cuts import find_cuts
from detente.model.article import Article
from detente.model.ids import content_id

NEWS = (
    "The foreign ministers of Finland and Sweden met in Turku on Monday to talk about fishing, a spokesman said.",
    "They agreed to meet again in June, when the president is expected to visit the islands with a delegation.",
    "Relations had been strained since the government expelled two diplomats over a leaked letter last year.",
)
PLEA = (
    "… we have a quick favor to ask. As you may have heard, our newsroom has been cut off from its old backers.",
    "We, the journalists of this paper, will go on with independent reporting, but we need your help to do so.",
    "If you can, please support us monthly starting from just 3 euros. Thank you.",
    "card or bank transfer",
    "Not ready to give today?",
    "Remind me later.",
)


def article(uri: str, *lines: str, headline: str | None = None, outlet: str | None = "Harbour Post") -> Article:
    return Article(id=content_id("article", uri), uri=uri, text="\n\n".join(lines), headline=headline, outlet=outlet)


def cut(*articles: Article) -> list[list[str]]:
    found = find_cuts(articles)
    return [[each.text[one.start : one.end] for one in found[each.id]] for each in articles]


def reports(lines_of_each: int = 2) -> list[tuple[str, ...]]:
    """Reports that have nothing in common."""
    places = ("Turku", "Bergen", "Aarhus", "Vilnius", "Gdansk", "Malmo", "Narva", "Riga", "Kotka", "Bodo")
    return [
        tuple(
            f"Ministers number {place} {n} met in {place} on day {n} and said that {place} would sign the {place} pact."
            for n in range(lines_of_each)
        )
        for place in places
    ]


def test_1_a_plea_of_several_paragraphs_is_cut_to_its_last_button() -> None:
    assert cut(article("a", *NEWS, *PLEA)) == [list(PLEA)]


@pytest.mark.parametrize(
    "link",
    ["Read more", "Related articles:", "(Read more about the visit here.)", "Around the Web", "Follow us on Twitter"],
)
def test_2_what_leads_away_is_cut_and_what_stands_around_is_not(link: str) -> None:
    assert cut(article("a", NEWS[0], link, NEWS[1])) == [[link]]


def test_3_a_speaker_may_ask_for_support() -> None:
    assert cut(article("a", NEWS[0], "“We need your support, please support us every month,” the minister said.")) == [
        []
    ]


def test_4_a_slogan_above_the_headline_is_cut_and_the_headline_is_not() -> None:
    headline = "Donate now, says minister: support us in the vote"
    found = cut(article("a", "Support The Harbour Post!", headline, *NEWS, headline=headline))
    assert found == [["Support The Harbour Post!"]]


def test_5_a_line_without_any_cue_is_cut_where_it_recurs() -> None:
    odd = "Beyond the headlines, daily"
    pages = [article(f"p{n}", *lines, odd) for n, lines in enumerate(reports()[:3])]
    assert cut(*pages) == [[odd]] * 3
    assert cut(pages[0]) == [[]]


def test_6_a_wire_report_in_three_outlets_is_not_boilerplate() -> None:
    pages = [article(f"p{n}", *NEWS, outlet="Harbour Post") for n in range(9)]
    assert cut(*pages) == [[]] * 9


def test_7_background_that_an_outlet_repeats_is_not_boilerplate() -> None:
    pages = [article(f"p{n}", *lines, NEWS[2]) for n, lines in enumerate(reports()[:4])]
    assert cut(*pages) == [[]] * 4


def test_8_the_order_of_the_articles_does_not_matter() -> None:
    odd = "Beyond the headlines, daily"
    pages = [article(f"p{n}", *lines, odd) for n, lines in enumerate(reports()[:3])]
    pages.append(article("q", *NEWS, *PLEA))
    expected = find_cuts(pages)
    assert all(find_cuts(order) == expected for order in itertools.permutations(pages))


def test_9_one_more_article_makes_a_line_recur_and_no_text_changes() -> None:
    odd = "Beyond the headlines, daily"
    pages = [article(f"p{n}", *lines, odd) for n, lines in enumerate(reports()[:3])]
    before = [page.text for page in pages]
    assert cut(*pages[:2]) == [[], []]
    assert cut(*pages) == [[odd]] * 3
    assert [page.text for page in pages] == before


def test_10_nothing_but_a_report_or_nothing_but_boilerplate() -> None:
    assert cut(article("a", *NEWS)) == [[]]
    assert cut(article("a", *PLEA)) == [list(PLEA)]


def test_links_below_their_heading_go_with_it() -> None:
    links = ("Ferry strike ends", "Five things to know about cod")
    assert cut(article("a", *NEWS, "Related articles:", *links)) == [["Related articles:", *links]]


def test_a_caption_loses_only_the_machinery_before_it() -> None:
    line = "Image copyright Someone Image caption The ministers shook hands in Turku"
    assert cut(article("a", NEWS[0], line, NEWS[1])) == [["Image copyright Someone Image caption"]]
    assert cut(article("a", NEWS[0], "Enlarge this image toggle caption Bo Berg/AP", NEWS[1])) == [
        ["Enlarge this image toggle caption Bo Berg/AP"]
    ]


@pytest.mark.parametrize(
    ("line", "machinery"),
    [
        (
            "President Ek Johan EkFerry talks stall again Ministers plan a visit to the islands MORE said no.",
            "Johan EkFerry talks stall again Ministers plan a visit to the islands MORE",
        ),
        ("The two ministers shook hands in Turku. (Photo: Bo Berg/AP)", "(Photo: Bo Berg/AP)"),
        ("The two ministers shook hands in Turku. Photographer: Bo Berg/Reuters", "Photographer: Bo Berg/Reuters"),
        ("The two ministers met in Turku on Monday, a spokesman said. Read more here", "Read more here"),
        (
            "The two ministers met in Turku on Monday, a spokesman said. Sign up for our daily newsletter here.",
            "Sign up for our daily newsletter here.",
        ),
    ],
)
def test_11_a_cut_may_be_a_part_of_a_line(line: str, machinery: str) -> None:
    assert cut(article("a", NEWS[0], line, NEWS[1])) == [[machinery]]


def test_a_question_goes_with_the_plea_after_it() -> None:
    line = "Have you been on the islands? Share your story with us."
    assert cut(article("a", NEWS[0], line, NEWS[1])) == [[line]]


@pytest.mark.parametrize(
    "line",
    [
        "More: Ministers say talks on ferries will be held in June, president tells parliament",
        "Fishing talks:Ministers of Finland and Sweden said to meet again",
        "Ministers say talks on ferries will be held in June Read more",
        "( Also on the Post: Five ferries that made history)",
        "Write to Ann Berg at ann.berg@example.com",
    ],
)
def test_a_headline_of_another_article_between_paragraphs_is_cut(line: str) -> None:
    assert cut(article("a", NEWS[0], line, NEWS[1])) == [[line]]


def test_a_line_in_capitals_is_the_headline_of_another_article() -> None:
    line = "MINISTERS SAY TALKS ON FERRIES WILL BE HELD IN JUNE"
    assert cut(article("a", *NEWS[:2], line, NEWS[2])) == [[line]]


def test_an_article_all_in_capitals_is_not_cut() -> None:
    lines = [line.rstrip(".").upper() for line in NEWS]
    assert cut(article("a", *lines)) == [[]]


def test_12_a_line_that_heads_another_article_of_the_outlet_is_cut() -> None:
    title = "Ferries between the islands to stop for a month"
    other = article("b", title, *reports()[0], headline=title)
    assert cut(article("a", NEWS[0], title, NEWS[1]), other) == [[title], []]
    assert cut(article("a", NEWS[0], title, NEWS[1])) == [[]]


def test_the_names_of_those_who_speak_in_a_transcript_are_not_cut() -> None:
    pages = [
        article(f"p{n}", *(part for line in lines for part in ("ann berg", line)))
        for n, lines in enumerate(reports(lines_of_each=4)[:4])
    ]
    assert cut(*pages) == [[]] * 4


def test_who_the_author_is_counts_as_boilerplate_at_the_end_alone() -> None:
    bio = "Ann Berg is a fellow at the Harbour Institute and the author of a book on cod."
    assert cut(article("a", *NEWS, bio)) == [[bio]]
    assert cut(article("a", bio, *NEWS, *reports(lines_of_each=4)[0])) == [[]]


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press contributed to this report.",
        "Copyright 2014 Harbour Post. All rights reserved.",
        "Advertisement",
        "Share Tweet Post Email",
        "By signing up you agree to our terms of service.",
        "We use cookies to improve your experience.",
    ],
)
def test_machinery_credits_and_notices_are_cut(line: str) -> None:
    assert cut(article("a", NEWS[0], line, NEWS[1])) == [[line]]


@pytest.mark.parametrize(
    "line",
    [
        "The president asked parliament to support the treaty and to sign the letter, a spokeswoman said on Tuesday.",
        "Google and Facebook use cookies to track ministers, the European Commission said in a report on Monday.",
        "The government will donate three million euros to the fund, the foreign ministry announced.",
        "Journalists of the paper were arrested on Friday, and their readers held a vigil in front of the embassy.",
        "The embassy shared the letter on Facebook and Twitter, and the minister told reporters to read more of it.",
        "Video of the attack was shown on state television.",
        "Photographs from the summit showed the two presidents shaking hands.",
    ],
)
def test_reporting_on_such_matters_is_not_cut(line: str) -> None:
    assert cut(article("a", NEWS[0], line, NEWS[1])) == [[]]


def test_each_cut_says_why() -> None:
    (found,) = find_cuts([article("a", *NEWS, "Read more")]).values()
    assert found[0].why == "leads to other pages"
