"""Where a text speaks of a measure: the nouns and verbs that stand for one, with its type."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.extraction.grammar import children, conjuncts, grammatical_subjects, head_of, objects, prepositional
from detente.extraction.measure_phrases import (
    class_by_first_word,
    longer_nouns_by_last_word,
    measure_nouns_in,
    phrase_at,
    spellings,
    word_is,
)
from detente.extraction.modality import governing_verb
from detente.lexicon.measures import ComplementNoun, MeasureAction, measure_words
from detente.model.document import Document, Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS_OBJECT = frozenset(
    {"that", "who", "which", "as", "after", "before", "when", "while", "if", "because", "said", "but"}
)
_OBJECT_PATH = frozenset(
    (
        *("pobj", "prep", "dobj", "conj", "compound", "attr", "nsubjpass", "pcomp", "xcomp", "ccomp", "amod"),
        *("dative", "oprd", "prt", "nmod", "agent", "advcl", "nsubj"),
    )
)
_OTHER_PREPOSITIONS = frozenset(
    {"with", "without", "over", "after", "before", "despite", "during", "since", "by", "as"}
)
_WINDOW = 10
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words ``[first, last)`` that stand for a measure; ``head`` is their noun or verb, ``verb`` what governs it.

    ``complement`` is the token that says what is cut off ("imports" in "banned imports"), ``bare`` is false where the
    words are a measure only beside somebody whom they hit, ``threat`` true where they are one only when not yet done,
    ``vague`` where they do not say what is cut off ("the ban"), ``looming`` where they are one also without anybody
    hit as long as it is to come ("further measures"). ``what`` is the class of what is cut off.
    """

    type: str
    first: int
    last: int
    head: int
    verb: int | None
    complement: int | None = None
    bare: bool = True
    threat: bool = False
    vague: bool = False
    looming: bool = False
    what: str | None = None

    def overlaps(self, other: "Trigger") -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last

    @property
    def nominal(self) -> bool:
        """Whether a noun stands for the measure."""
        return self.verb != self.head


def find_triggers(document: Document) -> tuple[Trigger, ...]:
    """All triggers in text order; of two that share words, the one that says more stays."""
    found: list[Trigger] = []
    for sentence in document.sentences:
        candidates = [*_nouns(document, sentence), *_complements(document, sentence), *_actions(document, sentence)]
        kept: list[Trigger] = []
        for trigger in candidates:
            if not any(trigger.overlaps(other) for other in kept) and not _in_name(document, trigger.head):
                kept.append(trigger)
        found += sorted(kept, key=lambda trigger: trigger.first)
    return tuple(found)


def _in_name(document: Document, i: int) -> bool:
    """Whether a word is part of a person's name ("Ban Ki-moon")."""
    return type_at(document, i) == "person" and document.mention_at[i].kind == "name"


def type_at(document: Document, i: int) -> str | None:
    """The type of the first actor whom a token names; None where it names nobody."""
    mention = document.mention_at.get(i)
    actor = document.actor_by_id.get(mention.actors[0]) if mention is not None and mention.actors else None
    return actor.type if actor is not None else None


def _nouns(document: Document, sentence: Sentence) -> Iterator[Trigger]:
    """Measure nouns, longest phrases first."""
    for rule, first in measure_nouns_in(document, sentence):
        last = first + len(rule.phrase)
        head = head_of(document, first, last)
        if (len(rule.phrase) > 1 or _is_noun(document.tokens[head])) and not _is_motive(document, head):
            yield Trigger(
                rule.type, first, last, head, _verb_above(document, head), bare=rule.bare, looming=rule.looming
            )


def _is_motive(document: Document, i: int) -> bool:
    """Whether a noun only says why something is done ("ordered the strike in retaliation for")."""
    token = document.tokens[i]
    stands_for = token.lemma.lower() in measure_words().answer_words
    return stands_for and token.dep == "pobj" and document.tokens[token.head].text.lower() in ("in", "as")


def _verb_above(document: Document, i: int) -> int | None:
    """The verb that governs a measure noun, nouns misread as verbs passed."""
    verb = governing_verb(document, i)
    for _ in range(3):
        if verb is None or not misread(document, verb):
            return verb
        above = document.tokens[verb].head
        verb = governing_verb(document, above) if above != verb else None
    return verb


def misread(document: Document, i: int) -> bool:
    """Whether a word tagged as a verb ends a measure noun ("asset freezes")."""
    if document.tokens[i].tag != "VBZ":
        return False
    longer = longer_nouns_by_last_word()
    phrases = (phrase for word in spellings(document.tokens[i]) for phrase in longer.get(word, ()))
    return any(i + 1 >= len(p) and phrase_at(document, p, i + 1 - len(p), i + 1) for p in phrases)


def _is_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") or token.tag.startswith("NN")


def _complements(document: Document, sentence: Sentence) -> Iterator[Trigger]:
    """Nouns such as "ban" and "suspension" with what they cut off."""
    complements = measure_words().complements
    for i in range(sentence.first, sentence.last):
        token = document.tokens[i]
        if not _is_noun(token) and token.tag != "VBG":
            continue
        word = token.lemma.lower() if _is_noun(token) else token.text.lower()
        for rule in complements.get(word, complements.get(token.text.lower(), ())):
            trigger = _complement_trigger(document, sentence, i, rule)
            if trigger is not None:
                yield trigger
                break


def _complement_trigger(document: Document, sentence: Sentence, i: int, rule: ComplementNoun) -> Trigger | None:
    words = measure_words()
    verb = governing_verb(document, document.tokens[i].head)
    start = _object_start(document, sentence, i)
    if start is not None:
        for j in _object_window(document, sentence, start):
            for name in rule.classes:
                matched = _class_at(document, name, j, sentence)
                if matched is not None:
                    return Trigger(words.class_types[name], i, matched, i, verb, complement=j, what=name)
    if rule.otherwise is not None and _is_noun(document.tokens[i]):
        return Trigger(rule.otherwise, i, i + 1, i, verb, bare=False, vague=True)
    return None


def _object_start(document: Document, sentence: Sentence, i: int) -> int | None:
    """Where what a noun cuts off begins: after its preposition, or at once where a verb was misread as a noun."""
    if i + 1 < sentence.last and document.tokens[i + 1].text.lower() in ("of", "on", "in", "from", "to", "for"):
        return i + 2
    misread_verb = document.tokens[i].text.lower() == "bans" and i + 1 in document.mention_at and i > sentence.first
    return i + 1 if misread_verb else None


def _object_window(document: Document, sentence: Sentence, start: int) -> Iterator[int]:
    """The tokens from ``start`` in which the object of a verb or noun may stand."""
    for j in range(start, min(start + _WINDOW, sentence.last)):
        token = document.tokens[j]
        if token.tag in _FINITE or token.text in (";", ":") or token.text.lower() in _ENDS_OBJECT:
            return
        yield j


def _class_at(document: Document, name: str, i: int, sentence: Sentence) -> int | None:
    """The end of the words of a class that stand at a token, else None."""
    starting = class_by_first_word(name)
    for word in spellings(document.tokens[i]):
        for phrase in starting.get(word, ()):
            if phrase_at(document, phrase, i, sentence.last):
                end = i + len(phrase)
                if name in ("entry", "visas") and _is_no_entry(document, end, sentence):
                    return None
                return None if name == "treaties" and _is_without(document, i, end, sentence) else end
    return None


def _is_without(document: Document, first: int, end: int, sentence: Sentence) -> bool:
    """Whether a treaty is lacking or an alternative ("leave without a deal", "deal or no deal"), or no treaty ("left of
    his own accord")."""
    before = {document.tokens[i].text.lower() for i in range(max(sentence.first, first - 3), first)}
    return bool(before & {"no", "without", "own"}) or (
        end < sentence.last and document.tokens[end].text.lower() == "or"
    )


def _is_no_entry(document: Document, end: int, sentence: Sentence) -> bool:
    """Whether words of entry belong to others: "visits into", "travel agencies", "visa-free"."""
    if end >= sentence.last:
        return False
    last, following = document.tokens[end - 1], document.tokens[end]
    of_other = last.lemma.lower() == "travel" and last.dep == "compound"
    return of_other or following.text.lower() in ("into", "-")


def _actions(document: Document, sentence: Sentence) -> Iterator[Trigger]:
    """Verbs with the objects that make them measures; those with a class before those that take any object."""
    acting = [
        i
        for i in range(sentence.first, sentence.last)
        if document.tokens[i].tag.startswith("VB") and document.tokens[i].dep not in ("aux", "auxpass")
    ]
    for i in acting:
        yield from _with_objects(document, sentence, i)
    for i in acting:
        for rule in _rules_of(document, sentence, i):
            if not rule.objects and _applies(document, i, rule):
                yield _without_object(document, i, rule)
                break


def _with_objects(document: Document, sentence: Sentence, i: int) -> Iterator[Trigger]:
    """What a verb does to its first object, then to others joined to that ("banned imports and flights")."""
    found: list[Trigger] = []
    for rule in _rules_of(document, sentence, i):
        trigger = _action_trigger(document, sentence, i, rule) if rule.objects else None
        if trigger is not None and trigger.type not in {other.type for other in found}:
            found.append(trigger)
    found.sort(key=lambda trigger: (trigger.complement or 0, not trigger.bare))
    if not found:
        return
    yield (first := found[0])
    joined = conjuncts(document, _top(document, first.complement or i))
    for trigger in found[1:]:
        if trigger.complement in joined and trigger.complement != first.complement and trigger.complement >= first.last:
            yield replace(trigger, first=trigger.complement, last=trigger.complement + 1)


def _top(document: Document, i: int) -> int:
    """The first of the words that one is joined to."""
    while document.tokens[i].dep == "conj" and document.tokens[i].head != i:
        i = document.tokens[i].head
    return i


def _applies(document: Document, verb: int, rule: MeasureAction) -> bool:
    """Whether a verb that takes any object has the subject or the group which its rule asks for."""
    if rule.membership:
        return any(type_at(document, i) == "group" for i in prepositional(document, verb, "from"))
    return not rule.package or _orders(document, verb)


def _orders(document: Document, verb: int) -> bool:
    """Whether the subject of a verb is sanctions, an order or what stands for them ("The sanctions prohibit")."""
    packages = measure_words().packages
    subjects = grammatical_subjects(document, verb)
    return any(
        document.tokens[s].lemma.lower() in packages or document.tokens[s].text.lower() in ("it", "they", "which")
        for s in subjects
    ) and not any(s in document.mention_at for s in subjects)


def _without_object(document: Document, i: int, rule: MeasureAction) -> Trigger:
    keeps_out = rule.type == "other" and not (rule.package or rule.threat or rule.membership)
    type_ = "visa ban" if keeps_out and (_barred_from_place(document, i) or _hits_person(document, i)) else rule.type
    what = "order" if rule.package else "membership" if rule.membership else None
    return Trigger(type_, i, i + 1, i, i, bare=False, threat=rule.threat, what=what)


def _hits_person(document: Document, verb: int) -> bool:
    """Whether the object of a verb is somebody by name ("Rojas, barred by Peru")."""
    hit = list(objects(document, verb))
    hit += [document.tokens[i].head for i in hit if document.tokens[i].dep == "appos"]
    return any(type_at(document, i) == "person" for i in hit)


def _rules_of(document: Document, sentence: Sentence, i: int) -> Iterator[MeasureAction]:
    """The rules of a verb and of the verb with its particle ("pull out")."""
    actions, lemma = measure_words().actions, document.tokens[i].lemma.lower()
    yield from actions.get(lemma, ())
    if lemma not in measure_words().with_particle:
        return
    for j in range(i + 1, min(i + 6, sentence.last)):
        yield from actions.get(f"{lemma} {document.tokens[j].text.lower()}", ())


def _action_trigger(document: Document, sentence: Sentence, i: int, rule: MeasureAction) -> Trigger | None:
    if rule.type == "treaty withdrawal" and _is_left_aside(document, i):
        return None
    for j in (*_object_window(document, sentence, i + 1), *_before(document, i)):
        for name in rule.objects:
            end = _class_at(document, name, j, sentence)
            if end is not None and _is_object(document, i, end - 1) and _followed(document, sentence, i, rule.also):
                last = end if j > i and end - i <= 6 else i + 1
                return Trigger(rule.type, i, last, i, i, complement=end - 1, bare=rule.bare, what=name)
    return None


def _is_left_aside(document: Document, verb: int) -> bool:
    """Whether a particle makes a verb of leaving another ("leave off", "leave over")."""
    particles = {token.text.lower() for token in children(document, verb, "prt")}
    return document.tokens[verb].lemma.lower() == "leave" and bool(particles)


def _followed(document: Document, sentence: Sentence, i: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands after a verb, or none is asked for."""
    after = range(i + 1, min(i + 1 + _WINDOW + _NEAR, sentence.last))
    return not words or any(word_is(document.tokens[j], word) for j in after for word in words)


def _barred_from_place(document: Document, verb: int) -> bool:
    """Whether somebody is kept out of a state ("barred from Peru")."""
    return any(type_at(document, i) == "state" for i in prepositional(document, verb, "from"))


def _before(document: Document, verb: int) -> list[int]:
    """Tokens before a passive verb or a participle that may be its object ("the diplomats expelled")."""
    token = document.tokens[verb]
    heads = [c for c in document.children[verb] if document.tokens[c].dep == "nsubjpass"]
    if token.lemma == "have":
        heads += [c for c in document.children[verb] if document.tokens[c].dep == "nsubj"]
    if token.dep in ("acl", "relcl") and token.tag == "VBN":
        heads.append(token.head)
    return [j for head in heads for j in range(max(head - 2, 0), head + 1)]


def _is_object(document: Document, verb: int, noun: int) -> bool:
    """Whether a noun hangs on a verb as its object, or stands so near that the parse is likely wrong."""
    token = document.tokens[noun]
    for _ in range(7):
        if token.head == verb or (
            document.tokens[verb].head == token.i and document.tokens[verb].dep in ("acl", "relcl")
        ):
            return True
        if token.text.lower() in _OTHER_PREPOSITIONS:
            return False
        if token.dep not in _OBJECT_PATH or token.head == token.i:
            break
        token = document.tokens[token.head]
    between = (document.tokens[i].text.lower() for i in range(verb + 1, noun))
    return 0 < noun - verb <= _NEAR and not any(word in _OTHER_PREPOSITIONS for word in between)
