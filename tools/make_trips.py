"""Write the calendar's trips from the CC0 data sets of the US Office of the Historian.

Usage: python tools/make_trips.py SOURCE TARGET

SOURCE holds the folders ``travels`` (HistoryAtState/travels) and ``visits`` (HistoryAtState/visits), and
``countries/countries.json`` (mledoze/countries) for the countries' codes; TARGET is the folder of the calendar's data.
Two files are written: ``trips.tsv``, the journeys of presidents and secretaries of state, and ``visits.tsv``, those of
foreign leaders to the United States, both from 1990 on.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

FIRST_YEAR = "1990"
PURPOSE = 10  # words
HEADER = (
    "# {what} from {year} on.\n"
    "# Source: Office of the Historian, US Department of State, data set {name},\n"
    "# https://github.com/HistoryAtState/{name}, public domain by CC0 1.0. Written by tools/make_trips.py.\n"
)
# Names of the data sets that are no name of a country in the list of countries.
OTHER_NAMES = {
    "burma": "MM",
    "cape-verde": "CV",
    "cote-divoire": "CI",
    "cote-d-ivoire": "CI",
    "czech-republic": "CZ",
    "czechoslovakia": "CZ",
    "democratic-republic-of-the-congo": "CD",
    "congo-democratic-republic": "CD",
    "congo-kinshasa": "CD",
    "somoa": "WS",
    "congo-republic": "CG",
    "republic-of-the-congo": "CG",
    "congo": "CG",
    "east-timor": "TL",
    "federal-republic-of-germany": "DE",
    "german-democratic-republic": "DE",
    "holy-see": "VA",
    "korea": "KR",
    "south-korea": "KR",
    "north-korea": "KP",
    "korea-south": "KR",
    "republic-of-korea": "KR",
    "korea-north": "KP",
    "macedonia": "MK",
    "north-macedonia": "MK",
    "micronesia": "FM",
    "federated-states-of-micronesia": "FM",
    "palestine": "PS",
    "palestinian-authority": "PS",
    "peoples-republic-of-china": "CN",
    "republic-of-china": "TW",
    "russian-federation": "RU",
    "sao-tome-and-principe": "ST",
    "serbia-and-montenegro": "RS",
    "soviet-union": "RU",
    "swaziland": "SZ",
    "the-bahamas": "BS",
    "bahamas-the": "BS",
    "the-gambia": "GM",
    "gambia-the": "GM",
    "timor-leste": "TL",
    "turkey": "TR",
    "turkiye": "TR",
    "ussr": "RU",
    "vatican": "VA",
    "vatican-city": "VA",
    "west-bank": "PS",
    "gaza": "PS",
    "west-bank-and-gaza": "PS",
    "west-bank-gaza": "PS",
    "yugoslavia": "RS",
    "zaire": "CD",
    "st-lucia": "LC",
    "st-kitts-and-nevis": "KN",
    "saint-kitts-and-nevis": "KN",
    "saint-kitts-nevis": "KN",
    "st-vincent-and-the-grenadines": "VC",
    "saint-vincent-and-the-grenadines": "VC",
    "bosnia-herzegovina": "BA",
    "bosnia-and-herzegovina": "BA",
    "jerusalem": "IL",
    "england": "GB",
    "great-britain": "GB",
    "brunei-darussalam": "BN",
    "ivory-coast": "CI",
    "slovak-republic": "SK",
    "palestinian-territories": "PS",
    "palestinian-national-authority": "PS",
    "palestine-liberation-organization": "PS",
    "european-union": "EU",
    "antigua-barbuda": "AG",
    "trinidad-tobago": "TT",
}


def main(source: Path, target: Path) -> None:
    """Read both data sets and write the two files; names without a code are told on stderr and left out."""
    codes = read_codes(source / "countries" / "countries.json")
    folders = [source / "travels" / name for name in ("president-travels", "secretary-travels")]
    trips = sorted(row for folder in folders for row in read_trips(folder, codes))
    visits = sorted(read_visits(source / "visits" / "data", codes))
    write(target / "trips.tsv", trips, "Journeys of US presidents and secretaries of state", "travels")
    write(target / "visits.tsv", visits, "Visits of foreign leaders to the United States", "visits")


def read_codes(path: Path) -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by the countries' names as identifiers."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    codes = {slug(name): row["cca2"] for row in rows for name in (row["name"]["common"], row["name"]["official"])}
    return codes | OTHER_NAMES


def slug(name: str) -> str:
    """A name in small letters, words joined by hyphens."""
    return re.sub(r"[^a-z]+", "-", name.lower().replace("ô", "o").replace("é", "e")).strip("-")


def read_trips(folder: Path, codes: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield (start, end, traveller, place, country, purpose)."""
    for path in sorted(folder.glob("*.xml")):
        for trip in ElementTree.parse(path).getroot().iter("trip"):
            start, end = text(trip, "start-date"), text(trip, "end-date")
            country = code(trip.find("country"), codes, path)
            if start >= FIRST_YEAR and country:
                place = text(trip, "locale") or text(trip, "country")
                yield start, end or start, text(trip, "name"), place, country, shorten(text(trip, "remarks"))


def read_visits(folder: Path, codes: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield (start, end, visitor, country of the visitor, purpose)."""
    for path in sorted(folder.glob("*.xml")):
        for visit in ElementTree.parse(path).getroot().iter("visit"):
            start, end = text(visit, "start-date"), text(visit, "end-date")
            country = code(visit.find("from"), codes, path)
            if start >= FIRST_YEAR and country:
                yield start, end or start, text(visit, "visitor"), country, shorten(text(visit, "description"))


def code(element: ElementTree.Element | None, codes: dict[str, str], path: Path) -> str | None:
    """The code of the country that an element names."""
    if element is None:
        return None
    found = codes.get(element.get("id") or "") or codes.get(slug(element.text or ""))
    if found is None:
        print(f"{path.name}: no code for {element.get('id')!r} ({element.text!r})", file=sys.stderr)
    return found


def text(element: ElementTree.Element, name: str) -> str:
    """The words of a child, blanks made one."""
    return " ".join((element.findtext(name) or "").split())


def shorten(words: str) -> str:
    """The first words."""
    few = words.split()
    return words if len(few) <= PURPOSE else " ".join(few[:PURPOSE]) + " …"


def write(path: Path, rows: list[tuple[str, ...]], what: str, name: str) -> None:
    """A table with tabs, its origin stated at the top."""
    lines = ["\t".join(row) for row in rows]
    path.write_text(HEADER.format(what=what, year=FIRST_YEAR, name=name) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
