"""Publication dates as pages and rows write them, in EDTF."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.calendar import edtf

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
# The forms of a full date in English text: month spelled, or year first, or with full stops, which stand in countries
# that put the day first; nobody knows the month of 04/05/2013.
DATE = (
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<day>\d\d?)",
    r"(?<![\d.])(?P<day>\d\d?)\.(?P<m>\d\d?)\.(?P<year>(?:19|20)\d\d)",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in DATE)
# Hours from UTC of the abbreviations that mean one zone; IST, for one, means three.
_ZONES = {
    **{"gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "sast": 2, "eest": 3},
    **{"msk": 3, "pkt": 5, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13},
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
}
# What American outlets write the year round, for summer and winter time.
_SEASONAL = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_CLOCK = re.compile(
    r"^[,\sT]*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*"
    r"(?P<zone>[A-Z]{1,4}\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[A-Z]{1,4}\b|[+-]\d\d:?\d\d)\)?"
    r"[\s,|·–-]*(?:on\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=\d)[-/.]([A-Za-z]{3,9})[-/.](?=\d{4})")  # 05-Apr-2013, as databases write it
_EARLIEST = 1900
_LONGEST = 200
_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")


def to_edtf(written: object) -> str | None:
    """A publication date of a row or a page as EDTF, or None where it is no date; a time without zone is dropped.

    Understood are EDTF itself, ISO 8601, RFC 2822, seconds since 1970, and dates with the month spelled in English.
    """
    if isinstance(written, datetime | date):
        written = written.isoformat()
    if isinstance(written, int | float) and not isinstance(written, bool):
        written = str(int(written))
    if not isinstance(written, str) or not (text := written.strip()) or len(text) > _LONGEST:
        return None
    return _iso(text) or _epoch(text) or _worded(text) or _numbers(text)


def _iso(text: str) -> str | None:
    if edtf.is_valid(text) and (len(text) <= 10 or "/" in text):
        return text
    try:
        moment = datetime.fromisoformat(text.replace(" UTC", "Z").replace("Z", "+00:00"))
    except ValueError:
        return None
    return _moment(moment)


def _epoch(text: str) -> str | None:
    if not _EPOCH.fullmatch(text):
        return None
    return _moment(datetime.fromtimestamp(int(text[:10] if len(text) > 10 else text), tz=UTC))


def _numbers(text: str) -> str | None:
    """A date in three numbers, where only one of them can be the month."""
    match = re.match(r"(\d\d?)[/.-](\d\d?)[/.-]((?:19|20)\d\d)\b", text)
    if match is None:
        return None
    one, two, year = (int(group) for group in match.groups())
    months = {(day, month) for day, month in ((one, two), (two, one)) if month <= 12 and day <= 31}
    if len(months) != 1:
        return None
    day, month = months.pop()
    return _iso(f"{year}-{month:02d}-{day:02d}")


def _worded(text: str) -> str | None:
    """A date with the month spelled; of two ways to read it the one that finds a time with its zone."""
    text = _JOINED.sub(r" \1 ", text)
    return max((found for found in (find_date(text), _mail(text)) if found), key=len, default=None)


def _mail(text: str) -> str | None:
    try:
        return _moment(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return None


def _moment(moment: datetime) -> str:
    """A date-time where its zone is known, else the date alone."""
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def find_date(text: str) -> str | None:
    """The first full date in a line of text, with its time where the zone is given, or None."""
    found = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        parts = match.groupdict()
        month = parts.get("m") or MONTHS.index(parts["month"][:3].lower()) + 1
        try:
            day = date(int(parts["year"]), int(month), int(parts["day"]))
        except ValueError:
            continue
        return _with_clock(day, _CLOCK.match(text[match.end() :]), _CLOCK_BEFORE.search(text[: match.start()]))
    return None


def is_plausible(published: str, *, today: date | None = None) -> bool:
    """Whether an article can have been published then: not before 1900, and not later than tomorrow (UTC)."""
    latest = (today or datetime.now(UTC).date()) + timedelta(days=1)
    return bool(published) and published[:4] >= str(_EARLIEST) and published[:10] <= latest.isoformat()


def _with_clock(day: date, behind: re.Match[str] | None, before: re.Match[str] | None) -> str:
    """The day with the time that stands behind it or before it, where its zone is given."""
    match = behind if behind and behind["zone"] else before
    if match is None or not match["zone"]:
        return day.isoformat()
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if hour > 23 or int(match["minute"]) > 59:
        return day.isoformat()
    moment = datetime(day.year, day.month, day.day, hour, int(match["minute"]))
    zone = _zone(match["zone"])
    return _moment(moment.replace(tzinfo=zone)) if zone else day.isoformat()


def _zone(written: str) -> tzinfo | None:
    if written[0] in "+-":
        sign = -1 if written[0] == "-" else 1
        digits = written[1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    if place := _SEASONAL.get(written.lower()):
        return _zone_of(place)
    hours = _ZONES.get(written.lower())
    return None if hours is None else timezone(timedelta(hours=hours))


def _zone_of(place: str) -> tzinfo | None:
    try:
        return ZoneInfo(place)
    except ZoneInfoNotFoundError:  # a machine without the database of time zones
        return None
