"""Where a run of capitalised words ends as a name: before a headline's verbs, after a leader's surname, at a joint."""

import re
from collections.abc import Iterator
from functools import cache

from detente.annotation.actor_words import Words
from detente.lexicon.given_names import is_family_first, is_given
from detente.lexicon.loading import read_toml
from detente.lexicon.persons import find_leader, find_person, is_surname

_JOINT = re.compile(r"[A-Z][a-zà-ÿ]{3,}(?=[A-Z])")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})


@cache
def _words_of(kind: str) -> frozenset[str]:
    return frozenset(read_toml("nominals.toml")["headlines"][kind])


@cache
def _verb_forms() -> frozenset[str]:
    """The plain forms and the forms in -s of the verbs that headlines use."""
    plain = _words_of("verbs")
    return plain | {_third(verb) for verb in plain}


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}s"


def events() -> frozenset[str]:
    """Nouns, in lower case, for an event that headlines name after its parties: the "Smith Jones Summit"."""
    return _words_of("events")


def name_length(word: str) -> int:
    """How many characters of a word belong to a name: all, or those before what a page glued on ("LeeMore")."""
    joint = _JOINT.match(word)
    return joint.end() if joint is not None else len(word)


def cut_run(words: Words, first: int, last: int, *, loud: bool, day: str | None) -> Iterator[tuple[int, int]]:
    """The parts of a run of tokens that may each be a name; ``loud`` where the sentence is set in capitals."""
    begin = first
    for i in range(first, last):
        if _is_modal(words, i) or _is_verb(words, begin, i, loud=loud):
            yield from _parts(words, begin, i, loud=loud, day=day)
            begin = i + 1
        elif i + 1 < last and name_length(words.tokens[i].text) < len(words.tokens[i].text):
            yield from _parts(words, begin, i + 1, loud=loud, day=day)
            begin = i + 1
    yield from _parts(words, begin, last, loud=loud, day=day)


def _is_modal(words: Words, i: int) -> bool:
    if words.tokens[i].text not in _words_of("modals"):
        return False
    after = words.after(i)
    return after is not None and after.text.lower() in _words_of("after_modals") | _words_of("verbs")


def _is_verb(words: Words, begin: int, i: int, *, loud: bool) -> bool:
    """Whether a word is a verb: in a headline most that may be one, elsewhere one after a surname known to all."""
    text = words.tokens[i].text
    if text.lower() not in _verb_forms() or is_given(text):
        return False
    if i == begin:
        return loud
    before = words.tokens[i - 1].text
    if is_given(before) and not is_surname(before) and i - begin == 1:
        return False  # a first name wants its surname: Bobby Seale, Steve Chase
    return loud or (is_surname(before) and words.tokens[i].tag.startswith("V"))


def _parts(words: Words, first: int, last: int, *, loud: bool, day: str | None) -> Iterator[tuple[int, int]]:
    """A part without the event after a leader's surname, a leader's surname apart from what does not belong to it."""
    texts = [token.text for token in words.tokens[first:last]]
    while len(texts) > 1 and texts[-1].lower() in events() and is_surname(texts[-2]):
        last, texts = last - 1, texts[:-1]
    if not texts:
        return
    if len(texts) > 1 and _stands_alone(texts, loud=loud, day=day):
        yield first, first + 1
        yield from _parts(words, first + 1, last, loud=loud, day=day)
    else:
        yield first, last


def _stands_alone(texts: list[str], *, loud: bool, day: str | None) -> bool:
    """Whether the first word is a leader's surname that the next words do not continue: "Smith Jones Talks"."""
    name, rest = texts[0], texts[1:]
    if rest[0] in _SUFFIXES or not rest[0][0].isalpha() or not is_surname(name):
        return False
    if len(rest) > 1 and not is_given(name) and not is_family_first(name) and is_surname(name) and is_given(rest[0]):
        return find_person(" ".join(texts)) is None  # a surname run into a full name: "Jones Peter Smith"
    if find_leader(name, day) is None:
        return False
    again = any(word[: name_length(word)] == name for word in rest)
    if is_given(name) and not again:
        return False
    if len(rest) == 1 and not is_given(name) and find_leader(rest[0], day) not in (None, find_leader(name, day)):
        return find_person(" ".join(texts)) is None  # two leaders side by side: "Smith Jones"
    eastern = is_family_first(name) and len(rest) > 0 and find_leader(rest[0], day) is None
    return (again or loud) and not eastern and find_person(" ".join(texts)) is None
