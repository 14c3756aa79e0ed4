"""What an article says of itself in its own lines: headline, outlet, agency, byline, dateline, publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.lexicon.boilerplate import BOILERPLATE, judge_line
from detente.lexicon.outlets import agency_named
from detente.reading.dates import DATE, find_date, is_plausible

# How many lines at the top can hold a headline, a byline or a publication date.
_TOP = 12
# Of a longer line only the beginning is looked at: a hostile text is one line of millions of capitals.
_LONGEST = 500
_PUBLISHED = re.compile(
    r"^\W*(?:first |originally |last )?(?:posted|published|updated|modified|created|issued|filed)\b"
    r"(?:\s+(?:on|at|online|by .{2,40}?))?[\s:–—-]*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^\W*(?:last\s+)?(?:updated|modified)", re.IGNORECASE)
_PART = re.compile(r"\s+[|•·]\s+|\s*\|\s*")
_FILLER = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+)?"
_CLOCK_FIRST = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*\(?(?:[A-Z]{1,4}\b|[+-]\d\d:?\d\d)?\)?[\s,|·–-]*(?:on\s+)?)?"
)
_CLOCK = r"(?:[\s,|·/–-]*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|[+-]\d\d:?\d\d)?)?"
_WHOLE_DATE = re.compile(
    r"^\W*(?:date:?\s*)?"
    + _CLOCK_FIRST
    + _FILLER
    + "(?:"
    + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in DATE)
    + ")"
    + _CLOCK,
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:By|BY|by):?\s+(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|and|of|de|van|von|al|bin|&)|,\s*(?=[A-Z]))*)"
)
_PLACE = r"(?P<place>[A-Z][A-Z.'’-]{2,}(?:[ ,]+(?:[A-Z][A-Z.'’-]+|[A-Z][a-z]+\.?|de|and))*)"
_TITLE_PLACE = r"(?P<place>[A-Z][\w.'’-]{2,}(?:[ ,]+(?:[A-Z][\w.'’-]+|de|and)){0,3}?)"
_DASH = r"\s*(?:—|–|--|-)\s*"
_DAY = r"(?P<date>[A-Z][a-z]+\.?\s+\d{1,2}(?:,\s*\d{4})?|\d{1,2}\s+[A-Z][a-z]+(?:,?\s*\d{4})?)"
_AGENCY = r"[(/](?P<agency>[\w ./&’'-]{2,40})[)/]"
_DATELINE = re.compile(rf"^(?:{_PLACE}(?:,\s*{_DAY})?[,.]?\s*)?{_AGENCY}(?:\.?{_DASH}|\.?\s)")
# With a place in small letters the agency must be known, and the dash be there: "Geneva (AFP) - ".
_TITLE_DATELINE = re.compile(rf"^{_TITLE_PLACE}(?:[,.]\s*{_DAY})?[,.]?\s*{_AGENCY}\.?(?:{_DASH}|$)")
# "Geneva. May 6. INTERFAX.RU - ", as agencies of the East write it.
_STOPPED_DATELINE = re.compile(
    rf"^{_TITLE_PLACE}\.\s+{_DAY}\.?\s+(?P<agency>[A-Z][\w’' -]{{1,30}})(?:\.[A-Z]{{2,3}})?{_DASH}"
)
# An agency that nobody told us of: named like one, between a place in capitals and a dash.
_UNKNOWN_AGENCY = re.compile(
    rf"^{_PLACE}(?:,\s*{_DAY})?,?\s*\((?P<agency>[A-Z][\w./&’'-]+(?: (?:of|and|[A-Z][\w.&’'-]+)){{0,4}})\){_DASH}"
)
_CREDIT = re.compile(r"^\W*(?:Sources?|Agency|Via|From):\s*(?P<name>.{2,40}?)\W*$", re.IGNORECASE)
_CLOSING = re.compile(r"^[\s(\[–—-]*(?P<name>[\w .’'-]{2,40}?)[\s)\].]*$")
_BARE_DATELINE = re.compile(
    rf"^{_PLACE}(?:,\s*(?P<date>[A-Z][a-z]+\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?))?(?:\s*(?:—|–|--)\s*|\s+-\s+)(?=\S)"
)
_NO_PLACE = re.compile(r"^(?:FILE|PHOTOS?|VIDEO|WATCH|UPDATED?|EXCLUSIVE|BREAKING|ANALYSIS|OPINION|LIVE|NOTE|[A-Z]\.)")
_PLEA = re.compile(
    r"^(?i:please )?(?i:support|subscribe to|donate to|welcome to) (?P<name>(?:[Tt]he )?[A-Z][\w'’& ]{2,40}?)"
    r"(?i: now| today)?!?$"
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.!][\"”’)]*$")  # "... talks with the U.S." may be a headline
_PICTURE = re.compile(r"\([^()]*(?:/|\bphoto)[^()]*\)$|\|[^|]*\bphotos?\b|^story highlights\b", re.IGNORECASE)
_READ_MORE = re.compile(r"(?<=\S)\s+Read more:", re.IGNORECASE)
# "Opinion: ..." is a headline, though also a kind of link.
_LABEL = re.compile(r"^[\w ]{3,20}:\s*(?=(?:\S+\s+){3})")
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
    lines = [line.strip()[:_LONGEST] for line in text.split("\n") if line.strip()]
    top = lines[:_TOP]
    headline = _headline(top)
    dateline, agency, dated = _dateline(lines)
    return Stated(
        headline=headline,
        outlet=_outlet(top, headline),
        agency=agency or _masthead_agency(top) or _credited_agency(lines),
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
    if is_boilerplate(line) or _BYLINE.match(line) or dated_line(line):
        return True
    if _PICTURE.search(line):
        return True
    return agency_named(line) is not None or (len(line.split()) <= 2 and not _SENTENCE_END.search(line))


def is_boilerplate(line: str) -> bool:
    """Whether a line reads like a slogan, a plea or a link, and not like a report, whatever label it opens with."""
    judged = judge_line(_LABEL.sub("", line))
    return judged.score - judged.reporting >= BOILERPLATE


def dated_line(line: str) -> str | None:
    """The date of a line that does nothing but state a publication ("Posted: ..." or a date alone), or None.

    Of the parts of a line, between bars or dots ("By Ann Lee | May 6, 2014"), the first that does so counts.
    """
    return next((found for part in _PART.split(line) if (found := _dated(part))), None)


def _dated(part: str) -> str | None:
    marked = _PUBLISHED.match(part)
    rest = part[marked.end() :] if marked else part
    whole = _WHOLE_DATE.match(rest)
    if whole is None or len(rest) - whole.end() > (40 if marked else 3):
        return None
    return find_date(rest)


def _published(lines: Sequence[str]) -> str | None:
    """The publication that a line at the top or the very end states: the first, and an update only failing others."""
    dated = [(line, found) for line in (*lines[:_TOP], *lines[_TOP:][-2:]) if (found := dated_line(line))]
    dated = [(line, found) for line, found in dated if is_plausible(found)]
    return next((found for line, found in dated if not _UPDATED.match(line)), dated[0][1] if dated else None)


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


def _credited_agency(lines: Sequence[str]) -> str | None:
    """The agency that a line names as the source, or that the last line consists of."""
    for line in (*lines[:_TOP], *lines[_TOP:][-4:]):
        if (match := _CREDIT.match(line)) and (agency := agency_named(match["name"])):
            return agency
    closing = _CLOSING.match(lines[-1]) if len(lines) > 2 else None
    return agency_named(closing["name"]) if closing else None


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
        for form in (_DATELINE, _TITLE_DATELINE, _STOPPED_DATELINE):
            if (match := form.match(line)) and (agency := agency_named(match["agency"])):
                return _place(match), agency, find_date(match["date"] or "")
        if match := _UNKNOWN_AGENCY.match(line):
            return _place(match), match["agency"], find_date(match["date"] or "")
        if (bare := _BARE_DATELINE.match(line)) and len(line) > 80 and not _NO_PLACE.match(line):
            return _place(bare), None, find_date(bare["date"] or "")
    return None, None, None


def _place(match: re.Match[str]) -> str | None:
    return match["place"].strip(" ,") if match["place"] else None
