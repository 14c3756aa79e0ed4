"""Who sends a message, to whom, and who carries it."""

from collections.abc import Iterable

from detente.extraction.grammar import (
    ancestors,
    children,
    conjuncts,
    grammatical_subjects,
    is_passive,
    mentions_of,
    objects,
    prepositional,
)
from detente.extraction.modality import modality_of
from detente.lexicon.messages import message_words
from detente.model.document import Document, Mention

_REACH = 10
_THROUGH = ("through", "via")
_NEAR = 7  # tokens from "to" to the actor
Parties = tuple[Mention, ...]


def senders_and_carriers(document: Document, head: int, verb: int | None) -> tuple[Parties, Parties]:
    """Sender: the owner, "from" or "by" whom, else the subject. Who delivers what another sent is the carrier."""
    named = _owners(document, head) or _authors(document, head)
    if verb is None:
        return named, ()
    senders, carriers = _by_verb(document, head, verb, named)
    if not carriers and passes_on(document, head, verb):
        carriers = others(_named(document, mentions_of(document, prepositional(document, verb, *_THROUGH))), senders)
    return senders, carriers


def _by_verb(document: Document, head: int, verb: int, named: Parties) -> tuple[Parties, Parties]:
    words = message_words()
    lemma = document.tokens[verb].lemma.lower()
    subjects = _subjects(document, verb)
    if lemma in words.signing and not is_passive(document, verb):
        signed = subjects if modality_of(document, verb) == "actual" else ()
        return tuple(dict.fromkeys((*signed, *named))), ()
    if stands_in(document, head):
        return named or subjects, ()
    if lemma in words.delivering or _participle_delivers(document, verb):
        return _delivered(document, verb, named, subjects)
    if lemma in words.sending | words.exchanging:
        agents = _named(document, mentions_of(document, prepositional(document, verb, "by")))
        return named or (agents if is_passive(document, verb) else subjects), ()
    return named, ()


def _delivered(document: Document, verb: int, named: Parties, subjects: Parties) -> tuple[Parties, Parties]:
    named = named or _from(document, verb, prepositions=("from",))
    if is_passive(document, verb):
        return named, _named(document, mentions_of(document, prepositional(document, verb, "by")))
    if document.tokens[verb].lemma.lower() in message_words().sending:
        return named or subjects, ()
    return named, others(subjects, named)


def stands_in(document: Document, head: int) -> bool:
    """Whether something is said or done "in a letter"."""
    token = document.tokens[head]
    return token.dep == "pobj" and document.tokens[token.head].text.lower() in ("in", "by", "via")


def _participle_delivers(document: Document, verb: int) -> bool:
    """Whether somebody has a letter delivered."""
    delivering = message_words().delivering
    below = [t for c in children(document, verb) for t in (c, *children(document, c.i))]
    return document.tokens[verb].lemma == "have" and any(t.lemma.lower() in delivering for t in below)


def _subjects(document: Document, verb: int) -> Parties:
    """Those who do what a verb says; "we" is the state that the sentence named before."""
    heads = _blamed(document, verb) or grammatical_subjects(document, verb)
    found = _named(document, mentions_of(document, heads))
    if found or not heads or document.tokens[heads[0]].text.lower() != "we":
        return found
    first = document.sentences[document.sentence_of[verb]].first
    before = [document.mention_at[i] for i in range(first, verb) if i in document.mention_at]
    states = [m for m in before if document.tokens[m.head].dep == "nsubj" and m.kind != "pronoun"]
    return tuple(states[-1:])


def _blamed(document: Document, verb: int) -> tuple[int, ...]:
    """Who is thanked or blamed "for writing": the object above, not its subject."""
    token = document.tokens[verb]
    preposition = document.tokens[token.head]
    if token.dep != "pcomp" or preposition.lemma.lower() != "for":
        return ()
    return objects(document, preposition.head)


def _owners(document: Document, head: int) -> Parties:
    return _named(
        document, mentions_of(document, [c.i for c in children(document, head, "poss", "compound", "amod", "nmod")])
    )


def _authors(document: Document, head: int) -> Parties:
    """ "from" or "by" whom a letter is, and who signed it."""
    found = _from(document, head)
    for clause in children(document, head, "acl", "relcl"):
        if clause.lemma.lower() in message_words().authoring:
            found += _named(document, mentions_of(document, prepositional(document, clause.i, "by", "from")))
    return found


def _from(document: Document, head: int, *, prepositions: tuple[str, ...] = ("from", "by")) -> Parties:
    """The objects of "from" and "by" themselves: not what hangs on them ("from X to Y")."""
    objects = [
        conjunct
        for preposition in children(document, head, "prep", "agent")
        if preposition.text.lower() in prepositions
        for token in children(document, preposition.i, "pobj")
        for conjunct in conjuncts(document, token.i)
    ]
    return _named(document, tuple(document.mention_at[i] for i in objects if i in document.mention_at))


def recipients_of(document: Document, head: int, verb: int | None, senders: Parties) -> Parties:
    """To whom: "to" after the message, the verb's dative or object, or who received it."""
    found: list[Mention] = list(_to_after(document, head))
    if verb is not None:
        found += mentions_of(document, [i for i in prepositional(document, verb, "to") if not _in_source(document, i)])
        lemma = document.tokens[verb].lemma.lower()
        if passes_on(document, head, verb):
            below = [c.i for c in children(document, verb, "dative", "dobj") if c.i != head]
            below = [i for i in below if not _holds(document, i, head)]
            found += [m for m in mentions_of(document, below) if m.head in below]  # not whom the object only speaks of
        if lemma in message_words().receiving:
            found += mentions_of(document, grammatical_subjects(document, verb))
        if lemma in message_words().exchanging:
            with_whom = [*prepositional(document, verb, "with"), *prepositional(document, head, "with")]
            found += mentions_of(document, with_whom)
    return others(_named(document, tuple(dict.fromkeys(found))), senders)


def passes_on(document: Document, head: int, verb: int) -> bool:
    """Whether a verb sends, brings or answers a message or says something in it, so that its object and its time are
    the message's: not "the letter angered her"."""
    words = message_words()
    verbs = words.sending | words.delivering | words.receiving | words.exchanging | words.answering | words.signing
    return document.tokens[verb].lemma.lower() in verbs or stands_in(document, head)


def _to_after(document: Document, head: int) -> Parties:
    """The actor after the first "to" that follows the message within its clause, whatever it hangs on, else the one to
    whom it was "addressed" or "sent"."""
    for clause in children(document, head, "acl", "relcl"):
        if clause.lemma.lower() in message_words().sending and (to := prepositional(document, clause.i, "to")):
            return mentions_of(document, to)
    last = document.sentences[document.sentence_of[head]].last
    for i in range(head + 1, min(head + 1 + _REACH, last - 1)):
        token = document.tokens[i]
        if token.tag in ("VBD", "VBZ", "MD", ":") or token.text == ";":
            return ()
        if token.text.lower() == "to" and not document.tokens[i + 1].tag.startswith("VB"):
            near = next((m for j in range(i + 1, min(i + _NEAR, last)) if (m := _own_mention(document, j))), None)
            if near is not None:
                joined = [c for c in conjuncts(document, near.head) if c != near.head]
                return (near, *mentions_of(document, joined))
    return ()


def _own_mention(document: Document, i: int) -> Mention | None:
    """The actor whom a token names, if it does not only own another ("[his] Peruvian counterpart")."""
    mention = document.mention_at.get(i)
    return None if mention is not None and mention.kind == "pronoun" and document.tokens[i].dep == "poss" else mention


def _in_source(document: Document, i: int) -> bool:
    return any(token.text.lower() == "according" for token in ancestors(document, i))


def _holds(document: Document, i: int, head: int) -> bool:
    return any(token.i == i for token in ancestors(document, head))


def _named(document: Document, mentions: Iterable[Mention]) -> Parties:
    """The same people by name, where an apposition gives it; several people taken for one are left out."""
    return tuple(dict.fromkeys(_apposed(document, m) for m in mentions if not _is_one_for_many(document, m)))


def _is_one_for_many(document: Document, mention: Mention) -> bool:
    """Whether words for several people were taken for one of them ("40 senators" for the one named before)."""
    actor = document.actor_by_id.get(mention.actors[0]) if len(mention.actors) == 1 else None
    plural = document.tokens[mention.head].tag == "NNS"
    return plural and actor is not None and actor.type == "person" and mention.kind != "name"


def _apposed(document: Document, mention: Mention) -> Mention:
    actor = document.actor_by_id.get(mention.actors[0]) if mention.actors else None
    if actor is None or actor.type != "unnamed":
        return mention
    following = mention.last + 1
    if (
        following < len(document.tokens)
        and document.tokens[mention.last].text == ","
        and following in document.mention_at
    ):
        name = document.mention_at[following]
        return name if name.kind == "name" else mention
    return mention


def others(mentions: Iterable[Mention], known: Iterable[Mention]) -> Parties:
    """Those mentions that name nobody already known."""
    taken = {actor for mention in known for actor in mention.actors}
    return tuple(mention for mention in mentions if not taken & set(mention.actors))
