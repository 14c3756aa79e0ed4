"""What the model of attribution sees of a word that may be a cue ("said", "his claim that", "according to")."""

from collections.abc import Iterator

from detente.extraction.grammar import children
from detente.lexicon.speech import speech_words
from detente.model.document import Document, Token

_SUBJECTS = ("nsubj", "nsubjpass", "poss", "agent")
_MARKED = ("aux", "auxpass", "neg", "ccomp", "xcomp", "dobj", "prep", "acl", "attr", "acomp", "oprd", "relcl", "advcl")
_EDGE = "-"


def cue_features(document: Document, i: int, quoted: frozenset[int]) -> list[str]:
    """The features of token ``i``; ``quoted`` are the tokens between quotation marks."""
    sentence = document.sentences[document.sentence_of[i]]
    token = document.tokens[i]
    lemma = token.lemma.lower()
    around = {k: _at(document, i + k, sentence.first, sentence.last) for k in (-2, -1, 1, 2, 3)}
    head = document.tokens[token.head] if token.head != i else None
    found = [
        "bias",
        f"l={lemma}",
        f"t={token.tag}",
        f"d={token.dep}",
        f"l,d={lemma},{token.dep}",
        f"l,t={lemma},{token.tag}",
        f"w={token.text.lower()}",
        f"q={i in quoted}",
        f"t,q={token.tag},{i in quoted}",
        f"s3={lemma[-3:]},{token.pos}",
        f"h={head.lemma.lower() if head else _EDGE},{token.dep}",
        f"hp={head.pos if head else _EDGE},{token.dep},{token.pos}",
    ]
    for k, other in around.items():
        if abs(k) < 3:
            found.append(f"l{k}={_lemma(other)}")
            found.append(f"t{k}={other.tag if other else _EDGE}")
        found.append(f"q{k}={other is not None and other.i in quoted}")
    found += [
        f"l,l-1={lemma},{_lemma(around[-1])}",
        f"l,l+1={lemma},{_lemma(around[1])}",
        f"l-1,l-2={_lemma(around[-1])},{_lemma(around[-2])},{token.pos}",
        f"l+1,l+2={_lemma(around[1])},{_lemma(around[2])},{token.pos}",
        f"t-1,t,t+1={_tag(around[-1])},{token.tag},{_tag(around[1])}",
        f"t,t+1,t+2={token.tag},{_tag(around[1])},{_tag(around[2])}",
    ]
    return [*found, *_classes(lemma, token), *_arguments(document, token, lemma), *_governor(document, token)]


def _at(document: Document, i: int, first: int, last: int) -> Token | None:
    return document.tokens[i] if first <= i < last else None


def _lemma(token: Token | None) -> str:
    return token.lemma.lower() if token else _EDGE


def _tag(token: Token | None) -> str:
    return token.tag if token else _EDGE


def _classes(lemma: str, token: Token) -> Iterator[str]:
    """The classes that the lexicon of speech gives a word."""
    words = speech_words()
    for name in sorted(words.verbs.get(lemma, ())):
        yield f"c={name},{token.pos}"
    if lemma in words.utterances:
        yield f"c=utterance,{token.pos},{token.dep}"
    if lemma in words.statements:
        yield f"c=statement,{token.pos},{token.dep}"


def _arguments(document: Document, token: Token, lemma: str) -> Iterator[str]:
    """Subject, complements and prepositions of a word, alone and with its lemma."""
    below = children(document, token.i)
    for child in below:
        if child.dep in _SUBJECTS:
            yield f"sub={child.ent or child.tag},{token.pos}"
            yield f"subl={child.lemma.lower()},{token.pos}"
            yield f"l,sub={lemma},{child.ent or child.pos}"
        elif child.dep in _MARKED:
            word = f"{child.dep}:{child.lemma.lower()}" if child.dep in ("prep", "aux") else child.dep
            yield f"arg={word},{token.pos}"
            yield f"l,arg={lemma},{word}"
        if child.dep in ("dobj", "ccomp", "xcomp", "attr"):
            yield f"argl={child.dep},{child.lemma.lower()}"
    yield f"args={token.pos},{'+'.join(sorted({c.dep for c in below if c.dep in _MARKED or c.dep in _SUBJECTS}))}"


def _governor(document: Document, token: Token) -> Iterator[str]:
    """The heads of a word that is no cue's own head, such as an auxiliary or a particle: what it belongs to."""
    if token.head == token.i:
        return
    head = document.tokens[token.head]
    words = speech_words()
    lemma = head.lemma.lower()
    for name in sorted(words.verbs.get(lemma, ())):
        yield f"hc={name},{token.dep},{token.i < head.i},{min(3, abs(token.i - head.i))}"
    side = "before" if token.i < head.i else "after"
    yield f"hd={token.dep},{head.dep},{side}"
    yield f"hl={lemma},{side},{min(4, abs(token.i - head.i))}"
    yield f"l,h={token.lemma.lower()},{lemma}"
    over = document.tokens[head.head]
    yield f"hh={token.dep},{head.dep},{over.lemma.lower()}"
    yield f"hargs={token.dep},{'+'.join(sorted({c.dep for c in children(document, head.i) if c.dep in _MARKED}))}"
