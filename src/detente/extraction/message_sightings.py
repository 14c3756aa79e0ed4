"""One place where an article tells of a letter, a note or an ultimatum: who sent it to whom, and who carried it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.extraction.grammar import (
    children,
    grammatical_subjects,
    is_passive,
    mentions_at,
    mentions_of,
    nearest_time,
    prepositional,
)
from detente.extraction.measure_triggers import phrase_at, word_is
from detente.extraction.modality import governing_verb, modality_of
from detente.lexicon.messages import message_words
from detente.lexicon.numbers import number_of
from detente.model.claim import Modality
from detente.model.document import Document, Mention, Sentence
from detente.model.times import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSighting:
    """A message as one trigger, tokens ``[first, last)``, tells it."""

    type: str
    first: int
    last: int
    head: int
    modality: Modality
    status: str
    senders: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    carriers: tuple[Mention, ...] = ()
    time: Timex | None = None


def find_messages(document: Document) -> Iterator[MessageSighting]:
    """Every place that tells of a message, in text order."""
    for sentence in document.sentences:
        for i in range(sentence.first, sentence.last):
            found = _noun(document, sentence, i) or _written(document, sentence, i) or _deadline(document, sentence, i)
            if found is not None and found.modality != "negated":
                yield found


def _noun(document: Document, sentence: Sentence, i: int) -> MessageSighting | None:
    """A letter, note or ultimatum by its noun."""
    for phrase, type_ in message_words().nouns:
        last = i + len(phrase)
        if phrase_at(document, phrase, i, sentence.last) and document.tokens[last - 1].tag.startswith("NN"):
            if _is_no_message(document, sentence, i, last):
                return None
            return _sighting_of_noun(document, type_, i, last)
    return None


def _is_no_message(document: Document, sentence: Sentence, first: int, last: int) -> bool:
    words = message_words()
    before = document.tokens[first - 1].text.lower() if first > sentence.first else ""
    inside_longer = first > sentence.first and any(
        len(phrase) > 1 and phrase_at(document, phrase, first - 1, sentence.last) for phrase, _ in words.nouns
    )
    after = any(phrase_at(document, phrase, last, sentence.last) for phrase in words.not_after)
    return before in words.not_before or after or inside_longer


def _sighting_of_noun(document: Document, type_: str, first: int, last: int) -> MessageSighting:
    head = last - 1
    verb = governing_verb(document, head)
    senders, carriers = _senders_and_carriers(document, head, verb)
    recipients = _recipients(document, head, verb, senders)
    return MessageSighting(
        type=type_,
        first=first,
        last=last,
        head=head,
        modality=modality_of(document, head),
        status=_status(document, head, verb),
        senders=senders,
        recipients=recipients,
        carriers=carriers,
        time=nearest_time(document, head, at_most=5.0),
    )


def _senders_and_carriers(
    document: Document, head: int, verb: int | None
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Sender: the owner, "from" or "by" whom, else the subject. Who delivers what another sent is the carrier."""
    words = message_words()
    named = _owners(document, head) or mentions_of(document, prepositional(document, head, "from", "by"))
    signed = [c.i for c in children(document, head, "acl", "relcl")]
    named = named or tuple(m for i in signed for m in mentions_of(document, prepositional(document, i, "by", "from")))
    if verb is None:
        return named, ()
    lemma = document.tokens[verb].lemma.lower()
    delivering = _is_delivering(document, verb)
    if delivering:
        named = named or mentions_of(document, prepositional(document, verb, "from"))
    if is_passive(document, verb):
        agents = mentions_of(document, prepositional(document, verb, "by"))
        return (named, agents) if delivering else (named or agents, ())
    subjects = mentions_of(document, grammatical_subjects(document, verb))
    if lemma in words.receiving and not delivering:
        return named, ()
    if delivering:
        return named, _others(subjects, named)
    return named or subjects, ()


def _is_delivering(document: Document, verb: int) -> bool:
    """Whether a verb hands something over, itself or in the participle at its object ("had a letter delivered")."""
    return document.tokens[verb].lemma.lower() in message_words().delivering


def _owners(document: Document, head: int) -> tuple[Mention, ...]:
    return mentions_of(document, [c.i for c in children(document, head, "poss", "compound", "amod", "nmod")])


def _others(mentions: Iterable[Mention], known: Iterable[Mention]) -> tuple[Mention, ...]:
    """Those mentions that name nobody already known."""
    taken = {actor for mention in known for actor in mention.actors}
    return tuple(mention for mention in mentions if not taken & set(mention.actors))


def _recipients(document: Document, head: int, verb: int | None, senders: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """To whom: "to" at the noun, at the verb or at a participle between them, the dative, or who received it."""
    words = message_words()
    found = list(mentions_of(document, prepositional(document, head, "to")))
    for clause in children(document, head, "acl", "relcl"):
        found += mentions_of(document, prepositional(document, clause.i, "to"))
    if verb is not None:
        found += mentions_of(document, prepositional(document, verb, "to"))
        found += [m for c in children(document, verb, "dative") for m in mentions_at(document, c.i)]
        found += [m for c in children(document, verb, "dobj") if c.i != head for m in mentions_at(document, c.i)]
        for clause in children(document, verb, "ccomp", "xcomp", "acl"):
            found += mentions_of(document, prepositional(document, clause.i, "to"))
        if document.tokens[verb].lemma.lower() in words.receiving:
            found += mentions_of(document, grammatical_subjects(document, verb))
    return _others(dict.fromkeys(found), senders)


def _status(document: Document, head: int, verb: int | None) -> str:
    words = message_words()
    lemmas = {document.tokens[verb].lemma.lower()} if verb is not None else set()
    lemmas |= {c.lemma.lower() for c in children(document, head, "acl", "relcl")}
    if lemmas & words.answering:
        return "answered"
    return "delivered" if lemmas & (words.delivering | words.receiving) else "sent"


def _written(document: Document, sentence: Sentence, i: int) -> MessageSighting | None:
    """A letter without the noun: "wrote to X"."""
    token = document.tokens[i]
    if token.lemma.lower() != "write" or not token.tag.startswith("VB"):
        return None
    recipients = mentions_of(document, prepositional(document, i, "to"))
    recipients += tuple(m for c in children(document, i, "dative") for m in mentions_at(document, c.i))
    if any(word_is(t, "letter") for t in document.tokens[sentence.first : sentence.last]) or not recipients:
        return None
    return MessageSighting(
        type="letter",
        first=i,
        last=i + 1,
        head=i,
        modality=modality_of(document, i),
        status="sent",
        senders=mentions_of(document, grammatical_subjects(document, i)),
        recipients=recipients,
        time=nearest_time(document, i, at_most=4.0),
    )


def _deadline(document: Document, sentence: Sentence, i: int) -> MessageSighting | None:
    """An ultimatum without the noun: "gave X 48 hours to withdraw"."""
    words = message_words()
    token = document.tokens[i]
    if token.lemma.lower() != "give" or not token.tag.startswith("VB"):
        return None
    for j in range(i + 1, min(i + 8, sentence.last - 2)):
        unit = document.tokens[j + 1]
        if number_of(document.tokens[j].text) is None or unit.lemma.lower() not in words.deadline_units:
            continue
        if document.tokens[j + 2].text.lower() != "to":
            continue
        given = tuple(dict.fromkeys(document.mention_at[k] for k in range(i + 1, j) if k in document.mention_at))
        return MessageSighting(
            type="ultimatum",
            first=i,
            last=j + 2,
            head=i,
            modality=modality_of(document, i),
            status="sent",
            senders=mentions_of(document, grammatical_subjects(document, i)),
            recipients=given,
            time=nearest_time(document, i, at_most=3.0),
        )
    return None
