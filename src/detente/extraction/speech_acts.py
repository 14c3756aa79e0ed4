"""What the smaller families share: from the frame of a verb to the claims of an act across a border."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extraction.grammar import (
    PlaceName,
    children,
    mentions_under,
    nearest_time,
    place_names,
    prepositional,
    subtree,
)
from detente.extraction.quotation_marks import with_closing_mark
from detente.extraction.speech_act_reality import told_modality
from detente.extraction.speech_act_slots import addresses_countries, contents, doers, is_aside, is_verb, recipients
from detente.lexicon.speech_acts import Frame, act_frames, act_words, foreign_content
from detente.model.claim import Claim, Modality, Value, telling_id
from detente.model.document import Document, Mention, Token
from detente.model.spans import Span

_LONGEST = 80
# So near to its verb a party belongs to the words where they have no content of their own.
_NEAR = 6
_EMPTY = frozenset({"DET", "PUNCT", "PRON", "SPACE"})
_PUBLIC = frozenset({"state", "body", "group", "organisation", "person"})


@dataclass(frozen=True, slots=True)
class _Act:
    """One act as its sentence tells it: the verb, who does it to whom, and the tokens of its content."""

    verb: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    content: tuple[int, ...]
    modality: Modality


def extract_acts(document: Document, family: str) -> Iterator[Claim]:
    """The claims of all acts of one family that verbs outside of quotations tell."""
    frames = act_frames(family)
    for token in document.tokens:
        if _is_in_heap(document, token) or not is_verb(token) or _is_quoted(document, token):
            continue
        for frame in frames:
            act = _act(document, token, family, frame) if token.lemma.lower() in frame.verbs else None
            if act is not None:
                yield from _claims(document, family, act)
                break


def _is_in_heap(document: Document, token: Token) -> bool:
    """Whether the "sentence" is too long for one: menus and link texts that ran together, whose parse says nothing."""
    bounds = document.sentences[document.sentence_of[token.i]]
    return bounds.last - bounds.first > _LONGEST


def _is_quoted(document: Document, token: Token) -> bool:
    return any(quote.start <= token.start < quote.end for quote in document.quotes if not quote.scare)


def _act(document: Document, token: Token, family: str, frame: Frame) -> _Act | None:
    """The act that a verb tells in a frame, or None where something that the frame needs is missing."""
    if frame.particle is not None and all(
        c.lemma != frame.particle for c in children(document, token.i, "prt", "advmod", "prep")
    ):
        return None
    actors = _able(document, _mentioned(document, doers(document, token)), frame)
    if not actors:
        return None
    content = contents(document, token.i, frame)
    head = content[0] if content else None
    if not _fits(document, family, frame, head):
        return None
    own = {actor for mention in actors for actor in mention.actors}
    others = tuple(m for m in recipients(document, token.i, frame, head) if not own & set(m.actors))
    addressed = frame.needs == "both" and family == "demand" and addresses_countries(document, token.i, frame)
    if not others and frame.needs != "content" and not addressed:
        return None
    if family == "offer" and not others and _types(document, actors) == {"organisation"}:
        return None
    if not addressed and not _between_countries(document, actors, others, token.i):
        return None
    modality = told_modality(document, token, family)
    if modality is None:
        return None
    return _Act(token.i, actors, others, () if head is None else _content(document, head), modality)


def _content(document: Document, head: int) -> tuple[int, ...]:
    """The tokens of the content without asides; an infinitive without the "for somebody" before it."""
    words = subtree(document, head, stop=lambda below: is_aside(document, below))
    to = [c.i for c in children(document, head, "aux") if c.tag == "TO"]
    marked = any(c.text == "for" for c in children(document, head, "mark"))
    return tuple(i for i in words if i >= to[0] or i > head) if to and marked else words


def _fits(document: Document, family: str, frame: Frame, head: int | None) -> bool:
    """Whether the content is what the frame needs and no matter of another family."""
    if head is None:
        return frame.needs == "recipient" and not frame.complement and not frame.object
    lemma = document.tokens[head].lemma.lower()
    never = foreign_content()
    if family == "refusal":
        never = (never - act_words("never", "refused")) | act_words("never", "dodged")
    if lemma in never or (frame.complement and lemma not in frame.complement):
        return False
    if family == "demand" and any(c.text.lower() in ("if", "whether") for c in children(document, head, "mark")):
        return False
    return family != "offer" or not any(c.tag in ("WP", "WRB") for c in children(document, head))


def _mentioned(document: Document, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    """Those who act: whom a subject names itself, or whose it is ("Israeli jets", not "the arrest of X")."""
    found: list[Mention] = []
    for head in heads:
        token = document.tokens[head]
        if token.pos == "NOUN" and token.lemma.lower() in act_words("never", "doers"):
            continue
        own = document.mention_at.get(head)
        owners = [document.mention_at.get(c.i) for c in children(document, head, "amod", "compound", "nmod")]
        public = [m for m in owners if m is not None and not _are_persons(document, (m,))]
        found.extend([own] if own is not None else public)
    return tuple(dict.fromkeys(found))


def _able(document: Document, mentions: tuple[Mention, ...], frame: Frame) -> tuple[Mention, ...]:
    """The mentions whose actors are of a type that can do the act."""
    types = frame.actors or _PUBLIC
    known = document.actor_by_id
    return tuple(m for m in mentions if m.actors and all(a in known and known[a].type in types for a in m.actors))


def _between_countries(document: Document, actors: tuple[Mention, ...], others: tuple[Mention, ...], verb: int) -> bool:
    """Whether the act crosses a border: a foreign recipient, or none and a state's act or foreign matters."""
    mine = _countries(document, actors)
    if others:
        theirs = _countries(document, others)
        if not (mine and theirs) and _are_persons(document, actors) and _are_persons(document, others):
            return False
        return not (mine and theirs and mine & theirs)
    types = _types(document, actors)
    if types <= {"state", "group"} or len(mine) > 1:
        return True
    if not mine and "person" in types:
        return False
    return bool(_countries(document, mentions_under(document, verb)) - mine)


def _types(document: Document, mentions: tuple[Mention, ...]) -> set[str]:
    """The types of the actors that mentions name."""
    known = document.actor_by_id
    return {known[a].type for m in mentions for a in m.actors if a in known}


def _are_persons(document: Document, mentions: tuple[Mention, ...]) -> bool:
    """Whether only persons are named, whose quarrels are mostly domestic where no country is known."""
    return _types(document, mentions) <= {"person"}


def _countries(document: Document, mentions: tuple[Mention, ...]) -> frozenset[str]:
    known = document.actor_by_id
    return frozenset(
        country
        for m in mentions
        for a in m.actors
        if a in known
        for country in [known[a].country]
        if country is not None
    )


def _claims(document: Document, family: str, act: _Act) -> Iterator[Claim]:
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
    words = _words(document, act)
    yield claim("text", document.text[words.start : words.end], words)
    timex = nearest_time(document, act.verb, at_most=3.0)
    if timex is not None and timex.ref is not None:
        yield claim("time", timex.ref, Span(timex.start, timex.end))
    place = _place(document, act)
    if place is not None:
        yield claim("place", place.name, document.span(place.first, place.last))


def _place(document: Document, act: _Act) -> PlaceName | None:
    """The place that the verb itself names ("called on Iran in Geneva to ..."), unless it is a party to the act."""
    heads = prepositional(document, act.verb, "in", "at", "near")
    parties = (*act.actors, *act.recipients)
    for place in place_names(document, document.sentence_of[act.verb]):
        is_party = any(m.first < place.last and place.first < m.last for m in parties)
        if not is_party and any(place.first <= head < place.last for head in heads):
            return place
    return None


def _words(document: Document, act: _Act) -> Span:
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


def _stretch(document: Document, act: _Act) -> tuple[int, int]:
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
