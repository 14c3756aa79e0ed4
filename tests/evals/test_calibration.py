"""Calibration: what the figures say of made-up judgements."""

import pytest

from evals.calibration import Judged, area, expected_error


def judged(*pairs: tuple[float, bool]) -> list[Judged]:
    return [Judged("meeting", f"act{n}", "article", confidence, right) for n, (confidence, right) in enumerate(pairs)]


def test_confidence_that_is_borne_out_has_no_error() -> None:
    assert expected_error(judged((0.75, True), (0.75, True), (0.75, True), (0.75, False))) == pytest.approx(0.0)


def test_confidence_in_what_is_wrong_is_all_error() -> None:
    assert expected_error(judged((1.0, False), (1.0, False))) == pytest.approx(1.0)


def test_bins_are_weighed_by_how_many_acts_they_hold() -> None:
    assert expected_error(judged((1.0, False), (0.05, False), (0.05, False), (0.05, False))) == pytest.approx(0.2875)


def test_area_is_one_where_every_right_act_is_surer_than_every_wrong_one() -> None:
    assert area(judged((0.9, True), (0.8, True), (0.3, False))) == 1.0


def test_equal_confidence_tells_nothing() -> None:
    assert area(judged((0.5, True), (0.5, False))) == 0.5


def test_area_is_unknown_where_nothing_is_wrong() -> None:
    assert area(judged((0.5, True))) is None
