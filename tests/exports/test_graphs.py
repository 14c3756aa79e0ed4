"""Formats for the tools of others: PLOVER, GraphML, TimelineJS, CSL, schema.org, Web Annotation."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from detente.model.record import Act
from tests.conclusions import ANNA, ANSWER, BAN, BO, CONCLUSIONS, FINLAND, FIRST, MEETING, SAID, SWEDEN
from tests.exports.written import rows, written

GRAPH = "{http://graphml.graphdrawing.org/xmlns}"
PLOVER = {BAN.id: ("SANCTION", -5.0), MEETING.id: ("CONSULT", 4.0)}


def coded(act: Act) -> Act:
    event, score = PLOVER.get(act.id, (None, None))
    return replace(act, plover=event, goldstein=score, plover_mode="visit" if act is MEETING else None)


CODED = replace(CONCLUSIONS, acts=tuple(map(coded, CONCLUSIONS.acts)))


def test_a_plover_event_has_the_fields_that_the_manual_requires_and_only_known_ones() -> None:
    events = rows("plover", CODED)
    assert {event["id"] for event in events} == set(PLOVER)
    for event in events:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", event["date"])
        assert event["actor"]
        assert event["event"]


def test_a_measure_leads_from_who_imposes_to_whom_it_hits_with_codes_of_three_letters() -> None:
    event = next(each for each in rows("plover", CODED) if each["id"] == BAN.id)
    assert [each["code"] for each in event["actor"]] == ["FIN"]
    assert [each["code"] for each in event["recipient"]] == ["SWE"]
    assert (event["event"], event["quad_code"], event["event_scale"]) == (["SANCTION"], 4, -5.0)
    assert (event["date"], event["enddate"]) == ("2013-04-08", "2013-04-14")


def test_a_day_that_is_only_that_of_the_report_says_so() -> None:
    event = next(
        each for each in rows("plover", replace(CODED, acts=(replace(coded(BAN), time=None),))) if each["id"] == BAN.id
    )
    assert event["date"] == "2013-04-16"
    assert event["comment"].startswith("no article says when")


def graph() -> ElementTree.Element:
    return ElementTree.fromstring(written("graphml"))


def edges() -> Iterator[tuple[str | None, str | None, str | None]]:
    for edge in graph().iter(f"{GRAPH}edge"):
        yield edge.get("source"), edge.get("target"), edge.get("directed")


def test_the_graph_joins_the_parties_of_a_meeting_and_points_from_imposer_to_target() -> None:
    assert (ANNA.id, BO.id, "false") in set(edges())
    assert (FINLAND.id, SWEDEN.id, "true") in set(edges())


def test_every_edge_of_the_graph_ends_in_a_node_with_a_name() -> None:
    nodes = {node.get("id"): node.findtext(f"{GRAPH}data[@key='node_label']") for node in graph().iter(f"{GRAPH}node")}
    assert all(nodes[end] for one, other, _ in edges() for end in (one, other))


def test_a_slide_of_the_timeline_has_its_days_and_no_markup_of_the_article() -> None:
    slides = {slide["unique_id"]: slide for slide in json.loads(written("timelinejs"))["events"]}
    assert slides[BAN.id]["start_date"] == {"year": 2013, "month": 4, "day": 8}
    assert slides[BAN.id]["end_date"] == {"year": 2013, "month": 4, "day": 14}
    hostile = replace(MEETING, host_event="<img src=x onerror=alert(1)>")
    (slide,) = json.loads(written("timelinejs", replace(CONCLUSIONS, acts=(hostile,))))["events"]
    assert "<img" not in slide["text"]["headline"]


def test_citations_are_of_the_articles_that_acts_rest_on_with_their_date() -> None:
    entries = json.loads(written("csl"))
    cited = {told.claim.article for act in CONCLUSIONS.acts for told in act.claims}
    assert {entry["id"] for entry in entries} == cited
    first = next(entry for entry in entries if entry["id"] == FIRST.article.id)
    assert (first["container-title"], first["issued"]) == ("Morgon", {"date-parts": [[2013, 4, 16]]})


def node(act: Act) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in json.loads(written("jsonld"))["@graph"] if each["@id"] == f"urn:detente:{act.id}"
    )
    return found


@pytest.mark.parametrize(("act", "kind"), [(MEETING, "Event"), (SAID, "Quotation"), (ANSWER, "Action")])
def test_each_family_is_a_type_of_schema_org(act: Act, kind: str) -> None:
    assert node(act)["@type"] == kind


def test_a_meeting_in_schema_org_has_days_place_and_people() -> None:
    meeting = node(MEETING)
    assert (meeting["startDate"], meeting["endDate"]) == ("2013-04-15", "2013-04-15")
    assert meeting["location"]["address"]["addressCountry"] == "NO"
    assert [each["name"] for each in meeting["attendee"]] == ["Anna Aalto", "Bo Berg"]


def test_an_annotation_points_at_the_exact_words() -> None:
    for annotation in rows("annotations"):
        position, quote = annotation["target"]["selector"]
        article = next(
            read.article for read in CONCLUSIONS.articles if read.article.uri == annotation["target"]["source"]
        )
        assert article.text[position["start"] : position["end"]] == quote["exact"]
        assert article.text[: position["start"]].endswith(quote["prefix"])
        assert article.text[position["end"] :].startswith(quote["suffix"])
