"""What an article says of itself in its own lines: headline, outlet, agency, byline, dateline, publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.lexicon.boilerplate import BOILERPLATE, judge_line
from detente.lexicon.outlets import agency_named
from detente.reading.dates import DATE, find_date

# How many lines at the top can hold a headline, a byline or a publication date.
_TOP = 12
_PUBLISHED = re.compile(
    r"^\W*(?:first |originally |last )?(?:posted|published|updated|modified|created|issued|filed)\b"
    r"(?:\s+(?:on|at|online|by .{2,40}?))?[\s:–—-]*",
    re.IGNORECASE,
)
_FILLER = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+)?"
_CLOCK = r"(?:[\s,|·–-]*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|[+-]\d\d:?\d\d)?)?"
_WHOLE_DATE = re.compile(
    r"^\W*(?:date:?\s*)?" + _FILLER + "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in DATE) + ")" + _CLOCK,
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:By|BY|by):?\s+(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|and|of|de|van|von|al|bin|&)|,\s*(?=[A-Z]))*)"
)
_PLACE = r"(?P<place>[A-Z][A-Z.'’-]{2,}(?:[ ,]+(?:[A-Z][A-Z.'’-]+|[A-Z][a-z]+\.?|de|and))*)"
_DASH = r"\s*(?:—|–|--|-)\s*"
_DATELINE = re.compile(
    rf"^(?:{_PLACE}(?:,\s*(?P<date>[A-Z][a-z]+\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?))?\s*)?\((?P<agency>[\w .’'-]{{2,40}})\)"
    rf"(?:{_DASH}|\s)"
)
_BARE_DATELINE = re.compile(
    rf"^{_PLACE}(?:,\s*(?P<date>[A-Z][a-z]+\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?))?(?:\s*(?:—|–|--)\s*|\s+-\s+)(?=\S)"
)
_NO_PLACE = re.compile(r"^(?:FILE|PHOTOS?|VIDEO|WATCH|UPDATED?|EXCLUSIVE|BREAKING|ANALYSIS|OPINION|LIVE|NOTE|[A-Z]\.)")
_PLEA = re.compile(
    r"^(?i:please )?(?i:support|subscribe to|donate to|welcome to) (?P<name>(?:[Tt]he )?[A-Z][\w'’& ]{2,40}?)"
    r"(?i: now| today)?!?$"
)
_SENTENCE_END = re.compile(r"[.!][\"”’)]*$")
_READ_MORE = re.compile(r"(?<=\S)\s+Read more:", re.IGNORECASE)
_LABEL = re.compile(r"^[\w ]{3,20}:\s*(?=(?:\S+\s+){3})")  # "Opinion: ..." is a headline, though also a kind of link
_MARKUP = re.compile(r"^#{1,6}\s+|\s+#{1,6}$|^(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What an article's lines say of it; None where they do not."""

    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None


def metadata_in(text: str) -> Stated:
    """What the lines of a text say of the article."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    top = lines[:_TOP]
    headline = _headline(top)
    dateline, agency, dated = _dateline(lines)
    return Stated(
        headline=headline,
        outlet=_outlet(top, headline),
        agency=agency or _masthead_agency(top),
        byline=_byline(top),
        dateline=dateline,
        published=_published(lines) or dated,
    )


def _headline(top: Sequence[str]) -> str | None:
    """The first line that reads like a headline: short, no sentence with a full stop, no slogan, date or byline."""
    for line in top:
        bare = _MARKUP.sub("", _READ_MORE.split(line)[0]).strip()
        if _is_frame(bare):
            continue
        if len(bare) > 160 or len(bare.split()) < 3 or _SENTENCE_END.search(bare) or _DATELINE.match(bare):
            return None
        return bare
    return None


def _is_frame(line: str) -> bool:
    """Whether a line at the top is the page's frame: a slogan, a plea, the masthead, a date, a byline, a credit."""
    judged = judge_line(_LABEL.sub("", line))
    if judged.score - judged.reporting >= BOILERPLATE or _BYLINE.match(line) or _date_line(line):
        return True
    return agency_named(line) is not None or (len(line.split()) <= 2 and not _SENTENCE_END.search(line))


def _date_line(line: str) -> str | None:
    """The date of a line that does nothing but state a publication ("Posted: ..." or a date alone), or None."""
    marked = _PUBLISHED.match(line)
    rest = line[marked.end() :] if marked else line
    whole = _WHOLE_DATE.match(rest)
    if whole is None or len(rest) - whole.end() > (40 if marked else 3):
        return None
    return find_date(rest)


def _published(lines: Sequence[str]) -> str | None:
    """The publication that a line at the top or the very end states; the first is meant where several are."""
    for line in (*lines[:_TOP], *lines[_TOP:][-2:]):
        if found := _date_line(line):
            return found
    return None


def _outlet(top: Sequence[str], headline: str | None) -> str | None:
    """The site that the lines above the report name: a masthead of an agency, or the site's plea for itself."""
    for line in top:
        if line == headline:
            continue
        if agency_named(line):
            return line
        if match := _PLEA.match(line):
            return match["name"].strip()
    return None


def _masthead_agency(top: Sequence[str]) -> str | None:
    return next((agency for line in top if (agency := agency_named(line))), None)


def _byline(top: Sequence[str]) -> str | None:
    for line in top:
        if (match := _BYLINE.match(line)) and len(line) <= 90 and not _SENTENCE_END.search(line):
            return match["name"].strip(" ,")
    return None


def _dateline(lines: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """Place, agency and full date of the dateline that opens the report."""
    for line in lines[:_TOP]:
        match = _DATELINE.match(line)
        agency = agency_named(match["agency"]) if match else None
        if match and agency:
            return match["place"], agency, find_date(match["date"] or "")
        if (bare := _BARE_DATELINE.match(line)) and len(line) > 80 and not _NO_PLACE.match(line):
            return bare["place"].strip(" ,"), None, find_date(bare["date"] or "")
    return None, None, None
