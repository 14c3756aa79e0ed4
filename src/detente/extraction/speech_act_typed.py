"""Acts that the typing of events tells, with their parties, where they concern states: the newer families, and more."""

from collections.abc import Iterator

from detente.extraction.grammar import children, grammatical_subjects, mentions_at, objects, prepositional, subtree
from detente.extraction.modality import modality_of
from detente.extraction.speech_act_bags import object_bag, whole_bag
from detente.extraction.speech_act_claims import SpeechAct, act_claims
from detente.extraction.speech_act_counterparts import FRIENDLY, hinted_side, named_side
from detente.extraction.speech_act_events import Ground, ToldEvent, verb_events
from detente.extraction.speech_act_parties import able, countries, mentioned, types, with_coordinated
from detente.extraction.speech_act_reality import is_announced, is_in_heap, is_quoted, told_modality
from detente.extraction.speech_act_scope import is_kept, is_public_matter
from detente.extraction.speech_act_slots import doers, is_aside
from detente.lexicon.event_types import event_words
from detente.lexicon.speech_acts import act_words
from detente.model.claim import Claim, Modality
from detente.model.document import Document, Mention, Token
from detente.model.families import FAMILIES

_TOWARDS = ("to", "for", "with", "against", "on", "at", "from", "of", "over", "toward", "towards", "between")
# Of a kind deed those against whom it is meant are not the other side.
_KINDLY = ("to", "for", "with", "of", "toward", "towards", "between")
# What is done against somebody; where the deported go, or with whom they dealt, is another matter.
_HARSHLY = ("against", "on", "over", "of")
_SHUTTING = frozenset({"close", "shut", "seal", "bar", "block", "restrict", "deny"})
_ALLOWING = frozenset({"allow", "let", "permit", "enable"})
_STATES = frozenset({"state", "group"})


# What the record takes of each event type: what the words themselves tell, and what is agreed to, refused or demanded.
_TAKEN: dict[str, frozenset[Ground]] = {
    "REJECT": frozenset({"words", "governing verb", "refusal"}),
    "REQUEST": frozenset({"duty"}),
}
# The fit of words that also ask for an object of some kind: "gave" tells nothing, "gave shelter" does.
_WITH_OBJECT = 3
_OWN: frozenset[Ground] = frozenset({"words"})


def extract_deeds(document: Document, family: str, event_type: str) -> Iterator[Claim]:
    """The claims of all deeds of one family: told as done, by verbs outside of quotations, whose own words say so."""
    kinds = (None, *FAMILIES[family].types)
    for act in typed_acts(document, family, event_type):
        if act.type in kinds:
            yield from act_claims(document, family, act)


def typed_acts(document: Document, family: str, event_type: str) -> Iterator[SpeechAct]:
    """The acts of one event type that verbs tell, their own words or their future, refusal or governing verb."""
    for event in verb_events(document):
        if event.type == event_type and event.by in _TAKEN.get(event_type, _OWN):
            act = _act(document, event, family)
            if act is not None:
                yield act


def _act(document: Document, event: ToldEvent, family: str) -> SpeechAct | None:
    """The act with its parties; None where it is not told as done or concerns nobody whom the record keeps."""
    verb = document.tokens[event.trigger]
    modality = _modality(document, event, family)
    if modality is None or is_in_heap(document, verb) or is_quoted(document, verb):
        return None
    if _is_elsewhere(document, event, verb):
        return None
    actors = able(document, with_coordinated(document, mentioned(document, doers(document, verb))), frozenset())
    if not actors:
        return None
    others = _others(document, event, verb, actors, family)
    if event.by == "duty" and not _differ(countries(document, actors), countries(document, others)):
        return None
    if not _is_public(document, actors, others, verb.i):
        return None
    if not is_kept(document, verb, family, actors, others, objects(document, verb.i)):
        return None
    if not others and family == "support" and event.fit < _WITH_OBJECT:
        return None  # a bill at home, a plan
    words = subtree(document, verb.i, stop=lambda below: is_aside(document, below))
    return SpeechAct(verb.i, actors, others, words, modality, event.kind)


def _is_elsewhere(document: Document, event: ToldEvent, verb: Token) -> bool:
    """Whether a verb belongs to another family of the record, or says too little by itself."""
    lemma, elsewhere = verb.lemma.lower(), act_words("deeds", "elsewhere")
    around = object_bag(document, verb.i) if event.by == "words" else whole_bag(document, verb.i)
    if around & elsewhere or lemma in elsewhere:
        return True
    if event.by != "duty" and lemma in act_words("deeds", "breaches"):
        return True
    if event.by == "governing verb":
        return lemma in act_words("deeds", "intents") or lemma in event_words().turns["commit"]
    if event.by != "words" or event.fit >= _WITH_OBJECT:
        return False
    if lemma in act_words("deeds", "freeing"):
        return not any(i in document.mention_at for i in objects(document, verb.i))
    return lemma in act_words("deeds", "weak")


def _modality(document: Document, event: ToldEvent, family: str) -> Modality | None:
    """The modality of an act, None where it is not told as done; what will be refused or done is said now."""
    verb = document.tokens[event.trigger]
    if event.by in ("future", "refusal"):
        is_said = is_announced(document, verb) or (event.by == "refusal" and verb.dep == "ROOT")
        return "actual" if is_said and modality_of(document, verb.i) != "hypothetical" else None
    if not _is_news(document, verb):
        return None
    modality = told_modality(document, verb, family)
    return modality if modality == "actual" else None


def _is_news(document: Document, verb: Token) -> bool:
    """Whether a verb tells what happened: no purpose, no attribute of something else, no habit.

    A habit is in the present tense, which tells news in headlines only: in the first sentence.
    """
    helped = children(document, verb.i, "aux", "auxpass")
    if verb.tag == "VB" or verb.dep in ("relcl", "acl", "amod", "pcomp"):
        return False
    if (verb.tag == "VBG" and not helped) or (verb.tag == "VBN" and not helped and verb.dep not in ("conj", "ROOT")):
        return False
    if any(c.tag == "MD" for c in helped):
        return False
    return verb.tag not in ("VBZ", "VBP") or document.sentence_of[verb.i] == 0


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both sides are of a known country and not of one: what somebody "must" do at home is an opinion."""
    return bool(mine and theirs) and not mine & theirs


def _obliged(document: Document, verb: int) -> tuple[Mention, ...]:
    """The mentions of those of whom somebody says that they must do something."""
    clauses = children(document, verb, "ccomp")
    heads = (i for clause in clauses for i in grammatical_subjects(document, clause.i))
    return tuple(m for i in heads for m in mentions_at(document, i) if m.kind != "pronoun")


def _others(
    document: Document, event: ToldEvent, verb: Token, actors: tuple[Mention, ...], family: str
) -> tuple[Mention, ...]:
    """Whom a deed is done to: in the object, or after a preposition that points at somebody, or in the words around."""
    own = {actor for mention in actors for actor in mention.actors}
    if event.by == "duty":
        return tuple(m for m in _obliged(document, verb.i) if not own & set(m.actors))
    towards = _KINDLY if family in FRIENDLY else _HARSHLY if family == "coercion" else _TOWARDS
    direct = () if family == "mobilization" else _persons_and_things(document, verb, family)
    if family == "coercion" and verb.lemma.lower() in _SHUTTING:
        towards = (*towards, "to")
    heads = (*direct, *_allowed(document, verb), *prepositional(document, verb.i, *towards))
    named = named_side(document, actors, family=family, heads=heads)
    return named or hinted_side(document, verb.i, actors, family=family, heads=heads)


def _allowed(document: Document, verb: Token) -> tuple[int, ...]:
    """Whom somebody allows what an infinitive says ("will not allow Chad to arm")."""
    if verb.lemma.lower() not in _ALLOWING:
        return ()
    return tuple(
        i
        for c in children(document, verb.i, "ccomp", "xcomp")
        for i in grammatical_subjects(document, c.i)
        if i > verb.i
    )


def _persons_and_things(document: Document, verb: Token, family: str) -> tuple[int, ...]:
    """The heads of a verb's objects; of kind words those of deeds name whom the deed hits ("backed the Chad raid")."""
    deeds = act_words("public", "deeds") if family in FRIENDLY else frozenset()
    return tuple(
        i
        for i in objects(document, verb.i)
        if document.tokens[i].lemma.lower() not in deeds or children(document, i, "poss")
    )


def _is_public(document: Document, actors: tuple[Mention, ...], others: tuple[Mention, ...], verb: int) -> bool:
    """Whether a deed crosses a border, or is one of a state at home that others watch (a release, a mobilization)."""
    if types(document, actors) <= _STATES:
        return True
    return is_public_matter(document, actors, others, verb) and (bool(others) or bool(countries(document, actors)))
