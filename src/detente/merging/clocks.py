"""When something was known: the moment from which an article can have been read."""

import re
from datetime import UTC, datetime, time

from detente.calendar import edtf

NEVER = "9999-12-31T23:59:59Z"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}")


def known_from(published: str | None) -> str:
    """The moment (UTC, ISO, sortable) from which what was published then is known; :data:`NEVER` where that is unknown.

    A date counts from its end, an interval from its end, a date-time from itself; one without a zone is taken as UTC.
    """
    if published is None:
        return NEVER
    last = published.split("/")[-1]
    if _MOMENT.match(last):
        moment = datetime.fromisoformat(last.replace("Z", "+00:00"))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return _written(moment)
    return _written(datetime.combine(edtf.parse(published).last, time(23, 59, 59), tzinfo=UTC))


def _written(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
