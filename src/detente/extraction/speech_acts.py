"""What the smaller families share: from the frame of a verb to the claims of an act across a border."""

from collections.abc import Iterator

from detente.extraction.grammar import children, objects, subtree
from detente.extraction.speech_act_claims import SpeechAct, act_claims
from detente.extraction.speech_act_counterparts import hinted_side, named_side
from detente.extraction.speech_act_parties import able, deed_of, mentioned, types, with_coordinated
from detente.extraction.speech_act_reality import is_in_heap, is_other_sense, is_quoted, told_modality
from detente.extraction.speech_act_scope import is_kept, is_public_matter
from detente.extraction.speech_act_slots import (
    addressees,
    addresses_countries,
    contents,
    doers,
    is_aside,
    is_verb,
    recipients,
)
from detente.extraction.speech_act_typed import typed_acts
from detente.lexicon.speech_acts import Frame, act_words, foreign_content, frames_by_verb
from detente.model.claim import Claim
from detente.model.document import Document, Mention, Token

# What PLOVER calls a family, and so what the words of its typing add to the frames.
_TYPES = {
    "demand": "REQUEST",
    "refusal": "REJECT",
    "threat": "THREATEN",
    "force": "ASSAULT",
}


def extract_acts(document: Document, family: str) -> Iterator[Claim]:
    """The claims of all acts of one family that verbs outside of quotations tell."""
    told = tuple(_framed(document, family))
    for act in told:
        yield from act_claims(document, family, act)
    if family in _TYPES:
        framed = frames_by_verb(family)
        taken = {act.verb for act in told}
        for act in typed_acts(document, family, _TYPES[family]):
            if act.verb not in taken and document.tokens[act.verb].lemma.lower() not in framed:
                yield from act_claims(document, family, act)


def _framed(document: Document, family: str) -> Iterator[SpeechAct]:
    """The acts of one family that fill a frame of their verb."""
    frames = frames_by_verb(family)
    for token in document.tokens:
        fitting = frames.get(token.lemma.lower(), ()) if is_verb(token) else ()
        if not fitting or is_in_heap(document, token) or is_quoted(document, token):
            continue
        if is_other_sense(document, token, family):
            continue
        acts = (_act(document, token, family, frame, loose=loose) for loose in (False, True) for frame in fitting)
        act = next((act for act in acts if act is not None), None)
        if act is not None:
            yield act


def _act(document: Document, token: Token, family: str, frame: Frame, *, loose: bool) -> SpeechAct | None:
    """The act that a verb tells in a frame, or None where something that the frame needs is missing.

    ``loose`` takes words that name no known actor for the other side ("accused the firm").
    """
    if frame.particle is not None and all(
        c.lemma != frame.particle for c in children(document, token.i, "prt", "advmod", "prep")
    ):
        return None
    content = contents(document, token.i, frame)
    head = content[0] if content else None
    if not _fits(document, family, frame, head):
        return None
    parties = _parties(document, token, family, frame, head, loose=loose)
    if parties is None:
        return None
    modality = told_modality(document, token, family)
    if modality is None:
        return None
    actors, others = parties
    return SpeechAct(token.i, actors, others, () if head is None else _content(document, head), modality, frame.type)


def _parties(
    document: Document, token: Token, family: str, frame: Frame, head: int | None, *, loose: bool
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """Who acts and on whom, by the frame of a verb; None where it is not filled or the act not kept."""
    who = doers(document, token)
    if family == "force":
        who = tuple(dict.fromkeys(deed_of(document, i) for i in who))
    actors = able(document, with_coordinated(document, mentioned(document, who)), frame.actors)
    if not actors:
        return None
    own = {actor for mention in actors for actor in mention.actors}
    partner = None if family == "agreement" and _is_aimed(document, head) else head
    found = tuple(m for m in recipients(document, token.i, frame, partner) if not own & set(m.actors))
    whom = addressees(document, token.i, frame, partner)
    heads = (*whom, *_deeds(document, token.i, who))
    others = named_side(document, actors, family=family, heads=heads, found=found)
    if not others and addresses_countries(document, token.i, frame) and frame.needs == "both" and family == "demand":
        return actors, ()
    described = loose and family != "demand" and _are_described(document, token, family, actors, whom)
    if not others and frame.needs != "content" and not described:
        return None
    if family == "offer" and not others and types(document, actors) == {"organisation"}:
        return None
    others = others or hinted_side(document, token.i, actors, family=family, heads=heads, content=head)
    kept = is_public_matter(document, actors, others, token.i)
    return (actors, others) if kept and is_kept(document, token, family, actors, others, whom) else None


def _are_described(
    document: Document, verb: Token, family: str, actors: tuple[Mention, ...], whom: tuple[int, ...]
) -> bool:
    """Whether the other side is told in words without a name; a name that is nobody known leaves it wrong, not open."""
    own = {m.head for m in actors}
    if family == "force":  # a town, which may lie in a country that the article names
        return any(document.tokens[i].pos in ("NOUN", "PROPN") for i in whom)
    if not whom:
        return False
    return all(document.tokens[i].pos == "NOUN" and i not in own and (i > verb.i or verb.tag == "VBN") for i in whom)


def _is_aimed(document: Document, head: int | None) -> bool:
    """Whether what is agreed on is aimed at somebody, who is no partner to it ("agreed to impose sanctions on")."""
    return head is not None and document.tokens[head].lemma.lower() in act_words("public", "aimed")


def _deeds(document: Document, verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The nouns of force beside a verb, which say on whom it is used ("the raid on X killed")."""
    around = (*objects(document, verb), *heads)
    return tuple(i for i in around if document.tokens[i].lemma.lower() in act_words("public", "deeds"))


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
    if family == "threat" and lemma in act_words("never", "threatened"):
        return False
    if family == "refusal":
        never = (never - act_words("never", "refused")) | act_words("never", "dodged")
    if lemma in never or (frame.complement and lemma not in frame.complement):
        return False
    if family == "demand" and any(c.text.lower() in ("if", "whether") for c in children(document, head, "mark")):
        return False
    if family == "refusal" and any(document.tokens[i].lemma.lower() in never for i in objects(document, head)):
        return False
    if family == "refusal" and lemma in act_words("never", "wished"):
        return not any(
            document.tokens[i].lemma.lower() in act_words("never", "inquiries") for i in subtree(document, head)
        )
    return family != "offer" or not any(c.tag in ("WP", "WRB") for c in children(document, head))
