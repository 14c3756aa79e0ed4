"""Whose paper it is that "the statement said": the issuer named in the sentences before."""

from collections.abc import Iterator

from detente.extraction.grammar import ancestors, children, grammatical_subjects
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_outlets import is_outlet
from detente.extraction.statement_speakers import issuer
from detente.lexicon.speech import speech_words
from detente.model.document import Document, Token

_FARTHEST = 10


def issuer_before(document: Document, head: int, cues: dict[int, tuple[Cue, ...]]) -> int | None:
    """For a paper as speaker the head of who issued it, by the nearest paper before; None for all else."""
    mention = document.mention_at.get(head)
    if document.tokens[head].lemma.lower() not in speech_words().statements:
        return None
    if mention is not None and (mention.kind != "nominal" or is_outlet(document, mention)):
        return None
    if any(child.lemma.lower() == "a" for child in children(document, head, "det")):
        return None
    sentence = document.sentence_of[head]
    for number in range(sentence, max(-1, sentence - _FARTHEST), -1):
        for i in _papers(document, number, head):
            found = _spoken_in(document, i, cues[number]) or issuer(document, i)
            if found != i and found in document.mention_at and not _is_paper(document, found):
                return found
        tweeted = [cue.speaker for cue in cues[number] if cue.kind == "write" and cue.anchor < head]
        if tweeted and tweeted[-1] is not None:
            return tweeted[-1]
    return None


def _is_paper(document: Document, head: int) -> bool:
    """Whether a mention is of a paper without a name, whose issuer is still to be found."""
    nominal = document.mention_at[head].kind == "nominal"
    return nominal and document.tokens[head].lemma.lower() in speech_words().statements


def _papers(document: Document, number: int, head: int) -> Iterator[int]:
    """The papers that a sentence names before token ``head``, the last one first."""
    bounds = document.sentences[number]
    words = speech_words()
    for i in range(min(bounds.last, head) - 1, bounds.first - 1, -1):
        token = document.tokens[i]
        within = document.tokens[token.head].lemma.lower() == "in"
        if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in (
            words.statements | words.utterances if within else words.statements
        ):
            yield i


def _within_clause(document: Document, paper: int) -> Iterator[Token]:
    """What a paper hangs on in its own clause: nobody issues the one that he only tells of ("noted that the note")."""
    token = document.tokens[paper]
    for above in ancestors(document, paper):
        if token.dep in ("ccomp", "relcl"):
            return
        yield above
        token = above


def _spoken_in(document: Document, paper: int, cues: tuple[Cue, ...]) -> int | None:
    """The speaker of the verb that a paper hangs on ("said in a statement")."""
    above = {token.i for token in _within_clause(document, paper)}
    found = [cue.speaker for cue in cues if cue.anchor in above and cue.speaker not in (None, paper, *above)]
    if found or document.tokens[document.tokens[paper].head].lemma.lower() != "in":
        return found[-1] if found else None
    main = [
        i
        for token in ancestors(document, paper)
        if token.head == token.i
        for i in grammatical_subjects(document, token.i)
    ]
    return next((i for i in main if i != paper and i in document.mention_at), None)
