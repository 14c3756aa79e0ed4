"""Where sentences end, and that offsets hold whatever blanks a dump has."""

import pytest

from detente.annotation.language import language
from detente.annotation.parsing import parse, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split_sentences(text)]


def test_glued_sentences_are_told_apart() -> None:
    assert sentences("The envoy had nothing to say.With the talks over, all left.") == [
        "The envoy had nothing to say.",
        "With the talks over, all left.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The talks began in 2013.", "The two had never met."),
        ("“We are tired.”", "The two went home."),
        ("The envoy left on Tuesday.", "“We are tired,” she said."),
        ("They left the U.S.", "The talks go on."),
        ("It began at 3 p.m.", "He came late."),
        ("The border is closed.", "NATO said nothing."),
        ("The border is closed.", "U.S. troops left."),
        ("They met twice (in Oslo).", "Nobody knew."),
        ('He said: "We are tired."', "The two went home."),
        ("The two met.", '"We are tired," he said.'),
        ("What do they want?", "Nobody knew."),
        ("They went on and on…", "Nobody listened."),
    ],
)
def test_sentences_without_a_blank_between_them_are_told_apart(first: str, second: str) -> None:
    assert sentences(first + second) == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "McBride told YouTube and iPhone users of WikiLeaks to wait.",
        "The note stood on www.Example.com and on https://news.Example.org/A.Page for days.",
        "Write to Ann.Berg@example.com for it.",
        "Mr.Berg met Sen.Dale and Gen.Moss in Oslo.",
        "Rep. Ann Berg (D-N.Y.) met Rep. Bo Dale, R-S.C., in the U.S.-U.K. talks.",
        "The C.I.A. and the F.B.I. told the U.S.A. nothing.",
        "Shares of Harbour (HRB.N) and Ferry (000123.SZ) rose.",
        "The ships carried 3.5 tonnes of cod.",
    ],
)
def test_names_addresses_and_abbreviations_are_not_torn_apart(text: str) -> None:
    assert sentences(text) == [text]


def test_a_no_break_space_parts_sentences_as_a_blank_does() -> None:
    text = "He left\xa0the room.\xa0With the talks over, all went home."
    assert sentences(text) == ["He left\xa0the room.", "With the talks over, all went home."]


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_quotation_after_a_sentence_begins_a_new_one(mark: str) -> None:
    text = f"The two met for hours. {mark}We are tired,” she said."
    assert sentences(text) == ["The two met for hours.", f"{mark}We are tired,” she said."]


def test_no_sentence_ends_at_an_abbreviation() -> None:
    text = "U.S. and U.K. envoys met Gen. Berg in St. Gallen on Sept. 5."
    assert sentences(text) == [text]


def test_no_sentence_crosses_a_line_end() -> None:
    assert sentences("Talks in Oslo\nThe two met again") == ["Talks in Oslo", "The two met again"]


def test_no_break_spaces_make_no_words_and_move_no_offsets() -> None:
    text = "The\xa0two met in\xa0Oslo."
    _, tokens = parse(text)
    assert [text[token.start : token.end] for token in tokens] == ["The", "two", "met", "in", "Oslo", "."]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_an_abbreviated_state_before_a_title_ends_no_sentence() -> None:
    assert sentences("He met U.S. Secretary of State Dale.") == ["He met U.S. Secretary of State Dale."]
    assert sentences("They left the U.S. The talks go on.") == ["They left the U.S.", "The talks go on."]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO —",
        "ST. GALLEN, Switzerland, April 15 (AP) —",
        "OSLO/BERN (Reuters) -",
        "UNITED NATIONS --",
        "Oslo, Norway (CNN)",
        "(AFP) –",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    report = "The two ministers met on Monday."
    assert sentences(f"{dateline} {report}") == [dateline, report]


def test_words_before_a_dash_or_a_bracket_are_no_dateline() -> None:
    for text in ("NATO-led troops left.", "The Oslo Group (OG) met on Monday.", "The NATO - all of it - met."):
        assert sentences(text) == [text]


def test_words_are_what_the_models_own_pipeline_says_of_them() -> None:
    lines = [
        "There are no talks, and the envoys aren't gonna meet on 3 May.",
        "Let's be frank: y'all got ta go, Berg's aides told Ann Dale in Oslo.",
        "Both had to have done what they did; it ain't what she'd do.",
        "The ministers, who'd met twice, did not say whether it would have been signed (or not).",
        "— : $5m #1 … 20% “No” there's one",
    ]
    _, tokens = parse("\n".join(lines))
    told = [(t.text, t.tag, t.pos, t.lemma, t.dep, t.head, t.ent) for t in tokens]
    plain: list[tuple[str, str, str, str, str, int, str]] = []
    for line in lines:
        doc = language().make_doc(line)
        for word in doc:
            word.is_sent_start = word.i == 0
        doc = language()(doc)
        first = len(plain)
        plain += [(w.text, w.tag_, w.pos_, w.lemma_, w.dep_, first + w.head.i, w.ent_type_) for w in doc]
    assert told == plain


def test_a_word_is_looked_up_anew_where_its_neighbour_has_a_say() -> None:
    _, tokens = parse("Let the envoys in.\nLet's go in.")
    assert [token.lemma for token in tokens if token.text in ("the", "'s")] == ["the", "us"]


def test_a_text_of_many_sentences_is_parsed_as_its_parts_are() -> None:
    line = "The envoy met Ann Berg in Oslo."
    sentences, tokens = parse("\n".join([line] * 300))
    assert len(sentences) == 300
    assert [
        token.head - sentence.first for sentence in sentences for token in tokens[sentence.first : sentence.last]
    ] == [token.head for token in parse(line)[1]] * 300
