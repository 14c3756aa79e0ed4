"""An act as a row of the export, with the claims that it rests on."""

from typing import Any, TypeVar

from detente.calendar import edtf
from detente.model.record import Act, Correction, Dispute, Participant, Place, ToldClaim

Words = TypeVar("Words", str, str | None)

_SURE_DAYS = 7  # a longer span is no meeting of that length but a time that is not known better


def act_row(act: Act, *, longest: int | None = None) -> dict[str, Any]:
    """All fields of an act in the order of the record format; ``longest`` cuts the words of longer claims."""
    return {
        "id": act.id,
        "formerly": list(act.formerly),
        "family": act.family,
        "type": act.type,
        **_content(act),
        "text": cut(act.text, longest),
        "disputes": [_dispute(dispute) for dispute in act.disputes],
        "origins": act.origins,
        "basis": dict(sorted(act.basis.items())),
        "corrections": [_correction(each) for each in act.corrections],
        "judgements": list(act.judgements),
        "confidence": round(act.confidence, 4),
        "story": act.story,
        "claims": [claim_row(told, longest=longest) for told in sorted(act.claims, key=place_in_record)],
    }


def claim_row(told: ToldClaim, *, longest: int | None = None) -> dict[str, Any]:
    """A claim with its value worked out, times in EDTF."""
    claim = told.claim
    return {
        "article": claim.article,
        "telling": claim.telling,
        "attribute": claim.attribute,
        "value": value_of(told, longest),
        "start": claim.start,
        "end": claim.end,
        "exact": cut(claim.exact, longest),
        "support": [{"start": span.start, "end": span.end} for span in claim.support],
        "attributed_to": told.attributed_to,
        "modality": claim.modality,
        "extractor": claim.extractor,
    }


def _content(act: Act) -> dict[str, Any]:
    return {
        "provisions": list(act.provisions),
        "plover": act.plover,
        "plover_mode": act.plover_mode,
        "goldstein": act.goldstein,
        "participants": [participant_row(each) for each in act.participants],
        "time": act.time,
        "place": _place(act.place),
        "host_event": act.host_event,
        "host_act": act.host_act,
        "trip": list(act.trip),
        "status": act.status,
        "history": [
            {
                "known_from": turn.known_from,
                "status": turn.status,
                "time": turn.time,
                "place": turn.place,
                "article": turn.article,
            }
            for turn in act.history
        ],
        "agenda": list(act.agenda),
        "count": act.count,
        "count_of": act.count_of,
        "amount": act.amount,
        "name": act.name,
        "because": act.because,
        "responds_to": list(act.responds_to),
        "direct": act.direct,
        "via": act.via,
        "continues": act.continues,
    }


def participant_row(participant: Participant) -> dict[str, Any]:
    """Somebody in an act; without a name ``actor`` is null and ``described`` has the article's words."""
    return {
        "actor": named_actor(participant),
        "role": participant.role,
        "described": participant.described,
    }


def named_actor(participant: Participant) -> str | None:
    """The id of the actor, None for somebody without a name."""
    actor = participant.actor
    return None if actor is None or actor.startswith("unnamed-") else actor


def is_wide(act: Act) -> bool:
    """Whether the act lies somewhere in the span of its time, and does not take it up."""
    return edtf.width(act.time or "") > _SURE_DAYS


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}


def _dispute(dispute: Dispute) -> dict[str, Any]:
    sides = [
        {"value": side.value, "articles": list(side.articles), "origins": list(side.origins)} for side in dispute.values
    ]
    return {"attribute": dispute.attribute, "values": sides}


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "attribute": correction.attribute,
        "values": list(correction.values),
        "was": list(correction.was),
        "judgement": correction.judgement,
    }


def place_in_record(told: ToldClaim) -> tuple[str, int, int, str, str, str]:
    """What the claims of an act are sorted by in the export."""
    claim = told.claim
    return (claim.article, claim.start, claim.end, claim.attribute, str(told.value), claim.telling)


def value_of(told: ToldClaim, longest: int | None = None) -> str | int:
    """A claim's value worked out; ``longest`` cuts longer words."""
    if told.claim.attribute == "direct":
        return bool(told.value)
    return cut(told.value, longest) if isinstance(told.value, str) else told.value


def cut(words: Words, longest: int | None) -> Words:
    """The words, with a mark where they were longer than ``longest`` characters; of 0 the mark alone is left."""
    if words is None or longest is None or len(words) <= longest:
        return words
    return words[: max(longest - 1, 0)].rstrip() + "…"
