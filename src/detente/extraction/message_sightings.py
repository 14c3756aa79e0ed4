"""One place where an article tells of a letter, a note or an ultimatum: who sent it to whom, and who carried it."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extraction.grammar import (
    children,
    grammatical_subjects,
    head_of,
    mentions_of,
    nearest_time,
    prepositional,
    subtree,
    tokens_in,
    who_says,
)
from detente.extraction.measure_phrases import phrase_at, spellings, word_is
from detente.extraction.meeting_times import governor
from detente.extraction.message_parties import passes_on, recipients_of, senders_and_carriers, stands_in
from detente.extraction.modality import governing_verb, modality_of
from detente.lexicon.meetings import meeting_words
from detente.lexicon.messages import message_words
from detente.lexicon.numbers import number_of
from detente.model.claim import Modality
from detente.model.document import Document, Mention, Sentence
from detente.model.spans import Span
from detente.model.times import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSighting:
    """A message as one trigger, tokens ``[first, last)``, tells it; ``official``: the sender speaks for a state;
    ``nameless``: somebody whom the article's actors lack sent it."""

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
    official: bool = False
    nameless: bool = False


def find_messages(document: Document) -> Iterator[MessageSighting]:
    """Every place that tells of a message, in text order."""
    for sentence in document.sentences:
        for i in _starts(document, sentence):
            found = _noun(document, sentence, i) or _written(document, sentence, i) or _deadline(document, sentence, i)
            if found is not None and found.modality != "negated":
                yield found


def _starts(document: Document, sentence: Sentence) -> Iterator[int]:
    """The tokens of a sentence at which a message may be told."""
    first_words = message_words().first_words
    for token in document.tokens[sentence.first : sentence.last]:
        if any(word in first_words for word in spellings(token)):
            yield token.i


def _noun(document: Document, sentence: Sentence, i: int) -> MessageSighting | None:
    """A letter, note or ultimatum by its noun."""
    for phrase, type_ in message_words().nouns:
        last = i + len(phrase)
        if phrase_at(document, phrase, i, sentence.last) and document.tokens[last - 1].tag.startswith("NN"):
            if _is_no_message(document, sentence, i, last):
                return None
            found = _sighting_of_noun(document, type_, i, last)
            carried = document.tokens[last - 1].lemma.lower() in message_words().carried and len(phrase) == 1
            return found if not carried or (found.senders and found.recipients and found.carriers) else None
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
    senders, carriers = senders_and_carriers(document, head, verb)
    return MessageSighting(
        type=type_,
        first=first,
        last=last,
        head=head,
        modality=_modality(document, head, verb),
        status=_status(document, head, verb),
        senders=senders,
        recipients=recipients_of(document, head, verb, senders),
        carriers=carriers,
        time=_time(document, head, verb),
        nameless=not senders and _is_sent_by_others(document, head, verb),
    )


def _modality(document: Document, head: int, verb: int | None) -> Modality:
    """That of the verb where it sends or delivers or says something "in a letter"; else the noun's own."""
    words = message_words()
    if verb is not None:
        lemma = document.tokens[verb].lemma.lower()
        if lemma in words.sending | words.delivering | words.receiving or stands_in(document, head):
            return modality_of(document, verb)
    own = modality_of(document, head)
    denied = any(t.lemma.lower() == "no" for t in children(document, head, "det"))
    return "actual" if own == "negated" and not denied else own  # "the letter did not help" denies no letter


def _is_sent_by_others(document: Document, head: int, verb: int | None) -> bool:
    """ "66 members wrote him a letter": a new letter, of people without a name."""
    new = any(t.lemma.lower() in ("a", "an") for t in children(document, head, "det"))
    if verb is None or not new or document.tokens[verb].lemma.lower() not in message_words().sending:
        return False
    return bool(grammatical_subjects(document, verb))


def _time(document: Document, head: int, verb: int | None) -> Timex | None:
    """When a message is sent or brought: by a time in its phrase or beside the verb that sends it, not by the day of
    what somebody says about it."""
    time = nearest_time(document, head, at_most=5.0)
    covered = tokens_in(document, Span(time.start, time.end)) if time is not None else None
    if covered is None:
        return None
    beside = verb is not None and passes_on(document, head, verb)
    own = beside and governor(document, head_of(document, *covered)) == verb
    return time if own or covered[0] in subtree(document, head) else None


def _status(document: Document, head: int, verb: int | None) -> str:
    words = message_words()
    lemmas = {document.tokens[verb].lemma.lower()} if verb is not None else set()
    lemmas |= {c.lemma.lower() for c in children(document, head, "acl", "relcl")}
    if lemmas & words.answering:
        return "answered"
    return "delivered" if lemmas & (words.delivering | words.receiving) and not stands_in(document, head) else "sent"


def _written(document: Document, sentence: Sentence, i: int) -> MessageSighting | None:
    """A letter without the noun: "wrote to X", "wrote X"."""
    token = document.tokens[i]
    if token.lemma.lower() != "write" or not token.tag.startswith("VB"):
        return None
    heads = [*prepositional(document, i, "to"), *(c.i for c in children(document, i, "dative", "dobj"))]
    recipients = tuple(m for m in mentions_of(document, heads) if m.head in heads and _reads(document, m))
    if any(word_is(t, "letter") for t in document.tokens[sentence.first : sentence.last]) or not recipients:
        return None
    senders = mentions_of(document, grammatical_subjects(document, i))
    if not senders:
        return None
    return MessageSighting(
        type="letter",
        first=i,
        last=i + 1,
        head=i,
        modality=modality_of(document, i),
        status="sent",
        senders=senders,
        recipients=recipients,
        time=nearest_time(document, i, at_most=4.0),
    )


def _reads(document: Document, mention: Mention) -> bool:
    """Whether one can write to whom words name: not "wrote the statement", whoever is meant by it."""
    return mention.kind != "nominal" or document.tokens[mention.head].lemma.lower() in meeting_words().people


def _deadline(document: Document, sentence: Sentence, i: int) -> MessageSighting | None:
    """An ultimatum without the noun: "gave X 48 hours to withdraw", "said that X had 48 hours to withdraw"."""
    words = message_words()
    token = document.tokens[i]
    if token.lemma.lower() not in ("give", "have") or not token.tag.startswith("VB"):
        return None
    for j in range(i + 1, min(i + 8, sentence.last - 3)):
        unit = document.tokens[j + 1]
        if number_of(document.tokens[j].text) is None or unit.lemma.lower() not in words.deadline_units:
            continue
        if document.tokens[j + 2].text.lower() == "to" and document.tokens[j + 3].lemma not in ("leave", "depart"):
            return _ultimatum(document, i, j)
    return None


def _ultimatum(document: Document, verb: int, number: int) -> MessageSighting:
    subjects = mentions_of(document, grammatical_subjects(document, verb))
    given = tuple(dict.fromkeys(document.mention_at[k] for k in range(verb + 1, number) if k in document.mention_at))
    if document.tokens[verb].lemma.lower() == "have":
        subjects, given = who_says(document, verb), subjects
    return MessageSighting(
        type="ultimatum",
        first=verb,
        last=number + 2,
        head=verb,
        modality=modality_of(document, verb),
        status="sent",
        senders=subjects,
        recipients=given,
        official=True,
        time=nearest_time(document, verb, at_most=3.0),
    )
