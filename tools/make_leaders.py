"""Writes lexicon/data/leaders.txt: heads of state and government with their terms from REIGN (MIT).

usage: make_leaders.py LEADERLIST_CSV
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "detente" / "lexicon" / "data" / "leaders.txt"
HEADER = (
    "# Written by tools/make_leaders.py from REIGN (MIT). name | gender | country | offices with terms | other names\n"
)


def read_names() -> dict[tuple[str, str], tuple[str, str, str]]:
    """(name, ISO code, title) for each of REIGN's (state, name)."""
    names = {}
    for line in (HERE / "leader_names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            state, code, title, pairs = line.split("|")
            for pair in pairs.split(";"):
                reign, _, name = pair.strip().partition("=")
                name, _, other = name.partition("@")
                names[state, reign.strip()] = (name.strip(), code, other or title)
    return names


def term(row: dict[str, str]) -> str:
    """The EDTF interval of one row, to the month at its end."""
    start = f"{int(row['syear']):04d}-{int(row['smonth']):02d}-{int(row['sdate']):02d}"
    end = f"{int(row['eyear']):04d}-{int(row['emonth']):02d}" if row["eyear"].strip() else ".."
    return f"{start}/{end}"


def main() -> None:
    """Write the file, one leader a line."""
    names, terms, genders = read_names(), defaultdict(list), {}
    with Path(sys.argv[1]).open(encoding="latin-1") as file:
        for row in csv.DictReader(file):
            found = names.get((row["stateabb"], row["leader"].strip()))
            if found:
                name, code, title = found
                terms[name, code].append(f"{title} {term(row)}")
                genders[name] = "f" if row["gender"].strip() == "0" else "m"
    missing = {n for n, _, _ in names.values()} - {n for n, _ in terms}
    print("not in REIGN:", sorted(missing), file=sys.stderr)
    lines = [
        f"{name} | {genders[name]} | {code} | {'; '.join(held)} | " for (name, code), held in sorted(terms.items())
    ]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
