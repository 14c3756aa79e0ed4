"""Names of states, organs, groups and organisations, and whether a capital's name stands for its government."""

from collections.abc import Iterable, Mapping
from functools import cache

from detente.annotation.actor_roster import Find, Roster
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.bodies import news_outlets
from detente.lexicon.given_names import is_given
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name
from detente.model.actors import Actor
from detente.model.document import MentionKind, Token

_KINDS: dict[str, MentionKind] = {"metonym": "metonym", "people": "nominal"}
_GEOGRAPHIC = frozenset({"state", "metonym", "place"})


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(read_toml("nominals.toml")["metonyms"][name])


def name_hits(words: Words) -> dict[int, Hit[Name]]:
    """For each token the name of the lexicon that covers it, those left out that are part of a person's own name."""
    hits: dict[int, Hit[Name]] = {}
    for hit in words.names:
        if not _in_person_name(words, hit) and not _common_word(words, hit):
            hits.update(dict.fromkeys(range(hit.first, hit.last), hit))
    return hits


def _in_person_name(words: Words, hit: Hit[Name]) -> bool:
    """Whether one word of geography is part of a person's name: Israel Katz, Michael Jordan."""
    if hit.last - hit.first > 1 or hit.value.kind not in _GEOGRAPHIC:
        return False
    token, before, after = words.tokens[hit.first], words.before(hit.first), words.after(hit.first)
    if _after_royal_title(words, hit.first):
        return True
    if before is not None and before.text[0].isupper() and is_given(before.text) and before.ent in ("PERSON", ""):
        return before.text not in ("Will", "Per", "Grant", "Don")
    return (
        token.ent == "PERSON"
        and after is not None
        and after.ent == "PERSON"
        and after.text[0].isupper()
        and after.text.isalpha()
    )


def _after_royal_title(words: Words, first: int) -> bool:
    """Whether a title that wants a first name stands before: Queen Sofia, Prince Jordan."""
    if first == words.bounds(first)[0]:
        return False
    before = words.tokens[first - 1]
    return before.text[0].isupper() and before.text.lower() in _royal()


@cache
def _royal() -> frozenset[str]:
    return frozenset(read_toml("titles.toml")["before_first_names"])


def _common_word(words: Words, hit: Hit[Name]) -> bool:
    """Whether capitals mislead: "US" and "IS" in a line of capitals, "Turkey" the bird."""
    text = words.text[hit.start : hit.end]
    if not (text.isupper() and len(text) <= 3 and "." not in text):
        return False
    around = [t for t in (words.before(hit.first), words.after(hit.last - 1)) if t is not None and t.text.isalpha()]
    return bool(around) and all(t.text.isupper() and len(t.text) > 3 for t in around)


def find_names(words: Words, roster: Roster, names: Mapping[int, Hit[Name]], persons: Iterable[Find]) -> list[Find]:
    """Mentions of all actors by name that are no persons; names inside a person's title are left to the person."""
    covered = {i for find in persons for i in range(find.first, find.last)}
    finds: list[Find] = []
    for i, hit in sorted(names.items()):
        actor = hit.value.actor
        if hit.first != i or actor is None or hit.value.kind == "person" or i in covered:
            continue
        place = not _acts(words, names, hit)
        if place and hit.value.kind != "state":
            continue
        actor = _longer(actor, names)
        roster.add(actor, words.text[hit.start : hit.end].replace("\n", " "))
        kind = _KINDS.get(hit.value.kind, "name")
        finds.append(Find(hit.first, hit.last, hit.start, hit.end, kind, (actor.id,), place=place))
    return finds


def _longer(actor: Actor, names: Mapping[int, Hit[Name]]) -> Actor:
    """The outlet of the article whose longer name a short one ends: "the Times" after the New York Times."""
    if actor.id not in news_outlets():
        return actor
    ending = f" {actor.name.removeprefix('The ')}"
    others = {hit.value.actor for hit in names.values() if hit.value.actor is not None}
    longer = [other for other in others if other.id in news_outlets() and other.name.endswith(ending)]
    longer = [other for other in longer if other.name != f"The{ending}"]
    return longer[0] if len(longer) == 1 else actor


def _acts(words: Words, names: Mapping[int, Hit[Name]], hit: Hit[Name]) -> bool:
    """Whether a name stands for an actor here, not for a place or a language."""
    head = words.tokens[words.head_of(hit.first, hit.last)]
    if hit.value.kind == "state":
        return not _is_place(words, names, hit, head)
    if hit.value.kind == "metonym":
        return _stands_for_state(words, names, hit, head)
    if hit.value.kind in ("adjective", "people"):
        return not (
            head.dep == "pobj" and words.tokens[head.head].text.lower() == "in" and head.tag not in ("NNPS", "NNS")
        )
    return True


def _is_place(words: Words, names: Mapping[int, Hit[Name]], hit: Hit[Name], head: Token) -> bool:
    governor = words.tokens[head.head]
    if _after_city(words, names, hit):
        return True
    if head.dep == "pobj":
        word = governor.text.lower()
        return word in _cues("inside") or (word in ("to", "from", "for") and _moves(words, governor))
    return head.dep == "dobj" and governor.lemma.lower() in _cues("place_verbs")


def _moves(words: Words, preposition: Token) -> bool:
    return words.tokens[preposition.head].lemma.lower() in _cues("motion")


def _after_city(words: Words, names: Mapping[int, Hit[Name]], hit: Hit[Name]) -> bool:
    """Whether a comma and a city stand before: "Geneva, Switzerland"."""
    before = words.before(hit.first)
    if before is None or before.text != ",":
        return False
    city = names.get(before.i - 1)
    return (city is not None and city.value.kind in ("metonym", "place")) or (
        before.i > 0 and words.tokens[before.i - 1].ent == "GPE" and city is None
    )


def _stands_for_state(words: Words, names: Mapping[int, Hit[Name]], hit: Hit[Name], head: Token) -> bool:
    """Whether a capital's name stands for its government: as subject, owner or party, not as the place of something."""
    after, governor = words.after(hit.last - 1), words.tokens[head.head]
    if after is not None and after.text in ("(", "—", "–", "--", "-", ":"):
        return False
    if head.dep == "conj" and governor.i in names:
        other = names[governor.i]
        base = words.tokens[words.head_of(other.first, other.last)]
        return base.dep != "conj" and _acts(words, names, other)
    if head.dep in ("nsubj", "nsubjpass"):
        minded = any(words.tokens[child].dep == "acomp" for child in words.document.children[governor.i])
        return minded or governor.lemma.lower() not in _cues("place_subjects")
    if head.dep == "poss":
        return governor.ent not in ("FAC", "ORG", "LOC") and governor.lemma.lower() not in _cues("city_things")
    if head.dep in ("dobj", "dative"):
        return governor.lemma.lower() in _cues("addressed")
    if head.dep == "pobj":
        word = governor.text.lower()
        above = words.tokens[governor.head].lemma.lower()
        return word in _cues("party_prepositions") or (
            word in _cues("relation_prepositions") and above in _cues("relations")
        )
    return False
