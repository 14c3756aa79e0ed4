"""What the commands print of a record, for people and for programmes."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conclusions import ANSWER, BAN, CONCLUSIONS, MEETING

pytestmark = pytest.mark.usefixtures("by_hand")


def titles(out: str) -> list[str]:
    return [act["title"] for act in json.loads(out)]


def test_the_agenda_groups_meetings_by_day_with_status_and_tellers(run: Run) -> None:
    shown = run("agenda")
    assert shown.code == 0
    held, planned = shown.out.index("Mon 15 Apr 2013"), shown.out.index("Day not stated")
    assert held < shown.out.index("● held") < planned < shown.out.index("○ planned")
    assert "Anna Aalto, Bo Berg" in shown.out
    assert "told by 2" in shown.out
    assert "≠ time: 15 Apr 2013 or 16 Apr 2013" in shown.out
    assert "import ban" not in shown.out


@pytest.mark.parametrize("columns", ["60", "80", "120", "200"])
@pytest.mark.parametrize("command", ["agenda", "measures", "timeline", "statements", "disputes", "show aaaa1"])
def test_no_line_is_wider_than_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = run(*command.split())
    assert shown.out
    assert max(map(len, shown.out.splitlines())) <= int(columns)


def test_an_answer_stands_under_the_measure_that_it_answers(run: Run) -> None:
    out = run("measures").out
    assert re.search(r"^Finland → Sweden: import ban\n(.*\n)*└── Sweden → Finland: expulsion · 1,200 Finns", out, re.M)


def test_the_cause_of_an_answer_is_shown_where_only_the_answer_was_asked_for(run: Run) -> None:
    assert "import ban" in run("measures", "--from", "2013-04-15").out


def test_the_timeline_has_everything_but_statements_by_day(run: Run) -> None:
    out = run("timeline").out
    assert out.index("8–14 Apr 2013") < out.index("15 Apr 2013") < out.index("17 Apr 2013")
    assert "We wait" not in out
    assert "We wait" in run("timeline", "--family", "statement").out


def test_statements_stand_under_their_speakers_in_quotation_marks_where_direct(run: Run) -> None:
    out = run("statements", "--who", "Aalto").out
    assert out.index("Anna Aalto") < out.index("“We wait for no one,”  Morgon")
    assert "HYPERLINK" not in out


def test_the_day_of_the_report_is_marked_where_a_statement_has_no_day_of_its_own(run: Run) -> None:
    out = run("statements", "--who", "Aalto").out
    assert "Reported" in out
    assert out.index("day not stated") < out.index("“We wait for no one,”")


def test_disputes_say_who_says_what(run: Run) -> None:
    out = run("disputes").out
    assert re.search(r"time +15 Apr 2013 +Morgon", out)
    assert re.search(r"16 Apr 2013 +Kveld", out)
    assert "import ban" not in out


def test_show_has_the_exact_sentences_of_each_outlet_with_the_claimed_words_marked(run: Run) -> None:
    out = run("show", "aaaa1").out
    assert "[Anna Aalto] and [Bo Berg] [met] in Oslo on [Monday]." in out
    assert (
        out.index("Morgon, 16 Apr 2013") < out.index("[met]") < out.index("Kveld, 17 Apr 2013") < out.index("[talks]")
    )
    assert "How it was known" in out
    assert "Disputed" in out


@pytest.mark.parametrize("act_id", [MEETING.id, "aaaa11112222", "aaaa1", "act-aaaa1", "act-bbbb00001111", "bbbb"])
def test_show_takes_ids_beginnings_of_ids_and_former_ids(run: Run, act_id: str) -> None:
    assert run("show", act_id).out.splitlines()[0] == "Anna Aalto, Bo Berg: talks, Oslo"


def test_show_names_what_an_act_answers_and_what_answered_it(run: Run) -> None:
    assert re.search(r"answered by +Sweden → Finland: expulsion", run("show", BAN.id).out)
    assert re.search(r"answers +Finland → Sweden: import ban", run("show", ANSWER.id).out)


def test_the_ids_that_tables_show_lead_to_their_acts(run: Run) -> None:
    for act in json.loads(run("timeline", "--json").out):
        assert json.loads(run("show", act["short_id"], "--json").out)["id"] == act["id"]


def test_search_finds_acts_by_words_of_their_sentences(run: Run) -> None:
    out = run("search", "herring").out
    assert out.index("Acts") < out.index("Finland → Sweden: import ban")
    assert "Report of first" not in out  # its sentence stands there already
    assert run("search", "Support").out == ""  # boilerplate
    assert "Nordic summit" in run("search", "李明").out
    assert run("search", "nothing", "such").out == ""


@pytest.mark.parametrize("command", ["agenda", "measures", "timeline", "statements", "disputes"])
def test_json_is_a_list_of_acts_on_stdout_and_nothing_else(run: Run, command: str) -> None:
    shown = run(command, "--json")
    acts = json.loads(shown.out)
    assert acts
    assert {act["id"] for act in acts} <= {act.id for act in CONCLUSIONS.acts}
    assert all(person["name"] for act in acts for person in act["participants"])
    assert shown.err == ""


@pytest.mark.parametrize(
    ("options", "families"),
    [
        (["--between", "FI", "SE"], {"meeting", "measure"}),
        (["--between", "finland", "Bo Berg"], {"meeting"}),
        (["--between", "Anna Aalto", "Finland"], set()),  # one person is not two sides
        (["--who", "Aalto"], {"meeting"}),
        (["--who", "Sweden"], {"meeting", "measure", "message"}),  # a state's people act for it
        (["--from", "2013-04-17"], {"meeting", "measure"}),
        (["--to", "2013-04-14"], {"measure"}),
        (["--from", "2013-04-15", "--to", "2013-04-15"], {"meeting"}),
        (["--from", "2014"], set()),
        (["--family", "message"], {"message"}),
    ],
)
def test_options_choose_among_the_acts(run: Run, options: list[str], families: set[str]) -> None:
    assert {act["family"] for act in json.loads(run("timeline", "--json", *options).out)} == families


@pytest.mark.parametrize("command", ["timeline --family statement", "statements", "search Oslo", "show ffff9"])
def test_hostile_text_commands_no_terminal_and_is_no_markup(run: Run, command: str) -> None:
    out = run(*command.split()).out
    assert "[bold]" in out
    assert not set(out) & {"\x1b", "\x9b", "\x02", "\x03", "\r"}


def test_hostile_text_is_escaped_in_json(run: Run) -> None:
    out = run("statements", "--json").out
    assert not set(out) & {"\x1b", "\x9b"}
    assert any("\x1b[31m" in (act["text"] or "") for act in json.loads(out))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("agenda --who Nobody", "Nobody: nobody of that name"),
        ("agenda --who Alto", "did you mean Anna Aalto?"),
        ("agenda --between FI Atlantis", "Atlantis: nobody of that name"),
        ("agenda --from yesterday", "yesterday: this is no date"),
        ("agenda --known-at 2013-13", "2013-13: this is no date"),
        ("show act-123456", "act-123456: there is no such act"),
        ("show a", "a: 2 acts begin so"),
        ("timeline --family party", "party: there is no such family"),
        ("export --format docx", "docx: there is no such format"),
        ("agenda --record none.db", "none.db: there is no record here"),
        ("agenda --record .", "this is a folder"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(run: Run, command: str, said: str) -> None:
    shown = run(*command.split())
    assert shown.code == 2
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


def test_the_export_is_the_same_on_stdout_and_in_a_file(run: Run, tmp_path: Path) -> None:
    shown = run("export")
    assert run("export", "detente.db", "--output", "out.jsonl").out == ""
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == shown.out
    assert shown.out.startswith('{"kind":"record","format":1')
    assert "full text" in shown.err
    assert run("export", "--excerpts").err == ""


def test_the_table_for_spreadsheets(run: Run) -> None:
    out = run("export", "--format", "csv").out
    assert out.startswith("id,family,type,status,time")
    assert len(out.strip().splitlines()) == 1 + len(CONCLUSIONS.acts)
