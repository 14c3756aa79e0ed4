"""Numbers that are not meant exactly."""

import pytest

from detente.merging.roughness import bound_before, numbers_agree


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("expelled about ", "about"),
        ("expelled at least ", "least"),
        ("expelled more than ", "least"),
        ("barred up to ", "most"),
        ("barred no more than ", "most"),
        ("expelled ", None),
        ("walked about and expelled ", None),
    ],
)
def test_the_words_before_a_number_say_how_it_is_meant(before: str, bound: str | None) -> None:
    assert bound_before(f"{before}20 clerks", len(before)) == bound


def test_a_round_number_agrees_with_an_exact_one_near_it_alone() -> None:
    assert numbers_agree(18, 20, other_bound="about")
    assert not numbers_agree(24, 30, other_bound="about")
    assert not numbers_agree(18, 20)


def test_a_bound_agrees_with_what_lies_on_its_side_and_not_far_off() -> None:
    assert numbers_agree(20, 24, bound="least")
    assert not numbers_agree(20, 18, bound="least")
    assert not numbers_agree(20, 90, bound="least")
    assert numbers_agree(20, 18, bound="most")
