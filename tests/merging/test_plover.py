"""The event type, mode and score that an act leads to."""

import pytest

from detente.merging.plover import EventType, event_type
from detente.model.families import FAMILIES


@pytest.mark.parametrize(
    ("family", "kind", "status", "event", "mode"),
    [
        ("meeting", "summit", "held", "CONSULT", None),
        ("meeting", "summit", "planned", "AGREE", None),
        ("meeting", "visit", "cancelled", "REJECT", "meet"),
        ("measure", "expulsion", "in force", "SANCTION", "expel"),
        ("measure", "asset freeze", "lifted", "CONCEDE", None),
        ("agreement", "accord", None, "SUPPORT", None),
        ("agreement", None, None, "AGREE", None),
        ("accusation", "investigation", None, "ACCUSE", "investigate"),
        ("concession", "release", None, "RETREAT", "release"),
        ("concession", "easing", None, "CONCEDE", None),
        ("coercion", None, None, "COERCE", None),
        ("mobilization", None, None, "MOBILIZE", None),
    ],
)
def test_an_act_leads_to_the_type_of_the_manual(
    family: str, kind: str | None, status: str | None, event: str, mode: str | None
) -> None:
    found = event_type(family, kind, status)
    assert (found.event, found.mode) == (event, mode)


def test_a_statement_has_no_event_type() -> None:
    assert event_type("statement", None, None) == EventType(None, None, None)


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {"statement"}))
def test_every_other_family_has_one_whatever_its_type(family: str) -> None:
    for kind in (None, *FAMILIES[family].types):
        for status in (None, *FAMILIES[family].statuses):
            assert event_type(family, kind, status).event is not None


def test_deeds_score_higher_than_words() -> None:
    scores = {family: event_type(family, None, None).score or 0.0 for family in ("aid", "support", "threat", "force")}
    assert scores["aid"] > scores["support"] > 0 > scores["threat"] > scores["force"]
