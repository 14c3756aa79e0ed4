"""Laws that restrict another state's people, each told with its provisions."""

from collections.abc import Iterator
from dataclasses import replace

from detente.extraction.grammar import children, grammatical_subjects, subtree
from detente.extraction.measure_imposers import imposers
from detente.extraction.measure_parties import Party, party_of
from detente.extraction.measure_phrases import phrase_at
from detente.extraction.measure_sightings import Sighting, Words, sightings_of
from detente.extraction.measure_targets import targets
from detente.extraction.measure_triggers import Trigger, type_at
from detente.extraction.modality import governing_verb
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Sentence

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_GENERIC = frozenset({"sanctions", "other", "tariff", "law"})
_NO_LAW = frozenset({"into", "martial", "international", "criminal", "maritime"})
_ENACTED = frozenset({"pass", "sign", "enact", "adopt", "approve"})

Found = tuple[Sighting, frozenset[Trigger]]


def find_laws(
    document: Document, sentence: Sentence, triggers: list[Trigger], earlier: list[Sighting]
) -> Iterator[Found]:
    """The laws of a sentence, each with the triggers that are its provisions; ``earlier`` are those told before."""
    for i in range(sentence.first, sentence.last):
        if not _is_law_noun(document, i):
            continue
        name = _name_of(document, i, sentence)
        known = _known_law(document, name)
        inside = [t for t in triggers if _provides(document, i, t)]
        restricting = any(t.type not in ("other", "tariff") for t in inside)
        if not (known or restricting or _restricts(document, i, named=bool(name)) or _of_sanctions(document, i)):
            continue
        law = _law(document, i, name, inside)
        if law is None:
            continue
        law = _with_imposer(document, law, known, earlier)
        if not law.imposers:
            law = _taken_up(document, law)
        if law.imposers:
            yield law, frozenset(inside)


def _of_sanctions(document: Document, i: int) -> bool:
    """Whether a law or bill is called one of sanctions ("sanctions legislation")."""
    return any(token.lemma.lower() == "sanction" for token in children(document, i, "compound", "nmod", "amod"))


def _taken_up(document: Document, law: Sighting) -> Sighting:
    """ "The law" with the owner and the name of the law that one of the two sentences before speaks of; a bill with the
    parliament that is named near it."""
    number = document.sentence_of[law.trigger.head]
    for before in reversed(document.sentences[max(0, number - 2) : number]):
        for i in range(before.first, before.last):
            if _is_law_noun(document, i):
                parties = imposers(document, Trigger("law", i, i + 1, i, governing_verb(document, i)))
                if parties:
                    return replace(law, imposers=parties, name=law.name or _name_of(document, i, before))
    return replace(law, imposers=_parliament_near(document, number)) if law.status == "threatened" else law


def _parliament_near(document: Document, number: int) -> tuple[Party, ...]:
    parliaments = measure_words().parliaments
    for sentence in document.sentences[max(0, number - 1) : number + 2]:
        for i in range(sentence.first, sentence.last):
            mention = document.mention_at.get(i)
            if mention is not None and document.tokens[i].lemma.lower() in parliaments:
                found = tuple(party_of(document, mention, acting=True))
                if found:
                    return found
    return ()


def _is_law_noun(document: Document, i: int) -> bool:
    token = document.tokens[i]
    if token.lemma.lower() not in measure_words().law_nouns or not token.tag.startswith("NN"):
        return False
    if (
        token.lemma.lower() == "law"
        and token.dep == "pobj"
        and not children(document, i, "det", "poss")
        and token.text[0].islower()
    ):
        return _of_sanctions(document, i)  # "under Peruvian law", "by law"
    before = document.tokens[i - 1] if i else token
    if before.text.lower() in _NO_LAW or (token.dep == "compound" and document.tokens[token.head].lemma != "sanction"):
        return False
    return token.text[0].isupper() and before.tag in _NAME_TAGS if token.lemma.lower() == "act" else True


def _name_of(document: Document, i: int, sentence: Sentence) -> Words | None:
    """A law's own name: the capitalised words up to it, or the person whom it is named for."""
    first = i
    while first > sentence.first and document.tokens[first - 1].tag in _NAME_TAGS | {"HYPH", "POS"}:
        first -= 1
    while first < i and (
        first in document.mention_at and document.mention_at[first].last <= i and _is_place(document, first)
    ):
        first += 1
    while first < i and document.tokens[first].tag in ("POS", "HYPH"):
        first += 1
    if first < i and (document.tokens[i].text[0].isupper() or document.tokens[i].lemma == "law"):
        span = document.span(first, i + 1)
        return Words(document.text[span.start : span.end], first, i + 1)
    return _named_for(document, i)


def _is_place(document: Document, i: int) -> bool:
    return type_at(document, i) in ("state", "body", "group")


def _named_for(document: Document, i: int) -> Words | None:
    for clause in children(document, i, "acl", "relcl"):
        if clause.lemma.lower() in ("name", "call", "dub"):
            names = [j for j in subtree(document, clause.i) if document.tokens[j].tag in _NAME_TAGS]
            if names:
                last = names[0]
                while last + 1 in names:
                    last += 1
                span = document.span(names[0], last + 1)
                return Words(document.text[span.start : span.end], names[0], last + 1)
    return None


def _known_law(document: Document, name: Words | None) -> str | None:
    """The country of a law that the lexicon knows by name."""
    if name is None:
        return None
    for phrase, country in measure_words().known_laws.items():
        if any(phrase_at(document, phrase, first, name.last) for first in range(name.first, name.last)):
            return country
    return None


def _restricts(document: Document, i: int, *, named: bool) -> bool:
    """Whether a clause at the law, or one whose subject it is, says that it punishes or forbids; one without a name of
    its own must say whom ("a law to punish Peru")."""
    words = measure_words().restricting
    if not named and not any(
        j in document.mention_at for c in children(document, i, "acl", "relcl") for j in subtree(document, c.i)
    ):
        return False
    below = (document.tokens[j].lemma.lower() for j in subtree(document, i) if j != i)
    verb = governing_verb(document, i)
    own = (
        verb is not None and i in grammatical_subjects(document, verb) and document.tokens[verb].lemma.lower() in words
    )
    return own or any(lemma in words for lemma in below)


def _provides(document: Document, i: int, trigger: Trigger) -> bool:
    """Whether a trigger is a restriction of the law: in a clause at it, under a verb that it is the subject of, or
    in the participle that says what enacting it did ("passed the Act, banning entry")."""
    if trigger.first <= i < trigger.last:
        return False
    if trigger.head in subtree(document, i):
        return True
    if document.tokens[document.tokens[i].head].text.lower() == "under" and trigger.first > i:
        return bool(children(document, i, "amod", "poss", "compound"))
    verb = trigger.verb
    if verb is None:
        return False
    if i in grammatical_subjects(document, verb):
        return True
    above = document.tokens[document.tokens[verb].head]
    return (
        document.tokens[verb].tag == "VBG"
        and document.tokens[verb].dep == "advcl"
        and above.lemma.lower() in measure_words().law_verbs
        and i in subtree(document, above.i)
    )


def _law(document: Document, i: int, name: Words | None, inside: list[Trigger]) -> Sighting | None:
    """The sighting of a law, with the precise restrictions in it as provisions and whom they hit as targets."""
    first = name.first if name is not None and name.last == i + 1 else i
    trigger = Trigger("law", first, i + 1, i, governing_verb(document, i))
    told = sightings_of(document, trigger)
    if not told:
        return None
    sighting = told[0]
    hit = {party.actor: party for party in sighting.targets}
    for provision in inside:
        for party in targets(document, provision, sighting.imposers):
            hit.setdefault(party.actor, party)
    provisions = tuple(Words(t.type, t.first, t.last) for t in inside if t.type not in _GENERIC)
    status = _status(document, trigger, sighting.status)
    return replace(sighting, name=name, provisions=provisions, targets=tuple(hit.values()), status=status)


def _status(document: Document, trigger: Trigger, told: str) -> str:
    """A bill is a threat until it is passed."""
    noun = document.tokens[trigger.head].lemma.lower()
    verb = document.tokens[trigger.verb].lemma.lower() if trigger.verb is not None else ""
    passed = verb in _ENACTED or any(
        c.lemma.lower() in _ENACTED for c in children(document, trigger.head, "acl", "relcl")
    )
    return "threatened" if noun in ("bill", "legislation") and told == "in force" and not passed else told


def _with_imposer(document: Document, law: Sighting, known: str | None, earlier: list[Sighting]) -> Sighting:
    """The law with whose it is: as the words say, as the lexicon knows, or as the law told before."""
    if known is not None and f"state-{known}" in document.actor_by_id:
        party = law.imposers[0] if law.imposers else None
        if party is None or party.actor != f"state-{known}":
            first, last = law.trigger.first, law.trigger.last
            party = Party(f"state-{known}", first, last, law.trigger.head)
        return replace(law, imposers=(party,))
    if law.imposers:
        return law
    for before in reversed(earlier):
        if before.type == "law":
            return replace(law, imposers=before.imposers, name=law.name)
    return replace(law, imposers=imposers(document, law.trigger))
