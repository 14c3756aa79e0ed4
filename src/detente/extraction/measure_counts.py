"""How many a measure hits."""

from dataclasses import dataclass

from detente.extraction.grammar import children, conjuncts
from detente.extraction.measure_parties import Party
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.lexicon.numbers import number_of
from detente.model.document import Document, Token

_NO_COUNT_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_COUNTED_APART = frozenset({"blacklist", "sanctions", "asset freeze"})
_SINGLE = frozenset({"expulsion", "recall of ambassador"})
_COUNTED = frozenset({"expulsion", "visa ban", "blacklist", "sanctions"})


@dataclass(frozen=True, slots=True)
class Count:
    """How many are hit: the number, its tokens ``[first, last)``, the word counted and its token.

    ``at_least``: the number of those named one by one, who need not be all.
    """

    value: int
    first: int
    last: int
    of: str
    of_token: int
    at_least: bool = False


def agree(one: Count, other: Count) -> bool:
    """Whether two counts may be of one measure: the same number, or no more named than counted."""
    named, counted = (one, other) if one.at_least else (other, one)
    return one.value == other.value or (named.at_least and not counted.at_least and named.value < counted.value)


def counts_of(document: Document, trigger: Trigger, parties: tuple[Party, ...]) -> tuple[Count, ...]:
    """The numbers at those hit ("18 Russians", "nine people and four firms"), else how many are named one by one."""
    if trigger.type == "treaty withdrawal":
        return ()
    heads = [party.head for party in parties] + _objects(document, trigger)
    found: dict[int, Count] = {}
    for head in dict.fromkeys(c for h in heads for c in conjuncts(document, h)):
        for token in (document.tokens[c] for c in document.children[head]):
            value = number_of(token.text)
            if value is not None and token.i < head and _counts_people(document, token, head):
                found.setdefault(head, Count(value, token.i, token.i + 1, document.tokens[head].text, head))
    if found:
        return tuple(found.values()) if trigger.type in _COUNTED_APART else tuple(found.values())[:1]
    return _named(document, trigger, parties) or _single(document, trigger)


def _named(document: Document, trigger: Trigger, parties: tuple[Party, ...]) -> tuple[Count, ...]:
    """Persons named one by one."""
    persons = [
        p
        for p in parties
        if (a := document.actor_by_id.get(p.actor)) is not None
        and (a.type == "person" or (a.type == "organisation" and trigger.type == "blacklist"))
        and _is_hit_itself(document, trigger, p.head)
    ]
    if trigger.type not in _COUNTED or not persons:
        return ()
    first, last = min(p.first for p in persons), max(p.last for p in persons)
    return (
        Count(
            len({p.actor for p in persons}),
            first,
            last,
            document.tokens[persons[0].head].text,
            persons[0].head,
            at_least=True,
        ),
    )


def _is_hit_itself(document: Document, trigger: Trigger, head: int) -> bool:
    """Whether a measure hits somebody named and not those whom the name describes ("officials close to Rojas")."""
    token = document.tokens[head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = document.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass", "dative", "nsubj"):
        return True
    if token.dep == "poss":  # "a ban on her entry"
        return trigger.first <= token.head < trigger.last
    if token.dep != "pobj":
        return False
    return document.tokens[token.head].head in (trigger.head, trigger.verb, trigger.complement)


def _single(document: Document, trigger: Trigger) -> tuple[Count, ...]:
    """One ambassador or envoy, where the noun is in the singular."""
    i = trigger.complement
    if trigger.type not in _SINGLE and trigger.what != "ships":
        return ()
    if i is None or document.tokens[i].tag != "NN":
        return ()
    classes = measure_words().classes
    if document.tokens[i].lemma.lower() not in {w for name in ("envoys", "ships") for p in classes[name] for w in p}:
        return ()
    return (Count(1, i, i + 1, document.tokens[i].text, i),)


def _objects(document: Document, trigger: Trigger) -> list[int]:
    """The heads of the phrases under the trigger that may carry the number."""
    found = [c.i for c in children(document, trigger.head, "dobj", "nsubjpass", "pobj")]
    if trigger.complement is not None:
        found.append(trigger.complement)
    for preposition in children(document, trigger.head, "prep"):
        found += [c.i for c in children(document, preposition.i, "pobj")]
    if trigger.nominal and trigger.verb is not None:
        found += _of_governor(document, trigger.verb, trigger.head) + _subject_to(document, trigger.verb)
    return found


def _subject_to(document: Document, verb: int) -> list[int]:
    """ "two people are subject to a visa ban", "two people face sanctions"."""
    words = measure_words()
    subject = any(token.text.lower() == "subject" for token in children(document, verb, "acomp", "attr"))
    if subject or document.tokens[verb].lemma.lower() in words.suffering:
        return [token.i for token in children(document, verb, "nsubj")]
    return []


def _of_governor(document: Document, verb: int, noun: int) -> list[int]:
    """ "put two people on the list", "imposed sanctions on two people"."""
    found = [c.i for c in children(document, verb, "dobj", "nsubjpass") if c.i != noun]
    for preposition in children(document, verb, "prep"):
        if preposition.text.lower() in ("on", "against"):
            found += [c.i for c in children(document, preposition.i, "pobj") if c.i != noun]
    return found


def _counts_people(document: Document, token: Token, head: int) -> bool:
    counted = document.tokens[head]
    if any(timex.start <= token.start < timex.end for timex in document.times):
        return False
    if token.dep not in ("nummod", "quantmod", "compound", "amod", "det") or token.ent in _NO_COUNT_ENTITIES:
        return False
    if counted.lemma.lower() in measure_words().uncounted or counted.ent in ("DATE", "MONEY", "PERCENT"):
        return False
    following = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
    return following.text.lower() not in measure_words().uncounted
