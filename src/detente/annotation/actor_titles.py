"""Titles in a document: what office, of which state, said of whom."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.annotation.actor_words import Hit, Words
from detente.lexicon.given_names import is_given
from detente.lexicon.names import Name
from detente.lexicon.titles import Title, former_words, modifiers
from detente.model.actors import Actor

DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "one",
        "another",
        "this",
        "that",
        "two",
        "both",
        "some",
    }
)
# Offices that papers name without a state because only one state calls them so.
AMERICAN = frozenset(
    {
        "secretary of state", "defense secretary", "treasury secretary", "commerce secretary", "energy secretary",
        "homeland security secretary", "senator", "representative", "deputy secretary of state", "undersecretary",
        "fbi director", "cia director", "director of national intelligence", "house speaker",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title with what stands around it; tokens ``[first, last)`` hold modifiers and state, no determiner or owner.

    ``core`` is the first token of the title itself. ``of`` is the state, group or organ that it belongs to,
    ``possessor`` the tokens of "X" in "X's foreign minister", ``determiner`` the word before ("the", "his").
    """

    first: int
    last: int
    core: int
    title: Title
    of: Actor | None
    former: bool
    determiner: str
    possessor: tuple[int, int] | None

    @property
    def country(self) -> str | None:
        """The state that the title belongs to, as its code."""
        if self.of is not None and self.of.country:
            return self.of.country
        return "US" if self.of is None and self.title.title in AMERICAN else None


def read_titles(words: Words, names: Mapping[int, Hit[Name]]) -> list[TitlePhrase]:
    """All titles in text order, neighbours ("Sen. Majority Leader") joined; ``names`` maps tokens to name hits."""
    phrases: list[TitlePhrase] = []
    for hit in words.titles:
        if any(i in names and names[i].value.kind != "metonym" for i in range(hit.first, hit.last)) or _surname(
            words, hit
        ):
            continue
        if (
            phrases
            and phrases[-1].last == hit.first
            and words.sentence_of[hit.first - 1] == words.sentence_of[hit.first]
        ):
            phrases[-1] = _joined(phrases[-1], hit)
        else:
            phrases.append(_read(words, names, hit))
    return [_extended(words, names, phrase) for phrase in phrases]


def _surname(words: Words, hit: Hit[Title]) -> bool:
    """Whether a title's word is the end of a name: Peter King, Julie Bishop."""
    if hit.last - hit.first > 1 or not words.tokens[hit.first].text[0].isupper():
        return False
    before, after = words.before(hit.first), words.after(hit.first)
    follows = after is not None and after.text[0].isupper() and after.tag.startswith("NNP")
    return bool(before and before.text[0].isupper() and is_given(before.text) and not follows)


def _joined(phrase: TitlePhrase, hit: Hit[Title]) -> TitlePhrase:
    first, second = phrase.title, hit.value
    gender = first.gender if first.gender != "x" else second.gender
    kept = first if second.honorific or (first.office and not second.office) else second
    return replace(phrase, last=hit.last, title=replace(kept, gender=gender, plural=first.plural or second.plural))


def _read(words: Words, names: Mapping[int, Hit[Name]], hit: Hit[Title]) -> TitlePhrase:
    start = words.bounds(hit.first)[0]
    i, of, former, first = hit.first - 1, None, False, hit.first
    while i >= start:
        token = words.tokens[i]
        lower = token.text.lower()
        name = names.get(i)
        if name is not None and name.value.actor is not None and name.value.kind not in ("person", "place", "block"):
            of = of or name.value.actor
            i = name.first - 1
        elif lower in modifiers() or (
            lower == "-" and i > start and words.tokens[i - 1].text.lower() in former_words()
        ):
            former = former or lower in former_words()
            i -= 1
        else:
            break
        first = i + 1
    possessor = None
    while i >= start and words.tokens[i].pos == "ADJ" and first <= words.tokens[i].head < hit.last:
        i -= 1  # an adjective that is no part of the title: "a foreign dictator"
    determiner = words.tokens[i].text.lower() if i >= start else ""
    if determiner in ("'s", "’s", "'", "’") and i > start:
        possessor = _possessor(words, names, i)
        owner = names.get(i - 1)
        if of is None and owner is not None and owner.value.kind != "person":
            of = owner.value.actor
    return TitlePhrase(first, hit.last, hit.first, hit.value, of, former, determiner, possessor)


def _possessor(words: Words, names: Mapping[int, Hit[Name]], mark: int) -> tuple[int, int]:
    owner = names.get(mark - 1)
    return (owner.first, mark) if owner is not None else (mark - 1, mark)


def _extended(words: Words, names: Mapping[int, Hit[Name]], phrase: TitlePhrase) -> TitlePhrase:
    """The phrase with "of Russia", "to the United Nations", "for the European Union" after it."""
    end = words.bounds(phrase.first)[1]
    i = phrase.last
    if phrase.title.honorific or i >= end or words.tokens[i].text.lower() not in ("of", "for", "to", "in", "at"):
        return phrase
    word = words.tokens[i].text.lower()
    i += 1
    if i < end and words.tokens[i].text.lower() == "the":
        i += 1
    name = names.get(i)
    if name is None or name.value.actor is None or name.value.kind in ("person", "adjective", "people"):
        return phrase
    if word in ("of", "for") and phrase.of is None:
        return replace(phrase, last=name.last, of=name.value.actor)
    if word == "to" and phrase.title.title in ("ambassador", "special envoy"):
        return replace(phrase, last=name.last)
    return phrase
