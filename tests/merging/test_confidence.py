"""Confidence: what makes a telling surer, and how little a further origin adds."""

from detente.merging.confidence import BASE, chance, marks
from detente.model.claim import Claim


def claim(attribute: str, value: str, start: int, *, modality: str = "actual") -> Claim:
    exact = "x" * 5
    return Claim(
        article="a",
        telling="t",
        family="meeting",
        attribute=attribute,
        value=value,
        start=start,
        end=start + 5,
        exact=exact,
        modality=modality,  # type: ignore[arg-type]
        extractor="meeting/test@1",
    )


def test_a_telling_with_two_parties_of_whom_one_is_a_person_is_marked_so() -> None:
    seen = marks([claim("type", "talks", 0), claim("participant", "state-RU", 10), claim("host", "person-x", 20)])
    assert {"names two parties", "names a person"} <= seen
    assert "states a place" not in seen


def test_claims_far_apart_rest_on_several_sentences() -> None:
    assert "rests on several sentences" in marks([claim("type", "talks", 0), claim("place", "Geneva", 400)])
    assert "rests on several sentences" not in marks([claim("type", "talks", 0), claim("place", "Geneva", 40)])


def test_what_is_still_to_come_is_marked_by_the_modality_of_its_type() -> None:
    assert "is not yet done" in marks([claim("type", "visit", 0, modality="future")])
    assert "is not yet done" not in marks([claim("type", "visit", 0)])


def test_chance_is_that_of_the_log_odds_of_base_and_marks_seen() -> None:
    weights = {BASE: 0.0, "names a person": 2.0}
    assert chance(weights, frozenset()) == 0.5
    assert round(chance(weights, {"names a person"}), 3) == 0.881
