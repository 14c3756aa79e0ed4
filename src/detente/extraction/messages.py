"""Letters, notes and ultimatums that pass between states."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.extraction.measure_parties import state_for, words_of
from detente.extraction.message_sightings import MessageSighting, find_messages
from detente.extraction.modality import attribution_of
from detente.lexicon.messages import message_words
from detente.model.claim import Claim, Value, telling_id
from detente.model.document import Document, Mention
from detente.model.spans import Span

_EXTRACTOR = "message/rules@1"
_ROLES = (("sender", "senders"), ("recipient", "recipients"), ("carrier", "carriers"))

MESSAGE_CUES: frozenset[str] = message_words().cues


@dataclass(slots=True)
class _Told:
    """One message of an article and its sightings in text order."""

    sightings: list[MessageSighting] = field(default_factory=list)

    def actors(self, role: str) -> set[str]:
        """Whom the sightings name in a role ("senders")."""
        return {actor for s in self.sightings for mention in getattr(s, role) for actor in mention.actors}


def extract_messages(document: Document) -> Iterable[Claim]:
    """The claims of every message between states that the document tells of; each message is one telling."""
    for told in _joined(document):
        if _between_states(document, told):
            yield from _claims(document, told)


def _joined(document: Document) -> list[_Told]:
    """Sightings of one message together: nobody named in a role contradicts nobody."""
    tellings: list[_Told] = []
    for sighting in find_messages(document):
        fitting = next((told for told in reversed(tellings) if _fits(document, told, sighting)), None)
        if fitting is None:
            fitting = _Told()
            tellings.append(fitting)
        fitting.sightings.append(sighting)
    return tellings


def _fits(document: Document, told: _Told, sighting: MessageSighting) -> bool:
    """Whether a sighting may be of the message told: one type, no other recipient, and no sender of another country."""
    if told.sightings[0].type != sighting.type or sighting.nameless:
        return False
    for role in ("senders", "recipients"):
        known = told.actors(role)
        named = {actor for mention in getattr(sighting, role) for actor in mention.actors}
        if not known or not named or known & named:
            continue
        countries, others = _countries(document, known), _countries(document, named)
        if role == "recipients" or (countries and others and not countries & others):
            return False
    return True


def _between_states(document: Document, told: _Told) -> bool:
    """Whether the sender's country and the recipient's are known and differ.

    A party or a militia needs none to send, people without a name ("40 senators") none to write to a state; a letter
    between others of whom the article does not say whose they are is mostly one at home.
    """
    senders, recipients = told.actors("senders"), told.actors("recipients")
    sending, receiving = _countries(document, senders), _countries(document, recipients)
    if not receiving or sending & receiving or senders & recipients:
        return False
    types = {actor.type for actor in map(document.actor_by_id.get, senders) if actor is not None}
    addressed = {actor.type for actor in map(document.actor_by_id.get, recipients) if actor is not None}
    return bool(sending) or "organisation" in types or ("unnamed" in types and "state" in addressed)


def _countries(document: Document, actors: set[str]) -> set[str]:
    """The countries of actors, or the id of a group that has none."""
    found = set()
    for actor_id in actors:
        actor = document.actor_by_id.get(actor_id)
        if actor is not None and (actor.country or actor.type == "group"):
            found.add(actor.country or actor.id)
    return found


def _claims(document: Document, told: _Told) -> Iterator[Claim]:
    main = told.sightings[0]
    span = document.span(main.first, main.last)
    telling = telling_id(document.article.id, "message", span.start, span.end)
    for sighting in told.sightings:
        trigger = document.span(sighting.first, sighting.last)
        yield _claim(document, telling, "type", sighting.type, trigger, sighting)
        yield _claim(document, telling, "status", sighting.status, trigger, sighting)
        for role, attribute in _ROLES:
            for actor, mention in _parties(getattr(sighting, attribute)):
                if role == "sender" and sighting.official:
                    actor = state_for(document, actor, always=True)
                yield _claim(document, telling, role, actor, document.span(*words_of(document, mention)), sighting)
        time = sighting.time
        if time is not None and time.ref is not None:
            yield _claim(document, telling, "time", time.ref, Span(time.start, time.end), sighting)


def _parties(mentions: tuple[Mention, ...]) -> Iterator[tuple[str, Mention]]:
    seen = set()
    for mention in mentions:
        for actor in mention.actors:
            if actor not in seen:
                seen.add(actor)
                yield actor, mention


def _claim(
    document: Document, telling: str, attribute: str, value: Value, span: Span, sighting: MessageSighting
) -> Claim:
    return Claim(
        article=document.article.id,
        telling=telling,
        family="message",
        attribute=attribute,
        value=value,
        start=span.start,
        end=span.end,
        exact=document.text[span.start : span.end],
        attributed_to=attribution_of(document, sighting.head),
        modality=sighting.modality,
        extractor=_EXTRACTOR,
    )
