"""Tables: delimiter and names sniffed, huge cells read, a wrong row named by its line."""

import csv
import io

import pytest

from tests.reading.files import REPORT, articles, failures, one, read, refusal


def table(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_known_by_its_first_row(delimiter: str) -> None:
    row = one(
        table(
            ("Title", "Publish Date", "Source", "Full_Text", "URL", "views"),
            ("Talks; held, again", "2014-05-06", "Fjord Times", REPORT, "http://x.example/1", "17"),
            delimiter=delimiter,
        )
    )
    assert (row.headline, row.published, row.published_basis) == ("Talks; held, again", "2014-05-06", "given")
    assert (row.outlet, row.uri) == ("Fjord Times", "http://x.example/1")
    assert row.text == REPORT.strip()


def test_encodings_and_marks_are_those_of_spreadsheets() -> None:
    rows = table(("date", "text"), ("2014-05-06", "Zoë’s “visit” ended."))
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert one(rows.encode(encoding)).text == "Zoë’s “visit” ended."


def test_a_cell_may_be_huge() -> None:
    assert len(one(table(("url", "text"), ("u", "word " * 60_000))).text) > 290_000


def test_a_row_that_does_not_fit_is_named_by_its_line_and_the_rest_is_read() -> None:
    rows = table(
        ("url", "date", "text"), ("u1", "2014-05-06", REPORT), ("u2", "x"), ("u3", "soon", REPORT), ("u4", "", "")
    )
    found = read(rows + "u5,2014-05-06,Talks ended in Oslo.\n", uri="in.csv")
    assert [each.uri for each in articles(found)] == ["u1", "u5"]
    assert failures(found) == {
        "in.csv#8": "line 8: the row has 2 columns where the first row names 3",
        "in.csv#9": "line 9: published is no date that can be understood: 'soon'",
        "in.csv#15": "line 15: the row has no text",
    }


def test_a_line_that_is_no_text_is_named_and_the_rest_is_read() -> None:
    found = read(b"url,text\nu1,Talks began.\nu2,\x00\x01\nu3,Talks ended.\n")
    assert [each.uri for each in articles(found)] == ["u1", "u3"]
    assert "not text" in failures(found)["in#3"]


def test_a_table_without_a_column_for_the_text_says_what_it_has() -> None:
    assert "headline, views" in refusal("headline,views\nTalks,7\n", ending=".csv")


def test_prose_with_commas_is_no_table() -> None:
    assert one("Text, title, and other names of things\nare what this report is about.\n").text.startswith(
        "Text, title"
    )


def test_a_bare_number_names_a_row_only_within_its_table() -> None:
    rows = table(("id", "text"), ("17", REPORT))
    assert one(rows, uri="a.csv").uri == "a.csv#17"


def test_markup_in_a_cell_is_taken_off() -> None:
    rows = table(("url", "body"), ("u", "<p>The envoy left &amp; said nothing.</p><p>Nobody asked.</p>"))
    assert one(rows).text == "The envoy left & said nothing.\n\nNobody asked."


def test_a_quotation_mark_that_is_never_closed_costs_no_more_than_its_file() -> None:
    found = read('url,text\nu1,Talks began.\nu2,"Talks ended.\n' + "u3,more\n" * 400_000)
    assert articles(found)[0].uri == "u1"
    assert failures(found)
