"""Floors hold, go up freely and down only with a reason, and belong to one gold."""

from pathlib import Path

import pytest

from evals import floors as floors_module
from evals.floors import MARGIN, Floors
from evals.record import Figures, flatten
from evals.run import main
from evals.table import BEGIN, END, readme_table, terminal_table, write_readme

REACHED: dict[str, Figures] = {"seeds": {"meetings.f1": 0.9, "time.value": 0.8, "meetings.recall": 0.7}}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "gold" / "seeds"
    folder.mkdir(parents=True)
    (folder / "one.json").write_text("{}")
    monkeypatch.setattr(floors_module, "SHARED", tmp_path)
    return folder


def test_a_figure_below_its_floor_is_named_with_both_numbers() -> None:
    floors = Floors(floors={"seeds": {"meetings.f1": 0.91, "time.value": 0.8}})
    assert floors.below(REACHED) == ["seeds meetings.f1: 0.900 is below its floor 0.910"]


def test_a_figure_that_vanished_is_below_its_floor() -> None:
    assert len(Floors(floors={"seeds": {"messages.f1": 0.5}}).below(REACHED)) == 1


def test_a_set_that_was_not_scored_is_not_judged() -> None:
    assert Floors(floors={"practice": {"meetings.f1": 1.0}}).below(REACHED) == []


def test_lifting_pins_what_is_reached_less_the_margin(gold: Path) -> None:
    floors = Floors()
    floors.lift(REACHED)
    assert floors.floors == {"seeds": {"meetings.f1": round(0.9 - MARGIN, 3), "time.value": round(0.8 - MARGIN, 3)}}


def test_a_law_is_pinned_without_a_margin(gold: Path) -> None:
    floors = Floors()
    floors.lift({"seeds": {"claim.exact_span": 1.0}})
    assert floors.floors == {"seeds": {"claim.exact_span": 1.0}}


def test_a_date_that_the_rows_state_is_shown_as_given() -> None:
    table = readme_table({"seeds": {"article.published": 0.8}, "practice": {"article.published": 1.0}})
    assert "| publication dates | 0.800 | given |" in table


def test_lifting_never_lowers(gold: Path) -> None:
    floors = Floors(floors={"seeds": {"meetings.f1": 0.95}})
    floors.lift(REACHED)
    assert floors.floors["seeds"]["meetings.f1"] == 0.95


def test_lowering_keeps_the_reason() -> None:
    floors = Floors(floors={"seeds": {"meetings.f1": 0.95}})
    floors.lower("seeds:meetings.f1", REACHED, "a rule was wrong")
    assert floors.floors["seeds"]["meetings.f1"] == 0.89
    assert floors.lowered == [{"floor": "seeds:meetings.f1", "from": 0.95, "to": 0.89, "because": "a rule was wrong"}]


def test_lowering_a_floor_that_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="not below"):
        Floors(floors={"seeds": {"meetings.f1": 0.5}}).lower("seeds:meetings.f1", REACHED, "because")


def test_lowering_without_a_reason_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--lower", "seeds:meetings.f1"])
    assert stopped.value.code == 2
    assert "--because" in capsys.readouterr().err


def test_changed_gold_is_noticed_and_accepted_only_with_a_reason(gold: Path) -> None:
    floors = Floors()
    floors.lift(REACHED)
    assert floors.strange_gold(["seeds"]) == []
    (gold / "one.json").write_text('{"doc": "one"}')
    assert floors.strange_gold(["seeds"]) == ["seeds"]
    floors.accept_gold(REACHED, "two entries were wrong")
    assert floors.strange_gold(["seeds"]) == []
    assert floors.lowered[0]["because"] == "two entries were wrong"


def test_floors_read_back_as_written(gold: Path, tmp_path: Path) -> None:
    floors = Floors()
    floors.lift(REACHED)
    floors.save(tmp_path / "floors.json")
    assert Floors.load(tmp_path / "floors.json") == floors


def test_the_pinned_floors_name_figures_that_are_floored() -> None:
    pinned = {figure for rows in Floors.load().floors.values() for figure in rows}
    assert pinned <= {*floors_module.FLOORED, *floors_module.LAWS}


def test_the_scorers_rows_become_flat_figures() -> None:
    scored = {
        "meetings": {"precision": 0.5, "recall": 1.0, "f1": 0.667, "matched": 1, "gold": 1, "claimed": 2},
        "meeting.status": {"accuracy": 0.75, "right": 3, "of": 4},
    }
    assert flatten(scored) == {
        "meetings.precision": 0.5,
        "meetings.recall": 1.0,
        "meetings.f1": 0.667,
        "meeting.status": 0.75,
    }


def test_the_table_goes_between_the_readmes_markers(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    assert write_readme(REACHED, readme)
    assert readme.read_text(encoding="utf-8") == f"before\n{BEGIN}\n{readme_table(REACHED)}\n{END}\nafter\n"
    assert not write_readme(REACHED, readme)


def test_the_table_shows_a_figure_beside_its_floor() -> None:
    table = terminal_table(REACHED, Floors(floors={"seeds": {"time.value": 0.75}}))
    assert next(line for line in table.splitlines() if line.startswith("time.value")).split()[1:] == ["0.800", "0.750"]


def test_without_shared_the_run_says_that_it_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("evals.run.SHARED", tmp_path / "absent")
    assert main([]) == 0
    assert "skipped" in capsys.readouterr().out
