"""The patterns by which a sentence says whose the quoted words in it are: before, after and around them."""

import re
from collections.abc import Iterator

from detente.extraction.grammar import ancestors, grammatical_subjects
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_outlets import is_outlet
from detente.extraction.statement_quoted import Attribution, Quoted
from detente.extraction.statement_speakers import first_noun, is_term, issuer, phrase, top_of
from detente.lexicon.speech import speech_words
from detente.model.document import Document, Token

_CLAUSAL = (",", "?", "!", "…", "—", "–", "-", ";")
_TWEETED = re.compile(r"(?:\s(?:https?://|pic\.twitter|t\.co/)\S+)*\s*[—–-]+ ([^\n()—]{2,60}?) ?\(@")
# Below this a cue and a quotation only happen to share a sentence.
_LIKELY = 2.0
# So much better must an outlet fit than somebody whose words it may pass on ("..., X said, Reuters reported").
_RELAYED = 4.0
# How well a verb of saying fits that governs the words.
_GOVERNED = 7.0
# And so much better a paper of which no issuer is known.
_NOBODYS = 3.0


def by_cue(quoted: Quoted, number: int) -> Attribution | None:
    """The best cue in the sentences where a quotation begins and ends."""
    ranked = [
        Attribution(cue.speaker, cue, None, score)
        for sentence in dict.fromkeys(quoted.sentences_of(number))
        for cue in quoted.cues[sentence]
        for score in [_score(quoted, number, cue)]
        if score >= _LIKELY
    ]
    ranked.extend(_without_verb(quoted, number))
    first = quoted.ranges[number][0]
    said = any(a.score >= _GOVERNED and a.cue is not None and _says_before(a.cue, first) for a in ranked)
    return max(ranked, key=lambda a: a.score - _deduction(quoted.document, a, first, said=said), default=None)


def _says_before(cue: Cue, first: int) -> bool:
    return cue.kind in ("say", "write") and cue.anchor < first and cue.speaker is not None


def _deduction(document: Document, attribution: Attribution, first: int, *, said: bool) -> float:
    """What an attribution loses to a person's: a paper's or an agency's, which mostly pass on the words of others, and
    that of "according to" where somebody else is ``said`` to have said them."""
    cue = attribution.cue
    if said and cue is not None and cue.kind == "according" and cue.anchor > first:
        return _RELAYED
    if _relays(document, attribution, first):
        return _RELAYED
    speaker = attribution.speaker
    if speaker is None or speaker in document.mention_at:
        return 0.0
    return _NOBODYS if document.tokens[speaker].lemma.lower() in speech_words().statements else 0.0


def _relays(document: Document, attribution: Attribution, first: int) -> bool:
    """Whether the one who says it is a paper or an agency, which mostly passes on the words of others."""
    if attribution.speaker is None or attribution.cue is None:
        return False
    if attribution.cue.kind == "report":
        return True
    if attribution.cue.kind == "according" and attribution.cue.anchor < first:
        return False
    mention = document.mention_at.get(attribution.speaker)
    if mention is None:
        return document.tokens[attribution.speaker].text in speech_words().outlets
    return is_outlet(document, mention)


def _score(quoted: Quoted, number: int, cue: Cue) -> float:
    """How well a cue fits a quotation, 0 to 10; the figures only order the patterns that are named beside them."""
    first, last = quoted.ranges[number]
    score = _before(quoted, first, last, cue) if cue.anchor < first else _after(quoted, number, first, last, cue)
    return score if cue.speaker is not None else score - 4.0


_CLOSE = ("say", "write", "report")
BESIDE = (*_CLOSE, "assert", "tag")
# By kind: the score where the cue governs the words, and where it only stands before them in the sentence.
_FAR_BEFORE = {
    "say": (8.0, 6.0),
    "write": (8.0, 6.0),
    "report": (8.0, 6.0),
    "assert": (7.0, 5.0),
    "describe": (7.4, 4.5),
    "according": (7.4, 7.4),
    "express": (6.0, 3.0),
    "noun": (5.5, 0.0),
    "tag": (0.0, 0.0),
}


def _before(quoted: Quoted, first: int, last: int, cue: Cue) -> float:
    """A cue before the words: right before them, governing them, or only earlier in the sentence."""
    document = quoted.document
    gap = [i for i in range(cue.last, first) if _is_word(document.tokens[i])]
    introduced = _introduced(document, first)
    if (
        cue.kind in BESIDE
        and not _is_told_of(quoted, cue)
        and (introduced or cue.kind != "tag")
        and all(_is_light(document.tokens[i]) for i in gap)
    ):
        return 10.0
    governs = _governs(document, cue, first, last)
    if introduced == ":" and governs and cue.kind != "tag":
        return 9.0
    return (
        (0.0 if cue.finite or cue.kind not in _CLOSE else -0.6)
        + _FAR_BEFORE[cue.kind][0 if governs else 1]
        - min(1.0, 0.01 * len(gap) if governs else 0.03 * len(gap))
    )


def _is_told_of(quoted: Quoted, cue: Cue) -> bool:
    """Whether somebody else says that this one holds or asks something ("The note said they agreed “to go”")."""
    above = quoted.document.tokens[cue.anchor].head
    outer = [c for c in quoted.cues[quoted.document.sentence_of[cue.anchor]] if c.anchor == above and c != cue]
    told = quoted.document.tokens[cue.anchor].dep == "ccomp" and cue.kind == "assert"
    return told and any(c.kind in ("say", "write") and c.speaker not in (None, cue.speaker) for c in outer)


_LIGHT = frozenset({"that", "reporter", "journalist", "on", "of"})


def _is_light(token: Token) -> bool:
    """Whether a word between a cue and the quotation is none of the speaker ("told reporters on Friday: “...”")."""
    return token.lemma.lower() in _LIGHT or token.ent in ("DATE", "TIME")


def _is_word(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)


def _introduced(document: Document, first: int) -> str:
    """The colon or comma before the opening mark of words that begin with token ``first``; empty where none is."""
    at = first - 1
    while at >= 0 and document.tokens[at].end >= document.tokens[first].start - 4 and not _is_word(document.tokens[at]):
        if document.tokens[at].text in (":", ","):
            return document.tokens[at].text
        at -= 1
    return ""


def _after(quoted: Quoted, number: int, first: int, last: int, cue: Cue) -> float:
    """A cue after the words: "...,” X said", "...,” according to X", or at the far end of the sentence."""
    document = quoted.document
    if not cue.finite or cue.kind == "noun":
        return 1.0
    left = cue.first if cue.speaker is None else min(cue.first, _left_edge(document, cue.speaker, last))
    gap = [i for i in range(last, left) if _is_word(document.tokens[i]) and document.tokens[i].pos != "ADV"]
    if not gap and (cue.kind == "according" or cue.kind in BESIDE):
        return 9.5 if _clause_ends(quoted, number) or cue.kind == "according" else 6.5
    governs = _governs(document, cue, first, last)
    penalty = min(1.0, 0.02 * len(gap))
    if cue.kind == "according":
        return 7.3 - penalty
    if cue.kind in _CLOSE:
        return (7.6 if governs or _comma_before(document, left) else 4.0) - penalty
    return (4.0 if governs and cue.kind != "tag" else 1.0) - penalty


def _without_verb(quoted: Quoted, number: int) -> Iterator[Attribution]:
    """Speakers that no cue names: a tweet's author, "X: “...”", "X “said ...”", "“...,” X in an interview"."""
    document, (first, last) = quoted.document, quoted.ranges[number]
    begin, end = (document.sentences[i] for i in quoted.sentences_of(number))
    author = _TWEETED.match(document.text, quoted.quotes[number].end)
    if author:
        name = [t.i for t in document.tokens if author.start(1) <= t.start and t.end <= author.end(1)]
        yield Attribution(name[-1] if name else None, None, None, 9.9)
    yield from _before_colon(quoted, first, begin.first)
    tokens = document.tokens
    if tokens[first].tag in ("VBD", "VBZ") and tokens[first].lemma in speech_words().verbs:
        subject = [i for i in (first - 2, first - 1) if i >= begin.first and tokens[i].pos in ("PROPN", "NOUN")]
        yield from (Attribution(i, None, None, 6.8) for i in subject[-1:] if i not in quoted.inside)
    after = next((i for i in range(last, end.last) if _is_word(tokens[i])), last)
    beneath = document.mention_at.get(after)
    if is_term(document, last - 1, quoted.inside):
        return
    if last < after < end.last and beneath is not None and beneath.kind == "name" and beneath.last + 1 >= end.last:
        yield Attribution(beneath.head, None, None, 4.5)
    elif _clause_ends(quoted, number) and last < after < end.last and tokens[after].pos == "PROPN":
        yield Attribution(first_noun(document, after, end.last, quoted.inside), None, None, 4.5)


def _before_colon(quoted: Quoted, first: int, begin: int) -> Iterator[Attribution]:
    """The subject of the clause before a colon, or the name that is all there is of it."""
    document = quoted.document
    if _introduced(document, first) != ":":
        return
    at = next((i for i in range(first - 1, begin - 1, -1) if document.tokens[i].text == ":"), begin)
    before = document.tokens[at - 1] if at > begin and document.tokens[at - 1].ent not in ("DATE", "TIME") else None
    topic = document.tokens[before.head] if before is not None and before.dep == "pobj" else None
    named = (
        document.mention_at.get(topic.i - 1) if topic is not None and topic.lemma.lower() in ("on", "about") else None
    )
    if named is not None and named.kind == "name":  # a caption: "Roe on the talks: “...”"
        yield Attribution(named.head, None, None, 8.5)
        return
    if before is not None and before.pos == "PROPN" and before.dep not in ("pobj", "dobj"):
        yield Attribution(top_of(document, before.i), None, None, 8.5)
        return
    verbs = [i for i in range(begin, at) if document.tokens[i].tag in ("VBD", "VBZ", "VBP") and i not in quoted.inside]
    found = [i for verb in verbs[-1:] for i in grammatical_subjects(document, verb) if i not in quoted.inside]
    if found:
        yield Attribution(issuer(document, found[0]), None, None, 8.0)


def _left_edge(document: Document, speaker: int, limit: int) -> int:
    """The first token of the speaker's phrase that lies behind ``limit``."""
    edge = min(phrase(document, speaker)[0], speaker)
    return edge if edge >= limit else speaker if speaker >= limit else limit + 99


def _comma_before(document: Document, i: int) -> bool:
    return 0 < i < len(document.tokens) and document.tokens[i - 1].text in (",", "”", '"', "—", "–")


def _clause_ends(quoted: Quoted, number: int) -> bool:
    """Whether the words end like a clause before its tag: with a comma or a question mark."""
    quote, text = quoted.quotes[number], quoted.document.text
    return text[quote.end - 1] in _CLAUSAL or text[quote.end + 1 : quote.end + 2] == ","


def _governs(document: Document, cue: Cue, first: int, last: int) -> bool:
    """Whether the head of the quoted words, or the verb above it, hangs on the cue."""
    head = next((i for i in range(first, last) if not first <= document.tokens[i].head < last), first)
    return any(above.i == cue.anchor for above in ancestors(document, head))
