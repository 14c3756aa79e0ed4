"""Who says the words between the marks: the best cue in their sentence, else the speaker whom they carry on."""

from collections.abc import Iterator
from dataclasses import replace

from detente.extraction.grammar import ancestors, depth_of, grammatical_subjects, is_passive, is_verbal, subjects
from detente.extraction.statement_papers import issuer_before
from detente.extraction.statement_patterns import BESIDE, by_cue
from detente.extraction.statement_quoted import Attribution, Quoted
from detente.extraction.statement_speakers import issuer
from detente.lexicon.speech import speech_words
from detente.model.document import Document

# A quotation that stands alone takes no weaker cue than this from its own sentence.
_SURE = 5.0


def attribute(quoted: Quoted) -> tuple[Attribution, ...]:
    """For each quotation who says it; the speaker is None where nothing tells."""
    found: list[Attribution] = []
    for number in range(len(quoted.quotes)):
        own = by_cue(quoted, number)
        if own is not None and (own.score >= _SURE or not _stands_alone(quoted, number)):
            found.append(own)
        else:
            found.append(_carried_on(quoted, number, found) or own or _by_clause(quoted, number))
        if found[-1].speaker is None and found[-1].cue is None:
            found[-1] = _from_sentence_before(quoted, number, found) or found[-1]
        found[-1] = _with_issuer(quoted, found[-1])
    return tuple(found)


def _from_sentence_before(quoted: Quoted, number: int, found: list[Attribution]) -> Attribution | None:
    """The speaker of the sentence before one that names nobody ("The plan, she said, “failed.” It “cost lives.”")."""
    before = number - 1
    if before < 0 or quoted.sentences_of(before)[1] < quoted.sentences_of(number)[0] - 1:
        return None
    speaker = found[before].speaker
    return None if speaker is None else Attribution(speaker, None, None, 2.5)


def _by_clause(quoted: Quoted, number: int) -> Attribution:
    """The actor who is the subject of a clause above the words ("X made it clear that they “must go”"), if any.

    Where that clause is what somebody else holds ("X found that Y did it to “sow doubt”"), it is the latter.
    """
    document, (first, last) = quoted.document, quoted.ranges[number]
    head = next((i for i in range(first, last) if not first <= document.tokens[i].head < last), first)
    speaker: int | None = None
    for above in ancestors(document, head):
        if above.i in quoted.inside or not is_verbal(above):
            continue
        found = [i for i in subjects(document, above.i) if i in document.mention_at and i not in quoted.inside]
        speaker = found[0] if found else speaker
        if speaker is not None and above.dep != "ccomp":
            break
    return Attribution(speaker, None, None, 0.0 if speaker is None else 2.5)


def _with_issuer(quoted: Quoted, attribution: Attribution) -> Attribution:
    """The attribution with the issuer in the place of "the statement"."""
    if attribution.speaker is None:
        return attribution
    found = issuer_before(quoted.document, attribution.speaker, quoted.cues)
    return attribution if found is None else replace(attribution, speaker=found)


def _stands_alone(quoted: Quoted, number: int) -> bool:
    """Whether nothing but the quotation (and a conjunction) stands in its sentences."""
    document, (first, last) = quoted.document, quoted.ranges[number]
    begin, end = (document.sentences[i] for i in quoted.sentences_of(number))
    outside = [*range(begin.first, first), *range(last, end.last)]
    return all(document.tokens[i].pos in ("PUNCT", "SPACE", "CCONJ", "SYM", "X") or i in quoted.inside for i in outside)


def _carried_on(quoted: Quoted, number: int, earlier: list[Attribution]) -> Attribution | None:
    """For words without a cue of their own: the speaker of what stands before them, else of the sentence after them."""
    alone = _stands_alone(quoted, number)
    for rule in _RULES if alone else (_from_same_paragraph,):
        found = rule(quoted, number, earlier)
        if found is not None:
            return found
    return None


def _from_colon(quoted: Quoted, number: int, earlier: list[Attribution]) -> Attribution | None:
    """A line that ends with a colon introduces the words in the next one."""
    document, sentence = quoted.document, quoted.sentences_of(number)[0]
    if sentence == 0 or not document.text[: document.sentences[sentence - 1].end].endswith(":"):
        return None
    cues = [cue for cue in quoted.cues[sentence - 1] if cue.speaker is not None and cue.kind in BESIDE]
    return Attribution(cues[-1].speaker, cues[-1], None, 4.5) if cues else _sayer(quoted, sentence - 1)


def _from_same_paragraph(quoted: Quoted, number: int, earlier: list[Attribution]) -> Attribution | None:
    document = quoted.document
    sentence = quoted.sentences_of(number)[0]
    if sentence == 0 or document.sentences[sentence - 1].paragraph != document.sentences[sentence].paragraph:
        return None
    before = number - 1
    if before >= 0 and quoted.sentences_of(before)[1] >= sentence - 1 and earlier[before].speaker is not None:
        return Attribution(earlier[before].speaker, None, before, 5.0)
    said = _sayer(quoted, sentence - 1)
    if said is not None:
        return said
    if before >= 0 and quoted.paragraph_of(before) == quoted.paragraph_of(number):
        return Attribution(earlier[before].speaker, None, before, 4.0)
    return None


def _from_next_sentence(quoted: Quoted, number: int, earlier: list[Attribution]) -> Attribution | None:
    """ "“...” The remark was made by X", "“...” he added"."""
    document = quoted.document
    sentence = quoted.sentences_of(number)[1] + 1
    if sentence >= len(document.sentences):
        return None
    if document.sentences[sentence].paragraph != document.sentences[sentence - 1].paragraph and not _points_back(
        document, sentence
    ):
        return None
    alone = _lone_name(document, sentence)
    return _sayer(quoted, sentence) if alone is None else Attribution(alone, None, None, 4.0)


def _lone_name(document: Document, sentence: int) -> int | None:
    """The person whose name with its title is all of a sentence, as beneath words that stand by themselves."""
    bounds = document.sentences[sentence]
    last = bounds.last - (document.tokens[bounds.last - 1].pos == "PUNCT")
    mention = document.mention_at.get(last - 1) if last > bounds.first else None
    if mention is None or mention.kind != "name" or mention.first > bounds.first or mention.last < last:
        return None
    known = document.actor_by_id.get(mention.actors[0])
    return mention.head if known is not None and known.type == "person" else None


def _points_back(document: Document, sentence: int) -> bool:
    """Whether a sentence begins with what the one before it is: "Those were the words of", "The remark came from"."""
    bounds = document.sentences[sentence]
    for token in document.tokens[bounds.first : min(bounds.first + 3, bounds.last)]:
        if token.dep in ("nsubj", "nsubjpass"):
            return token.tag == "DT" or token.lemma.lower() in speech_words().utterances
    return False


def _from_paragraph_before(quoted: Quoted, number: int, earlier: list[Attribution]) -> Attribution | None:
    document = quoted.document
    sentence = quoted.sentences_of(number)[0]
    if sentence == 0:
        return None
    before = number - 1
    paragraph = document.sentences[sentence - 1].paragraph
    text = document.text[document.sentences[sentence - 1].start : document.sentences[sentence - 1].end]
    if before >= 0 and quoted.sentences_of(before)[1] == sentence - 1 and not text.endswith(":"):
        return Attribution(earlier[before].speaker, None, before, 4.0)
    said = _sayer(quoted, sentence - 1)
    if said is not None:
        return said
    if before >= 0 and quoted.paragraph_of(before) == paragraph:
        return Attribution(earlier[before].speaker, None, before, 3.0)
    return None


_RULES = (_from_colon, _from_same_paragraph, _from_next_sentence, _from_paragraph_before)


def _sayer(quoted: Quoted, sentence: int) -> Attribution | None:
    """Who speaks in a sentence: the subject of its strongest cue, else of its main verb."""
    document = quoted.document
    weights = {
        "say": 4,
        "write": 4,
        "according": 3,
        "assert": 3,
        "report": 2,
        "describe": 1,
        "express": 1,
        "noun": 0,
        "tag": 0,
    }
    cues = [cue for cue in quoted.cues[sentence] if cue.speaker is not None]
    if cues:
        best = max(cues, key=lambda cue: (weights[cue.kind], -depth_of(document, cue.anchor)))
        return Attribution(best.speaker, best, None, 4.0)
    for i in _main_subjects(quoted, sentence):
        if _is_thing(document, i):
            return None
        return Attribution(issuer(document, i), None, None, 3.0)
    return None


def _is_thing(document: Document, i: int) -> bool:
    """Whether a subject that names no actor is a paper or "it", which leaves the word to who spoke before."""
    token = document.tokens[i]
    words = speech_words()
    return i not in document.mention_at and (
        token.text.lower() in ("it", "they", "this", "that") or token.lemma.lower() in words.statements | words.data
    )


def _main_subjects(quoted: Quoted, sentence: int) -> Iterator[int]:
    """The subjects of a sentence's main verb; for "the remark was made by X" X."""
    document, bounds = quoted.document, quoted.document.sentences[sentence]
    for i in range(bounds.first, bounds.last):
        if document.tokens[i].head == i and is_verbal(document.tokens[i]):
            found = [s for s in grammatical_subjects(document, i) if s not in quoted.inside]
            spoken = any(document.tokens[s].lemma.lower() in speech_words().utterances for s in found)
            yield from (list(subjects(document, i)) if spoken and is_passive(document, i) else found)
