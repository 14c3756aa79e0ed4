"""Lists of sanctioned people: published names, with what is done to those on them as provisions."""

from collections.abc import Iterator
from dataclasses import replace

from detente.extraction.grammar import children, conjuncts, grammatical_subjects, is_passive
from detente.extraction.measure_laws import Found
from detente.extraction.measure_sightings import Words, sightings_of
from detente.extraction.measure_triggers import Trigger
from detente.extraction.modality import governing_verb
from detente.lexicon.measures import measure_words
from detente.lexicon.numbers import number_of
from detente.model.document import Document, Sentence

_PRECISE = frozenset({"visa ban", "asset freeze"})
_REACH = 10
_NEAR = 4


def find_lists(document: Document, sentence: Sentence, triggers: list[Trigger]) -> Iterator[Found]:
    """The lists of a sentence ("a blacklist of officials", "named 18 people subject to visa bans")."""
    for i in range(sentence.first, sentence.last):
        trigger = _list_noun(document, sentence, i) or _naming(document, sentence, i) or _including(document, i)
        if trigger is None:
            continue
        inside = _provisions(sentence, trigger, triggers)
        provisions = tuple(Words(t.type, t.first, t.last) for t in inside if t.type in _PRECISE)
        listed = frozenset(t for t in triggers if t in inside or t.overlaps(trigger))
        for sighting in sightings_of(document, trigger):
            yield replace(sighting, provisions=provisions), listed


def _list_noun(document: Document, sentence: Sentence, i: int) -> Trigger | None:
    """A list of people who are barred or sanctioned, or one that answers another."""
    words = measure_words()
    token = document.tokens[i]
    if token.lemma.lower() not in words.list_nouns or not token.tag.startswith("NN"):
        return None
    if (
        i + 1 >= sentence.last
        or document.tokens[i + 1].text.lower() != "of"
        or not _people_after(document, sentence, i + 2)
    ):
        return None
    verb = governing_verb(document, i)
    answering = verb is not None and document.tokens[verb].lemma.lower() in words.answer_verbs
    if token.lemma.lower() == "blacklist" or answering or _restricted_after(document, sentence, i):
        return Trigger("blacklist", i, i + 1, i, verb)
    return None


def _including(document: Document, i: int) -> Trigger | None:
    """A verb that says who is among the sanctioned ("Those penalised include three generals and a bank")."""
    words, token = measure_words(), document.tokens[i]
    if token.lemma.lower() not in words.including or not token.tag.startswith("VB") or is_passive(document, i):
        return None
    if not any(_counted(document, c) for head in children(document, i, "dobj") for c in conjuncts(document, head.i)):
        return None
    subjects = grammatical_subjects(document, i)
    if any(
        document.tokens[s].lemma.lower() in words.packages | words.list_nouns or _restricted(document, s)
        for s in subjects
    ):
        return Trigger("blacklist", i, i + 1, i, i, bare=False)
    return None


def _counted(document: Document, head: int) -> bool:
    if document.tokens[head].lemma.lower() in measure_words().listed_things:
        return False
    return any(number_of(token.text) is not None for token in children(document, head, "nummod"))


def _restricted(document: Document, i: int) -> bool:
    """Whether a clause at a word says that those are barred or sanctioned ("those penalised")."""
    return any(c.lemma.lower() in measure_words().listed_as for c in children(document, i, "acl", "relcl"))


def _naming(document: Document, sentence: Sentence, i: int) -> Trigger | None:
    """A verb that names a number of people who are barred or sanctioned."""
    token = document.tokens[i]
    if token.lemma.lower() not in measure_words().list_verbs or not token.tag.startswith("VB"):
        return None
    if _people_after(document, sentence, i + 1) and _restricted_after(document, sentence, i):
        return Trigger("blacklist", i, i + 1, i, i)
    return None


def _people_after(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether a number of people or people of a state follow."""
    following = range(first, min(first + 2 * _NEAR, sentence.last))
    if any(document.tokens[j].ent == "MONEY" or document.tokens[j].text == "$" for j in following):
        return False
    following = following[:_NEAR]
    if any(document.tokens[j].lemma.lower() in measure_words().listed_things for j in following):
        return False
    following = following[:3]
    return any(number_of(document.tokens[j].text) is not None or j in document.mention_at for j in following)


def _restricted_after(document: Document, sentence: Sentence, i: int) -> bool:
    words = measure_words().listed_as
    return any(document.tokens[j].lemma.lower() in words for j in range(i + 1, min(i + 1 + _REACH, sentence.last)))


def _provisions(sentence: Sentence, trigger: Trigger, triggers: list[Trigger]) -> list[Trigger]:
    """The restrictions told right after the list, each near the one before."""
    found: list[Trigger] = []
    reach = trigger.last + _REACH
    for other in triggers:
        if trigger.last <= other.first <= reach and other.last <= sentence.last:
            found.append(other)
            reach = other.last + _REACH // 2
    return found
