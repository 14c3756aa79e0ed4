"""Who imposes a measure."""

from detente.extraction.grammar import (
    ancestors,
    children,
    governing_verb,
    grammatical_subjects,
    is_passive,
    mentions_of,
    objects,
    prepositional,
    who_says,
)
from detente.extraction.measure_parties import (
    Party,
    doers,
    governs,
    is_of_topic,
    mentions_within,
    names_target,
    noun_beside,
    parties_of,
    premodifiers,
    state_for,
    verb_before_with,
)
from detente.extraction.measure_phrases import relative_verb
from detente.extraction.measure_targets import target_mentions
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention

_WARNING = frozenset({"warn", "threaten", "vow", "promise"})
_WE = frozenset({"we", "i"})


def imposers(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """Who imposes: for a noun its owner, "by" whom, or the subject of an imposing verb; for a verb its subject."""
    found = _by_noun(document, trigger) if trigger.nominal else _by_verb(document, trigger)
    found = found or _of_those_answered(document, trigger)
    return found or _who_announces(document, trigger) or _implied(document, trigger)


def _of_those_answered(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """Whom an answer hits, who then imposed what is answered ("sanctions on Peru in response to the tariffs")."""
    motive = next(
        (t for t in ancestors(document, trigger.head) if t.lemma.lower() in ("retaliation", "response")), None
    )
    if not trigger.nominal or motive is None or document.tokens[motive.head].text.lower() != "in":
        return ()
    verb = governing_verb(document, motive.i)
    imposed = objects(document, verb) if verb is not None else ()
    hit = [i for noun in imposed for i in prepositional(document, noun, "on", "against")]
    return parties_of(document, [m for i in hit for m in mentions_within(document, i)], acting=True)


def _by_verb(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    both = parties_of(document, _between(document, trigger), acting=True)
    if len(both) > 1:
        return both
    had = document.tokens[trigger.head].lemma == "have"
    doing = () if had else parties_of(document, doers(document, trigger.head), acting=True)
    if not doing and trigger.complement is not None and is_passive(document, trigger.head):
        doing = parties_of(
            document, mentions_of(document, prepositional(document, trigger.complement, "by")), acting=True
        )
    return doing or parties_of(document, _who_orders(document, trigger.head), acting=True)


def _between(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """Those between whom ties are cut or restored."""
    if trigger.what != "relations" or trigger.complement is None:
        return ()
    return mentions_of(document, prepositional(document, trigger.complement, "between"))


def _by_noun(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    for found in (_owners(document, trigger), _agents(document, trigger), _governing_subject(document, trigger)):
        parties = parties_of(document, found, acting=True)
        if parties:
            return parties
    beside = noun_beside(document, trigger)
    return imposers(document, beside) if beside is not None else ()


def _implied(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """Whose country or group somebody is kept from, whose mission is closed, who warns of a measure, who says "we"."""
    for find in (
        _whose_country,
        _whose_mission,
        _whose_group,
        _who_warns,
        _who_says_we,
        _who_says_there_are,
        _who_hits_with,
    ):
        parties = parties_of(document, find(document, trigger), acting=True)
        if parties:
            return parties
    return ()


def _whose_country(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The state that somebody may not enter ("was barred from entering Peru")."""
    if trigger.type != "visa ban" or trigger.complement is None or trigger.nominal:
        return ()
    entering = trigger.complement
    heads = [token.i for token in children(document, entering, "dobj")]
    heads += prepositional(document, entering, "in", "to", "into")
    heads = heads or [*prepositional(document, trigger.head, "to", "into")]
    return tuple(mention for mention in mentions_of(document, heads) if _is_state(document, mention))


def _is_state(document: Document, mention: Mention) -> bool:
    actor = document.actor_by_id.get(mention.actors[0]) if mention.actors else None
    return actor is not None and actor.type == "state"


def _whose_mission(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """Whose embassy or consulate is closed, where nobody is said to close it ("the U.S. embassy was closed")."""
    if trigger.what != "missions" or trigger.complement is None or not is_passive(document, trigger.head):
        return ()
    owners = children(document, trigger.complement, "poss", "nmod", "amod", "compound")
    return mentions_of(document, [token.i for token in owners])


def _whose_group(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The group that somebody is put out of ("was suspended from the league")."""
    if trigger.what != "membership":
        return ()
    return mentions_of(document, prepositional(document, trigger.head, "from"))


def _who_warns(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """Who warns or threatens that a measure will follow ("warned that more raids would bring sanctions")."""
    if not trigger.nominal or trigger.verb is None or not governs(document, trigger):
        return ()
    if document.tokens[trigger.verb].lemma.lower() not in measure_words().entailing:
        return ()
    for token in ancestors(document, trigger.verb):
        if token.lemma.lower() in _WARNING and not is_passive(document, token.i):
            return mentions_of(document, grammatical_subjects(document, token.i))
    return ()


def _who_says_we(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The speaker of a sentence in which "we" impose something."""
    verb = trigger.verb
    if verb is None:
        return ()
    words = measure_words()
    own = document.tokens[verb].lemma.lower() in words.imposing | words.lifting | words.keeping
    if trigger.nominal and not own and not children(document, trigger.head, "poss"):
        return ()
    first_person = [i for i in grammatical_subjects(document, verb) if document.tokens[i].text.lower() in _WE]
    first_person += [c.i for c in children(document, trigger.head, "poss") if c.text.lower() == "our"]
    return who_says(document, verb) if first_person else ()


def _who_says_there_are(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The speaker of "there will be tariffs"."""
    verb = document.tokens[document.tokens[trigger.head].head]
    if not trigger.nominal or verb.lemma != "be" or not children(document, verb.i, "expl"):
        return ()
    to_come = any(child.tag == "MD" for child in children(document, verb.i, "aux"))
    return who_says(document, verb.i) if to_come else ()


def _who_hits_with(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """Who hits or targets somebody "with" words that end in the measure ("was hitting Peru with what he called")."""
    verb = verb_before_with(document, trigger)
    return doers(document, verb) if verb is not None else ()


def _is_pleaded_for(document: Document, verb: int) -> bool:
    """Whether somebody only works or asks for an act, which another would have to do ("campaigned to end")."""
    token = document.tokens[verb]
    infinitive = any(c.tag == "TO" for c in children(document, verb, "aux"))
    return infinitive and document.tokens[token.head].lemma.lower() in measure_words().pleading


def _who_orders(document: Document, verb: int) -> tuple[Mention, ...]:
    """Whose decree is the subject of a verb: its owner, or who signed it, told here or in the two sentences before."""
    orders = measure_words().order_nouns
    subject = next(
        (i for i in grammatical_subjects(document, verb) if document.tokens[i].lemma.lower() in orders), None
    )
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
    owners = [c.i for c in children(document, noun, "poss", "nmod", "amod", "compound")]
    found = mentions_of(document, (*owners, *prepositional(document, noun, "by", "from")))
    above = document.tokens[document.tokens[noun].head]
    if found or not above.tag.startswith("VB") or above.lemma.lower() not in measure_words().imposing:
        return found
    return doers(document, above.i) if document.tokens[noun].dep in ("dobj", "nsubjpass") else ()


def _who_announces(document: Document, trigger: Trigger) -> tuple[Party, ...]:
    """For a passive without agent that somebody reports ("Lima said that flights would be suspended"): the speaker."""
    verb = trigger.verb
    if verb is None or prepositional(document, verb, "by"):
        return ()
    lemma = document.tokens[verb].lemma.lower()
    if not is_passive(document, verb) and lemma != "have":
        return ()
    if trigger.nominal and (lemma not in measure_words().imposing or not governs(document, trigger)):
        return ()
    for token in ancestors(document, verb):
        if token.lemma.lower() in measure_words().announcing and token.tag.startswith("VB"):
            return _speakers(document, token.i, trigger)
    colon = _before_colon(document, verb)
    return _speakers(document, colon, trigger) if colon is not None else ()


def _speakers(document: Document, verb: int, trigger: Trigger) -> tuple[Party, ...]:
    """Those who say something, whom the measure does not hit and who are not told of it."""
    speakers = parties_of(document, mentions_of(document, grammatical_subjects(document, verb)), acting=True)
    told = mentions_of(document, [token.i for token in children(document, verb, "dobj", "dative")])
    named = (*target_mentions(document, trigger), *told)
    hit = {state_for(document, mention.actors[0], always=True) for mention in named if mention.actors}
    return tuple(party for party in speakers if party.actor not in hit)


def _before_colon(document: Document, verb: int) -> int | None:
    """The verb of announcing that stands before a colon ("announced three steps: flights would be halted")."""
    first = document.sentences[document.sentence_of[verb]].first
    colon = next((i for i in range(verb, first, -1) if document.tokens[i].text == ":"), first)
    announcing = (i for i in range(colon, first, -1) if document.tokens[i].lemma.lower() in measure_words().announcing)
    return next((i for i in announcing if document.tokens[i].tag.startswith("VB")), None)


def _owners(document: Document, trigger: Trigger) -> list[Mention]:
    """Mentions before the noun in its phrase ("U.S. sanctions", "the EU's embargo"), its target left out."""
    found = []
    for i in premodifiers(document, trigger):
        mention = document.mention_at.get(i)
        if mention is None or mention in found or names_target(document, mention, trigger):
            continue
        if not is_of_topic(document, mention):
            found.append(mention)
    possessive = [m for m in found if document.tokens[m.head].dep == "poss"]
    return possessive or found  # "its Peruvian arms embargo" is one on Peru


def _agents(document: Document, trigger: Trigger) -> list[Mention]:
    """Those named by "by" or "from" after the noun, and the subjects of a clause at it ("sanctions that X imposed")."""
    found: list[Mention] = list(mentions_of(document, prepositional(document, trigger.head, "by")))
    above = document.tokens[document.tokens[document.tokens[trigger.head].head].head]
    clauses = [*children(document, trigger.head, "acl", "relcl")]
    if above.lemma.lower() in measure_words().lift_nouns:  # "the lifting of sanctions that had been imposed by"
        clauses += children(document, above.i, "acl", "relcl")
    if above.lemma.lower() in measure_words().modal_nouns and document.tokens[trigger.head].dep == "pobj":
        found += mentions_of(document, [c.i for c in children(document, above.i, "poss", "compound", "nmod", "amod")])
    for clause in clauses:
        if clause.lemma.lower() in measure_words().imposing | measure_words().lifting:
            if clause.dep == "relcl" and not is_passive(document, clause.i):
                own = grammatical_subjects(document, clause.i)
                found += mentions_of(document, tuple(i for i in own if i != trigger.head))
            else:
                found += mentions_of(document, prepositional(document, clause.i, "by"))
    relative = relative_verb(document, trigger.last, measure_words().imposing)
    if relative is not None and not found:
        found += mentions_of(document, [token.i for token in children(document, relative, "nsubj")])
    return found


def _governing_subject(document: Document, trigger: Trigger) -> tuple[Mention, ...]:
    """The subject of the verb that imposes, lifts or considers the measure; in the passive voice its agent."""
    words = measure_words()
    if trigger.verb is None or not governs(document, trigger):
        return ()
    head = document.tokens[trigger.head]
    if head.dep == "compound" and document.tokens[head.head].lemma.lower() in words.relief:
        return ()  # "sought sanctions relief"
    lemma = document.tokens[trigger.verb].lemma.lower()
    if trigger.head in grammatical_subjects(document, trigger.verb) and not is_passive(document, trigger.verb):
        return ()  # "tariffs on steel from Peru threaten to"
    if lemma in words.lifting and _is_pleaded_for(document, trigger.verb):
        return ()
    if lemma in words.suffering:
        return mentions_of(document, prepositional(document, trigger.verb, "from", "by"))
    if lemma not in words.imposing | words.lifting | words.shelving | words.answer_verbs:
        return ()
    return doers(document, trigger.verb) or _who_orders(document, trigger.verb)
