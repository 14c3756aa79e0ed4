"""Whom the words around a restriction show as hit, where none says "on" or "against" whom it is."""

from collections.abc import Iterator

from detente.extraction.grammar import (
    ancestors,
    children,
    grammatical_subjects,
    is_passive,
    mentions_at,
    mentions_of,
    prepositional,
)
from detente.extraction.measure_parties import doers, mentions_within, verb_before_with
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention, Token

_REACH = 5
_WARNING = frozenset({"warn", "threaten"})
_PASSED = frozenset(
    {"compound", "pobj", "prep", "agent", "conj", "dobj", "nmod", "amod", "poss", "pcomp", "nsubj", "nsubjpass"}
)


def sufferers(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """Those who evade, suffer or want to be rid of a restriction, whom it is said to harm, to be meant for or to put
    under pressure; none where the words around the trigger show nobody."""
    for find in _AT_NOUNS + _AT_ALL if trigger.nominal else _AT_ALL:
        found = tuple(dict.fromkeys(find(document, trigger)))
        if found:
            return found
    return ()


def _whom_its_kind_names(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """Whom the noun names that a restriction is part of ("a sanctions package against Peru")."""
    token = document.tokens[trigger.head]
    if token.dep != "compound":
        return
    for i in prepositional(document, token.head, "on", "against", "for", "upon"):
        yield from mentions_within(document, i)


def _who_is_warned(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """Whom somebody warns of it or threatens with it ("warned Peru that raids would bring sanctions")."""
    for above in ancestors(document, trigger.head):
        if above.lemma.lower() in _WARNING and above.tag.startswith("VB"):
            for child in children(document, above.i, "nsubjpass" if is_passive(document, above.i) else "dobj"):
                yield from mentions_within(document, child.i)
            return


def _whom_it_harms(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """ "The sanctions have cut Peru's exports", "an economy battered by sanctions"."""
    harming = measure_words().harming
    token = document.tokens[trigger.head]
    for above in _above(document, token):
        if not above.tag.startswith("VB"):
            continue
        if above.lemma.lower() in harming:
            for child in children(document, above.i, "dobj", "nsubjpass"):
                if child.i != trigger.head:
                    yield from mentions_within(document, child.i)
            if above.dep == "acl" and above.tag == "VBN":
                yield from mentions_within(document, above.head)
        return


def _who_bears_it(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """Who evades sanctions, suffers from them, or wants them lifted or eased."""
    words = measure_words()
    relieving = False
    for above in _above(document, document.tokens[trigger.head]):
        lemma = above.lemma.lower()
        relieving = relieving or lemma in words.lifting | words.lift_nouns | words.relief
        borne = lemma in words.suffering | words.bearing
        if not above.tag.startswith("VB"):
            if borne:  # "in defiance of sanctions", "Peru's violations of the embargo"
                yield from _owner_of(document, above)
            continue
        if borne or (relieving and lemma in words.wanting):
            yield from doers(document, above.i)
        if lemma not in words.lifting and lemma not in ("lift", "get", "see", "have"):
            return


def _owner_of(document: Document, noun: Token) -> Iterator[Mention]:
    """The owner of a deed told as a noun, else who does what the verb above says."""
    owners = [token.i for token in children(document, noun.i, "poss", "amod", "compound", "nmod")]
    found = [mention for i in owners for mention in mentions_at(document, i)]
    if found:
        yield from found
        return
    for above in ancestors(document, noun.i):
        if above.tag.startswith("VB"):
            yield from doers(document, above.i)
            return


def _who_is_under_it(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """ "Peru, under U.S. sanctions since", "has been subject to an embargo"."""
    token = document.tokens[trigger.head]
    preposition = document.tokens[token.head]
    if token.dep != "pobj" or preposition.text.lower() not in ("under", "to"):
        return
    above = document.tokens[preposition.head]
    if preposition.text.lower() == "to" and above.text.lower() != "subject":
        return
    while above.dep in ("acomp", "prep", "attr") and not above.tag.startswith("NN"):
        above = document.tokens[above.head]
    if above.tag.startswith("VB") and above.lemma in measure_words().being_under:
        yield from mentions_of(document, grammatical_subjects(document, above.i))
    elif above.pos in ("NOUN", "PROPN"):
        yield from mentions_within(document, above.i)


def _hit_with(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """Whom somebody targets "with" words that end in the restriction ("hit Peru with what he called sanctions")."""
    verb = verb_before_with(document, trigger)
    for child in children(document, verb, "dobj", "nsubjpass") if verb is not None else ():
        yield from mentions_within(document, child.i)


def _whom_it_puts_under_pressure(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """Whom a purpose names ("imposed tariffs to press Peru into", "sanctions to punish Lima for")."""
    for anchor in (trigger.head, trigger.verb):
        if anchor is None:
            continue
        for clause in children(document, anchor, "advcl", "xcomp", "acl", "relcl"):
            if clause.lemma.lower() not in measure_words().pressing:
                continue
            if is_passive(document, clause.i):
                continue
            for child in children(document, clause.i, "dobj"):
                yield from mentions_within(document, child.i)


def _whom_it_is_meant_for(document: Document, trigger: Trigger) -> Iterator[Mention]:
    """Whose what is cut off is, or for whom it was ("withheld aid meant for Peru")."""
    if trigger.complement is None:
        return
    for i in prepositional(document, trigger.complement, "for", "to", "with", "from", "of"):
        yield from mentions_within(document, i)
    if not trigger.nominal:
        for i in prepositional(document, trigger.head, "for", "to", "against", "from"):
            yield from mentions_within(document, i)


def _above(document: Document, token: Token) -> Iterator[Token]:
    """The words above a noun as long as they are of its clause."""
    for _ in range(_REACH):
        if token.head == token.i or (token.dep not in _PASSED and not token.dep.endswith("comp")):
            return
        token = document.tokens[token.head]
        yield token


_AT_NOUNS = (_whom_its_kind_names, _who_is_warned, _whom_it_harms, _who_bears_it, _who_is_under_it, _hit_with)
_AT_ALL = (_whom_it_puts_under_pressure, _whom_it_is_meant_for)
