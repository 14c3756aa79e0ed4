"""Parts of speech and lemmas, which the model looks up in tables: here once for each word, tag and dependency."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.annotation.language import language

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

_Key = tuple[int, int, int]


class Word(NamedTuple):
    """What the tables say of a word; ``paired`` where a rule looks at it and the next one together ("let's")."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    paired: bool = False


# So many looked-up words weigh about 60 MB; then they are forgotten.
_MOST = 200_000


def words_of(docs: Sequence["Doc"]) -> list[list[Word]]:
    """The words of analysed sentences with the parts of speech and lemmas that the model's own tables give them."""
    known = _known()
    keys = [[(orth, tag, dep) for orth, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()] for doc in docs]
    known.update(_learnt(list({key for sentence in keys for key in sentence} - known.keys())))
    rows = [[known[key] for key in sentence] for sentence in keys]
    if len(known) > _MOST:
        _known.cache_clear()
    return [_looked_up(doc) if any(word.paired for word in row) else row for doc, row in zip(docs, rows, strict=True)]


@cache
def _known() -> dict[_Key, Word]:
    """The words that were looked up, by the numbers of their text, tag and dependency."""
    return {}


def _looked_up(doc: "Doc") -> list[Word]:
    """The words of a sentence by all rules of the tables."""
    model = language()
    for table in ("attribute_ruler", "lemmatizer"):
        doc = model.get_pipe(table)(doc)
    return _read(doc)


def _learnt(keys: Collection[_Key]) -> Iterator[tuple[_Key, Word]]:
    """Words looked up, each as if it stood alone."""
    from spacy.tokens import Doc

    if not keys:
        return
    model = language()
    texts, tags, deps = ([model.vocab.strings[number] for number in column] for column in zip(*keys, strict=True))
    doc = Doc(model.vocab, words=texts, tags=tags, deps=deps)
    ruler, openers = _rules()
    paired = {start for _, start, _ in openers(doc, allow_missing=True)}
    words = _read(model.get_pipe("lemmatizer")(ruler(doc)))
    for number, (key, word) in enumerate(zip(keys, words, strict=True)):
        yield key, word._replace(paired=number in paired)


@cache
def _rules() -> tuple[Callable[["Doc"], "Doc"], "Matcher"]:
    """The table's rules for one word, and what finds the words with which its rules for several begin."""
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler

    vocab = language().vocab
    alone, openers = AttributeRuler(vocab), Matcher(vocab)
    table: Any = language().get_pipe("attribute_ruler")
    for rule in table.patterns:
        if all(len(pattern) == 1 for pattern in rule["patterns"]):
            alone.add_patterns([rule])
        else:
            openers.add("several", [pattern[:1] for pattern in rule["patterns"]])
    return alone, openers


def _read(doc: "Doc") -> list[Word]:
    return [Word(word.text, word.lemma_, word.pos_, word.tag_, word.dep_) for word in doc]
