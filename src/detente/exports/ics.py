"""The meetings as a calendar (RFC 5545), for a calendar programme to read or to subscribe to."""

import datetime
from collections.abc import Iterator

from detente.api import View, wording
from detente.api.sentences import first_sentence
from detente.calendar import edtf
from detente.exports.acts import cut, is_wide
from detente.exports.plain import plain
from detente.model.record import Act

# Statuses of the record in the words of iCalendar, and what stands before the summary: some programmes drop events
# that are CANCELLED and show no other status, so that the summary has to say it.
_STATUS = {
    "proposed": ("TENTATIVE", "PROPOSED: "),
    "planned": ("TENTATIVE", ""),
    "unconfirmed": ("TENTATIVE", "UNCONFIRMED: "),
    "confirmed": ("CONFIRMED", ""),
    "held": ("CONFIRMED", ""),
    "declined": ("CANCELLED", "DECLINED: "),
    "cancelled": ("CANCELLED", "CANCELLED: "),
    "postponed": ("TENTATIVE", "POSTPONED: "),
    "unresolved": ("TENTATIVE", "NOT REPORTED: "),
}
_LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """One calendar with an event for each meeting that has a time; UIDs last, SEQUENCE rises as the view changes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//detente//diplomatic record//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Diplomatic record")
    for act in view.acts(family="meeting"):
        if act.time and edtf.is_valid(act.time) and not edtf.is_open(act.time):
            calendar.add_component(_event(act, view, excerpt))
    yield calendar.to_ical()


def _event(act: Act, view: View, excerpt: int):  # type: ignore[no-untyped-def]  # icalendar is imported when used
    from icalendar import Event

    days = edtf.parse(act.time or "")
    status, prefix = _STATUS[act.status or "planned"]
    event = Event()
    event.add("uid", f"{act.id}@detente")
    event.add("dtstamp", _changed(act, view))
    event.add("last-modified", _changed(act, view))
    event.add("sequence", max(len(act.history) - 1, 0))
    event.add("dtstart", days.first)
    event.add("dtend", days.last + datetime.timedelta(days=1))  # the end of all-day events is the day after
    event.add("summary", plain(prefix + wording.title(act, view) + _when(act)))
    event.add("description", "\n".join(plain(line) for line in _description(act, view, excerpt)))
    event.add("status", status)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [act.type or act.family])
    if act.place:
        event.add("location", plain(act.place.name))
        if act.place.lat is not None and act.place.lon is not None:
            event.add("geo", (act.place.lat, act.place.lon))
    return event


def _when(act: Act) -> str:
    """The time itself where the span that the event takes up is only where it lies."""
    return f" (some time in {act.time})" if is_wide(act) else ""


def _description(act: Act, view: View, excerpt: int) -> Iterator[str]:
    yield f"Status: {act.status or 'not known'}"
    yield f"Time: {act.time}"
    for dispute in act.disputes:
        yield f"Disputed, {dispute.attribute}: {' or '.join(str(side.value) for side in dispute.values)}"
    yield f"Told by: {', '.join(view.outlets(act))} ({act.origins} independent)"
    if sentence := first_sentence(act, view):
        yield cut(sentence, excerpt)


def _changed(act: Act, view: View) -> datetime.datetime:
    """The day of the newest article that tells of the act: the clock of the machine would change at each export."""
    days = [read.published_best for read in view.reads(act) if read.published_best]
    if not days:
        return _LONG_AGO
    return datetime.datetime.combine(datetime.date.fromisoformat(max(days)[:10]), datetime.time(), datetime.UTC)
