"""Who "he" is in "he said": what speech tells beyond the mention itself."""

from dataclasses import dataclass

from detente.extraction.grammar import children, depth_of, governing_verb, subtree
from detente.extraction.statement_speakers import list_apposed, speaking_mentions
from detente.lexicon.given_names import gender_of, is_family_first
from detente.lexicon.persons import find_person
from detente.model.document import Document, Mention
from detente.model.spans import Span

_SINGULAR = frozenset({"he", "she"})
_OTHER = {"he": "f", "she": "m"}
_FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Spoken:
    """One who says a quotation: the actor, the local words that stand for it, and the name that these rest on."""

    actor: str
    span: Span
    support: tuple[Span, ...] = ()


def spoken_by(document: Document, head: int, earlier: tuple[Spoken, ...], quoted: frozenset[int]) -> tuple[Spoken, ...]:
    """Those whom the speaker's phrase at ``head`` stands for; ``earlier`` are the speakers before, the nearest last."""
    token, own = document.tokens[head], document.mention_at.get(head)
    if token.text.lower() in _SINGULAR and (own is None or own.kind == "pronoun"):
        carried = _last_person(document, head, earlier, quoted)
        if carried is not None:
            return (Spoken(carried.actor, Span(token.start, token.end), carried.support or (carried.span,)),)
    mentions = speaking_mentions(document, head)
    if own is not None and are_some_of_a_party(document, own):
        listed = [document.mention_at.get(i) for i in list_apposed(document, head)]
        mentions = tuple(dict.fromkeys(m for m in listed if m is not None and m.kind == "name")) or mentions
    found = tuple(
        Spoken(actor, Span(m.start, m.end), antecedent_of(document, m.kind, m.start, actor))
        for m in mentions
        for actor in m.actors
        if not _is_one_of_several(document, m)
    )
    if not any(is_named(document, one.actor) for one in found):
        found = _group_before(document, head, earlier) or found
    return found or _by_surname(document, head)


def _group_before(document: Document, head: int, earlier: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """The several persons who spoke last, where "they" or "the senators" speak on."""
    token = document.tokens[head]
    definite = any(t.lemma.lower() == "the" for t in children(document, head, "det"))
    if token.text.lower() != "they" and not (token.tag == "NNS" and definite):
        return ()
    before = [one for one in earlier if one.span.start < token.start]
    last = document.sentence_at(before[-1].span.start) if before else None
    group = {one.actor: one for one in before if document.sentence_at(one.span.start) == last}
    if len(group) < 2 or not all(document.actor_by_id[actor].type == "person" for actor in group):
        return ()
    span = Span(token.start, token.end)
    return tuple(Spoken(one.actor, span, one.support or (one.span,)) for one in group.values())


def are_some_of_a_party(document: Document, mention: Mention) -> bool:
    """Whether a party's name stands for a few of its members ("two Liberals", "Liberals who met him")."""
    if mention.kind != "name" or document.tokens[mention.head].tag != "NNPS":
        return False
    below = children(document, mention.head, "nummod", "relcl")
    return any(t.dep == "nummod" or (t.dep == "relcl" and not _set_off(document, t.i)) for t in below)


def _set_off(document: Document, clause: int) -> bool:
    """Whether a comma stands before a relative clause, which then tells of all."""
    return document.tokens[subtree(document, clause)[0] - 1].text == ","


def _is_one_of_several(document: Document, mention: Mention) -> bool:
    """Whether a plural title ("other senators") was taken for the one person of the article who bears it."""
    known = document.actor_by_id.get(mention.actors[0])
    plural = document.tokens[mention.head].tag in ("NNS", "NNPS")
    single = len(mention.actors) == 1 and known is not None and known.type == "person"
    return mention.kind in ("nominal", "title") and plural and single


def _last_person(document: Document, head: int, earlier: tuple[Spoken, ...], quoted: frozenset[int]) -> Spoken | None:
    """The person whom the sentences before are about: the subject of the nearest main clause, quotations apart."""
    at = document.sentence_of[head]
    other, others = _OTHER[document.tokens[head].text.lower()], _beside(document, head)
    said = {spoken.span.start: spoken for spoken in earlier if _is_person(document, spoken.actor)}
    for number in range(at, max(-1, at - _FARTHEST), -1):
        bounds = document.sentences[number]
        subjects = [
            i
            for i in range(bounds.first, min(bounds.last, head))
            if document.tokens[i].start in said
            or (i not in quoted and (_is_subject(document, i) or _is_cited(document, i)))
        ]
        for i in sorted(subjects, key=lambda i: (depth_of(document, i), i)):
            spoken = said.get(document.tokens[i].start) or _as_person(document, i)
            if spoken is not None and spoken.actor not in others and not _is_of(document, spoken.actor, other):
                return spoken
            if document.tokens[i].text.lower() in _SINGULAR:
                named = _named_before(document, i)
                if named is not None and named.actor not in others:
                    return named
                break
    return None


def _named_before(document: Document, pronoun: int) -> Spoken | None:
    """The person whom the sentence of a pronoun names as a subject before it ("As Roe left, he insisted")."""
    own = document.mention_at.get(pronoun)
    bounds = document.sentences[document.sentence_of[pronoun]]
    for i in range(bounds.first, pronoun):
        named = _as_person(document, i) if own is not None and _is_subject(document, i) else None
        if named is not None and own is not None and own.actors == (named.actor,):
            return named
    return None


def _beside(document: Document, head: int) -> frozenset[str]:
    """Those whom the clause of a pronoun names beside it: "He wrote to Roe" is not about what Roe did."""
    verb = document.tokens[head].head
    bounds = document.sentences[document.sentence_of[head]]
    after = (m for m in document.mentions if head < m.head < bounds.last and m.kind == "name")
    return frozenset(actor for m in after if governing_verb(document, m.head) == verb for actor in m.actors)


def _is_of(document: Document, actor: str, gender: str) -> bool:
    """Whether the lexicon or the given name tells this gender of a person."""
    known = document.actor_by_id[actor]
    if known.type != "person":
        return False
    given, person = known.name.split()[0], find_person(known.name)
    told = person.gender if person is not None else "x" if is_family_first(given) else gender_of(given)
    return told == gender


def _is_person(document: Document, actor: str) -> bool:
    known = document.actor_by_id.get(actor)
    return known is not None and known.type in ("person", "unnamed")


def _is_subject(document: Document, i: int) -> bool:
    """Whether a token is a subject outside of relative clauses."""
    token = document.tokens[i]
    return token.dep in ("nsubj", "nsubjpass") and document.tokens[token.head].dep != "relcl"


def _is_cited(document: Document, i: int) -> bool:
    """Whether a token is the one "according to" whom something is."""
    token = document.tokens[i]
    to = document.tokens[token.head]
    return token.dep == "pobj" and to.text.lower() == "to" and document.tokens[to.head].text.lower() == "according"


def _as_person(document: Document, i: int) -> Spoken | None:
    """The one person whom a subject names."""
    if document.tokens[i].tag in ("NNS", "NNPS"):
        return None
    for mention in speaking_mentions(document, i):
        known = document.actor_by_id.get(mention.actors[0])
        if len(mention.actors) == 1 and known is not None and known.type == "person" and mention.kind != "pronoun":
            return Spoken(
                known.id,
                Span(mention.start, mention.end),
                antecedent_of(document, mention.kind, mention.start, known.id),
            )
    return None


def is_named(document: Document, actor: str) -> bool:
    """Whether an actor is more than somebody without a name."""
    known = document.actor_by_id.get(actor)
    return known is not None and known.type != "unnamed"


def _by_surname(document: Document, head: int) -> tuple[Spoken, ...]:
    """The one person of the article whose surname a word without mention is."""
    token = document.tokens[head]
    if not token.text[:1].isupper():
        return ()
    bearers = [actor for actor in document.actors if actor.type == "person" and actor.name.split()[-1] == token.text]
    if len(bearers) != 1:
        return ()
    return (Spoken(bearers[0].id, Span(token.start, token.end)),)


def antecedent_of(document: Document, kind: str, start: int, actor: str) -> tuple[Span, ...]:
    """The nearest name of an actor before a pronoun or a title, as the support that the value needs."""
    if kind not in ("pronoun", "nominal", "title"):
        return ()
    names = [m for m in document.mentions if actor in m.actors and m.kind in ("name", "metonym")]
    before = [m for m in names if m.start < start]
    best = before[-1] if before else names[0] if names else None
    return (Span(best.start, best.end),) if best is not None else ()
