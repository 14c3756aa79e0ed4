"""Who imposes a measure."""

from dataclasses import replace

from detente.extraction.grammar import (
    ancestors,
    children,
    grammatical_subjects,
    is_passive,
    mentions_of,
    prepositional,
)
from detente.extraction.measure_parties import (
    Party,
    doers,
    governs,
    names_target,
    noun_beside,
    parties_of,
    premodifiers,
    state_for,
)
from detente.extraction.measure_targets import target_mentions
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention

_UNITED_NATIONS = "group-un"
_COUNCIL = "group-un-security-council"
_ANNOUNCING = frozenset({"say", "announce", "declare", "order", "tell", "state", "confirm", "decree"})


def imposers(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """Who imposes: for a noun its owner, "by" whom, or the subject of an imposing verb; for a verb its subject.

    What the United Nations impose, the Security Council does, where the article speaks of it.
    """
    parties = _imposers(document, trigger)
    if _COUNCIL not in document.actor_by_id:
        return parties
    council = tuple(replace(p, actor=_COUNCIL) if p.actor == _UNITED_NATIONS else p for p in parties)
    return tuple({party.actor: party for party in council}.values())


def _imposers(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    if not trigger.nominal:
        had = document.tokens[trigger.head].lemma == "have"
        doing = () if had else parties_of(document, doers(document, trigger.head), acting=True)
        ordering = () if doing else parties_of(document, _who_orders(document, trigger.head), acting=True)
        return doing or ordering or _who_announces(document, trigger)
    for found in (_owners(document, trigger), _agents(document, trigger), _governing_subject(document, trigger)):
        parties = parties_of(document, found, acting=True)
        if parties:
            return parties
    beside = noun_beside(document, trigger)
    if beside is not None:
        return imposers(document, beside)
    return _who_announces(document, trigger)


def _who_orders(document: Document, verb: int) -> tuple[Mention, ...]:
    """Whose decree is the subject of a verb: its owner, or who signed it, told here or in the two sentences before."""
    orders = measure_words().order_nouns
    subject = next((i for i in grammatical_subjects(document, verb) if _is_one_of(document, i, orders)), None)
    if subject is None:
        return ()
    number = document.sentence_of[subject]
    for sentence in reversed(document.sentences[max(0, number - 2) : number + 1]):
        for i in range(sentence.first, sentence.last):
            if document.tokens[i].lemma.lower() == document.tokens[subject].lemma.lower():
                found = _whose_order(document, i)
                if found:
                    return found
    return ()


def _whose_order(document: Document, noun: int) -> tuple[Mention, ...]:
    owners = [*(c.i for c in children(document, noun, "poss", "nmod", "amod", "compound"))]
    found = mentions_of(document, (*owners, *prepositional(document, noun, "by", "from")))
    above = document.tokens[document.tokens[noun].head]
    if found or not above.tag.startswith("VB") or above.lemma.lower() not in measure_words().imposing:
        return found
    return doers(document, above.i) if document.tokens[noun].dep in ("dobj", "nsubjpass") else ()


def _is_one_of(document: Document, i: int, lemmas: frozenset[str]) -> bool:
    return document.tokens[i].lemma.lower() in lemmas


def _who_announces(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """For a passive without agent that somebody reports ("Lima said that flights would be suspended"): the speaker."""
    verb = trigger.verb if trigger.nominal else trigger.head
    if verb is None or prepositional(document, verb, "by"):
        return ()
    lemma = document.tokens[verb].lemma.lower()
    if not is_passive(document, verb) and lemma != "have":
        return ()
    if trigger.nominal and (lemma not in measure_words().imposing or not governs(document, trigger)):
        return ()
    for token in ancestors(document, verb):
        if token.lemma.lower() in _ANNOUNCING and token.tag.startswith("VB"):
            speakers = parties_of(document, mentions_of(document, grammatical_subjects(document, token.i)), acting=True)
            hit = {
                state_for(document, m.actors[0], always=True) for m in target_mentions(document, trigger) if m.actors
            }
            return tuple(party for party in speakers if party.actor not in hit)
    return ()


def _owners(document: Document, trigger: Trigger) -> list[Mention]:
    """Mentions before the noun in its phrase ("U.S. sanctions", "the EU's embargo"), its target left out."""
    found = []
    for i in premodifiers(document, trigger):
        mention = document.mention_at.get(i)
        if mention is not None and mention not in found and not names_target(document, mention, trigger):
            found.append(mention)
    return found


def _agents(document: Document, trigger: Trigger) -> list[Mention]:
    """Those named by "by" or "from" after the noun, and the subjects of a clause at it ("sanctions that X imposed")."""
    found: list[Mention] = list(mentions_of(document, prepositional(document, trigger.head, "by")))
    above = document.tokens[document.tokens[document.tokens[trigger.head].head].head]
    if above.lemma.lower() in measure_words().modal_nouns and document.tokens[trigger.head].dep == "pobj":
        found += mentions_of(document, [c.i for c in children(document, above.i, "poss", "compound", "nmod", "amod")])
    for clause in children(document, trigger.head, "acl", "relcl"):
        if clause.lemma.lower() in measure_words().imposing | measure_words().lifting:
            if clause.dep == "relcl" and not is_passive(document, clause.i):
                own = grammatical_subjects(document, clause.i)
                found += mentions_of(document, tuple(i for i in own if i != trigger.head))
            else:
                found += mentions_of(document, prepositional(document, clause.i, "by"))
    return found


def _governing_subject(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The subject of the verb that imposes, lifts or considers the measure; in the passive voice its agent."""
    words = measure_words()
    if trigger.verb is None or not governs(document, trigger):
        return ()
    lemma = document.tokens[trigger.verb].lemma.lower()
    if lemma in words.suffering:
        return mentions_of(document, prepositional(document, trigger.verb, "from", "by"))
    if lemma not in words.imposing | words.lifting | words.shelving | words.answer_verbs:
        return ()
    return doers(document, trigger.verb) or _who_orders(document, trigger.verb)
