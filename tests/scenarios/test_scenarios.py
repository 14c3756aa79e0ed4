"""Every scenario leads to the acts that it expects: in its order, in any order, and as of each moment."""

import random
from collections.abc import Iterator
from itertools import islice, pairwise, permutations
from math import factorial

import pytest

from detente.merging import merge_readings
from detente.merging.clocks import known_from
from detente.model.reading import Reading
from tests.scenarios.comparing import differences
from tests.scenarios.loading import Scenario, readings_of, scenarios

_ORDERS = 120
_SEED = 5
_FEWEST = 60
EACH = pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.name)


def test_there_are_enough_scenarios_of_several_articles() -> None:
    assert sum(len(scenario.articles) > 1 for scenario in scenarios()) >= _FEWEST


@EACH
def test_the_articles_lead_to_the_expected_acts(scenario: Scenario) -> None:
    readings = readings_of(scenario)
    for view in scenario.views:
        found = merge_readings(readings, known_at=view.known_at)
        assert not differences(found, view), f"{scenario.title}; as of {view.known_at or 'the end'}"


@EACH
def test_every_order_of_the_articles_leads_to_the_same(scenario: Scenario) -> None:
    readings = readings_of(scenario)
    expected = merge_readings(readings)
    for order in _orders(readings):
        assert merge_readings(order) == expected


def _orders(readings: tuple[Reading, ...]) -> Iterator[tuple[Reading, ...]]:
    """All orders but the given one, or so many random ones where there are more."""
    if factorial(len(readings)) <= _ORDERS:
        yield from islice(permutations(readings), 1, None)
        return
    shuffled = random.Random(_SEED)
    for _ in range(_ORDERS):
        yield tuple(shuffled.sample(readings, k=len(readings)))


@EACH
def test_as_of_a_moment_nothing_later_counts(scenario: Scenario) -> None:
    readings = readings_of(scenario)
    for moment in _moments(readings):
        undated = [each for each in readings if each.article.published is None]
        known = [each for each in readings if known_from(each.article.published) <= known_from(moment)]
        assert merge_readings(readings, known_at=moment) == merge_readings([*known, *undated], known_at=moment)


def _moments(readings: tuple[Reading, ...]) -> list[str]:
    """The moments at which articles appeared but for the last: each lies between two of them."""
    published = {known_from(day): day for each in readings if (day := each.article.published)}
    return [published[first] for first, _ in pairwise(sorted(published))]
