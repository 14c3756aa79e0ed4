"""Which words stand with a verb: the lemmas of its object's phrase, and of everything it governs."""

from detente.extraction.grammar import children, objects, subjects
from detente.model.document import Document, Token

_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "conj", "nummod", "quantmod", "appos", "npadvmod", "punct"})
_OF = frozenset({"of", "for", "on", "against", "from", "to", "in", "with", "between", "into"})
_COMPLEMENTS = ("prep", "agent", "dative", "xcomp", "ccomp", "acomp", "attr", "advmod", "advcl", "prt", "oprd", "pcomp")
_DEPTH = 3


def object_bag(document: Document, verb: int) -> frozenset[str]:
    """The lemmas of the phrases of a verb's objects, with what "of" joins to them ("the first part of the troops")."""
    return frozenset(w for i in objects(document, verb) for w in nominal_bag(document, i, joined=frozenset({"of"})))


def subject_bag(document: Document, verb: int) -> frozenset[str]:
    """The lemmas of the phrases of those who do what a verb says ("thousands of people")."""
    return frozenset(w for i in subjects(document, verb) for w in nominal_bag(document, i, joined=frozenset({"of"})))


def whole_bag(document: Document, verb: int) -> frozenset[str]:
    """The lemmas of all phrases that a verb governs: objects, prepositions, complements; not those of its subject."""
    direct = objects(document, verb)
    found = {w for i in direct for w in nominal_bag(document, i, joined=_OF)}
    for token in children(document, verb, *_COMPLEMENTS):
        found.add(lemma_of(token))
        for i in below(document, token.i):
            found |= nominal_bag(document, i, joined=_OF)
    if not direct:
        for i in subjects(document, verb):
            found.add(lemma_of(document.tokens[i]))
    return frozenset(found)


def nominal_bag(document: Document, head: int, *, joined: frozenset[str], depth: int = _DEPTH) -> frozenset[str]:
    """The lemmas of a noun phrase, with the phrases that the prepositions ``joined`` add to it."""
    found = {lemma_of(document.tokens[head])}
    if depth == 0:
        return frozenset(found)
    for token in children(document, head):
        if token.dep in _PHRASE:
            found |= nominal_bag(document, token.i, joined=joined, depth=depth - 1)
        elif token.dep == "prep" and token.lemma.lower() in joined:
            for i in below(document, token.i):
                found |= nominal_bag(document, i, joined=joined, depth=depth - 1)
    return frozenset(found)


def below(document: Document, i: int) -> tuple[int, ...]:
    """The heads of what stands under a preposition or a complement: its noun, verb, or the next preposition's."""
    found: list[int] = []
    for token in children(document, i, "pobj", "pcomp", "dobj", "attr", "acomp", "prep", "agent"):
        found.extend(below(document, token.i) if token.dep in ("prep", "agent") else (token.i,))
    return tuple(found)


def lemma_of(token: Token) -> str:
    """The lemma in lower case; a name's plural too loses its s."""
    lemma = token.lemma.lower()
    return lemma[:-1] if token.pos == "PROPN" and lemma.endswith("s") and len(lemma) > 4 else lemma
