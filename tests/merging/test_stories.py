"""Which articles are one story, what it is called and what it continues."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.merging import merge_readings
from detente.model.article import Article
from detente.model.ids import content_id
from detente.model.reading import Reading
from detente.model.record import Conclusions, Story
from tests.builders import Page, meeting

ANNA, BO = "person-anna-aalto", "person-bo-berg"

FERRY = (
    "The ferry Aurelia ran aground off Hanko on Friday with 214 passengers aboard, the coast guard said. "
    "Captain Mikko Sorsa reported a fire in the engine room before the Aurelia struck the rocks.",
    "Rescuers took 214 passengers off the ferry Aurelia, which struck rocks near Hanko after a fire in its engine "
    "room. The coast guard praised the captain, Mikko Sorsa.",
    "All 214 passengers of the Aurelia are safe. The ferry ran onto rocks off Hanko after an engine room fire, "
    "captain Mikko Sorsa told the coast guard.",
)
OTHER_FERRY = (
    "The ferry Borealis ran aground off Visby on Monday with 87 passengers aboard, the coast guard said. "
    "Captain Nils Lindqvist reported thick fog before the Borealis struck the sandbank.",
    "Rescuers took 87 passengers off the ferry Borealis, which struck a sandbank near Visby in thick fog. "
    "The coast guard praised the captain, Nils Lindqvist.",
    "All 87 passengers of the Borealis are safe. The ferry ran onto a sandbank off Visby in thick fog, "
    "captain Nils Lindqvist told the coast guard.",
)
PRIZE = (
    "The Tallinn poetry prize went to Liis Kask for a book on lighthouses, the jury announced.",
    "Liis Kask won the Tallinn poetry prize, the jury said, for her book on lighthouses.",
    "A jury in Tallinn gave Liis Kask its poetry prize; her book is on lighthouses.",
)


def reading(name: str, text: str, published: str | None = None) -> Reading:
    article = Article(
        id=content_id("article", name, text),
        uri=name,
        text=text,
        outlet=name,
        published=published,
        published_basis="given" if published else None,
    )
    return Reading(article=article, claims=(), actors=(), times=(), extractor="test")


def readings(*groups: tuple[str, ...], published: tuple[str | None, ...] = ()) -> list[Reading]:
    days = published or (None,) * len(groups)
    return [
        reading(f"{group}-{number}", text, day)
        for group, (texts, day) in enumerate(zip(groups, days, strict=True))
        for number, text in enumerate(texts)
    ]


def grouped(found: Conclusions) -> set[frozenset[str]]:
    uri = {each.article.id: each.article.uri for each in found.articles}
    return {frozenset(uri[article] for article in story.articles) for story in found.stories}


def group(number: int) -> frozenset[str]:
    return frozenset(f"{number}-{place}" for place in range(3))


def story_with(found: Conclusions, uri: str) -> Story:
    story = next(each.story for each in found.articles if each.article.uri == uri)
    return next(each for each in found.stories if each.id == story)


def test_articles_of_one_event_are_one_story() -> None:
    assert grouped(merge_readings(readings(FERRY, PRIZE))) == {group(0), group(1)}


def test_two_events_much_alike_are_told_apart_by_names_numbers_and_places() -> None:
    assert grouped(merge_readings(readings(FERRY, OTHER_FERRY, PRIZE))) == {group(0), group(1), group(2)}


def test_every_article_is_in_the_story_that_names_it() -> None:
    found = merge_readings(readings(FERRY, OTHER_FERRY, PRIZE))
    inside = {article: story.id for story in found.stories for article in story.articles}
    assert inside == {each.article.id: each.story for each in found.articles}


def test_an_article_of_other_weeks_is_a_story_that_continues_the_first() -> None:
    pages = readings(FERRY[:2], FERRY[2:], PRIZE, published=("2013-04-16", "2013-05-20", "2013-05-20"))
    found = merge_readings(pages)
    first, later, prize = (story_with(found, uri) for uri in ("0-0", "1-0", "2-0"))
    assert len({first.id, later.id, prize.id}) == 3
    assert later.continues == first.id
    assert first.continues is None
    assert prize.continues is None


def test_what_comes_years_later_continues_nothing() -> None:
    found = merge_readings(readings(FERRY[:2], FERRY[2:], published=("2013-04-16", "2015-05-20")))
    assert {story.continues for story in found.stories} == {None}


def test_a_story_has_the_days_of_its_first_and_last_article() -> None:
    found = merge_readings(readings(FERRY[:1], FERRY[1:], published=("2013-04-16", "2013-04-18")))
    assert [(story.start, story.end) for story in found.stories] == [("2013-04-16", "2013-04-18")]


def test_articles_that_share_an_act_but_few_words_are_one_story() -> None:
    pages = [meeting(Page(uri, "2013-04-16"), ANNA, BO, time="2013-04-15", place="Oslo") for uri in ("a", "b")]
    assert grouped(merge_readings([page.reading() for page in pages])) == {frozenset({"a", "b"})}


def test_a_title_says_who_did_what_and_where_not_what_a_headline_says() -> None:
    page = meeting(Page("a", "2013-04-16"), ANNA, BO, time="2013-04-15", place="Oslo", type="talks").reading()
    (story,) = merge_readings(
        [replace(page, article=replace(page.article, headline="Cold fish for breakfast"))]
    ).stories
    assert story.title == "Anna Aalto, Bo Berg: talks in Oslo, 2013-04-15"


def test_a_story_of_statements_is_titled_by_who_speaks() -> None:
    page = Page("a", "2013-04-16").tell("statement", speaker=ANNA, text="We will mend the harbour wall.")
    (story,) = merge_readings([page.reading()]).stories
    assert story.title == "Statements: Anna Aalto"


def test_a_story_without_acts_says_so() -> None:
    (story,) = merge_readings(readings(PRIZE[:1])).stories
    assert story.title == "No act told"


def test_an_article_without_a_word_is_a_story_of_its_own() -> None:
    found = merge_readings([*readings(FERRY), reading("blank", "—"), reading("dots", "…")])
    assert grouped(found) == {group(0), frozenset({"blank"}), frozenset({"dots"})}


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5])
def test_stories_are_the_same_in_any_order_of_arrival(order: tuple[int, ...]) -> None:
    pages = readings(FERRY[:2], OTHER_FERRY[:2], published=("2013-04-16", "2013-04-17"))
    assert merge_readings([pages[place] for place in order]).stories == merge_readings(pages).stories


_WORDS = st.lists(st.sampled_from((FERRY[0] + OTHER_FERRY[1] + PRIZE[2]).split()), min_size=1, max_size=30)
_DAYS = st.sampled_from((None, "2013-04-16", "2013-04-18", "2013-06-01"))


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.tuples(_WORDS, _DAYS), min_size=1, max_size=8), chance=st.randoms(use_true_random=False))
def test_whatever_is_told_every_order_of_articles_makes_the_same_stories(
    texts: list[tuple[list[str], str | None]], chance: Random
) -> None:
    pages = [reading(f"page-{number}", " ".join(words), day) for number, (words, day) in enumerate(texts)]
    mixed = list(pages)
    chance.shuffle(mixed)
    assert merge_readings(mixed).stories == merge_readings(pages).stories
