"""Publication dates as pages and rows write them, in EDTF."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from detente.calendar import edtf

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
# The forms of a full date in English text: month spelled or year first, since nobody knows the month of 04/05/2013.
DATE = (
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<day>\d\d?)",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in DATE)
_ZONES = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "est": -5,
    "edt": -4,
}
_ZONES |= {"cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "et": -5, "pt": -8}
_CLOCK = re.compile(
    r"^[,\sT]*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*"
    r"(?P<zone>[A-Z]{1,4}\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")


def to_edtf(written: object) -> str | None:
    """A publication date of a row or a page as EDTF, or None where it is no date; a time without zone is dropped.

    Understood are EDTF itself, ISO 8601, RFC 2822, seconds since 1970, and dates with the month spelled in English.
    """
    if isinstance(written, datetime | date):
        written = written.isoformat()
    if isinstance(written, int | float) and not isinstance(written, bool):
        written = str(int(written))
    if not isinstance(written, str) or not written.strip():
        return None
    text = written.strip()
    return _iso(text) or _epoch(text) or _mail(text) or find_date(text) or _numbers(text)


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
        month = parts.get("m") or _MONTHS.index(parts["month"][:3].lower()) + 1
        try:
            day = date(int(parts["year"]), int(month), int(parts["day"]))
        except ValueError:
            continue
        return _with_clock(day, text[match.end() :])
    return None


def _with_clock(day: date, rest: str) -> str:
    match = _CLOCK.match(rest)
    zone = _zone(match["zone"]) if match and match["zone"] else None
    if match is None or zone is None:
        return day.isoformat()
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if hour > 23 or int(match["minute"]) > 59:
        return day.isoformat()
    return _moment(datetime(day.year, day.month, day.day, hour, int(match["minute"]), tzinfo=zone))


def _zone(written: str) -> timezone | None:
    if written[0] in "+-":
        sign = -1 if written[0] == "-" else 1
        digits = written[1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    hours = _ZONES.get(written.lower())
    return None if hours is None else timezone(timedelta(hours=hours))
