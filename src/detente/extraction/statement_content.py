"""Which words somebody is said to have said: the clause of a verb or a noun of saying, cut to what is his."""

from detente.extraction.grammar import children, subtree, times_in, tokens_in
from detente.extraction.quotation_marks import with_closing_mark
from detente.extraction.statement_according import rest_of_sentence
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_speakers import phrase
from detente.lexicon.speech import speech_words
from detente.model.document import Document, Token
from detente.model.spans import Span

_LEAST_WORDS = 4
_CHANNEL_LENGTH = 7
_ASKING = frozenset({"what", "how", "why", "whether", "who"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_NOT = frozenset({"not", "n't", "n’t"})
# After "..., he said," these begin what is told of the saying; anything else carries the words on.
_ASIDES = frozenset(
    {"who", "which", "whose", "as", "while", "when", "after", "before", "although", "though", "according"}
    | {"in", "at", "on", "during"}
)
_SUMMING = frozenset({"move", "step", "decision", "shift", "claim", "charge", "reversal", "development", "prospect"})
_TELLING = frozenset({"give", "offer", "provide", "elaborate", "name", "cite", "specify", "say", "mention", "identify"})
# After a comma the writer tells with these what came before ("..., a day after they had met").
_SEQUELS = frozenset({"after", "before", "following", "follow", "amid"})
_CONTRASTS = frozenset({"while", "although", "though", "whereas", "even", "after"})


def content_of(quoted: Quoted, cue: Cue) -> Span | None:
    """The words that a cue gives; None where quotation marks are among them or they are too few."""
    document = quoted.document
    found = rest_of_sentence(quoted, cue) if cue.kind == "according" else _clause(quoted, cue)
    if found is None:
        return None
    first, last = _trimmed(document, *_completed(document, *found, cue))
    if last - first < _LEAST_WORDS or first <= cue.anchor < last or any(i in quoted.inside for i in range(first, last)):
        return None
    if not _is_sentence(document, first, last) or not _adjoins(document, last, cue):
        return None
    if _skips(document, first, cue) or _holds_the_speaker(document, first, last, cue):
        return None
    return with_closing_mark(document.text, document.span(first, last))


def _clause(quoted: Quoted, cue: Cue) -> tuple[int, int] | None:
    """The clause that hangs on a verb ("said that ...") or, with its "that", on a noun ("his claim that ...")."""
    document = quoted.document
    clauses = list(children(document, cue.anchor, "ccomp", "acl"))
    if cue.kind == "noun":
        clauses = [c for c in clauses if any(t.lemma.lower() == "that" for t in children(document, c.i, "mark"))]
    else:
        clauses = [c for c in clauses if c.dep == "ccomp"]
    if not clauses:
        return None
    # What stands before "said" is an adverbial of it where a clause follows too ("As the talks end, X said that ...").
    behind = [c.i for c in clauses if c.i > cue.anchor]
    top = (behind or [clauses[0].i])[0]
    if top in quoted.inside:
        return None
    inside = _told_by(document, top, cue)
    last = _carried_over(document, inside[-1] + 1, behind, cue)
    first, last = _behind_time(document, _with_object(document, inside[0], top, cue), last, cue)
    return _behind_channel(document, first, last, cue), last


def _told_by(document: Document, top: int, cue: Cue) -> tuple[int, ...]:
    """The tokens of the clause of a verb that belong to what is said."""
    return subtree(document, top, stop=lambda token: _is_beyond(document, token, top, cue))


def _carried_over(document: Document, last: int, clauses: list[int], cue: Cue) -> int:
    """The end of a clause whose own verb the parser made a second one ("that those sent to watch it | saw nothing")."""
    for top in clauses:
        marked = children(document, top, "nsubj", "nsubjpass", "expl", "mark")
        inside = _told_by(document, top, cue)
        between = document.tokens[last : inside[0]]
        if inside[0] < last or marked or _says(document.tokens[top]):
            continue
        if all(not _is_word(t) and t.text not in ":;" for t in between):
            last = inside[-1] + 1
    return last


def _with_object(document: Document, first: int, top: int, cue: Cue) -> int:
    """Where a clause begins whose subject the parser made the verb's object ("warned | no troops would be sent")."""
    if first <= cue.anchor or children(document, top, *_SUBJECTS) or document.tokens[first].tag != "MD":
        return first
    before = [subtree(document, child.i) for child in children(document, cue.anchor, "dobj")]
    return next((one[0] for one in before if one[0] >= cue.last and one[-1] + 1 == first), first)


def _completed(document: Document, first: int, last: int, cue: Cue) -> tuple[int, int]:
    """The clause with the phrase behind it that the parser hung on the verb ("would host next year's | summit")."""
    if first < cue.anchor:
        return first, last
    for child in children(document, cue.anchor, "dobj", "attr", "oprd", "npadvmod"):
        inside = subtree(document, child.i, stop=lambda token: token.dep in ("conj", "cc"))
        if inside[0] in (last, last + 1) and child.i > last and _is_word(document.tokens[last]):
            return first, inside[-1] + 1
    return first, last


def _is_sentence(document: Document, first: int, last: int) -> bool:
    """Whether the words have a subject and ask no question ("told him why"): a thing said and not its name."""
    tokens = document.tokens[first:last]
    return tokens[0].lemma.lower() not in _ASKING and any(t.dep in _SUBJECTS for t in tokens)


def _adjoins(document: Document, last: int, cue: Cue) -> bool:
    """Whether words before their cue end with a comma and nothing else ("..., he said"), and do not go on behind it."""
    return last > cue.first or (document.tokens[last].text == "," and not _goes_on(document, cue))


def _skips(document: Document, first: int, cue: Cue) -> bool:
    """Whether another clause stands between the cue and the words ("said that he was glad | they came"), or before
    words that precede their cue ("While some fear | it will fail, others protest")."""
    if cue.kind == "according":
        return False
    begin = document.sentences[document.sentence_of[cue.anchor]].first
    from_, to = (cue.last, first) if first >= cue.last else (begin, first)
    subjects = [t for t in document.tokens[from_:to] if t.dep in ("nsubj", "nsubjpass")]
    return any(t.head != cue.anchor and t.head >= from_ for t in subjects)


def _holds_the_speaker(document: Document, first: int, last: int, cue: Cue) -> bool:
    """Whether the words hold the one who says them ("...,” says Roe, who is head of"), and so are none."""
    return cue.kind != "according" and cue.speaker is not None and first <= cue.speaker < last


def _goes_on(document: Document, cue: Cue) -> bool:
    """Whether the words go on behind their cue ("The plan, he said, for a new bridge is dead")."""
    if cue.kind == "according" or cue.speaker is None:
        return False
    end = max(cue.last, phrase(document, cue.speaker)[1])
    if end + 1 >= len(document.tokens) or document.tokens[end].text != ",":
        return False
    after = document.tokens[end + 1]
    named = after.i in subtree(document, cue.speaker) or after.tag == "VBG"
    return not named and after.lemma.lower() not in _ASIDES


def _trimmed(document: Document, first: int, last: int) -> tuple[int, int]:
    """The words without marks and "that" before them, without marks and "and" behind; with a "not" cut off."""
    while first < last and (
        not (_is_word(document.tokens[first]) or document.tokens[first].tag == "$")
        or _is_that(document, first)
        or (document.tokens[first].pos == "CCONJ" and document.tokens[first].text[0].isupper())
    ):
        first += 1
    while first < last and _hangs(document, last - 1):
        last -= 1
    if last < len(document.tokens) and document.tokens[last].lemma.lower() in _NOT:
        last += int(document.tokens[last].start == document.tokens[last - 1].end)
    return first, last


def _hangs(document: Document, i: int) -> bool:
    """Whether a token only leads on to what is left out behind it: a mark, "and", "but also"."""
    token = document.tokens[i]
    if not _is_word(token) or token.pos == "CCONJ":
        return True
    return token.lemma.lower() in ("also", "then", "later") and document.tokens[i - 1].pos == "CCONJ"


def _is_that(document: Document, i: int) -> bool:
    """Whether "that" opens a clause; the parser takes it for "that one" now and then."""
    if document.tokens[i].lemma.lower() != "that" or i + 1 >= len(document.tokens):
        return False
    after = document.tokens[i + 1]
    if document.tokens[i].dep == "mark" or after.pos in ("PROPN", "DET", "PRON") or after.tag == "NNS":
        return True
    return after.pos == "NOUN" and i + 2 < len(document.tokens) and document.tokens[i + 2].pos == "PROPN"


def _is_beyond(document: Document, token: Token, top: int, cue: Cue) -> bool:
    """Whether a branch of the clause is no part of what is said: the writer's, or the speaker's next act of speech."""
    if token.text.lower() == "according" or _carries_on(document, token, cue):
        return True
    if _is_sequel(document, token) or _is_aside(document, token) or _is_comment(document, token):
        return True
    subject = children(document, token.i, "nsubj", "nsubjpass")
    if not subject or subject[0].i > token.i:
        return False
    if token.dep == "advcl":
        said = token.lemma.lower() in speech_words().verbs
        return said and any(mark.lemma.lower() in _CONTRASTS for mark in children(document, token.i, "mark"))
    if token.dep != "conj" or children(document, token.i, "mark"):  # "said that it rains and that they would reply"
        return False
    return _says(token) or _asserts(document, token) or (_is_modal(document, top) and _is_told(document, token))


def _is_sequel(document: Document, token: Token) -> bool:
    """Whether a branch behind a comma tells what came before ("..., a day after they had met")."""
    marks = children(document, token.i, "mark") if token.dep == "advcl" else (token,)
    if token.dep not in ("prep", "advcl") or not any(mark.lemma.lower() in _SEQUELS for mark in marks):
        return False
    return document.tokens[subtree(document, token.i)[0] - 1].text == ","


def _is_comment(document: Document, token: Token) -> bool:
    """Whether a noun behind a comma sums up the words ("..., a move that could hurt trade")."""
    if token.lemma.lower() not in _SUMMING or not children(document, token.i, "relcl"):
        return False
    first = subtree(document, token.i)[0]
    return document.tokens[first].lemma.lower() in ("a", "an") and document.tokens[first - 1].text == ","


def _is_aside(document: Document, token: Token) -> bool:
    """Whether a participle tells more of the speech (", citing a report", "but without giving details")."""
    at = token.i - 1
    while document.tokens[at].pos == "ADV" and document.tokens[at].head == token.i:
        at -= 1
    before = document.tokens[at]
    if token.lemma.lower() == "without" and before.pos in ("CCONJ", "PUNCT"):
        return any(verb.lemma.lower() in _TELLING for verb in children(document, token.i, "pcomp"))
    spoken = token.tag == "VBG" and token.lemma.lower() in speech_words().verbs
    return spoken and token.dep == "advcl" and before.text == ","


def _says(token: Token) -> bool:
    return "say" in speech_words().verbs.get(token.lemma.lower(), ())


def _asserts(document: Document, token: Token) -> bool:
    """Whether a verb tells of another speech, whose words it governs ("..., and the minister predicted that")."""
    asserts = "assert" in speech_words().verbs.get(token.lemma.lower(), ())
    return asserts and token.tag == "VBD" and any(clause.i > token.i for clause in children(document, token.i, "ccomp"))


def _is_modal(document: Document, verb: int) -> bool:
    return any(t.tag == "MD" for t in children(document, verb, "aux"))


def _is_told(document: Document, verb: Token) -> bool:
    """Whether a clause is in the simple past, in which the writer tells what came of it ("..., and they did")."""
    return verb.tag == "VBD" and not children(document, verb.i, "aux", "auxpass", "mark")


def _carries_on(document: Document, token: Token, cue: Cue) -> bool:
    """Whether a verb without subject is the speaker's next one ("said it was over and called for calm", "announced he
    was leaving and closed the door")."""
    if token.i < cue.anchor or token.dep != "conj" or token.tag != document.tokens[cue.anchor].tag:
        return False
    speaks = bool(speech_words().verbs.get(token.lemma, frozenset()) - {"tag"}) or token.lemma in _TELLING
    if not speaks and document.tokens[token.head].tag not in ("VBG", "VB"):
        return False
    return not children(document, token.i, "nsubj", "nsubjpass", "aux", "auxpass")


def _is_word(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)


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


def _behind_channel(document: Document, first: int, last: int, cue: Cue) -> int:
    """Where the clause begins behind the channel that the parser put at its head ("said on Roe TV, he would go")."""
    between = [t.lemma.lower() for t in document.tokens[cue.last : first]]
    if first < cue.last or "that" in between or document.tokens[first].lemma.lower() not in ("on", "in", "at"):
        return first
    comma = next(
        (i for i in range(first + 1, min(first + _CHANNEL_LENGTH, last)) if document.tokens[i].text == ","), None
    )
    words = [] if comma is None else document.tokens[first + 1 : comma]
    named = any(t.text in speech_words().outlets or t.lemma.lower() in speech_words().channels for t in words)
    shouted = any(t.pos == "PROPN" and t.text.isupper() for t in words)
    return comma + 1 if comma is not None and (named or shouted) else first
