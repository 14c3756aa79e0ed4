"""The commands by which people put the record right, and those that say what changed."""

import io
import json
from pathlib import Path

import pytest

from detente.ledger import Ledger
from detente.model.errors import UsageError
from tests.builders import Page, meeting
from tests.cli.conftest import Run

ANNA, BO, CARL = "person-anna-aalto", "person-bo-berg", "person-carl-dahl"

OSLO = meeting(Page("a", "2013-04-16", outlet="Morgon"), ANNA, BO, place="Oslo", time="2013-04-15", agenda="herring")
AGAIN = meeting(Page("b", "2013-04-17", outlet="Kveld"), ANNA, BO, place="Oslo", time="2013-04-15")
TURKU = meeting(Page("c", "2013-05-17", outlet="Kveld"), ANNA, BO, place="Turku", time="2013-05-16")
BAN = Page("d", "2013-06-02", outlet="Kveld").tell(
    "measure", type="import ban", status="in force", imposer="state-FI", target="state-SE", time="2013-06-01"
)
ANSWER = Page("e", "2013-06-12", outlet="Morgon").tell(
    "measure", type="import ban", status="in force", imposer="state-SE", target="state-FI", time="2013-06-10"
)
SAID = Page("f", "2013-06-14", outlet="Morgon").tell("statement", text="the herring is ours", speaker=BO, direct=1)


@pytest.fixture(autouse=True)
def record(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of six articles; nobody sits at the terminal."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    path = tmp_path / "detente.db"
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([page.reading() for page in (OSLO, AGAIN, TURKU, BAN, ANSWER, SAID)])
    return path


def act_of(page: Page) -> str:
    return page.telling().removeprefix("telling-")


def shown(run: Run, act: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("show", act, "--json").out)
    return found


def test_a_correction_is_shown_with_who_when_and_why_and_in_lists(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    done = run("correct", act_of(OSLO), "place=Bergen", "time=2013-04-14", "--because", "the minutes say so")
    assert done.code == 0
    assert "place is Bergen" in done.out
    assert "`detente undo` takes it back" in done.err
    out = run("show", act_of(OSLO)).out
    assert "Bergen (NO) (corrected)" in out
    assert "place corrected from Oslo to Bergen ann: the minutes say so" in " ".join(out.split())
    agenda = run("agenda").out
    assert "✎ place corrected by ann" in agenda
    assert "✎ time corrected by ann" in agenda


def test_who_corrects_what_another_has_corrected_is_told_of_him(run: Run) -> None:
    run("correct", act_of(OSLO), "place=Bergen", "--because", "the minutes", "--by", "ann")
    done = run("correct", act_of(OSLO), "place=Narvik", "--because", "the photograph", "--by", "bo")
    assert "takes the place of an earlier correction of the place (ann, " in done.err
    assert "Narvik" in run("agenda").out


def test_json_has_what_was_decided(run: Run) -> None:
    done = json.loads(run("correct", act_of(OSLO), "place=Bergen", "--because", "so", "--by", "bo", "--json").out)
    assert [(each["verdict"], each["attribute"], each["values"], each["who"]) for each in done] == [
        ("correct", "place", ["Bergen"], "bo")
    ]
    act = shown(run, act_of(OSLO))
    assert act["corrections"] == [
        {"attribute": "place", "values": ["Bergen"], "was": ["Oslo"], "judgement": done[0]["id"]}
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["correct", "ACT", "place"], "write it as attribute=value"),
        (["correct", "ACT", "time=soon"], "this is no date"),
        (["correct", "ACT", "mood=good"], "a meeting has no such attribute"),
        (["correct", "zzzz", "place=Bergen"], "there is no such act"),
        (["merge", "ACT", "ACT"], "one act already"),
        (["split", "ACT", "zzzz"], "no such telling"),
        (["retract", "zzzz"], "no such claim"),
        (["undo"], "no decisions"),
        (["undo", "judgement-zz"], "no such judgement"),
        (["remove", "zzzz", "--yes"], "no such article"),
    ],
)
def test_what_cannot_be_decided_is_a_wrong_call_with_one_line(run: Run, arguments: list[str], said: str) -> None:
    done = run(*(act_of(OSLO) if each == "ACT" else each for each in arguments), "--because", "so")
    assert done.code == UsageError.exit_code
    assert said in done.err
    assert done.out == ""


def test_somebody_without_a_login_has_to_say_who(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert "say who decides with --by" in run("undo").err


def test_merge_and_split_and_their_undoing(run: Run) -> None:
    run("merge", act_of(OSLO), act_of(TURKU), "--because", "one trip", "--by", "ann")
    assert "✎ made one act of several by ann" in run("agenda").out
    refused = run("split", act_of(OSLO), TURKU.telling(), "--because", "no", "--by", "bo")
    assert "these are one act: ann" in refused.err
    run("undo", "--by", "ann")
    assert "Turku" in run("agenda").out
    run("split", act_of(OSLO), AGAIN.telling(), "--because", "another talk", "--by", "bo")
    assert shown(run, act_of(AGAIN))["origins"] == 1
    assert "taken back" in run("corrections").out


def test_show_gives_the_ids_that_split_and_retract_take(run: Run) -> None:
    out = run("show", act_of(OSLO), "--ids").out
    assert OSLO.telling() in out
    claims = shown(run, act_of(OSLO))["claims"]
    assert isinstance(claims, list)
    place = next(claim for claim in claims if claim["attribute"] == "place" and claim["telling"] == OSLO.telling())
    assert place["id"] in out
    run("retract", place["id"], "--because", "misread", "--by", "ann")
    assert "a claim retracted" in run("show", act_of(OSLO)).out


def test_corrections_lists_what_was_decided_and_what_of_it_stands(run: Run) -> None:
    assert "Nobody has corrected anything" in run("corrections").err
    run("correct", act_of(OSLO), "place=Bergen", "--because", "so", "--by", "ann")
    run("undo", "--by", "bo")
    made = json.loads(run("corrections", "--json").out)
    assert [(each["verdict"], each["who"], each["stands"]) for each in made] == [
        ("correct", "ann", False),
        ("undo", "bo", False),
    ]


def test_a_removal_asks_first(run: Run, record: Path) -> None:
    asked = run("remove", "a", "--because", "court order", "--by", "counsel")
    assert asked.code != 0
    assert "Oslo" in run("agenda").out
    done = run("remove", "a", "--because", "court order", "--by", "counsel", "--yes")
    assert (done.code, "was removed" in done.out) == (0, True)
    assert "counsel, " in run("corrections").out
    assert b"of a." not in record.read_bytes()


def test_diff_says_what_changed_and_by_what(run: Run) -> None:
    out = run("diff", "--from", "2013-04-15", "--to", "2013-04-17").out
    assert "New" in out
    assert "Morgon, 16 Apr 2013; Kveld, 17 Apr 2013" in out
    rows = json.loads(run("diff", "--from", "2013-04-16", "--to", "2013-04-17", "--json").out)
    assert [(row["kind"], row["old"], row["new"], row["cause"]) for row in rows] == [("confirmed", [1], [2], "article")]
    assert "Nothing changed" in run("diff", "--from", "2013-04-17", "--to", "2013-04-18").err


def test_diff_leaves_statements_out_unless_asked_for_and_takes_parties(run: Run) -> None:
    between = ("--from", "2013-06-13", "--to", "2013-06-14")
    assert run("diff", *between).out == ""
    assert "the herring is ours" in run("diff", *between, "--statements").out
    assert (
        run("diff", "--from", "2013-04-01", "--to", "2013-06-30", "--between", "Aalto", "Berg").out.count("talks") == 2
    )


def test_valid_at_is_what_takes_place_then_and_the_measures_that_are_in_force(run: Run) -> None:
    assert "Turku" not in run("agenda", "--valid-at", "2013-04").out
    assert "Oslo" in run("agenda", "--valid-at", "2013-04-15").out
    assert run("measures", "--valid-at", "2013-05").out == ""
    assert run("measures", "--valid-at", "2015").out.count("import ban") == 2
    assert "2013-13-01" in run("agenda", "--valid-at", "2013-13-01").err
    assert "over" in run("show", act_of(OSLO), "--valid-at", "2013-04-20").out
    assert shown(run, act_of(OSLO))["status"] == "held"


def test_a_chain_is_drawn_from_either_end_with_its_dates(run: Run) -> None:
    for page in (BAN, ANSWER):
        out = run("chain", act_of(page)).out
        assert out.index("Finland → Sweden: import ban") < out.index("└── Sweden → Finland: import ban")
        assert "1 Jun 2013" in out
        assert "10 Jun 2013" in out
    (root,) = json.loads(run("chain", act_of(ANSWER), "--json").out)
    assert [each["id"] for each in root["answered_by"]] == ["act-" + act_of(ANSWER)]
    assert "nothing there answers it" in run("chain", act_of(OSLO)).err


def test_relations_have_a_point_for_each_month_with_its_acts(run: Run) -> None:
    out = run("relations", "Finland", "SE").out
    assert out.index("April 2013") < out.index("May 2013") < out.index("June 2013")
    assert out.count("import ban") == 2
    points = json.loads(run("relations", "FI", "SE", "--since", "2013-05", "--json").out)
    assert [point["month"] for point in points] == ["2013-05", "2013-06"]
    assert points[1]["conflict"] < 0 == points[1]["cooperation"]
    assert len(points[1]["acts"]) == 2
    assert "one side" in run("relations", "FI", "Aalto").err
    assert "passed between them" in run("relations", "FI", "Norway").err


def test_an_issue_has_each_side_and_the_meetings_on_it(run: Run) -> None:
    assert "herring" in run("issue").out
    out = run("issue", "Herring").out
    assert out.index("Sweden") < out.index("the herring is ours") < out.index("Meetings on it") < out.index("Oslo")
    found = json.loads(run("issue", "herring", "--json").out)
    assert ([side["side"] for side in found["sides"]], len(found["meetings"])) == (["SE"], 1)
    assert "nothing in this record is on that; it has herring" in run("issue", "cod").err


@pytest.mark.parametrize("columns", ["60", "100"])
@pytest.mark.parametrize(
    "command", ["diff --from 2013-01-01 --to 2014", "relations FI SE", "issue herring", "corrections"]
)
def test_no_line_is_wider_than_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    run("correct", act_of(OSLO), "place=Bergen", "--because", "the minutes say so and the host too", "--by", "ann")
    monkeypatch.setenv("COLUMNS", columns)
    lines = run(*command.split()).out.splitlines()
    assert lines
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.usefixtures("toy_pipeline")
def test_reextract_shows_the_difference_and_takes_it_when_told_to(run: Run, record: Path) -> None:
    refused = run("reextract")
    assert "6 articles read again" in refused.err
    assert "Nothing was taken" in refused.err
    assert "Withdrawn" in refused.out  # the toy reader knows another kind of sentence
    assert "Oslo" in run("agenda").out
    rows = json.loads(run("reextract", "--yes", "--json").out)
    assert {row["cause"] for row in rows} == {"extractor"}
    assert run("agenda").out == ""
    assert "read every article already" in run("reextract").err
    assert [file.name for file in record.parent.iterdir()] == ["detente.db"]
