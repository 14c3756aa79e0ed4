"""Indirect statements: "Lavrov said that ...", with the words of the complement clause."""

from collections.abc import Iterator

from detente.extraction.grammar import children, is_negated, subtree, times_in, tokens_in
from detente.extraction.modality import modality_of
from detente.extraction.quotation_marks import with_closing_mark
from detente.extraction.statement_according import rest_of_sentence
from detente.extraction.statement_circumstances import ClaimMaker, circumstances
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_outlets import is_outlet
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_reference import is_named, spoken_by
from detente.lexicon.speech import speech_words
from detente.model.claim import Claim, telling_id
from detente.model.document import Document, Token
from detente.model.spans import Span

EXTRACTOR = "statement/indirect@1"
_LEAST_WORDS = 4
_STRONG = frozenset({"say", "write"})
_NOT = frozenset({"not", "n't", "n’t"})
_RELATIVE = frozenset({"who", "which", "that"})
_ASKING = frozenset({"what", "how", "why", "whether", "who"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def indirect_claims(quoted: Quoted) -> Iterator[Claim]:
    """The claims of each clause that an actor is said to have said outside of quotation marks."""
    document = quoted.document
    seen: set[tuple[int, int]] = set()
    for number in range(len(document.sentences)):
        for cue in quoted.cues[number]:
            if cue.speaker is None or not _tells(document, cue):
                continue
            span = _content(quoted, cue)
            if span is not None and (span.start, span.end) not in seen:
                seen.add((span.start, span.end))
                yield from _indirect(quoted, cue, cue.speaker, span)


def _indirect(quoted: Quoted, cue: Cue, speaker: int, span: Span) -> Iterator[Claim]:
    document = quoted.document
    spoken = spoken_by(document, speaker, (), quoted.inside)
    if not any(is_named(document, one.actor) for one in spoken):
        return
    if cue.kind == "according" and _is_passed_on(document, speaker):
        return
    span_words = document.text[span.start : span.end]
    make = ClaimMaker(document, telling_id(document.article.id, "statement", span.start, span.end, nth=1), EXTRACTOR)
    yield make.claim("text", span_words, span)
    yield make.claim("direct", 0, span)
    yield from make.speakers(spoken)
    yield from circumstances(make, cue, quoted)


def _is_passed_on(document: Document, speaker: int) -> bool:
    """Whether the words are "according to" a paper or an agency, which passes on the words of others."""
    mention = document.mention_at.get(speaker)
    return mention is not None and is_outlet(document, mention)


def _tells(document: Document, cue: Cue) -> bool:
    """Whether a cue says that its clause was said: as a fact, by a verb, a noun or a phrase that claims it."""
    token = document.tokens[cue.anchor]
    if cue.kind == "according":
        return True
    if cue.kind == "noun":
        return token.lemma.lower() in speech_words().claims
    if cue.kind not in _STRONG and token.lemma.lower() not in speech_words().tells:
        return False
    if cue.first == cue.anchor and token.tag not in _FINITE and not _accompanies(token):
        return False
    if is_negated(document, cue.anchor) or any(t.tag == "MD" for t in children(document, cue.anchor, "aux")):
        return False
    return modality_of(document, cue.anchor) != "hypothetical" and not _leaves_a_gap(document, cue.anchor)


def _accompanies(token: Token) -> bool:
    """Whether a participle tells what was said along with an act ("left, saying that ..."); "suggesting" may infer."""
    return token.tag == "VBG" and token.dep in ("advcl", "conj") and token.lemma.lower() not in speech_words().infers


def _content(quoted: Quoted, cue: Cue) -> Span | None:
    """The words that a cue gives; None where quotation marks are among them or they are too few."""
    document = quoted.document
    found = rest_of_sentence(quoted, cue) if cue.kind == "according" else _clause(quoted, cue)
    if found is None:
        return None
    first, last = _trimmed(document, *found)
    if last - first < _LEAST_WORDS or first <= cue.anchor < last or any(i in quoted.inside for i in range(first, last)):
        return None
    if not _is_sentence(document, first, last) or not _adjoins(document, last, cue):
        return None
    return with_closing_mark(document.text, document.span(first, last))


def _clause(quoted: Quoted, cue: Cue) -> tuple[int, int] | None:
    """The clause that hangs on a verb ("said that ...") or, with its "that", on a noun ("his claim that ...")."""
    document = quoted.document
    clauses = [c for c in children(document, cue.anchor, "ccomp", "acl") if c.i not in quoted.inside]
    if cue.kind == "noun":
        clauses = [c for c in clauses if any(t.lemma.lower() == "that" for t in children(document, c.i, "mark"))]
    else:
        clauses = [c for c in clauses if c.dep == "ccomp"]
    if not clauses:
        return None
    # What stands before "said" is an adverbial of it where a clause follows too ("As the talks end, X said that ...").
    behind = [c.i for c in clauses if c.i > cue.anchor]
    inside = subtree(
        document,
        (behind or [clauses[0].i])[0],
        stop=lambda token: _carries_on(document, token, cue) or token.text.lower() == "according",
    )
    return _behind_time(document, inside[0], inside[-1] + 1, cue)


def _is_sentence(document: Document, first: int, last: int) -> bool:
    """Whether the words have a subject and ask no question ("told him why"): a thing said and not its name."""
    tokens = document.tokens[first:last]
    return tokens[0].lemma.lower() not in _ASKING and any(t.dep in _SUBJECTS for t in tokens)


def _adjoins(document: Document, last: int, cue: Cue) -> bool:
    """Whether words before their cue end with a comma and nothing else ("..., he said")."""
    return last > cue.first or document.tokens[last].text == ","


def _trimmed(document: Document, first: int, last: int) -> tuple[int, int]:
    """The words without marks and "that" before them, without marks and "and" behind; with a "not" cut off."""
    while first < last and (
        not _is_word(document.tokens[first])
        or (document.tokens[first].lemma.lower() == "that" and document.tokens[first].dep == "mark")
    ):
        first += 1
    while first < last and (not _is_word(document.tokens[last - 1]) or document.tokens[last - 1].pos == "CCONJ"):
        last -= 1
    if last < len(document.tokens) and document.tokens[last].lemma.lower() in _NOT:
        last += int(document.tokens[last].start == document.tokens[last - 1].end)
    return first, last


def _carries_on(document: Document, token: Token, cue: Cue) -> bool:
    """Whether a verb of saying without subject is the speaker's next one ("said it was over and called for calm")."""
    if token.dep != "conj" or token.tag != document.tokens[cue.anchor].tag or token.lemma not in speech_words().verbs:
        return False
    return not children(document, token.i, "nsubj", "nsubjpass", "aux", "auxpass")


def _is_word(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)


def _leaves_a_gap(document: Document, cue: int) -> bool:
    """Whether the words lack a part that stands before the cue ("something he has said he wants"): half a sentence."""
    if document.tokens[cue].dep != "relcl":
        return False
    speakers = children(document, cue, "nsubj", "nsubjpass")
    if not speakers or speakers[0].lemma.lower() in _RELATIVE:
        return False
    before = [document.tokens[i] for i in subtree(document, cue) if i < speakers[0].i]
    return not any(t.lemma.lower() in ("which", "whom", "when", "where") and t.dep != "nsubj" for t in before)


def _behind_time(document: Document, first: int, last: int, cue: Cue) -> tuple[int, int]:
    """The clause without the day of the saying that the parser put at its head ("said on Friday he would go")."""
    if first != cue.last:
        return first, last
    for timex, _ in times_in(document, document.sentence_of[cue.anchor]):
        covered = tokens_in(document, Span(timex.start, timex.end))
        if covered is None or not (first <= covered[0] <= first + 1 and covered[1] < last):
            continue
        preposition = covered[0] == first or document.tokens[first].lemma.lower() == "on"
        if preposition and _is_word(document.tokens[covered[1]]) and document.tokens[covered[1]].tag != "POS":
            return covered[1], last
    return first, last
