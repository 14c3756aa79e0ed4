"""From one act as its sentence tells it to the claims that the record keeps of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extraction.grammar import PlaceName, place_names, prepositional
from detente.extraction.quotation_marks import with_closing_mark
from detente.extraction.speech_act_times import time_of
from detente.model.claim import Claim, Modality, Value, telling_id
from detente.model.document import Document, Mention
from detente.model.families import FAMILIES
from detente.model.spans import Span

# So near to its verb a party belongs to the words where they have no content of their own.
_NEAR = 6
_EMPTY = frozenset({"DET", "PUNCT", "PRON", "SPACE"})


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One act as its sentence tells it: the verb, who does it to whom, and its content's tokens, its type."""

    verb: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    content: tuple[int, ...]
    modality: Modality
    type: str | None = None


def act_claims(document: Document, family: str, act: SpeechAct) -> Iterator[Claim]:
    """The claims of one act: its parties, its words, its kind, when and where."""
    trigger = document.tokens[act.verb]
    telling = telling_id(document.article.id, family, trigger.start, trigger.end)

    def claim(attribute: str, value: Value, span: Span) -> Claim:
        return Claim(
            article=document.article.id,
            telling=telling,
            family=family,
            attribute=attribute,
            value=value,
            start=span.start,
            end=span.end,
            exact=document.text[span.start : span.end],
            modality=act.modality,
            extractor=f"{family}/frame@1",
        )

    for role, mentions in (("actor", act.actors), ("recipient", act.recipients)):
        for mention in mentions:
            yield from (claim(role, actor, Span(mention.start, mention.end)) for actor in mention.actors)
    if act.type in FAMILIES[family].types:
        yield claim("type", str(act.type), Span(trigger.start, trigger.end))
    words = _words(document, act)
    yield claim("text", document.text[words.start : words.end], words)
    timex = time_of(document, act.verb)
    if timex is not None and timex.ref is not None:
        yield claim("time", timex.ref, Span(timex.start, timex.end))
    place = _place(document, act)
    if place is not None:
        yield claim("place", place.name, document.span(place.first, place.last))


def _place(document: Document, act: SpeechAct) -> PlaceName | None:
    """The place that the verb itself names ("called on Iran in Geneva to ..."), unless it is a party to the act."""
    heads = prepositional(document, act.verb, "in", "at", "near")
    parties = (*act.actors, *act.recipients)
    for place in place_names(document, document.sentence_of[act.verb]):
        is_party = any(m.first < place.last and place.first < m.last for m in parties)
        if not is_party and any(place.first <= head < place.last for head in heads):
            return place
    return None


def _words(document: Document, act: SpeechAct) -> Span:
    """The words of the content, trimmed; the verb with the one it is done to where nothing more is said."""
    first, last = _stretch(document, act)
    while last - first > 1 and document.tokens[last - 1].pos in ("PUNCT", "SPACE", "CCONJ"):
        last -= 1
    while last - first > 1 and (
        document.tokens[first].pos in ("PUNCT", "SPACE")
        or (
            act.verb in act.content
            and (document.tokens[first].dep in ("mark", "cc") or document.tokens[first].tag == "WRB")
        )
    ):
        first += 1
    return with_closing_mark(document.text, document.span(first, last))


def _stretch(document: Document, act: SpeechAct) -> tuple[int, int]:
    """Tokens ``[first, last)`` of the content: behind its verb if its head is, and more than a party's name."""
    content = act.content
    if content and content[-1] > act.verb and act.verb not in content:
        content = tuple(i for i in content if i > act.verb)
    beside = [m for m in act.recipients if m.first > act.verb and m.first - act.verb < _NEAR]
    names = {i for m in act.recipients for i in range(m.first, m.last)}
    if content and not all(i in names or document.tokens[i].pos in _EMPTY for i in content):
        return content[0], content[-1] + 1
    ends = [i + 1 for i in content] + [m.last for m in beside]
    return min([act.verb, *content]), max([act.verb + 1, *ends])
