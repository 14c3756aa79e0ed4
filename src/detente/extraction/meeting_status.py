"""Whether a meeting is wanted, planned, held or off, read off what governs its trigger."""

from dataclasses import dataclass, replace

from detente.extraction import grammar
from detente.extraction.meeting_cues import NOMINAL, cue_value, has_no, is_any, is_given_up, is_yet
from detente.lexicon.meetings import meeting_words
from detente.lexicon.modality import modal_words
from detente.model.claim import Modality
from detente.model.document import Document, Token
from detente.model.spans import Span

_DEPTH = 7
OFF = frozenset({"declined", "cancelled", "postponed"})
FUTURE = frozenset({"proposed", "unconfirmed", "planned", "confirmed"})
_MODALITY: dict[str, Modality] = {
    "proposed": "hypothetical",
    "unconfirmed": "hypothetical",
    "planned": "future",
    "confirmed": "future",
    "postponed": "future",
    "declined": "negated",
    "cancelled": "negated",
    "held": "actual",
}
_WISHES = frozenset({"can", "could", "should", "must", "ought", "need"})
_DOUBTS = frozenset({"may", "might"})
_CONDITIONS = frozenset({"if", "unless", "should", "provided", "whether"})
_CONDITION_PHRASES = ("right condition", "right circumstance", "under certain condition", "if the")
_AFTER = frozenset(
    {"after", "since", "by", "upon", "following", "in", "during", "from", "on", "while", "for", "despite", "amid"}
)
_BEFORE = frozenset({"before", "about", "without", "of", "to", "until", "toward", "towards", "ahead"})
_ABOUT = frozenset({"about", "over", "regarding"})
_CALLS = frozenset({"conversation", "call", "exchange"})
_ON_THE_LINE = frozenset({"call", "phone", "conversation"})
_LETTING = frozenset({"let", "make", "help", "have", "bid"})
_TRAVELS = frozenset({"head", "travel", "fly", "go", "leave", "depart", "come"})
_DEPARTS = frozenset({"leave", "depart", "send", "dispatch"})


@dataclass(frozen=True, slots=True)
class Status:
    """A status of a meeting and the token that shows it (None where only tense or a preposition does)."""

    value: str
    cue: int | None = None
    weak: bool = False  # nothing says it but the lack of words for another

    @property
    def modality(self) -> Modality:
        """PLOVER's auxiliary mode of a meeting of this status."""
        return _MODALITY[self.value]


def cue_span(document: Document, status: Status) -> Span | None:
    """The characters of the cue, with the auxiliaries and negation of its verb."""
    if status.cue is None:
        return None
    near = [
        t.i
        for t in grammar.children(document, status.cue, "aux", "auxpass", "neg", "prt")
        if abs(t.i - status.cue) <= 4
    ]
    found = [*near, status.cue]
    return Span(document.tokens[min(found)].start, document.tokens[max(found)].end)


def status_of(document: Document, trigger: int) -> Status:
    """The status that the words around a trigger (a verb's or a noun's token) give to its meeting."""
    token = document.tokens[trigger]
    if grammar.is_verbal(token) or token.tag.startswith("VB"):
        return _of_verb(document, trigger, depth=_DEPTH)
    return _of_noun(document, trigger, depth=_DEPTH)


def _of_verb(document: Document, verb: int, *, depth: int) -> Status:
    """The status of what a verb says, from its own words or, for an infinitive or participle, from what governs it."""
    token = document.tokens[verb]
    auxiliaries = grammar.children(document, verb, "aux", "auxpass")
    lemmas = {word for t in auxiliaries for word in (t.lemma.lower(), t.text.lower())}
    negated = grammar.is_negated(document, verb)
    if _is_infinitive(document, token):
        status = _of_governor(document, token, depth=depth)
        return Status("declined", verb) if negated and status.value != "held" else status
    if lemmas & _DOUBTS:
        return Status("unconfirmed", verb)
    if lemmas & _WISHES:
        return Status("declined", verb) if negated and lemmas & {"can", "could"} else Status("proposed", verb)
    if "will" in lemmas or "shall" in lemmas or "wo" in lemmas or "'ll" in lemmas:
        return Status("declined" if negated else _if_condition(document, token, "planned"), verb)
    if lemmas & {"would", "'d"}:
        return Status("declined" if negated else _if_condition(document, token, "planned", wish=True), verb)
    return _of_finite(document, token, lemmas, negated=negated, depth=depth)


def _is_infinitive(document: Document, token: Token) -> bool:
    if token.tag not in ("VB", "VBP"):
        return False
    marks = grammar.children(document, token.i, "aux", "mark")
    if token.tag == "VB" and token.dep in ("ccomp", "xcomp") and document.tokens[token.head].lemma in _LETTING:
        return not any(t.tag == "MD" for t in marks)
    if any(t.tag == "TO" for t in marks):
        return True
    if token.dep == "conj" and not any(t.tag == "MD" for t in marks):
        head = document.tokens[token.head]
        return token.tag == "VB" and not grammar.children(document, token.i, "nsubj") and head.tag == "VB"
    return False


def _of_finite(document: Document, token: Token, lemmas: set[str], *, negated: bool, depth: int) -> Status:
    """The status of a verb without a modal: past is held, a participle follows its preposition or its verb."""
    if token.tag == "VB" and token.dep == "conj" and depth:
        return _of_verb(document, token.head, depth=depth - 1)
    if negated:
        until = any(t.lemma.lower() == "until" for t in grammar.children(document, token.i, "prep"))
        return Status("held") if until else Status("declined", token.i)  # "did not visit until last year"
    if _is_wished(document, token):
        return Status("proposed", token.i)
    if token.tag == "VBG" and "be" not in lemmas and "have" not in lemmas:
        return _of_participle(document, token, depth=depth)
    if token.lemma in _TRAVELS and token.tag in ("VBZ", "VBP", "VBG") and not lemmas & {"have", "was", "were"}:
        return Status("held", weak=True) if _comes_about(document, token) else Status("planned", token.i)
    if token.lemma == "head" and lemmas & {"be", "was", "were", "is", "are"}:  # "was headed to Oslo for talks"
        return Status("planned", token.i)
    if token.tag in ("VBZ", "VBP") and _subordinate_to_future(document, token):
        return Status("planned")
    if token.tag in ("VBZ", "VBP") and any(t.lemma.lower() in ("if", "whether") for t in _marks(document, token)):
        return Status("unconfirmed", token.i)
    return Status("held")


def _comes_about(document: Document, verb: Token) -> bool:
    """Whether "come" tells of no journey: "the visit comes days after the vote", unlike "comes to Oslo"."""
    if verb.lemma != "come":
        return False
    return not any(t.lemma.lower() in ("to", "for", "from", "here") for t in grammar.children(document, verb.i))


def _is_wished(document: Document, token: Token) -> bool:
    """The subjunctive: "insisted that she meet him", "a demand that they hold talks"."""
    that = any(t.lemma.lower() == "that" for t in grammar.children(document, token.i, "mark"))
    bare = token.tag == "VB" and not grammar.children(document, token.i, "aux")
    return that and bare and bool(grammar.children(document, token.i, "nsubj"))


def _marks(document: Document, token: Token) -> tuple[Token, ...]:
    return grammar.children(document, token.i, "mark", "advmod")


def _subordinate_to_future(document: Document, token: Token) -> bool:
    """ "when they meet" beside a main verb in the future."""
    marks = {t.lemma.lower() for t in _marks(document, token)}
    if not marks & {"when", "before", "once", "until", "after", "as", "if"}:
        return False
    head = document.tokens[token.head]
    return any(t.lemma.lower() in ("will", "shall", "would") for t in grammar.children(document, head.i, "aux")) or (
        bool(marks & {"before", "when", "once", "until"}) and head.tag not in ("VBD", "VBN")
    )


def _if_condition(document: Document, token: Token, otherwise: str, *, wish: bool = False) -> str:
    """A future under a condition is a proposal, in "would", or unconfirmed."""
    sentence = document.sentences[document.sentence_of[token.i]]
    words = document.text[sentence.start : sentence.end].lower()
    conditional = any(
        t.lemma.lower() in _CONDITIONS
        for child in grammar.children(document, token.i, "advcl")
        for t in grammar.children(document, child.i, "mark")
    )
    conditional = conditional or any(t.lemma.lower() == "whether" for t in grammar.children(document, token.i, "mark"))
    if conditional or any(phrase in words for phrase in _CONDITION_PHRASES):
        return "proposed" if wish else "unconfirmed"
    return otherwise


def _of_participle(document: Document, token: Token, *, depth: int) -> Status:
    """ "after meeting with", "before heading to", "his plan of visiting", "leaders meeting in"."""
    head = document.tokens[token.head]
    marks = {t.lemma.lower() for t in _marks(document, token)}
    if token.dep == "pcomp" or marks & (_AFTER | _BEFORE):
        word = head.lemma.lower() if token.dep == "pcomp" else next(iter(marks & (_AFTER | _BEFORE)))
        if word == "on" and token.dep == "pcomp" and document.tokens[head.head].pos in NOMINAL:
            return _of_above(document, head, depth=depth) or Status("proposed", token.i)  # "talks on resuming talks"
        if word in _AFTER:
            above = _of_above(document, head, depth=depth) if word in ("in", "by", "for", "from") else None
            return above if above is not None and above.value != "held" else Status("held")
        if word == "without":
            return Status("declined", token.i)
        if word == "of" and document.tokens[head.head].lemma.lower() in meeting_words().pictures:
            return Status("held", weak=True)
        above = _of_above(document, head, depth=depth)
        if word == "before" and _is_of_the_past(document, token):
            return Status("held")
        return above if above is not None and above.value != "held" else Status("planned", head.i)
    if token.dep == "advcl" and grammar.is_verbal(head):  # "Arriving for talks, she urged ..."
        return _by_tense(document, head, depth=depth - 1) if depth else Status("held")
    over = document.tokens[head.head]
    named = token.dep == "acl" and head.dep in ("nsubj", "nsubjpass") and head.lemma not in meeting_words().cue_nouns
    if named and depth and grammar.is_verbal(over):  # "the leaders, meeting in Oslo, agreed"
        return _by_tense(document, over, depth=depth - 1)
    return _of_governor(document, token, depth=depth)


def _is_of_the_past(document: Document, participle: Token) -> bool:
    """Whether a clause tells what somebody did before a meeting, which then was: "laid a wreath before meeting her",
    unlike "told reporters before meeting her" and "left Oslo before heading to Rome"."""
    verb = next((t for t in grammar.ancestors(document, participle.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None or verb.tag != "VBD" or participle.lemma in _TRAVELS | {"visit"}:
        return False
    return verb.lemma.lower() not in modal_words().speech and not grammar.is_negated(document, verb.i)


def _of_above(document: Document, token: Token, *, depth: int) -> Status | None:
    """The status that a preposition's own governor gives, if any."""
    if token.head == token.i or not depth:
        return None
    return _cued(document, document.tokens[token.head], depth=depth - 1, child=token)


def _of_governor(document: Document, token: Token, *, depth: int, to: bool = False) -> Status:
    """The status of an infinitive or participle from the word above it; ``to``: it began as an infinitive."""
    head = document.tokens[token.head]
    to = to or _is_infinitive(document, token)
    if head.i == token.i or not depth:
        return Status("planned" if to else "held")
    if to and head.lemma in _DEPARTS:
        return Status("planned", head.i)
    cued = _cued(document, head, depth=depth - 1, child=token)
    if cued is not None:
        return cued
    if token.dep == "xcomp" and head.lemma == "be":
        return Status("declined" if grammar.is_negated(document, head.i) else "planned", head.i)
    if head.lemma == "go" and head.tag == "VBG" and token.dep == "xcomp":
        return Status("declined" if grammar.is_negated(document, head.i) else "planned", head.i)
    under_way = any(t.text.lower() in ("is", "are", "'s", "’s") for t in grammar.children(document, head.i, "aux"))
    if to and head.tag == "VBG" and under_way and not grammar.is_negated(document, head.i):
        return Status("planned", head.i)  # "is rushing to Oslo to meet"
    if grammar.is_verbal(head) or head.pos == "AUX":
        return _of_verb(document, head.i, depth=depth - 1)
    return _of_governor(document, head, depth=depth - 1, to=to)


def _cued(document: Document, head: Token, *, depth: int, child: Token) -> Status | None:
    """The status that a governing word gives as a cue, its own negation and modality seen; None if it is no cue."""
    value = cue_value(document, head, child)
    if value is None:
        return None
    if value == "held":
        return _of_verb(document, head.i, depth=depth) if depth else Status("held")
    if head.lemma == "confirm" and (grammar.is_negated(document, head.i) or is_yet(document, head)):
        return Status("unconfirmed", head.i)
    if head.pos in NOMINAL and (outer := _of_cue_noun(document, head)) is not None:
        return outer
    if grammar.is_negated(document, head.i) or has_no(document, head):
        return Status("planned" if value in OFF else "declined", head.i)
    if value in OFF and grammar.is_verbal(head) and depth:
        outer = _of_verb(document, head.i, depth=depth - 1)
        if outer.value in ("proposed", "unconfirmed"):
            return Status("unconfirmed", head.i)
    if value == "planned" and is_given_up(document, head):
        return Status("cancelled", head.i)
    return Status(value, head.i)


def _of_cue_noun(document: Document, noun: Token) -> Status | None:
    """What befell an invitation, an offer or a plan: "declined an invitation to meet", "scrapped plans to visit"."""
    verb = document.tokens[noun.head]
    if noun.dep not in ("dobj", "nsubjpass", "pobj") or not (grammar.is_verbal(verb) or noun.dep == "pobj"):
        return None
    if noun.dep == "pobj":
        verb = document.tokens[verb.head]
    value = cue_value(document, verb, noun)
    if value in OFF:
        return Status(value, verb.i)
    return Status("planned", verb.i) if verb.lemma == "accept" else None


def _of_noun(document: Document, noun: int, *, depth: int) -> Status:
    """The status of a nominal trigger: its modifiers, its preposition, its verb."""
    own = _of_modifiers(document, noun)
    token = document.tokens[noun]
    above = _of_noun_above(document, token, depth=depth)
    if own is None:
        return above
    return above if above.value in OFF and own.value != above.value else own


def _of_modifiers(document: Document, noun: int) -> Status | None:
    words = meeting_words()
    for t in grammar.children(document, noun, "amod", "compound", "nmod"):
        value = words.cue_modifiers.get(t.lemma.lower()) or words.cue_modifiers.get(t.text.lower())
        if value is not None:
            return Status(value, t.i)
    for t in grammar.children(document, noun, "acl"):
        if t.tag == "VBN" and (value := words.cue_verbs.get(t.lemma.lower())) is not None:
            return Status(value, t.i)
    if has_no(document, document.tokens[noun]):
        return Status("declined", noun)
    return None


def _of_noun_above(document: Document, token: Token, *, depth: int) -> Status:
    head = document.tokens[token.head]
    if head.i == token.i or not depth:
        return Status("held", weak=True)
    if token.dep == "conj" and any(t.lemma.lower() == "but" for t in grammar.children(document, head.i, "cc")):
        first = _of_noun_above(document, head, depth=depth - 1)  # "did not want a war but talks"
        return Status("proposed", first.cue) if first.value == "declined" else first
    if token.dep in ("conj", "appos", "compound", "poss", "nmod") and head.pos in (*NOMINAL, "VERB"):
        return status_of(document, head.i) if head.pos == "VERB" else _of_noun_above(document, head, depth=depth - 1)
    if token.dep == "pobj":
        return _of_prepositional(document, head, depth=depth)
    if grammar.is_verbal(head) or head.pos == "AUX":
        return _of_noun_verb(document, token, head, depth=depth)
    cued = _cued(document, head, depth=depth - 1, child=token)
    return cued or Status("held", weak=True)


def _of_prepositional(document: Document, preposition: Token, *, depth: int) -> Status:
    """ "during talks" was; "ahead of talks" will be; "for talks" is as its verb says."""
    words = meeting_words()
    word = preposition.lemma.lower()
    head = document.tokens[preposition.head]
    while head.pos == "ADP" and head.dep in ("prep", "prt", "advmod") and head.head != head.i:
        preposition, head = head, document.tokens[head.head]
    if word == "of" and head.lemma.lower() in words.planned_relations:
        return Status("planned", head.i)
    if word in words.planned_relations:
        return Status("planned", preposition.i)
    if word == "of" and head.lemma.lower() in words.pictures:
        return Status("held", weak=True)
    noun = next((t.lemma.lower() for t in grammar.children(document, preposition.i, "pobj")), "")
    if (word in _ABOUT and noun in _CALLS) or (word in ("on", "in", "during") and noun in _ON_THE_LINE):
        return Status("held")  # "will seek answers about their conversation", "sought on a call to calm her"
    talks = words.nouns.get(noun) in ("talks", "summit")
    if (
        word == "for" and talks and head.tag == "VBG" and head.lemma.lower() in words.arrivals
    ):  # "Arriving for talks, she said"
        return Status("planned", head.i)
    if head.i == preposition.i or (word == "over" and head.pos in NOMINAL):  # "anger over his talks with her"
        return Status("held", weak=head.i != preposition.i)
    if word == "for" and (laid := _of_subject(document, head)) is not None:
        return laid
    cued = None if word in words.settings else _cued(document, head, depth=depth - 1, child=preposition)
    if cued is not None:
        return cued
    if word in ("after", "following", "during", "since", "from"):
        future = _of_verb(document, head.i, depth=depth - 1) if head.pos in ("VERB", "AUX") else Status("held")
        return future if word == "during" and future.value == "planned" else Status("held")
    if grammar.is_verbal(head) or head.pos == "AUX":
        return _by_tense(document, head, depth=depth - 1)
    above = _of_noun_above(document, head, depth=depth - 1) if head.pos in NOMINAL else Status("held", weak=True)
    known = words.stretches | words.cue_nouns.keys() | words.nouns.keys()
    distant = head.pos == "NOUN" and head.lemma.lower() not in known
    if distant and above.value in ("proposed", "unconfirmed", "declined"):
        return Status("held", weak=True)  # "consider the tale of his meeting"
    return above


def _of_subject(document: Document, verb: Token) -> Status | None:
    """The status by the plan or offer that a passive verb tells of: "plans were laid out for a visit"."""
    for subject in grammar.children(document, verb.i, "nsubjpass"):
        value = meeting_words().cue_nouns.get(subject.lemma.lower())
        if value is not None and cue_value(document, verb, subject) is None:
            return Status(value, subject.i)
    return None


def _by_tense(document: Document, verb: Token, *, depth: int, child: Token | None = None) -> Status:
    """The status by a verb around a noun; where it does not carry the noun, only its tense counts."""
    status = _of_verb(document, verb.i, depth=depth)
    words = meeting_words()
    if verb.lemma.lower() in words.light | words.carriers:
        return status
    if status.value == "declined" and status.cue != verb.i and verb.lemma.lower() == "be":
        return Status("held", weak=True)  # "did not consider the talks to be of use"
    if status.value == "held" or status.cue != verb.i:
        return replace(status, weak=status.value == "held")
    if child is not None and status.value in ("proposed", "unconfirmed") and is_any(document, child):
        return Status("unconfirmed", verb.i)  # "a meeting could go awry"
    future = any(t.lemma.lower() in ("will", "would", "shall") for t in grammar.children(document, verb.i, "aux"))
    return Status("planned", verb.i) if future or status.value == "planned" else Status("held", weak=True)


def _of_noun_verb(document: Document, token: Token, verb: Token, *, depth: int) -> Status:
    """The status of a noun that is a verb's subject or object."""
    cued = _cued(document, verb, depth=depth - 1, child=token)
    subject = token.dep in ("nsubj", "nsubjpass")
    if cued is not None and (not subject or token.dep == "nsubjpass" or verb.lemma in ("be",)):
        return cued
    if subject:
        for child in grammar.children(document, verb.i, "acomp", "attr", "xcomp", "oprd"):
            value = cue_value(document, child, token) if child.pos in ("ADJ", "VERB") else None
            if value is not None and (child.pos == "ADJ" or is_yet(document, child)):
                if child.lemma == "confirm":
                    return Status("unconfirmed", child.i)
                return Status(value, child.i)
    return _by_tense(document, verb, depth=depth - 1, child=token)
