"""The trial of a judge: what it is shown, that its heads learn, that thresholds must be worth their while."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from detente.model.article import Article
from detente.model.claim import Claim, telling_id
from detente.model.document import Document, Sentence
from detente.model.times import TimeRef
from tools.judge.folds import area, columns, counts, nested, status_shares, threshold_for, unseen
from tools.judge.heads import Targets, fit
from tools.judge.labels import Example, usable
from tools.judge.marks import all_marks, first_words, marks_of
from tools.judge.passages import Passage, passage_of

TEXT = "Envoys of Sweden were silent. Anna Aalto met Bo Berg in Oslo on Monday. The talks were short."
FIRST, SECOND = TEXT.index("Anna"), TEXT.index("The talks")


def _document() -> Document:
    bounds = [(0, FIRST - 1), (FIRST, SECOND - 1), (SECOND, len(TEXT))]
    sentences = tuple(Sentence(start, end, 0, 0, 0) for start, end in bounds)
    return Document(Article(id="article-1", uri="one", text=TEXT, published="2013-04-16"), sentences)


def _claim(attribute: str, value: str | TimeRef, words: str) -> Claim:
    start, named = TEXT.index(words), TEXT.index("met")
    return Claim(
        article="article-1",
        telling=telling_id("article-1", "meeting", named, named + 3),
        family="meeting",
        attribute=attribute,
        value=value,
        start=start,
        end=start + len(words),
        exact=words,
        extractor="meeting/rules@1",
    )


MET = [
    _claim("participant", "person-anna-aalto", "Anna Aalto"),
    _claim("type", "talks", "met"),
    _claim("status", "held", "met"),
    _claim("time", TimeRef(value="2013-04-15"), "Monday"),
]


def _example(number: int, *, act: bool, status: str | None = None, read: bool = True) -> Example:
    return Example(
        article=f"article-{number}",
        family="meeting",
        start=0,
        end=3,
        passage=Passage("met", 0, 3),
        marks=frozenset({"told", "status held"}),
        act=act,
        status=status,
        read=read,
    )


def test_the_passage_is_the_sentence_after_the_end_of_the_one_before() -> None:
    passage = passage_of(_document(), SECOND + 4, SECOND + 9)
    assert passage is not None
    assert passage.text == "Anna Aalto met Bo Berg in Oslo on Monday. The talks were short."
    assert passage.text[passage.start : passage.end] == "talks"


def test_a_long_sentence_is_cut_at_words_around_the_trigger() -> None:
    text = "alpha " * 100 + "met " + "omega " * 100
    document = Document(Article(id="a", uri="a", text=text), (Sentence(0, len(text) - 1, 0, 0, 0),))
    passage = passage_of(document, 600, 603)
    assert passage is not None
    assert len(passage.text) < 420
    assert passage.text[passage.start : passage.end] == "met"
    assert set(passage.text.split()) == {"alpha", "met", "omega"}


def test_marks_say_what_the_rules_read() -> None:
    marks = marks_of(_document().article, MET)
    assert {"family meeting", "told", "status held", "a person", "parties 1", "says time", "time before"} <= marks
    assert "says place" not in marks
    assert marks <= set(all_marks())


def test_a_telling_is_named_by_its_first_trigger_or_by_what_comes_first() -> None:
    assert TEXT[first_words(MET).start : first_words(MET).end] == "met"
    assert TEXT[first_words(MET[:1]).start : first_words(MET[:1]).end] == "Anna Aalto"


def test_what_was_read_goes_before_the_gold_of_one_place() -> None:
    gold, read = _example(1, act=False, read=False), _example(1, act=True)
    assert usable([gold, read], ["meeting"]) == [read]
    assert usable([gold, read], ["measure"]) == []


def test_heads_learn_act_and_status_and_come_out_the_same_twice() -> None:
    random = np.random.default_rng(5)
    pooled = random.normal(size=(300, 8))
    act, held = pooled[:, 0] > 0, pooled[:, 1] > 0
    marks = np.zeros((300, 2))
    targets = Targets(act.astype(float), np.ones(300), np.full(300, -1.0), np.where(held, 3, 2), ((2, 4),))
    head = fit(pooled, marks, targets, seed=1)
    logits = head.logits(pooled, marks)
    assert ((logits[:, 0] > 0) == act).mean() > 0.9
    assert ((logits[:, 3] > logits[:, 2]) == held).mean() > 0.9
    assert np.array_equal(logits, fit(pooled, marks, targets, seed=1).logits(pooled, marks))


def test_nothing_is_learned_from_examples_of_the_same_article() -> None:
    # Each article's words are its own, and so is its answer: only who has seen the article could know.
    examples = [_example(number // 2, act=bool(number // 2 % 2)) for number in range(40)]
    pooled = np.repeat(np.eye(20), 2, axis=0)
    act = np.array([float(one.act) for one in examples])
    targets = Targets(act, np.ones(40), np.full(40, -1.0), np.full(40, -1), ())
    found = area(unseen(examples, pooled, np.zeros((40, 1)), targets)[:, 0], act)
    assert found is not None
    assert found < 0.75


def test_a_threshold_must_gain_something() -> None:
    examples = [_example(number, act=number >= 20) for number in range(60)]
    sharp = np.array([0.9 if one.act else 0.1 for one in examples])
    rows = list(range(60))
    assert 0.1 < threshold_for(examples, sharp, rows) <= 0.9
    assert nested(examples, sharp, rows).precision == 1.0
    assert threshold_for(examples, np.full(60, 0.5), rows) == 0.0
    assert threshold_for(examples, sharp, rows[:10]) == 0.0
    assert counts(examples, sharp, rows, 0.0).precision == pytest.approx(2 / 3)


def test_a_status_is_the_judges_only_where_it_is_sure() -> None:
    statuses = {"meeting": ("planned", "held")}
    examples = [_example(number, act=True, status="planned") for number in range(4)]
    logits = np.array([[0.0, 0.0, 9.0, 0.0]] * 2 + [[0.0, 0.0, 0.2, 0.0]] * 2)
    shares = status_shares(examples, logits, "meeting", statuses)
    assert (shares["rules"], shares["0.9"]) == (0.0, 0.5)
    assert columns(statuses) == {"meeting": (2, 4)}


@pytest.mark.skipif(importlib.util.find_spec("onnx") is None, reason="onnx is not installed")
def test_rounded_weights_are_near_the_true_ones() -> None:
    from tools.judge.encoder import Graph

    matrix = np.array([[1.0, 100.0], [-0.5, 25.0], [0.0, 0.0]])
    graph = Graph()
    graph.packed(matrix, axis=1)
    from onnx import numpy_helper

    values, scale = (numpy_helper.to_array(weight) for weight in graph.weights)
    assert values.dtype == np.int8
    assert np.abs(values * scale - matrix).max() < 0.5


def test_tensors_are_read_from_the_format_of_safetensors(tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="onnx is not installed")
    from tools.judge.encoder import read_tensors

    header = b'{"__metadata__":{},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}'
    data = np.array([1.5, -2.0], dtype="<f4").tobytes()
    (tmp_path / "w").write_bytes(len(header).to_bytes(8, "little") + header + data)
    assert read_tensors(tmp_path / "w")["a"].tolist() == [[1.5], [-2.0]]
