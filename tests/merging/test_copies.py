"""Copies of one report, and whose voice an article is."""

import itertools
import random
from typing import Any

import pytest

from detente.merging.copies import find_copies, origin_of, overlaps, precedence
from detente.merging.cuts import find_cuts
from detente.model.article import Article
from detente.model.ids import content_id

WORDS = ("minister", "treaty", "border", "talks", "river", "envoy", "letter", "summit", "vote", "army", "port", "grain")


def sentences(seed: int, count: int = 30) -> list[str]:
    """Sentences of random words; two seeds share hardly four words in a row."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(count)]


def article(uri: str, lines: list[str], *, published: str | None = "2014-05-06", outlet: str | None = None) -> Article:
    return Article(
        id=content_id("article", uri),
        uri=uri,
        text="\n\n".join(lines),
        outlet=outlet or f"The {uri} Times",
        published=published,
    )


def copies(*articles: Article) -> dict[str, str]:
    names = {each.id: each.uri for each in articles}
    found = find_copies(articles, find_cuts(articles))
    return {names[copy]: names[original] for copy, original in found.items()}


REPORT = sentences(1)


@pytest.mark.parametrize(
    "lines",
    [
        REPORT,
        ["A wholly new headline", *REPORT],
        [*sentences(2, 4), *REPORT[4:]],
        REPORT[:20],
        [line.replace(" ", "  ").upper() for line in REPORT],
        [*REPORT, *sentences(3, 10)],
    ],
    ids=["exact", "new headline", "new lead", "cut tail", "other blanks and case", "longer"],
)
def test_copies_are_found_and_the_original_is_the_one_published_first(lines: list[str]) -> None:
    assert copies(article("late", lines, published="2014-05-07"), article("first", REPORT)) == {"late": "first"}


def test_two_reports_of_one_event_with_common_quotations_are_no_copies() -> None:
    shared = REPORT[:4]
    assert copies(article("a", [*shared, *sentences(5, 26)]), article("b", [*shared, *sentences(6, 26)])) == {}


def test_a_newsroom_that_repeats_its_background_does_not_copy_itself() -> None:
    pages = [article(f"p{n}", [*REPORT[:20], *sentences(n + 7, 12)], outlet="Harbour Post") for n in range(2)]
    assert copies(*pages) == {}


def test_common_boilerplate_makes_no_copies() -> None:
    plea = [
        f"Please support us monthly, because our newsroom needs your help to go on, reader number {n}."
        for n in range(12)
    ]
    pages = [article(f"p{n}", [*sentences(n + 20, 8), *plea], outlet="Harbour Post") for n in range(2)]
    assert copies(*pages) == {}


def test_all_copies_point_at_the_first_in_any_order() -> None:
    pages = [
        article("a", REPORT, published="2014-05-08"),
        article("b", REPORT[:24], published="2014-05-06"),
        article("c", [*REPORT[2:], *sentences(9, 3)], published="2014-05-07"),
        article("d", REPORT, published=None),
    ]
    assert all(copies(*order) == {"a": "b", "c": "b", "d": "b"} for order in itertools.permutations(pages))


def test_a_text_too_short_to_tell_is_no_copy() -> None:
    assert copies(article("a", ["The ministers met."]), article("b", ["The ministers met."])) == {}


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({"agency": "AP", "outlet": "Harbour Post"}, "AP"),
        ({"outlet": "Associated Press"}, "AP"),
        ({"outlet": "CNN (Web News)"}, "CNN"),
        ({"outlet": "Harbour Post"}, "Harbour Post"),
        ({}, "paper.example"),
    ],
)
def test_the_voice_is_the_agency_else_the_publisher_else_the_host(fields: dict[str, Any], origin: str) -> None:
    assert origin_of(Article(id="a", uri="https://www.paper.example/x", text="", **fields)) == origin


def test_a_file_without_outlet_is_its_own_voice() -> None:
    assert origin_of(Article(id="a", uri="folder/one.txt", text="")) == "folder/one.txt"


def test_a_wire_that_many_print_makes_a_pair_for_each_and_no_more() -> None:
    printed = [article(f"p{number:03}", REPORT) for number in range(200)]
    near = article("q", [*REPORT[:20], *sentences(2, 10)], published="2014-05-07")
    shared = overlaps([*printed, near], {})
    assert len(shared) == 199 + 200
    assert {*find_copies([*printed, near], {}).values()} == {min(printed, key=precedence).id}
