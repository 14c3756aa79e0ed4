"""The clock valid: what takes place or is in force on a day, whoever knew of it when."""

import pytest

from detente.api.validity import course_at
from detente.api.view import View
from detente.merging import merge_readings
from detente.model.errors import UsageError
from tests.builders import Page, meeting

ANNA, BO = "person-anna-aalto", "person-bo-berg"


def course(moment: str, *pages: Page) -> str | None:
    view = View(merge_readings([page.reading() for page in pages]))
    (act,) = view.conclusions.acts
    return course_at(act, moment, view)


def ban(uri: str, published: str, status: str, time: str | None = None) -> Page:
    page = Page(uri, published)
    told = {"type": "import ban", "imposer": "state-FI", "target": "state-SE", "status": status}
    return page.tell("measure", **told, **({"time": time} if time else {}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2013-04-14", "before"),
        ("2013-04-15", "during"),
        ("2013-04", "during"),
        ("2013-04-16", "after"),
        ("2014", "after"),
    ],
)
def test_a_meeting_lasts_its_day(moment: str, expected: str) -> None:
    assert course(moment, meeting(Page("a", "2013-04-16"), ANNA, BO, time="2013-04-15")) == expected


def test_a_measure_lasts_until_it_is_lifted() -> None:
    pages = ban("a", "2013-04-02", "in force", "2013-04-01"), ban("b", "2015-03-10", "lifted", "2015-03-09")
    assert [course(moment, *pages) for moment in ("2013-03", "2014-06-01", "2015-03-08", "2015-03-09")] == [
        "before",
        "during",
        "during",
        "after",
    ]
    assert course("2015-03-09", pages[0]) == "during"


def test_a_measure_that_is_only_threatened_is_not_in_force_later() -> None:
    assert course("2014-06-01", ban("a", "2013-04-02", "threatened")) == "after"


def test_what_nobody_dates_counts_from_its_first_report_and_what_is_not_reported_on_a_day_from_none() -> None:
    undated = meeting(Page("a", "2013-04-16"), ANNA, BO)
    assert course("2013-04-16", undated) == "during"
    assert course("2013-04-16", meeting(Page("a", None), ANNA, BO)) is None


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="soon"):
        course("soon", meeting(Page("a", "2013-04-16"), ANNA, BO))
