"""Who first told what an article tells: the scenarios of docs/decisions/origins.md."""

import random
from dataclasses import replace

from detente.merging import merge_readings
from detente.merging.copies import find_copies
from detente.merging.origins import Origins, find_origins
from detente.model.article import Article
from detente.model.ids import content_id
from detente.model.spans import Span
from tests.builders import Page, meeting

WORDS = ("minister", "treaty", "border", "talks", "river", "envoy", "letter", "summit", "vote", "army", "port", "grain")


def lines(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(count)]


def article(uri: str, text: list[str], *, outlet: str, published: str | None = "2014-05-06") -> Article:
    body = "\n\n".join(text)
    return Article(id=content_id("article", uri, body), uri=uri, text=body, outlet=outlet, published=published)


def origins(*articles: Article) -> Origins:
    return find_origins(articles, {})


def voice_of(found: Origins, page: Article, words: str) -> str:
    start = page.text.index(words)
    return found.of(page.id, [Span(start, start + len(words))])


WIRE = lines(1, 24)


def test_one_wire_under_three_mastheads_is_one_voice_and_the_agencys_own_is_the_original() -> None:
    pages = [
        article("a", [*lines(2, 3), *WIRE[3:]], outlet="Alderby Argus"),
        article("b", WIRE[:16], outlet="Brackwater Post"),
        article("c", WIRE, outlet="Reuters"),
    ]
    found = origins(*pages)
    assert set(found.copies.values()) == {pages[2].id}
    assert set(found.voices.values()) == {"Reuters"}


def test_a_credit_in_one_copy_names_the_voice_of_all() -> None:
    early = article("a", WIRE, outlet="Alderby Argus", published="2014-05-05")
    late = replace(article("b", WIRE, outlet="Brackwater Post"), agency="AFP")
    assert set(origins(early, late).voices.values()) == {"AFP"}


def test_a_long_report_that_takes_in_a_whole_wire_is_no_copy_but_owes_it_those_sentences() -> None:
    wire = article("wire", lines(3, 10), outlet="AP", published="2014-05-05")
    report = article("long", [*lines(4, 20), *lines(3, 10), *lines(5, 10)], outlet="Alderby Argus")
    found = origins(wire, report)
    assert found.copies == {}
    assert voice_of(found, report, lines(3, 10)[4]) == "AP"
    assert voice_of(found, report, lines(4, 20)[4]) == "Alderby Argus"


def test_an_excerpt_is_a_copy_however_little_of_the_original_it_is() -> None:
    whole = article("whole", lines(6, 60), outlet="AP")
    brief = article("brief", lines(6, 60)[:6], outlet="Alderby Argus", published="2014-05-07")
    assert find_copies([brief, whole], {}) == {brief.id: whole.id}


def test_a_roundup_of_two_reports_does_not_make_them_one() -> None:
    first = article("first", lines(7, 20), outlet="Alderby Argus", published="2014-05-05")
    both = article("both", [*lines(7, 20), *lines(8, 20)], outlet="Brackwater Post", published="2014-05-06")
    second = article("second", lines(8, 20), outlet="Carrow Sentinel", published="2014-05-07")
    found = origins(second, first, both)
    assert found.copies.get(second.id) != first.id
    assert found.voices[first.id] != found.voices[second.id]


def test_a_newsrooms_update_that_adds_news_is_no_copy_and_the_same_page_put_out_again_is() -> None:
    early = article("early", WIRE, outlet="Alderby Argus", published="2014-05-05")
    update = article("update", [*lines(9, 10), *WIRE], outlet="Alderby Argus")
    again = article("again", ["A new headline", *WIRE], outlet="Alderby Argus")
    assert find_copies([early, update], {}) == {}
    assert find_copies([early, again], {}) == {again.id: early.id}


def test_two_outlets_that_quote_one_speech_at_length_are_two_voices() -> None:
    speech = ["“" + " ".join(lines(10, 8)) + "”"]
    pages = [article(f"p{n}", [*lines(n, 6), *speech], outlet=f"Paper {n}") for n in (11, 12)]
    found = origins(*pages)
    assert found.copies == {}
    assert len(set(found.voices.values())) == 2


def test_a_sentence_that_passes_on_a_report_has_its_voice_and_the_rest_the_papers() -> None:
    page = article(
        "a",
        ["The envoy was recalled on Friday, Interfax reported.", "The paper's own correspondent saw the envoy leave."],
        outlet="Alderby Argus",
    )
    found = origins(page)
    assert voice_of(found, page, "The envoy was recalled") == "Interfax"
    assert voice_of(found, page, "saw the envoy leave") == "Alderby Argus"


def test_what_rests_on_two_voices_is_the_papers() -> None:
    page = article(
        "a", ["The envoy left, Interfax reported.", "The envoy left, the BBC reported."], outlet="Alderby Argus"
    )
    spans = [Span(page.text.index("The envoy"), 10), Span(page.text.rindex("The envoy"), page.text.rindex("left"))]
    assert origins(page).of(page.id, spans) == "Alderby Argus"


def test_an_article_that_only_passes_on_one_report_is_that_voice() -> None:
    lead = "The navy bought nine ferries in secret last year and hid them in the port, The New York Times reported."
    page = article(
        "a", [lead, *lines(13, 1), "The newspaper said that two officials knew of it all along."], outlet="X"
    )
    assert origins(page).voices == {page.id: "New York Times"}


def test_an_outlet_that_names_itself_speaks_with_its_own_voice() -> None:
    page = article("a", ["The minister told CNN that he would stay in office."], outlet="CNN (Web News)")
    found = origins(page)
    assert found.passages == {}
    assert found.voices[page.id] == "CNN"


def test_a_host_tells_the_voice_where_no_outlet_is_given() -> None:
    page = replace(article("https://edition.cnn.com/x", lines(14, 3), outlet=""), outlet=None)
    assert origins(page).voices[page.id] == "CNN"


def test_the_order_of_articles_does_not_matter() -> None:
    pages = [article(f"p{n}", [*WIRE[n:], *lines(20 + n, n)], outlet=f"Paper {n}") for n in range(6)]
    assert origins(*pages) == origins(*reversed(pages))


def test_an_act_told_by_an_agency_and_by_a_paper_that_cites_it_is_told_by_one() -> None:
    people = ("person-anna-aalto", "person-bo-berg")
    agency = meeting(Page("wire", outlet="Interfax"), *people, time="2013-04-15")
    cites = meeting(Page("page, Interfax reported", outlet="Alderby Argus"), *people, time="2013-04-15")
    alone = meeting(Page("page", outlet="Carrow Sentinel"), *people, time="2013-04-15")
    # The address ends every sentence of a built page, and so credits the agency here.
    assert [act.origins for act in merge_readings([agency.reading(), cites.reading()]).acts] == [1]
    assert [act.origins for act in merge_readings([agency.reading(), alone.reading()]).acts] == [2]
    told = merge_readings([agency.reading(), cites.reading(), alone.reading()])
    assert [act.origins for act in told.acts] == [2]
