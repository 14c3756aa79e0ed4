"""JSON: lines and documents of any length, wrapped or not, each broken entry named."""

import json

from tests.reading.files import REPORT, articles, failures, limits, one, read, refusal


def test_a_list_is_read_entry_by_entry_and_a_broken_one_ends_it() -> None:
    rows = [json.dumps({"uri": f"u{n}", "text": REPORT}) for n in range(3)]
    assert [each.uri for each in read(f"[{', '.join(rows)}]")] == ["u0", "u1", "u2"]
    found = read(f'[{rows[0]}, {rows[1]}, {{"uri": nothing}}, {rows[2]}]')
    assert [each.uri for each in articles(found)] == ["u0", "u1"]
    assert "entry 3: broken JSON" in failures(found)["in"]


def test_a_list_that_is_cut_short_is_told() -> None:
    found = read('[{"uri": "u", "text": "Talks ended."},\n')
    assert len(articles(found)) == 1
    assert "cut short" in failures(found)["in"]


def test_a_long_list_is_read_as_it_comes() -> None:
    rows = ",\n".join(json.dumps({"uri": f"u{n}", "text": f"Talks {n} ended. " * 200}) for n in range(1000))
    assert len(articles(read(f"[{rows}]"))) == 1000


def test_the_answer_of_a_web_service_is_unwrapped() -> None:
    answer = {"status": "ok", "response": {"total": 2, "results": [{"webUrl": "u1", "body": REPORT}, {"id": "x"}]}}
    found = read(json.dumps(answer, indent=1))
    assert [each.uri for each in articles(found)] == ["u1"]
    assert failures(found) == {"in#2": "entry 2: the row has no text"}


def test_the_answer_of_a_web_service_may_stand_on_one_line() -> None:
    rows = [{"url": "https://gazette.example/a", "content": REPORT}, {"title": "Nothing else"}]
    found = read(json.dumps({"status": "ok", "articles": rows}))
    assert [each.uri for each in found] == ["https://gazette.example/a", "in#1.2"]
    assert "no text" in failures(found)["in#1.2"]


def test_one_object_over_many_lines_is_one_article() -> None:
    assert one(json.dumps({"title": "Talks held", "content": REPORT}, indent=2)).headline == "Talks held"


def test_what_is_nested_too_deeply_is_named_and_the_rest_is_read() -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    with limits():
        found = read(f'{deep}\n{{"uri": "u", "text": "Talks ended."}}\n')
    assert "nested" in failures(found)["in#1"]
    assert [each.uri for each in articles(found)] == ["u"]
    assert "nested" in refusal(f"[{deep}]")


def test_a_line_that_is_too_long_is_named_and_the_rest_is_read() -> None:
    with limits():
        found = read('{"text": "' + "a" * 60_000_000 + '"}\n{"uri": "u", "text": "Talks ended."}\n')
    assert "too large" in failures(found)["in#1"]
    assert [each.uri for each in articles(found)] == ["u"]


def test_numbers_and_marks_that_no_text_holds_do_no_harm() -> None:
    found = read('{"uri": "u1", "text": ' + "9" * 50_000 + '}\n{"uri": "u2", "text": "Talks\\u0000 ended\\u0007."}\n')
    assert articles(found)[0].text == "Talks ended."
    assert "in#1" in failures(found)
