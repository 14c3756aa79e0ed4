"""Files and folders: told apart by content, read in order, and what cannot be read is named."""

import json
from pathlib import Path

import pytest

from detente.model.article import Article
from detente.model.errors import UsageError
from detente.model.reading import Failure
from detente.reading import check_paths, read_path

REPORT = "Ministers meet over the border\n\nThe two ministers met in Vienna on Monday, a spokesman said.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Envoy leaves</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2014-05-06T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Envoy leaves</h1>
<p>The envoy left the capital on Tuesday after talks that both sides called useful, officials said in the evening.</p>
<p>Nobody would say when the next round of the negotiations on the disputed harbour was going to be held.</p>
</article></body></html>"""


def read(path: Path) -> list[Article | Failure]:
    return list(read_path(path))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def failure(path: Path) -> str:
    found = read(path)
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    assert found[0].uri == path.as_posix()
    assert "\n" not in found[0].reason
    return found[0].reason


def article(path: Path) -> Article:
    found = read(path)
    assert len(found) == 1
    assert isinstance(found[0], Article), found[0]
    return found[0]


def test_a_missing_path_is_a_usage_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        check_paths([tmp_path, tmp_path / "nowhere"])


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "a/.git/x.txt", "a/c.txt"):
        write(tmp_path, name, REPORT)
    assert [Path(each.uri).relative_to(tmp_path).as_posix() for each in read(tmp_path)] == [
        "b.txt",
        "a/c.txt",
        "a/z.txt",
    ]


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    assert "empty" in failure(write(tmp_path, "nothing.txt", b" \n\n"))


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    assert "not text" in failure(write(tmp_path, "noise.txt", bytes(range(256))))


def test_a_pdf_is_named_as_one(tmp_path: Path) -> None:
    assert "PDF" in failure(write(tmp_path, "paper.txt", b"%PDF-1.7\n..."))


def test_a_broken_line_is_named_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        json.dumps({"uri": "x1", "text": REPORT}),
        '{"uri": "x2", "text": ',
        json.dumps({"uri": "x3", "text": REPORT}),
    ]
    found = read(write(tmp_path, "dump.jsonl", "\n".join(rows)))
    assert [type(each).__name__ for each in found] == ["Article", "Failure", "Article"]
    assert isinstance(found[1], Failure)
    assert "line 2" in found[1].reason


def test_rows_are_known_by_content_whatever_the_ending(tmp_path: Path) -> None:
    assert article(write(tmp_path, "dump.txt", json.dumps({"url": "http://x.example/1", "body": REPORT}))).uri == (
        "http://x.example/1"
    )


def test_a_json_list_is_read_entry_by_entry(tmp_path: Path) -> None:
    found = read(write(tmp_path, "dump.json", json.dumps([{"id": "n1", "text": REPORT}, 7], indent=1)))
    assert isinstance(found[0], Article)
    assert isinstance(found[1], Failure)


def test_a_page_is_known_by_content_and_brings_its_metadata(tmp_path: Path) -> None:
    read_page = article(write(tmp_path, "page.txt", PAGE))
    assert (read_page.headline, read_page.outlet) == ("Envoy leaves", "Harbour Post")
    assert (read_page.published or "")[:10] == "2014-05-06"
    assert read_page.published_basis == "metadata"
    assert read_page.text.count("\n") >= 1
    assert "Home" not in read_page.text


def test_a_page_without_article_is_named(tmp_path: Path) -> None:
    assert "no article" in failure(write(tmp_path, "page.html", "<html><body></body></html>"))


def test_a_hostile_page_is_rejected_at_once(tmp_path: Path) -> None:
    assert "nested" in failure(write(tmp_path, "deep.html", "<html><body>" + "<div>" * 50_000 + "x"))
    assert "tags" in failure(write(tmp_path, "wide.html", "<html><body>" + "<a href='x'>y</a>" * 100_000))


def test_the_same_page_read_twice_has_one_id(tmp_path: Path) -> None:
    path = write(tmp_path, "one.txt", REPORT)
    assert read(path) == read(path)


def test_another_uri_or_text_has_another_id(tmp_path: Path) -> None:
    ids = {
        article(write(tmp_path, name, text)).id
        for name, text in (("a.txt", REPORT), ("b.txt", REPORT), ("c.txt", PAGE))
    }
    assert len(ids) == 3


def test_markdown_loses_its_markup_and_joins_wrapped_lines(tmp_path: Path) -> None:
    text = (
        "# Talks resume in Oslo\n\nThe **two** sides\nmet [again](http://x.example/a_(b)) on Monday.\n\n- one\n- two\n"
    )
    read_page = article(write(tmp_path, "note.md", text))
    assert read_page.headline == "Talks resume in Oslo"
    assert "The two sides met again on Monday." in read_page.text


def test_front_matter_counts_as_given(tmp_path: Path) -> None:
    text = "---\ntitle: Talks resume\ndate: 2016-02-03\noutlet: Fjord Times\n---\nThe two sides met on Monday.\n"
    read_page = article(write(tmp_path, "note.md", text))
    assert (read_page.headline, read_page.published, read_page.published_basis, read_page.outlet) == (
        "Talks resume",
        "2016-02-03",
        "given",
        "Fjord Times",
    )


@pytest.mark.parametrize(
    "data",
    [
        "Zoë’s “visit”\r\nto Łódź.".encode("utf-8-sig"),
        "Zoë’s “visit”\nto Łódź.".encode("utf-16"),
        "Zoe\u0308’s “vi\u00adsit”\rto Łódź.\n\n".encode(),
    ],
)
def test_encodings_line_ends_and_accents_come_to_one_form(tmp_path: Path, data: bytes) -> None:
    assert article(write(tmp_path, "a.txt", data)).text == "Zoë’s “visit”\nto Łódź."


def test_windows_1252_is_the_last_resort(tmp_path: Path) -> None:
    assert article(write(tmp_path, "a.txt", "Zoë’s “visit”".encode("cp1252"))).text == "Zoë’s “visit”"


def test_a_text_wrapped_at_screen_width_gets_its_paragraphs_back(tmp_path: Path) -> None:
    line = "The minister spoke for an hour about the treaty and its many annexes"
    text = f"{line}\n{line}\n{line}\nand left.\n\n{line}\n{line}\nat noon."
    assert article(write(tmp_path, "a.txt", text)).text.count("\n") == 2
