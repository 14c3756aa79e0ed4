"""Runs of capitalised words that may be persons' names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.annotation.actor_cuts import cut_run, name_length
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.given_names import ends_no_person, is_closed, is_family_first, is_given
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name
from detente.lexicon.persons import find_person
from detente.lexicon.spelling import PARTICLES

_OPEN, _CLOSE = ("[", "("), ("]", ")")
_PLACES = frozenset({"GPE", "LOC", "FAC", "LAW", "WORK_OF_ART", "EVENT", "DATE"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look like a name: tokens ``[first, last)``; ``words`` without brackets; ``title`` stands before."""

    first: int
    last: int
    words: tuple[str, ...]
    title: TitlePhrase | None

    @property
    def name(self) -> str:
        """The run as a name: hyphens close up, brackets are gone."""
        return " ".join(self.words).replace(" - ", "-").replace("- ", "-").replace(" -", "-")


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs whose subject says something, by lemma."""
    return frozenset(read_toml("nominals.toml")["speech"]["verbs"])


@cache
def verbs_of_things() -> frozenset[str]:
    """Verbs of speech whose subject may also be a paper or a panel, by lemma."""
    return frozenset(read_toml("nominals.toml")["speech"]["of_things"])


def find_runs(
    words: Words, names: Mapping[int, Hit[Name]], titles: Mapping[int, TitlePhrase], day: str | None
) -> list[Run]:
    """All runs in text order; ``titles`` and ``names`` map tokens to the title or lexicon name that covers them."""
    runs: list[Run] = []
    taken = {i for i, hit in names.items()} | set(titles)
    tokens = words.tokens
    loud = [_loud(words, s.first, s.last) for s in words.document.sentences]
    for number, sentence in enumerate(words.document.sentences):
        i = sentence.first
        while i < sentence.last:
            if tokens[i].text.islower() and tokens[i].text not in PARTICLES:
                i += 1
                continue
            end = _run_end(words, taken, i, sentence.last, loud=loud[number])
            if end > i:
                parts = cut_run(words, i, end, loud=loud[number], day=day)
                runs.extend(_run(words, titles, first, last) for first, last in parts)
                i = end
            else:
                i += 1
    return runs


def _loud(words: Words, first: int, last: int) -> bool:
    """Whether a sentence is set like a headline, so that capitals tell little."""
    long = [t for t in words.tokens[first:last] if t.text.isalpha() and len(t.text) > 3]
    return len(long) >= 4 and sum(t.text[0].isupper() for t in long) > 0.8 * len(long)


def _run_end(words: Words, taken: set[int], i: int, end: int, *, loud: bool) -> int:
    """The end of the run that begins at a token, or the token itself."""
    tokens, begin = words.tokens, i
    if (
        tokens[i].text in _OPEN
        and i + 2 < end
        and tokens[i + 2].text in _CLOSE
        and _name_word(words, taken, i + 1, loud=loud)
    ):
        i += 3
        if not (i < end and _name_word(words, taken, i, loud=loud)):
            return begin
    elif tokens[i].text.lower() in PARTICLES and tokens[i].text.lower() not in (
        "e",
        "y",
        "la",
        "le",
        "do",
        "das",
        "ten",
    ):
        skip = 2 if i + 1 < end and tokens[i + 1].text == "-" else 1
        if not (i + skip < end and _name_word(words, taken, i + skip, loud=loud)) or tokens[i].text == "Do":
            return begin
        i += skip
    elif not _name_word(words, taken, i, loud=loud):
        return begin
    i += 1
    while i < end:
        step = _next(words, taken, i, end, loud=loud)
        if not step:
            break
        i += step
    return i


def _next(words: Words, taken: set[int], i: int, end: int, *, loud: bool) -> int:
    """How many tokens continue a run at a token."""
    tokens = words.tokens
    if _name_word(words, taken, i, loud=loud):
        return 1
    text = tokens[i].text
    if text == "(" and i + 3 < end and tokens[i + 2].text == ")" and is_given(tokens[i + 1].text):
        return 4 if _name_word(words, taken, i + 3, loud=loud) else 0  # a short first name: James (Jim) Smith
    glued = tokens[i].start == tokens[i - 1].end
    if (
        text in ("-", "‐", "‑")
        and glued
        and i + 1 < end
        and tokens[i + 1].start == tokens[i].end
        and tokens[i + 1].text.isalpha()
    ):
        lower = tokens[i + 1].text[0].islower()
        return (
            2
            if i + 1 not in taken
            and (len(tokens[i + 1].text) <= 5 or not lower)
            and tokens[i + 1].text not in ("led", "era", "style", "based", "backed")
            else 0
        )
    if text.lower() in PARTICLES and text not in ("e", "y") and i + 1 < end:
        skip = 2 if tokens[i + 1].text == "-" else 1
        return skip + 1 if i + skip < end and _name_word(words, taken, i + skip, loud=loud) else 0
    return 0


def _name_word(words: Words, taken: set[int], i: int, *, loud: bool) -> bool:
    token = words.tokens[i]
    text = token.text
    if i not in taken and not loud and _is_family_name(words, i):
        return True
    if i in taken or not text[0].isupper() or is_closed(text) or text.isdigit():
        return False
    if not any(c.isalpha() for c in text) or (
        len(text) > 3 and text.isupper() and token.ent != "PERSON" and "." not in text
    ):
        return False
    if token.ent == "PERSON" or token.tag in ("NNP", "NNPS"):
        return not (loud and token.ent == "" and not is_given(text) and token.tag == "NNPS")
    return not loud and _propped(words, i) and token.pos in ("PROPN", "NOUN", "ADJ", "X", "INTJ", "VERB")


def _is_family_name(words: Words, i: int) -> bool:
    """Whether "He" is a Chinese family name: it stands before a name that it is a part of ("He Xiaohui")."""
    token = words.tokens[i]
    if token.text != "He" or token.dep != "compound" or token.head != i + 1:
        return False
    given = words.tokens[i + 1]
    return given.tag == "NNP" and given.text[0].isupper() and given.text[1:].islower()


def _propped(words: Words, i: int) -> bool:
    """Whether the word before speaks for a name: a given name, or an initial."""
    before = words.before(i)
    return bool(
        before
        and before.text[0].isupper()
        and (is_given(before.text) or (len(before.text) == 2 and before.text[1] == "."))
    )


def _run(words: Words, titles: Mapping[int, TitlePhrase], first: int, last: int) -> Run:
    tokens = words.tokens
    title = titles.get(first - 1)
    if title is not None and (title.last != first or words.sentence_of[first - 1] != words.sentence_of[first]):
        title = None
    return Run(first, last, tuple(_spelt_out([t.text for t in tokens[first:last]])), title)


def _spelt_out(texts: list[str]) -> list[str]:
    """A run's words without brackets; of "James (Jim) Smith" one first name, the one by which the lexicon knows him."""
    plain = [text[: name_length(text)] for text in texts]
    if "(" in plain[1:]:
        mark = plain.index("(")
        formal = plain[:mark] + plain[mark + 3 :]
        plain = formal if find_person(" ".join(formal)) else plain[mark + 1 :]
    return [text for text in plain if text not in "[]()"]


def core_words(run: Run) -> list[str]:
    """The words of a run that carry a name, without hyphens, initials and particles."""
    return [w for w in run.words if w != "-" and not (len(w) <= 2 and w.endswith(".")) and w.lower() not in PARTICLES]


def names_a_person(words: Words, run: Run, *, apposed: bool) -> bool:
    """Whether a run of two words or more is a person's name, judged by titles, the tagger, given names and grammar."""
    core = core_words(run)
    tokens = words.tokens[run.first : run.last]
    if not core or len(core) > 5 or not any(word[-2:].isalpha() and word[-2:].islower() for word in core):
        return run.title is not None and 0 < len(core) <= 5 and not run.title.title.plural and run.name.isupper()
    if ends_no_person(core[-1]):
        return len(core) == 2 and is_given(core[0]) and all(token.ent == "PERSON" for token in tokens)
    if run.title is not None and not run.title.title.plural:
        return True
    persons = sum(t.ent == "PERSON" for t in tokens)
    placed = sum(t.ent in _PLACES for t in tokens)
    if apposed or persons * 2 >= len(tokens):
        return True
    if is_given(core[0]) and placed < len(tokens) and len(core) >= 2:
        return True
    if is_family_first(core[0]) and 2 <= len(core) <= 3 and all(len(w) <= 6 for w in core):
        return True
    labels = {t.ent for t in tokens}
    return 2 <= len(core) <= 3 and "ORG" not in labels and speaks(words, words.head_of(run.first, run.last))


def speaks(words: Words, head: int) -> bool:
    """Whether a token is the subject of a verb of speech."""
    token = words.tokens[head]
    return token.dep == "nsubj" and words.tokens[token.head].lemma.lower() in speech_verbs()
