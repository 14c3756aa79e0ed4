"""``show --why``: the reasons for an act, and against the nearest telling that is not in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("toy_pipeline")


def _row(outlet: str, published: str, text: str) -> str:
    return json.dumps({"uri": outlet, "outlet": outlet, "published": published, "text": text})


@pytest.fixture
def meeting(run: Run, tmp_path: Path) -> dict[str, Any]:
    """An act that two outlets tell of, beside another meeting of one of the two."""
    rows = [
        _row("Morgon", "2013-04-16", "Anna Aalto met Bo Berg in Oslo."),
        _row("Kveld", "2013-04-17", "Bo Berg met Anna Aalto in Oslo."),
        _row("Nytt", "2013-04-17", "Anna Aalto met Carl Dahl in Narvik."),
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    run("add", "rows.jsonl")
    acts: list[dict[str, Any]] = json.loads(run("agenda", "--json").out)
    return next(act for act in acts if act["origins"] == 2)


def test_the_reasons_stand_under_each_further_telling_and_add_up(run: Run, meeting: dict[str, Any]) -> None:
    out = run("show", meeting["short_id"], "--why").out
    why = out[out.index("Why these are one act") :]
    assert why.index("Morgon, 16 Apr 2013  the first to tell") < why.index("Kveld, 17 Apr 2013")
    assert "+2.0  2 of 2 participants in common" in why
    assert "+1.0  both in Oslo" in why
    assert "+3.5  in all" in why


def test_programmes_get_the_same_as_a_field(run: Run, meeting: dict[str, Any]) -> None:
    why = json.loads(run("show", meeting["short_id"], "--why", "--json").out)["why"]
    (joined,) = why["joined"]
    assert joined["score"] == pytest.approx(sum(weight["score"] for weight in joined["weights"]))
    assert "why" not in json.loads(run("show", meeting["short_id"], "--json").out)


def test_the_nearest_telling_outside_is_shown_with_what_speaks_against_it(run: Run, meeting: dict[str, Any]) -> None:
    out = run("show", meeting["short_id"], "--why").out
    nearest = out[out.index("The nearest telling that is not in") :]
    assert "Nytt, 17 Apr 2013" in nearest
    assert "-2.5  other participants" in nearest
    assert "Not in: 2 points make an act, and these are" in nearest
