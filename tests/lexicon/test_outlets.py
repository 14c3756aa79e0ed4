"""The outlets' data file: voices, hosts, names in texts."""

from typing import Any

import pytest

from detente.lexicon import outlets as module
from detente.lexicon.naming_outlets import named_outlets
from detente.lexicon.outlets import agency_named, outlet_of_host, outlets, publisher_family
from detente.model.errors import DataError


def test_agencies_of_all_regions_are_known() -> None:
    assert len(set(outlets().agencies.values())) >= 100
    for name, voice in {
        "Agence France-Presse": "AFP",
        "Itar-Tass": "TASS",
        "Yonhap News Agency": "Yonhap",
        "News Agency of Nigeria": "NAN",
        "Prensa Latina": "Prensa Latina",
        "Saudi Press Agency": "SPA",
        "Press Trust of India": "PTI",
    }.items():
        assert agency_named(name) == voice


@pytest.mark.parametrize("line", ["Map", "Ana", "Petra Novak", "Times", "Mia", "Harbour Post"])
def test_a_menu_line_or_an_author_is_no_agency(line: str) -> None:
    assert agency_named(line) is None


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("USA TODAY", "Detroit Free Press", True),
        ("Ottawa Citizen", "National Post", True),
        ("The Sydney Morning Herald", "The Age", True),
        ("CNN (Web News)", "CNN Politics", True),
        ("The Sun", "The Times", False),
        ("Fox News", "Wall Street Journal", False),
        ("Bild", "Die Welt", False),
        ("The Guardian", "The Guardian (Nigeria)", False),
    ],
)
def test_a_family_shares_copy_and_a_common_owner_is_not_enough(one: str, other: str, together: bool) -> None:  # noqa: FBT001
    assert (publisher_family(one) == publisher_family(other)) == together


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("nytimes.com", "New York Times"),
        ("www.nytimes.com", "New York Times"),
        ("edition.cnn.com", "CNN"),
        ("bigstory.ap.org", "AP"),
        ("notnytimes.com", None),
        ("nytimes.com.example", None),
        ("com", None),
    ],
)
def test_a_host_names_its_outlet(host: str, outlet: str | None) -> None:
    assert outlet_of_host(host) == outlet


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("It stood in The New York Times and on Fox News Sunday.", ["New York Times", "Fox News"]),
        ("Timestamps, CNNs and #Reuters are no names.", []),
        ("The daily Dawn wrote of dawn; Dawn broke.", ["Dawn"]),
        ("The semiofficial Mehr news agency met Mr. Mehr.", ["Mehr"]),
        ("It told the Economist and an economist.", ["Economist"]),
        ("Syria's state television and Syrian state-run media were there.", ["Syria state media", "Syria state media"]),
    ],
)
def test_outlets_are_met_in_texts(text: str, voices: list[str]) -> None:
    assert [each.voice for each in named_outlets(text)] == voices


def tables(**changed: Any) -> dict[str, Any]:
    credit = {name: ["word"] for name in ("kinds", "reports", "said", "given", "through", "papers")}
    text = {"unclear": ["Dawn"], "with_article": ["Dawn"], "surnames": ["Dawn"]}
    good: dict[str, Any] = {"agency": {"AP": ["AP"]}, "family": {"Post": ["Post"]}, "outlet": {"Dawn": ["Dawn"]}}
    return good | {"host": {"dawn.com": "Dawn"}, "text": text, "credit": credit} | changed


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"agency": {"AP": ["AP"], "AFP": ["A.P.", "ap"]}}, "'ap' stands for AP and AFP"),
        ({"agency": {"AP": "AP"}}, "not a list"),
        ({"outlet": {"Dawn": ["Dawn"], "Other": ["post"]}}, "repeats names"),
        ({"host": {"https://dawn.com": "Dawn"}}, "is no host"),
        ({"host": {"www.dawn.com": "Dawn"}}, "leave out www."),
        ({"host": {"dawn.com": "Dusk"}}, "stands in no other table"),
        ({"text": {"unclear": ["Dusk"], "with_article": ["Dawn"], "surnames": ["Dawn"]}}, "'Dusk' names no outlet"),
        ({"text": {"unclear": ["Dawn"]}}, r"\[text\] has"),
        ({"more": {}}, "tables"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(
    changed: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read_toml", lambda _name: tables(**changed))
    with pytest.raises(DataError, match=message):
        module.outlets.__wrapped__()


def test_a_sound_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_toml", lambda _name: tables())
    assert module.outlets.__wrapped__().hosts == {"dawn.com": "Dawn"}
