"""Scoring: macro F1 as it is counted, and pairs one to one."""

from evals.scoring import macro_f1, one_to_one


def test_a_missed_sentence_lowers_recall_and_no_precision() -> None:
    scores = macro_f1([("A", "A"), ("A", None), ("B", "B")])
    assert scores == {"macro": 0.8334, "A": 0.6667, "B": 1.0}


def test_those_that_share_most_pair_first_and_each_once() -> None:
    assert one_to_one([(2, 0, 0), (5, 0, 1), (3, 1, 1), (1, 1, 0)]) == [(0, 1), (1, 0)]


def test_of_equals_the_first_pair() -> None:
    assert one_to_one([(4, 1, 0), (4, 0, 0)]) == [(0, 0)]
