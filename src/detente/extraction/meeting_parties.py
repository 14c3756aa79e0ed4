"""Who takes part in a meeting, read off the arguments of its trigger."""

from collections.abc import Iterable

from detente.extraction import grammar
from detente.extraction.meeting_drafts import Party, joined, parties_of, sides_of
from detente.lexicon.meetings import meeting_words
from detente.lexicon.modality import modal_words
from detente.model.document import Document, Mention, Token

_SPOKEN_TO = frozenset(
    {"tell", "urge", "assure", "invite", "warn", "ask", "join", "inform", "meet", "see", "press", "host"}
)
_BETWEEN = ("between", "among", "of", "by", "from", "involving", "including")
_MODIFIERS = ("poss", "compound", "amod", "nmod")


def people_at(document: Document, heads: Iterable[int]) -> tuple[Party, ...]:
    """The parties that phrases name: actors themselves, or people described by their country ("leaders of Egypt")."""
    found: list[Mention] = []
    for head in heads:
        own = document.mention_at.get(head)
        if own is not None:
            found.append(own)
        elif document.tokens[head].lemma.lower() in meeting_words().people:
            found.extend(grammar.mentions_at(document, head))
    return parties_of(tuple(dict.fromkeys(found)))


def verb_parties(document: Document, verb: int, *prepositions: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """(those who do it, those to or with whom it is done) for a verb, the latter by object and by ``prepositions``."""
    doers = people_at(document, grammar.grammatical_subjects(document, verb))
    if grammar.is_passive(document, verb):
        agents = people_at(document, grammar.subjects(document, verb))
        return (agents, doers)
    partners = [*grammar.objects(document, verb), *grammar.prepositional(document, verb, *prepositions)]
    partners += _relative_partner(document, verb, prepositions)
    return doers, people_at(document, partners)


def _relative_partner(document: Document, verb: int, prepositions: tuple[str, ...]) -> list[int]:
    """ "Putin, whom he will meet": the noun that an object relative clause describes."""
    token = document.tokens[verb]
    if token.dep != "relcl" or not grammar.children(document, verb, "nsubj"):
        return []
    if grammar.children(document, verb, "dobj") or grammar.prepositional(document, verb, *prepositions):
        return []
    own = {document.tokens[i].i for i in grammar.grammatical_subjects(document, verb)}
    return [token.head] if token.head not in own else []


def noun_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those who take part in what a noun names: its own arguments first, then those of the verb that carries it."""
    own = own_parties(document, noun)
    if len(sides_of(document, own)) >= 2 or document.tokens[noun].dep in ("nsubj", "nsubjpass"):
        return own
    return joined(own, outer_parties(document, noun))


def own_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those whom the noun's own phrase names: "Obama's meeting with", "talks between", "an Obama-Putin summit"."""
    before: list[Mention] = []
    for child in grammar.children(document, noun, *_MODIFIERS):
        before.extend(_left_of(document, child, noun))
    after = people_at(document, grammar.prepositional(document, noun, "with", *_BETWEEN))
    return joined(parties_of(tuple(before)), after, _with_of_verb(document, noun))


def _left_of(document: Document, child: Token, noun: int) -> list[Mention]:
    found = list(grammar.mentions_at(document, child.i))
    for below in grammar.children(document, child.i, "conj", "compound", "poss", "nmod"):
        if below.i < noun:
            found.extend(grammar.mentions_at(document, below.i))
    return list(dict.fromkeys(found))


def _with_of_verb(document: Document, noun: int) -> tuple[Party, ...]:
    """ "held talks on Friday with X": the parser often hangs "with" on the verb."""
    token = document.tokens[noun]
    if token.dep not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return ()
    found: list[int] = []
    for verb in _verbs_around(document, token):
        found.extend(grammar.prepositional(document, verb, "with", "between"))
    return people_at(document, found)


def _verbs_around(document: Document, token: Token) -> list[int]:
    head = document.tokens[token.head]
    return [head.i, *(t.i for t in grammar.children(document, head.i, "xcomp", "acomp"))]


def outer_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those who take part because the verb around the noun is theirs: "X said after talks with"."""
    verb = carrying_verb(document, noun)
    if verb is None:
        return ()
    heads = list(grammar.grammatical_subjects(document, verb))
    token = document.tokens[verb]
    if token.lemma in _SPOKEN_TO and not grammar.is_passive(document, verb):
        heads += [i for i in grammar.objects(document, verb) if i != noun]
    if grammar.is_passive(document, verb):
        heads += grammar.subjects(document, verb)
    return people_at(document, [i for i in heads if i != noun])


def carrying_verb(document: Document, noun: int) -> int | None:
    """The verb whose subject takes part in a noun's meeting; None if there is none."""
    token = document.tokens[noun]
    if token.dep in ("nsubj", "nsubjpass", "ROOT"):
        return None
    head = document.tokens[token.head]
    while head.pos in ("ADP", "NOUN", "PROPN", "SCONJ", "ADV", "ADJ") and head.head != head.i:
        if head.dep in ("nsubj", "nsubjpass") and head.pos in ("NOUN", "PROPN"):
            return None
        head = document.tokens[head.head]
    return head.i if grammar.is_verbal(head) or head.pos == "AUX" else None


def credited(document: Document, trigger: int) -> str | None:
    """The actor whom the sentence credits with telling of a trigger ("the ministry said that ..."), or None."""
    token = document.tokens[trigger]
    for above in grammar.ancestors(document, trigger):
        if token.dep == "ccomp" and above.lemma.lower() in modal_words().speech:
            speakers = people_at(document, grammar.grammatical_subjects(document, above.i))
            return speakers[0].actor if len(speakers) == 1 else None
        token = above
    return None


def is_phone(document: Document, head: int) -> bool:
    """Whether the words at a trigger say that it went by telephone."""
    words = meeting_words()
    sentence = document.sentences[document.sentence_of[head]]
    around = document.text[max(sentence.start, document.tokens[head].start - 25) : sentence.end].lower()
    near = around[:160]
    if any(phrase in near for phrase in words.phone_phrases):
        return True
    return any(
        t.lemma.lower() in words.phone_modifiers for t in grammar.children(document, head, "compound", "amod", "nmod")
    )
