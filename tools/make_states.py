"""Writes lexicon/data/states.json from countries.json (mledoze/countries, ODbL) and state_extras.toml.

usage: make_states.py COUNTRIES_JSON
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "detente" / "lexicon" / "data" / "states.json"
# Dependencies whose English demonym or name is another state's, or which nobody negotiates with.
LEFT_OUT = {
    "TF",
    "BQ",
    "BV",
    "IO",
    "MP",
    "GS",
    "SJ",
    "UM",
    "HM",
    "JE",
    "GG",
    "NF",
    "AQ",
    "CC",
    "CX",
    "PN",
    "TK",
    "VI",
    "AX",
}
SAME_PLURAL = ("ese", "sh", "ch", "ss")


def plural(word: str) -> str:
    """ "Russians" of "Russian"; "Chinese" and "French" stay."""
    return word if word.endswith(SAME_PLURAL) else f"{word}s"


def row(country: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """One state's line: what it is called, its people, its capital and what stands for it."""
    dropped = set(extra.get("drop", []))
    common, official = country["name"]["common"], country["name"]["official"]
    name = extra.get("name", common)
    demonym = country["demonyms"].get("eng", {}).get("m") or ""
    adjectives = [word for word in [demonym, *extra.get("adjectives", [])] if word and word not in dropped]
    people = extra.get("people") or [plural(word) for word in adjectives[:1]]
    capital = extra.get("capital") or (country["capital"] or [None])[0]
    capital = None if capital in dropped else capital
    lat, lon = (country["latlng"] or [None, None])[:2]
    return {
        "code": country["cca2"],
        "code3": country["cca3"],
        "name": name,
        "names": list(dict.fromkeys([name, common, official, *extra.get("names", [])])),
        "adjectives": list(dict.fromkeys(adjectives)),
        "people": list(dict.fromkeys(people)),
        "capital": capital,
        "metonyms": list(
            dict.fromkeys([*([capital] if capital and capital != name else []), *extra.get("metonyms", [])])
        ),
        "lat": lat,
        "lon": lon,
        "independent": bool(country.get("independent")) or country["cca2"] in ("XK", "PS", "TW", "VA"),
    }


def main() -> None:
    """Write the file, one state a line."""
    extras = tomllib.loads((HERE / "state_extras.toml").read_text(encoding="utf-8"))
    countries = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows = [row(c, extras.get(c["cca2"], {})) for c in countries if c["cca2"] not in LEFT_OUT]
    lines = ",\n".join(json.dumps(r, ensure_ascii=False) for r in sorted(rows, key=lambda r: r["code"]))
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
