"""Benchmarks: which figure holds which bound."""

from evals.benchmarks import verdicts


def test_a_figure_below_its_floor_or_above_its_ceiling_fails() -> None:
    table = {"least": {"value.f1": 0.75}, "most": {"errors.share": 0.02}}
    assert [holds for _, holds in verdicts(table, {"value": {"f1": 0.8}, "errors": {"share": 0.01}})] == [True, True]
    assert [holds for _, holds in verdicts(table, {"value": {"f1": 0.7}, "errors": {"share": 0.03}})] == [False, False]


def test_a_list_counts_by_its_length() -> None:
    assert [holds for _, holds in verdicts({"most": {"wrong": 0}}, {"wrong": []})] == [True]
    assert [holds for _, holds in verdicts({"most": {"wrong": 0}}, {"wrong": ["a pair"]})] == [False]


def test_a_figure_that_is_missing_fails() -> None:
    ((line, holds),) = verdicts({"least": {"value.f1": 0.1}}, {"value": {}})
    assert not holds
    assert "missing" in line
