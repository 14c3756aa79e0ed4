"""Meetings between actors of different countries: who, where, when, at which gathering, and how firm."""

from collections.abc import Iterable, Iterator

from detente.extraction import grammar
from detente.extraction.measure_phrases import phrase_at, spellings
from detente.extraction.meeting_context import share_settings
from detente.extraction.meeting_drafts import Draft, sides_of, type_of
from detente.extraction.meeting_hosts import with_hosts
from detente.extraction.meeting_joining import Meeting, join
from detente.extraction.meeting_summary import Told, tell
from detente.extraction.meeting_triggers import find_drafts
from detente.lexicon.meetings import meeting_words
from detente.model.claim import Claim, telling_id
from detente.model.document import Document

EXTRACTOR = "meeting/rules@1"
MEETING_CUES = frozenset(
    {"meet", "meeting", "summit", "talk", "visit", "trip", "negotiation", "phone", "confer", "host", "invite"}
)


def extract_meetings(document: Document) -> Iterable[Claim]:
    """The claims of all meetings that an article tells of, one telling for each distinct meeting."""
    drafts = [d for d in find_drafts(document) if d.reference or _is_international(document, d)]
    meetings = [m for m in with_hosts(document, join(document, drafts)) if not _is_alluded_to(document, m)]
    share_settings(document, meetings)
    for nth, meeting in enumerate(meetings):
        yield from _claims(document, meeting, nth=_nth(meetings[:nth], meeting))


def _is_international(document: Document, draft: Draft) -> bool:
    sides = sides_of(document, draft.parties)
    if draft.kind == "gathering":
        return bool(sides)
    return len(sides) >= 2 and not _is_generic(document, draft)


def _is_generic(document: Document, draft: Draft) -> bool:
    """Whether talks are only alluded to: between states, at no time or place, and neither planned nor called off."""
    told = draft.time or draft.place or draft.event or draft.status.value not in ("held", "declined")
    return not told and all(type_of(document, p.actor) in ("state", "group", "organisation") for p in draft.parties)


def _is_alluded_to(document: Document, meeting: Meeting) -> bool:
    """Whether a noun only names the idea of a meeting: no time, place or gathering, no article or owner before it that
    would point to one that took place, and no word that says whether it did."""
    for draft in meeting.drafts:
        if draft.time or draft.place or draft.event or draft.status.value != "held" or not draft.status.weak:
            return False
        over = document.tokens[document.tokens[draft.head].head]
        if document.tokens[draft.head].dep != "pobj" or over.lemma.lower() not in ("of", "about"):
            return False
        before = grammar.children(document, draft.head, "det", "poss")
        if any(t.dep == "poss" or t.lemma.lower() in ("the", "this", "that", "these", "those") for t in before):
            return False
    return True


def _nth(before: list[Meeting], meeting: Meeting) -> int:
    """How many meetings of the same trigger stand before one."""
    return sum(other.lead.trigger == meeting.lead.trigger for other in before)


def _claims(document: Document, meeting: Meeting, *, nth: int) -> Iterator[Claim]:
    trigger = meeting.lead.trigger
    telling = telling_id(document.article.id, "meeting", trigger.start, trigger.end, nth=nth)
    seen: set[tuple[str, object, object]] = set()
    told = list(tell(document, meeting))
    for item in [*told, *_agenda(document, meeting, told[0])]:
        key = (item.attribute, item.value, item.span if item.attribute == "type" else None)
        if key not in seen:
            seen.add(key)
            yield _claim(document, telling, item)


def _agenda(document: Document, meeting: Meeting, first: Told) -> Iterator[Told]:
    """The issues whose words stand in the sentence of the meeting's first trigger."""
    sentence = document.sentences[meeting.lead.sentence]
    agenda = [(tuple(words.split()), issue) for words, issue in meeting_words().agenda.items()]
    for token in document.tokens[sentence.first : sentence.last]:
        begun = spellings(token)
        for phrase, issue in agenda:
            if phrase[0] in begun and phrase_at(document, phrase, token.i, sentence.last):
                span = document.span(token.i, token.i + len(phrase))
                yield Told("agenda", issue, span, first.draft, first.modality)


def _claim(document: Document, telling: str, item: Told) -> Claim:
    return Claim(
        article=document.article.id,
        telling=telling,
        family="meeting",
        attribute=item.attribute,
        value=item.value,
        start=item.span.start,
        end=item.span.end,
        exact=document.text[item.span.start : item.span.end],
        support=item.support,
        attributed_to=item.draft.attributed_to,
        modality=item.modality,
        extractor=EXTRACTOR,
    )
