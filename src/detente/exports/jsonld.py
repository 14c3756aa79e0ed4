"""The acts as events in the words of schema.org, one JSON-LD graph."""

from collections.abc import Iterator
from typing import Any

from detente.api import View, wording
from detente.calendar import edtf
from detente.exports import jsontext
from detente.model.record import Act, Participant, ReadArticle

# eventStatus has no word for a meeting that is only proposed; the description says how sure it is.
_STATUS = {
    "declined": "https://schema.org/EventCancelled",
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
}
_SCHEDULED = "https://schema.org/EventScheduled"
_PEOPLE = {"person": "Person", "state": "Country", "body": "GovernmentOrganization"}
_DOERS = frozenset({"imposer", "sender", "actor", "host"})


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """Meetings are ``Event``, statements ``Quotation``, everything else ``Action``; each names its articles."""
    graph = [_node(act, view, excerpt) for act in view.acts()]
    graph += [_article(read) for read in sorted(view.conclusions.articles, key=lambda each: each.article.id)]
    yield jsontext.document({"@context": "https://schema.org", "@graph": graph})


def _node(act: Act, view: View, excerpt: int) -> dict[str, Any]:
    node = {
        "@id": f"urn:detente:{act.id}",
        "name": wording.title(act, view)[:excerpt],
        "additionalType": " ".join(filter(None, (act.family, act.type))),
        "subjectOf": [{"@id": f"urn:detente:{read.article.id}"} for read in view.reads(act)],
        **_times(act),
        **(_place(act) or {}),
    }
    if act.family == "meeting":
        attending = [_party(each, view) for each in act.participants]
        status = _STATUS.get(act.status or "", _SCHEDULED)
        return {"@type": "Event", **node, "attendee": attending, "eventStatus": status, "description": act.status}
    if act.family == "statement":
        speakers = [_party(each, view) for each in act.participants if each.role == "speaker"]
        return {"@type": "Quotation", **node, "spokenByCharacter": speakers, "text": (act.text or "")[:excerpt]}
    doers = [_party(each, view) for each in act.participants if each.role in _DOERS]
    others = [_party(each, view) for each in act.participants if each.role not in _DOERS]
    return {"@type": "Action", **node, "agent": doers, "participant": others, "description": act.status}


def _times(act: Act) -> dict[str, str]:
    if act.time is None or not edtf.is_valid(act.time):
        return {}
    days = edtf.parse(act.time)
    start, end = ("dateCreated", "dateModified") if act.family == "statement" else ("startDate", "endDate")
    if act.family not in ("meeting", "statement"):
        start, end = "startTime", "endTime"
    return {start: days.first.isoformat(), end: days.last.isoformat(), "temporalCoverage": act.time}


def _place(act: Act) -> dict[str, Any] | None:
    if act.place is None:
        return None
    place: dict[str, Any] = {"@type": "Place", "name": act.place.name}
    if act.place.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": act.place.country}
    if act.place.lat is not None and act.place.lon is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": act.place.lat, "longitude": act.place.lon}
    return {"location": place}


def _party(participant: Participant, view: View) -> dict[str, str]:
    actor = view.actors.get(participant.actor or "")
    party = {"@type": _PEOPLE.get(actor.type if actor else "", "Organization")}
    if actor is not None and actor.type != "unnamed":
        party["@id"] = f"urn:detente:{actor.id}"
        if actor.wikidata:
            party["sameAs"] = f"https://www.wikidata.org/entity/{actor.wikidata}"
    return {**party, "name": wording.name_of(participant, view)}


def _article(read: ReadArticle) -> dict[str, Any]:
    article = read.article
    node = {
        "@type": "NewsArticle",
        "@id": f"urn:detente:{article.id}",
        "headline": article.headline,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "datePublished": read.published_best,
        "url": article.uri if article.uri.startswith(("http://", "https://")) else None,
    }
    return {name: value for name, value in node.items() if value is not None}
