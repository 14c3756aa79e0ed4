"""What one state or group imposes on another: sanctions, bans, expulsions, laws."""

from collections.abc import Iterable, Iterator

from detente.extraction.measure_joining import join
from detente.extraction.measure_laws import find_laws
from detente.extraction.measure_lists import find_lists
from detente.extraction.measure_sightings import Sighting, sightings_of
from detente.extraction.measure_threats import find_threats
from detente.extraction.measure_told import Told, side_of
from detente.extraction.measure_triggers import Trigger, find_triggers
from detente.extraction.modality import attribution_of
from detente.lexicon.measures import measure_words
from detente.model.claim import Claim, Value, telling_id
from detente.model.document import Document
from detente.model.spans import Span

_EXTRACTOR = "measure/rules@1"

MEASURE_CUES: frozenset[str] = measure_words().cues


def extract_measures(document: Document) -> Iterable[Claim]:
    """The claims of every measure that the document tells of; each is one telling, however often it is named."""
    tellings = join(document, tuple(_sightings(document)))
    ids = {told.number: _id(document, told) for told in tellings}
    for told in tellings:
        yield from _claims(document, told, ids)


def _sightings(document: Document) -> Iterator[Sighting]:
    """Laws and lists first, for their provisions are no measures of their own; then what is left."""
    triggers = find_triggers(document)
    found: list[Sighting] = []
    used: set[Trigger] = set()
    words = measure_words()
    opening = words.list_nouns | words.list_verbs | words.law_nouns | words.including
    for sentence in document.sentences:
        if not any(token.lemma.lower() in opening for token in document.tokens[sentence.first : sentence.last]):
            continue
        inside = [t for t in triggers if sentence.first <= t.first < sentence.last]
        for find in (find_lists(document, sentence, inside), find_laws(document, sentence, inside, found)):
            for sighting, consumed in find:
                found.append(sighting)
                used |= consumed
    yield from found
    for trigger in triggers:
        if trigger not in used:
            yield from sightings_of(document, trigger)
    told = {i for trigger in triggers for i in range(trigger.first, trigger.last)}
    for sentence in document.sentences:
        for trigger in find_threats(document, sentence):
            if trigger.head not in told:
                yield from sightings_of(document, trigger)


def _id(document: Document, told: Told) -> str:
    span = document.span(told.main.trigger.first, told.main.trigger.last)
    return telling_id(document.article.id, "measure", span.start, span.end, nth=told.nth)


def _claims(document: Document, told: Told, ids: dict[int, str]) -> Iterator[Claim]:
    writer = _Writer(document, ids[told.number])
    own = {side_of(document, party.actor) for sighting in told.sightings for party in sighting.imposers}
    for sighting in told.sightings:
        trigger = document.span(sighting.trigger.first, sighting.trigger.last)
        yield writer.claim("type", told.type, trigger, sighting)
        for role, parties in (("imposer", sighting.imposers), ("target", sighting.targets)):
            for party in parties:
                if role == "target" and side_of(document, party.actor) in own:
                    continue
                yield writer.claim(role, party.actor, document.span(party.first, party.last), sighting)
        if sighting in told.asserting:
            yield writer.claim("status", sighting.status, trigger, sighting)
        yield from _details(document, told.details_of(sighting), writer)
    if told.answered is not None and told.answered in ids:
        main = told.main.trigger
        yield writer.claim("answers", ids[told.answered], document.span(main.first, main.last), told.main)


def _details(document: Document, sighting: Sighting, writer: "_Writer") -> Iterator[Claim]:
    """The claims of what a sighting may say besides: count, time, reason, amount, name, provisions."""
    count = sighting.count
    if count is not None:
        yield writer.claim("count", count.value, document.span(count.first, count.last), sighting)
        yield writer.claim("count_of", count.of, document.span(count.of_token, count.of_token + 1), sighting)
    time = sighting.time
    if time is not None and time.ref is not None:
        yield writer.claim("time", time.ref, Span(time.start, time.end), sighting)
    for attribute, span in (("because", sighting.because), ("amount", sighting.amount)):
        if span is not None:
            yield writer.claim(attribute, document.text[span.start : span.end], span, sighting)
    if sighting.name is not None:
        yield writer.claim(
            "name", sighting.name.value, document.span(sighting.name.first, sighting.name.last), sighting
        )
    for provision in sighting.provisions:
        yield writer.claim("provision", provision.value, document.span(provision.first, provision.last), sighting)


class _Writer:
    """Writes the claims of one telling."""

    def __init__(self, document: Document, telling: str) -> None:
        self.document = document
        self.telling = telling

    def claim(self, attribute: str, value: Value, span: Span, sighting: Sighting) -> Claim:
        """A claim on the words at ``span``, with the sighting's modality and the actor credited for it."""
        return Claim(
            article=self.document.article.id,
            telling=self.telling,
            family="measure",
            attribute=attribute,
            value=value,
            start=span.start,
            end=span.end,
            exact=self.document.text[span.start : span.end],
            attributed_to=attribution_of(self.document, sighting.trigger.head),
            modality=sighting.modality,
            extractor=_EXTRACTOR,
        )
