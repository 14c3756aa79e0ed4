"""Which of the titles that a page gives is the headline of its article."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from detente.lexicon.outlets import agency_named, fold_outlet
from detente.reading.metadata import is_boilerplate
from detente.reading.pages.candidates import Candidate

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:/]+|-{1,2}|::)\s+|\s*\|\s*|:\s+")
_MARKS = " |–—·•»«:/-"
_LONGEST = 300
_CUT_OFF = re.compile(r"(?:\.\.\.|…)$")
# So much of the words of a heading must stand in another title, or it heads the site or a section.
_SHARED = 0.5


def pick_headline(
    candidates: Iterable[Candidate], *, outlet: str | None, host: str | None = None
) -> tuple[str | None, str]:
    """The headline among titles of a page with where each stood, best first, and where it stood; None where none is.

    A site's name is taken off; a slogan, a plea or the name of the site alone is no headline. A heading of the page
    (``h1``) counts only where another title shares its words, or where there is no other title.
    """
    site = _Site(_folded(outlet or ""), re.sub(r"\W", "", (host or "").removeprefix("www.").casefold()))
    titles = [
        (bare, how) for title, how in candidates if len(title) <= _LONGEST and (bare := _without_site(title, site))
    ]
    titles = [(title, how) for title, how in titles if _may_be(title, outlet)]
    headings = [each for each in titles if each[1] == "h1"]
    others = [each for each in titles if each[1] != "h1"]
    if not others:
        return headings[0] if headings else (None, "")
    backed = (each for each in headings if any(_alike(each[0], title) for title, _ in others))
    title, how = next(backed, others[0])
    return _uncut(_shortened(title, others), others), how


class _Site(NamedTuple):
    """The names of a site: the outlet's, folded, and the letters of its address."""

    outlet: str
    host: str

    def is_named_by(self, part: str) -> bool:
        """Whether a part of a title names the site: whole, as an address, or with a section ("BBC News" for "BBC")."""
        folded = _folded(part)
        letters = folded.replace(" ", "")
        if len(letters) < 2 or len(folded.split()) > 4:
            return folded == self.outlet != ""
        return letters in self.host or (bool(self.outlet) and (self.outlet in folded or folded in self.outlet))


def _without_site(title: str, site: _Site) -> str:
    """A title without the site's name before or behind it."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if site.is_named_by(parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(_MARKS)
    if site.is_named_by(parts[0]):
        return title[len(parts[0]) :].lstrip(_MARKS)
    return title


def _folded(name: str) -> str:
    return fold_outlet(name.removeprefix("www."))


def _may_be(title: str, outlet: str | None) -> bool:
    if not title or (outlet and _folded(title) == _folded(outlet)):
        return False
    if len(title.split()) < 2 and title.isascii():
        return False
    return not is_boilerplate(title) and agency_named(title) is None


def _alike(one: str, two: str) -> bool:
    words = [set(re.findall(r"\w+", title.casefold())) for title in (one, two)]
    return len(words[0] & words[1]) >= _SHARED * max(1, min(map(len, words)))


def _shortened(title: str, others: Iterable[Candidate]) -> str:
    """A title without a site's name that no field tells: what stands behind a separator in it and in no other title."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    shorter = [other for other, _ in others if len(other) < len(title) and title.startswith(other)]
    fits = [other for other in shorter if _SEPARATOR.match(title[len(other) :])]
    return max(fits, key=len) if fits else title


def _uncut(title: str, others: Iterable[Candidate]) -> str:
    """The whole of a title that was cut off at some length, where another one has it."""
    if not _CUT_OFF.search(title):
        return title
    stem = _CUT_OFF.sub("", title).rstrip()
    return next((other for other, _ in others if other.startswith(stem) and not _CUT_OFF.search(other)), title)
