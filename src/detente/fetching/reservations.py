"""Whether an outlet reserves text and data mining: TDMRep in its three places, and ``noai`` for robots.

The W3C community group's TDM Reservation Protocol (2024) lets a page's own ``meta`` come before the HTTP header, and
that before the site's ``/.well-known/tdmrep.json``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from detente.fetching.answers import Stopped

WELL_KNOWN = "/.well-known/tdmrep.json"
MOST_BYTES = 200_000
_HEAD = 100_000
_AGENT = re.compile(r"^\s*(?P<agent>[\w-]+)\s*:\s*(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a tdmrep.json: paths that begin so (``*`` stands for anything, ``$`` for the end), and what holds."""

    location: str
    reserved: bool
    policy: str | None = None

    def matches(self, path: str) -> bool:
        """Whether it speaks of a path."""
        first, *others = self.location.removesuffix("$").split("*")
        ends = self.location.endswith("$")
        if not path.startswith(first) or (ends and not others and path != first):
            return False
        at = len(first)
        # Piece by piece, because a regular expression of many stars can take forever.
        for number, piece in enumerate(others, start=1):
            last = ends and number == len(others)
            found = path.find(piece, at) if not last else len(path) - len(piece)
            if found < at or not path.startswith(piece, found):
                return False
            at = found + len(piece)
        return True


def rules_of(body: bytes) -> tuple[Rule, ...]:
    """The rules of a tdmrep.json; none where it is not in order, as the protocol has it."""
    try:
        rows = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(
        Rule(row["location"], _is_one(row.get("tdm-reservation")), _line(row.get("tdm-policy")))
        for row in found
        if isinstance(row.get("location"), str)
    )


def check_site(url: str, rules: tuple[Rule, ...], headers: Mapping[str, str], body: bytes, *, is_html: bool) -> None:
    """Raise Stopped where the outlet has opted out, by what the page, the header or the site says, in this order."""
    named = meta_names(body) if is_html else {}
    _check_robots([*named.get("robots", ()), *named.get("detente", ())], headers.get("x-robots-tag", ""))
    for where, place in (("page", {name: each[0] for name, each in named.items()}), ("header", headers)):
        if "tdm-reservation" in place:
            if _is_one(place["tdm-reservation"]):
                raise _reserved(f"the {where}", place.get("tdm-policy"))
            return
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    rule = max((rule for rule in rules if rule.matches(path)), key=lambda rule: len(rule.location), default=None)
    if rule and rule.reserved:
        raise _reserved("its tdmrep.json", rule.policy)


def _reserved(where: str, policy: str | None) -> Stopped:
    licence = f"; its terms: {' '.join(policy.split())[:200]}" if policy else ""
    return Stopped(f"its outlet reserves text and data mining ({where} says tdm-reservation: 1){licence}")


def _check_robots(metas: list[str], header: str) -> None:
    """``noai`` is respected; ``noindex`` and ``noarchive`` tell search engines what to show, and feeds carry them."""
    match = _AGENT.match(header)
    if match and match["agent"].lower() not in ("detente", "noai"):
        header = ""  # it speaks to another robot
    words = {
        word.strip().lower()
        for value in [*metas, match["rest"] if match and header else header]
        for word in value.split(",")
    }
    if "noai" in words:
        raise Stopped("its outlet asks machines to stay away (robots: noai)")


class _Metas(HTMLParser):
    """The ``meta`` elements of a page by their names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name"):
            self.found.setdefault(given["name"].strip().lower(), []).append(given.get("content", ""))

    handle_startendtag = handle_starttag


def meta_names(body: bytes) -> dict[str, list[str]]:
    """The contents of a page's ``meta`` elements by lower-case name, as far as its first 100,000 bytes go."""
    reader = _Metas()
    # Only the tags are parsed: the parser's effort grows with the square of what looks like a declaration.
    for tag in re.findall(r"<meta\b[^<>]{0,2000}>", body[:_HEAD].decode("utf-8", errors="replace"), re.IGNORECASE):
        reader.feed(tag)
    return reader.found


def _is_one(value: object) -> bool:
    return value == 1 or (isinstance(value, str) and value.strip() == "1")


def _line(value: object) -> str | None:
    return value if isinstance(value, str) else None
