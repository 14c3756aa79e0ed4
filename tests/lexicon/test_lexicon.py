"""The lexicon's data and what is asked of it."""

from pathlib import Path

import pytest

from detente.lexicon import loading
from detente.lexicon.bodies import bodies, groups, organisations
from detente.lexicon.names import name_index
from detente.lexicon.persons import find_holder, find_leader, find_person, persons, persons_named
from detente.lexicon.places import find_place, place_names
from detente.lexicon.spelling import name_key
from detente.lexicon.states import states
from detente.lexicon.titles import title_index
from detente.model.errors import DataError


def test_all_files_load() -> None:
    assert len(states()) > 190
    assert len(persons()) > 500
    assert groups()
    assert bodies()
    assert organisations()


def test_every_office_is_of_a_state_or_an_organisation_that_is_known() -> None:
    known = set(states()) | {named.actor.id for named in (*groups(), *organisations())} | {"Kurdistan"}
    assert {office.of for person in persons() for office in person.offices if office.of} <= known


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Yury Ushakov", "Yuri Ushakov"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Rex W. Tillerson", "Rex Tillerson"),
        ("François Hollande", "Francois Hollande"),
        ("Mohammad Morsi", "Mohamed Morsi"),
    ],
)
def test_usual_spellings_lead_to_one_person(name: str, canonical: str) -> None:
    person = find_person(name)
    assert person is not None
    assert person.name == canonical


def test_spellings_of_two_people_keep_two_keys() -> None:
    assert name_key("Kim Jong-un") != name_key("Kim Jong-il")
    assert name_key("Pope John Paul I") != name_key("Pope John Paul II")


def test_a_name_that_two_people_bear_is_nobodys() -> None:
    assert find_person("George Bush") is None
    assert {person.name for person in persons_named("George Bush")} == {"George W. Bush", "George H. W. Bush"}


def test_a_bare_surname_is_nobodys() -> None:
    assert find_person("Lavrov") is None


@pytest.mark.parametrize(
    ("title", "of", "day", "name"),
    [
        ("president", "US", "2013-04-15", "Barack Obama"),
        ("president", "US", "2018-04-15", "Donald Trump"),
        ("foreign minister", "RU", "2013-04-15", "Sergei Lavrov"),
        ("foreign minister", "GB", "2017-01-15", "Boris Johnson"),
        ("president", "KR", "2018-03-01", "Moon Jae-in"),
        ("prime minister", "JP", "2019-03-01", "Shinzo Abe"),
    ],
)
def test_office_has_its_holder_on_a_day(title: str, of: str, day: str, name: str) -> None:
    holder = find_holder(title, of, day)
    assert holder is not None
    assert holder.name == name


def test_longest_name_wins() -> None:
    pieces = name_index().normal(["North", "Korea", "and", "South", "Korea"])
    assert [value.actor.id for _, _, value in name_index().scan(pieces) if value.actor] == ["state-KP", "state-KR"]


def test_title_is_found_whatever_its_case() -> None:
    title = title_index().get("FOREIGN MINISTER")
    assert title is not None
    assert title.title == "foreign minister"
    plural = title_index().get("foreign ministers")
    assert plural is not None
    assert plural.plural


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Moscow", "RU"),
        ("Geneva, Switzerland", "CH"),
        ("St Petersburg", "RU"),
        ("Kyiv", "UA"),
        ("Camp David", "US"),
        ("Northern Ireland", "GB"),
        ("Stepanakert", "AZ"),
        ("Palais Coburg", "AT"),
        ("Deir al-Zor", "SY"),
        ("Chittagong", "BD"),
    ],
)
def test_place_has_a_country_and_coordinates(name: str, country: str) -> None:
    place = find_place(name)
    assert place is not None
    assert place.country == country
    assert place.lat is not None


def test_every_spot_lies_near_its_state_where_both_are_known() -> None:
    far = {"Guam", "Diego Garcia"}
    for name in place_names():
        place = find_place(name)
        assert place is not None
        state = states().get(place.country or "")
        if state is None or None in (place.lat, state.lat) or state.code in ("US", "FR", "RU", "GL") or name in far:
            continue
        assert place.lat is not None
        assert state.lat is not None
        assert abs(place.lat - state.lat) < 25, name


def test_leader_is_found_by_surname_only_while_leading_a_state() -> None:
    leader = find_leader("Merkel", "2015-05-05")
    assert leader is not None
    assert leader.name == "Angela Merkel"
    assert find_leader("Merkel", "2023-05-05") is None
    assert find_leader("Navalny", "2015-05-05") is None


def test_unknown_place_is_none() -> None:
    assert find_place("Xyzzy") is None


def test_broken_data_is_reported_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rows.tsv").write_text("a\tb\nc\n", encoding="utf-8")
    monkeypatch.setattr(loading, "_DATA", tmp_path)
    with pytest.raises(DataError, match=r"rows\.tsv.*line 2"):
        loading.read_rows("rows.tsv", separator="\t", columns=2)
    with pytest.raises(DataError, match=r"missing\.toml"):
        loading.read_toml("missing.toml")
