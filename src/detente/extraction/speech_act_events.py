"""The event types of PLOVER that a sentence tells, whoever its parties are: the typing behind the smaller families.

It is wider than the record, which takes acts between countries only: a court that convicts a firm is typed here and
enters no record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from detente.extraction.grammar import children, grammatical_subjects, is_negated, objects, subjects
from detente.extraction.speech_act_bags import below, object_bag, subject_bag, whole_bag
from detente.extraction.speech_act_slots import is_verb
from detente.lexicon.event_types import COOPERATION, EventWords, Row, event_words
from detente.model.document import Document, Token

Ground = Literal["words", "noun", "governing verb", "duty", "future", "refusal", "negation"]
_DEPTH = 4
_FUTURE = frozenset({"will", "would", "shall", "'ll", "wo", "'d", "won", "’ll"})
_PARTICLES = frozenset({"prt", "advmod", "prep"})
_OWNERS = ("poss", "compound", "amod", "nmod")
# What becomes of a type that is only to come, or is refused: the manual's section on auxiliary modes.
_TO_COME = {
    **dict.fromkeys(("YIELD", "AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE"), "AGREE"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"), "THREATEN"),
}


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event type, the token that tells it, the heads of those who do it, and how well the words fit (0 to 7).

    ``kind`` is the row's word for it ("release"). ``by`` is what makes the type: the token's own words, a noun, the
    verb that governs another ("agreed to release"), what somebody must do, a future, or a refusal in the negative.
    """

    type: str
    trigger: int
    sources: tuple[int, ...]
    fit: int
    kind: str | None = None
    by: Ground = "words"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a verb tells: a type with its fit; ``kind`` and ``by`` as those of an event."""

    type: str
    fit: int
    kind: str | None = None
    by: Ground = "words"


def told_events(document: Document) -> Iterator[ToldEvent]:
    """Every event type that a verb or a noun of the document tells: those of verbs, then those of nouns."""
    yield from verb_events(document)
    for token in document.tokens:
        if token.pos in ("NOUN", "PROPN"):
            yield from _of_noun(document, token)


def verb_events(document: Document) -> tuple[ToldEvent, ...]:
    """Every event type that a verb of the document tells, in text order."""
    return _verb_events(_Same(document))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A document that equals itself only: to compare the words of two would cost more than to read one anew."""

    document: Document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


# The extractors of all families read one document after the other.
@lru_cache(maxsize=1)
def _verb_events(same: _Same) -> tuple[ToldEvent, ...]:
    document = same.document
    verbs = (token for token in document.tokens if is_verb(token) or token.dep == "ROOT")
    return tuple(event for verb in verbs for event in _told(document, verb))


def _told(document: Document, verb: Token) -> Iterator[ToldEvent]:
    found = _of_verb(document, verb, _DEPTH)
    if found is not None:
        yield ToldEvent(found.type, verb.i, _doers(document, verb), found.fit, found.kind, found.by)


def _of_noun(document: Document, noun: Token) -> Iterator[ToldEvent]:
    """The event of a noun that says whose it is ("the army's raid on", "Turkish demands", "talks between")."""
    type_ = event_words().nouns.get(noun.lemma.lower())
    if type_ is not None and noun.dep != "compound":
        owners = tuple(c.i for c in children(document, noun.i, *_OWNERS))
        by = tuple(i for p in children(document, noun.i, "prep") if p.lemma == "by" for i in below(document, p.i))
        yield ToldEvent(type_, noun.i, owners + by, 0, by="noun")


def _doers(document: Document, verb: Token) -> tuple[int, ...]:
    """The heads of the subject; of a clause whose subject is a pronoun also those of the verb that it hangs on."""
    own = subjects(document, verb.i)
    above = document.tokens[verb.head]
    if verb.dep in ("ccomp", "conj", "advcl", "relcl") and all(document.tokens[i].pos == "PRON" for i in own):
        own += grammatical_subjects(document, above.i) if above.pos in ("VERB", "AUX") else ()
    return own


def _of_verb(document: Document, verb: Token, depth: int) -> _Told | None:
    """The type that a verb tells with its fit, turned by its modality; None where it tells none."""
    if depth == 0:
        return None
    found = _turned(document, verb, depth) or _from_rows(document, verb)
    if found is None:
        return None
    if is_negated(document, verb.i) or any(is_negated(document, i) for i in objects(document, verb.i)):
        by: Ground = "refusal" if _is_to_come(document, verb) else "negation"
        return _Told("REJECT", found.fit, by=by) if found.type in COOPERATION else None
    if _is_to_come(document, verb):
        return _Told(_TO_COME.get(found.type, found.type), found.fit, by="future")
    return found


def _is_to_come(document: Document, verb: Token) -> bool:
    auxiliaries = children(document, verb.i, "aux")
    return any(c.tag == "MD" and c.text.lower() in _FUTURE for c in auxiliaries)


def _turned(document: Document, verb: Token, depth: int) -> _Told | None:
    """The type that a verb makes of the act which it governs ("agreed to release", "refused to meet")."""
    words, lemma = event_words(), verb.lemma.lower()
    if children(document, verb.i, "prt"):
        return None
    governed = _governed(document, verb)
    if lemma == "be":
        lemma = next((c.lemma.lower() for c in children(document, verb.i, "acomp", "attr", "oprd")), lemma)
        governed = governed or tuple(
            g for c in children(document, verb.i, "acomp", "attr") for g in _governed(document, c)
        )
    for clause in governed:
        if (turned := _turn(document, words, lemma, verb, clause, depth)) is not None:
            return turned
    return None


def _turn(document: Document, words: EventWords, lemma: str, verb: Token, clause: Token, depth: int) -> _Told | None:
    turns = words.turns
    infinitive = clause.dep in ("xcomp", "acl", "advcl") or any(c.tag == "TO" for c in children(document, clause.i))
    if clause.dep == "advcl" and (lemma not in turns["request"] or objects(document, verb.i)):
        return None  # a purpose, no complement: "called the king to assure him"
    if lemma in turns["announce"] and _is_duty(document, clause, turns["duty"]):
        return _Told("REQUEST", 3, by="duty") if subjects(document, clause.i) != subjects(document, verb.i) else None
    if lemma in turns["threaten"]:
        return _Told("THREATEN", 4, by="governing verb")
    if lemma in turns["refuse"] and infinitive:
        return _Told("REJECT", 4, by="governing verb")
    inner = _of_verb(document, clause, depth - 1)
    if lemma in turns["request"] and (infinitive or lemma not in turns["announce"]):
        return _Told("REQUEST", 3, by="governing verb")
    if inner is None:
        return None
    if lemma in turns["offer"]:
        return _Told("AGREE", 4, by="governing verb")
    if lemma in turns["commit"]:
        return _Told(_TO_COME.get(inner.type, inner.type), 4, by="governing verb")
    return _Told(inner.type, inner.fit, inner.kind, inner.by) if lemma in turns["pass"] and infinitive else None


def _is_duty(document: Document, clause: Token, duty: frozenset[str]) -> bool:
    modals = children(document, clause.i, "aux")
    return clause.lemma.lower() == "need" or any(c.lemma.lower() in duty for c in modals)


def _governed(document: Document, verb: Token) -> tuple[Token, ...]:
    """The clauses that a verb or an adjective governs as its complement, a "for" or "on" before them passed."""
    direct = children(document, verb.i, "xcomp", "ccomp")
    through = [c for p in children(document, verb.i, "prep") for c in children(document, p.i, "pcomp")]
    purpose = [
        c for c in children(document, verb.i, "advcl") if any(t.tag == "TO" for t in children(document, c.i, "aux"))
    ]
    found = [c for c in (*direct, *through, *purpose) if c.tag.startswith("VB") and c.i > verb.i]
    return tuple(found)


def _from_rows(document: Document, verb: Token) -> _Told | None:
    """The type of the most demanding row that fits; the verb's particle makes another word of it."""
    words, lemma = event_words(), verb.lemma.lower()
    particles = [c.lemma.lower() for c in children(document, verb.i, *_PARTICLES) if c.i > verb.i]
    keys = [f"{lemma}_{particle}" for particle in particles]
    rows = [row for key in keys for row in words.rows.get(key, ())]
    bare = children(document, verb.i, "prt")  # "backed out" is not "backed"
    rows += [row for row in words.rows.get(lemma, ()) if row.demands or not bare]
    rows.sort(key=lambda row: -row.demands - (not row.verbs.isdisjoint(keys)))
    if not rows:
        return None
    around = _Around(
        object_bag(document, verb.i),
        whole_bag(document, verb.i),
        subject_bag(document, verb.i),
        frozenset(particles),
    )
    return next((_Told(row.type, row.demands, row.kind) for row in rows if _fits(row, around)), None)


@dataclass(frozen=True, slots=True)
class _Around:
    """The lemmas around a verb: in its objects' phrases, in all that it governs, in its subjects', its particles."""

    object: frozenset[str]
    any: frozenset[str]
    subject: frozenset[str]
    preps: frozenset[str]


def _fits(row: Row, around: _Around) -> bool:
    return (
        (not row.object or bool(row.object & around.object))
        and (not row.any or bool(row.any & around.any))
        and (not row.prep or bool(row.prep & around.preps))
        and (not row.subject or bool(row.subject & around.subject))
        and not row.without & around.object
    )
