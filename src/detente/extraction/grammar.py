"""Who does what to whom, with whom, where and when, read off a sentence's dependency tree (ClearNLP labels)."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter

from detente.lexicon.modality import modal_words
from detente.model.document import Document, Mention, Token
from detente.model.spans import Span
from detente.model.times import Timex

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "obj", "attr", "oprd"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECTLESS = frozenset(
    {"xcomp", "advcl", "ccomp", "pcomp", "acl", "conj", "acomp", "prep", "pobj", "dobj", "attr", "dep"}
)
# Verbs whose object is the one who does the infinitive's act: "invited him to visit".
_OBJECT_CONTROL = frozenset(
    {
        "advise",
        "allow",
        "appoint",
        "ask",
        "assign",
        "beg",
        "bring",
        "call",
        "challenge",
        "convince",
        "direct",
        "dispatch",
        "enable",
        "encourage",
        "expect",
        "force",
        "help",
        "implore",
        "instruct",
        "invite",
        "lead",
        "let",
        "order",
        "permit",
        "persuade",
        "press",
        "prompt",
        "push",
        "require",
        "send",
        "summon",
        "tell",
        "urge",
        "want",
        "welcome",
    }
)
_NEW_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "acl", "csubj"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_INSIDE = frozenset({"compound", "poss", "amod", "nmod", "appos", "nummod"})
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The words that name a place: tokens ``[first, last)`` and their text."""

    first: int
    last: int
    name: str


def children(document: Document, i: int, *deps: str) -> tuple[Token, ...]:
    """The syntactic children of a token, left to right; only those with one of ``deps`` where some are given."""
    tokens = document.tokens
    if not deps:
        return tuple([tokens[c] for c in document.children[i]])
    return tuple([tokens[c] for c in document.children[i] if tokens[c].dep in deps])


def ancestors(document: Document, i: int) -> Iterator[Token]:
    """The heads above a token, nearest first, up to the root of the sentence."""
    token = document.tokens[i]
    while token.head != token.i:
        token = document.tokens[token.head]
        yield token


def subtree(document: Document, i: int, *, stop: Callable[[Token], bool] | None = None) -> tuple[int, ...]:
    """The indices of a token and all below it, in text order; branches whose top fulfils ``stop`` are left out."""
    found, todo = [], [i]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in document.children[at] if stop is None or not stop(document.tokens[c]))
    return tuple(sorted(found))


def depth_of(document: Document, i: int) -> int:
    """How many heads stand above a token; 0 for the root of a sentence."""
    return sum(1 for _ in ancestors(document, i))


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause or could: a verb, an auxiliary that stands for one, a participle."""
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass"))


def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb is in the passive voice, a reduced participle included ("talks held in Oslo")."""
    below = children(document, verb)
    if any(token.dep in ("auxpass", "nsubjpass") for token in below):
        return True
    token = document.tokens[verb]
    return token.tag == "VBN" and token.dep == "acl" and not any(child.dep in ("aux", "nsubj") for child in below)


def is_negated(document: Document, i: int) -> bool:
    """Whether a token has a negation of its own ("did not", "never", "no talks")."""
    return any(
        t.dep == "neg"
        or (t.dep in ("det", "advmod", "preconj") and t.lemma.lower() in ("no", "never", "neither", "not"))
        for t in children(document, i)
    )


def conjuncts(document: Document, i: int) -> tuple[int, ...]:
    """A token and those coordinated below it ("Obama, Merkel and Putin" from "Obama")."""
    found = [i]
    for token in children(document, i, "conj"):
        found.extend(conjuncts(document, token.i))
    return tuple(found)


def antecedent(document: Document, i: int) -> int:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    token = document.tokens[i]
    if token.lemma.lower() not in _RELATIVE or token.tag not in ("WP", "WDT", "IN", "PRP", "DT"):
        return i
    for above in ancestors(document, i):
        if above.dep == "relcl":
            return above.head
    return i


def grammatical_subjects(document: Document, verb: int, *, depth: int = 8) -> tuple[int, ...]:
    """Heads of the subject of a verb in any voice, coordinated ones included, also where another verb lends it.

    Follows relative pronouns ("who met"), coordination ("flew to Oslo and met"), control ("agreed to hold", "invited
    him to visit", "is due to meet", "plans to meet"), participles and prepositions ("after meeting with").
    """
    own = children(document, verb, *_SUBJECTS)
    if own:
        return tuple(c for token in own for c in conjuncts(document, antecedent(document, token.i)))
    token = document.tokens[verb]
    if depth == 0 or token.head == verb:
        return ()
    if token.dep == "acl":
        return _subjects_beside_noun(document, token, depth=depth)
    if token.dep == "relcl":
        return conjuncts(document, token.head) if token.tag in ("VBG", "VBN") else ()
    if token.dep not in _SUBJECTLESS or _is_said(document, token):
        return ()
    return _subjects_from_above(document, token, depth=depth)


def _is_said(document: Document, verb: Token) -> bool:
    """Whether a clause without a subject is what somebody says of another (“Not going to happen,” she said); in the
    past it is mostly his own act (“Just spoke with the king,” he tweeted)."""
    return (
        verb.dep == "ccomp" and verb.tag == "VBG" and document.tokens[verb.head].lemma.lower() in modal_words().speech
    )


def _subjects_beside_noun(document: Document, verb: Token, *, depth: int) -> tuple[int, ...]:
    """For a clause at a noun: the noun ("leaders meeting in"), its owner ("his plan to meet"), its verb's subject."""
    if verb.tag == "VBG" and verb.head not in document.mention_at and verb.i - 1 in document.mention_at:
        return (document.mention_at[verb.i - 1].head,)  # "a response to Putin backing out"
    if verb.tag in ("VBG", "VBN"):
        return conjuncts(document, verb.head)
    if document.tokens[verb.head].dep == "attr" and verb.head in document.mention_at:  # "the first premier to visit"
        return conjuncts(document, verb.head)
    owners = children(document, verb.head, "poss")
    if owners:
        return tuple(c for token in owners for c in conjuncts(document, token.i))
    return _subjects_from_above(document, verb, depth=depth)


def _subjects_from_above(document: Document, token: Token, *, depth: int) -> tuple[int, ...]:
    """The subject that a verb without one takes from what governs it."""
    head = document.tokens[token.head]
    if token.dep in ("xcomp", "ccomp", "advcl") and head.lemma in _OBJECT_CONTROL and is_verbal(head):
        controlled = () if is_passive(document, head.i) else objects(document, head.i)
        if controlled and (token.dep != "advcl" or min(controlled) < token.i):
            return controlled
    if is_verbal(head) or head.pos == "AUX":
        return grammatical_subjects(document, head.i, depth=depth - 1)
    if head.pos in _NOUNS:
        owners = children(document, head.i, "poss")
        if owners:
            return tuple(c for owner in owners for c in conjuncts(document, owner.i))
    if head.head == head.i:
        return ()
    return _subjects_from_above(document, head, depth=depth - 1) if depth else ()


def subjects(document: Document, verb: int) -> tuple[int, ...]:
    """Heads of those who do what a verb says: the subject in the active, the agent ("by ...") in the passive voice."""
    if is_passive(document, verb):
        return tuple(c for by in children(document, verb, "agent") for c in _objects_of_preposition(document, by.i))
    return grammatical_subjects(document, verb)


def objects(document: Document, verb: int) -> tuple[int, ...]:
    """Heads of those to whom a verb's act is done, coordinated ones included: the object, the passive's subject, the
    antecedent of an object relative clause ("the envoy whom he met")."""
    if is_passive(document, verb):
        return grammatical_subjects(document, verb)
    found = [
        c for token in children(document, verb, *_OBJECTS) for c in conjuncts(document, antecedent(document, token.i))
    ]
    return tuple(found)


def _objects_of_preposition(document: Document, preposition: int) -> tuple[int, ...]:
    """Heads of a preposition's objects and their conjuncts, nested prepositions passed ("from across the border")."""
    found: list[int] = []
    for token in children(document, preposition):
        if token.dep == "pobj":
            found.extend(conjuncts(document, antecedent(document, token.i)))
        elif token.dep == "prep":
            found.extend(_objects_of_preposition(document, token.i))
    return tuple(found)


def prepositional(document: Document, i: int, *prepositions: str) -> tuple[int, ...]:
    """Heads of a token's arguments with one of ``prepositions`` (lower case), coordinated ones included."""
    wanted = frozenset(prepositions)
    found: list[int] = []
    for token in children(document, i, "prep", "agent", "dative", "prt", "advmod"):
        if token.lemma.lower() in wanted or token.text.lower() in wanted:
            found.extend(_objects_of_preposition(document, token.i))
            for other in children(document, token.i, "conj"):
                found.extend(_objects_of_preposition(document, other.i))
    return tuple(found)


def governing_verb(document: Document, i: int) -> int | None:
    """The nearest verb above a token, auxiliaries passed; None where there is none."""
    for token in ancestors(document, i):
        if is_verbal(token):
            return token.i
    return None


def path_cost(document: Document, a: int, b: int) -> float | None:
    """How far apart two tokens stand in their tree: edges, and 2 more for a clause border; None across sentences."""
    if document.sentence_of[a] != document.sentence_of[b]:
        return None
    above_a = _costs_above(document, a)
    above_b = _costs_above(document, b)
    shared = [cost + above_b[i] for i, cost in above_a.items() if i in above_b]
    return min(shared) if shared else None


def _costs_above(document: Document, i: int) -> dict[int, float]:
    """For a token and each of its heads: the cost of going up to it."""
    costs, cost, token = {i: 0.0}, 0.0, document.tokens[i]
    for above in ancestors(document, i):
        border = token.dep in _NEW_CLAUSE or (token.dep == "conj" and is_verbal(token))
        cost += 3.0 if border else 1.0
        costs[above.i] = cost
        token = above
    return costs


def head_of(document: Document, first: int, last: int) -> int:
    """The token of ``[first, last)`` whose head lies outside: what the rest of the words hangs on."""
    for i in range(first, last):
        head = document.tokens[i].head
        if head == i or not first <= head < last:
            return i
    return first


def tokens_in(document: Document, span: Span) -> tuple[int, int] | None:
    """The tokens ``[first, last)`` that share characters with a span; None where there are none."""
    first = bisect_right(document.tokens, span.start, key=_end)
    last = bisect_left(document.tokens, span.end, lo=first, key=_start)
    return (first, last) if first < last else None


def times_in(document: Document, sentence: int) -> tuple[tuple[Timex, int], ...]:
    """The time expressions of a sentence, each with the token that is its syntactic head."""
    bounds = document.sentences[sentence]
    found = []
    for timex in document.times:
        if bounds.start <= timex.start and timex.end <= bounds.end:
            covered = tokens_in(document, Span(timex.start, timex.end))
            if covered:
                found.append((timex, head_of(document, *covered)))
    return tuple(found)


def nearest_time(document: Document, trigger: int, *, at_most: float = 6.0) -> Timex | None:
    """The datable time expression nearest to a trigger in the tree of its sentence, ties to the nearer in the text."""
    ranked = []
    for timex, head in times_in(document, document.sentence_of[trigger]):
        cost = path_cost(document, head, trigger)
        if timex.ref is not None and cost is not None and cost <= at_most:
            ranked.append((cost, abs(timex.start - document.tokens[trigger].start), timex.start, timex))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def place_names(document: Document, sentence: int) -> tuple[PlaceName, ...]:
    """The places that a sentence names: runs of words tagged as geopolitical entities, locations or facilities."""
    bounds = document.sentences[sentence]
    found: list[PlaceName] = []
    i = bounds.first
    while i < bounds.last:
        start = i
        while (
            i < bounds.last
            and document.tokens[i].ent in _PLACE_ENTITIES
            and document.tokens[i].ent == document.tokens[start].ent
        ):
            i += 1
        if i > start:
            first = start + 1 if document.tokens[start].lemma.lower() == "the" and i - start > 1 else start
            last = i - 1 if document.tokens[i - 1].tag == "POS" and i - 1 > first else i
            found.append(
                PlaceName(first, last, document.text[document.tokens[first].start : document.tokens[last - 1].end])
            )
        i = max(i, start + 1)
    return tuple(found)


def proper_objects(document: Document, sentence: int) -> tuple[PlaceName, ...]:
    """Capitalised names after "in", "at" or "near" that the model gave no place's type ("at the Peace House")."""
    bounds = document.sentences[sentence]
    found: list[PlaceName] = []
    for token in document.tokens[bounds.first : bounds.last]:
        over = document.tokens[token.head]
        if token.dep != "pobj" or token.pos != "PROPN" or over.lemma.lower() not in ("in", "at", "near", "to", "for"):
            continue
        if token.ent in _PLACE_ENTITIES or token.ent in ("DATE", "TIME", "NORP"):
            continue
        first = token.i
        while first - 1 > over.i and document.tokens[first - 1].pos == "PROPN":
            first -= 1
        found.append(PlaceName(first, token.i + 1, document.text[document.tokens[first].start : token.end]))
    return tuple(found)


def mentions_at(document: Document, head: int) -> tuple[Mention, ...]:
    """The actors whom a phrase names: its head's mention, else those inside it ("leaders of Egypt and Libya")."""
    own = document.mention_at.get(head)
    if own is not None:
        return (own,)
    found: list[Mention] = []
    for token in children(document, head):
        if token.dep in _INSIDE:
            found.extend(mentions_at(document, token.i))
        elif token.dep == "prep" and token.lemma.lower() in ("of", "from"):
            for below in _objects_of_preposition(document, token.i):
                found.extend(mentions_at(document, below))
    return tuple(dict.fromkeys(found))


def mentions_of(document: Document, heads: Collection[int]) -> tuple[Mention, ...]:
    """The actors named by several phrases, each mention once, in the order of ``heads``."""
    return tuple(dict.fromkeys(mention for head in heads for mention in mentions_at(document, head)))


def who_says(document: Document, i: int) -> tuple[Mention, ...]:
    """Those named as the subject of the nearest verb of saying above a token."""
    for token in ancestors(document, i):
        if token.lemma.lower() in modal_words().speech:
            return mentions_of(document, grammatical_subjects(document, token.i))
    return ()


def mentions_under(document: Document, i: int) -> tuple[Mention, ...]:
    """All mentions in the subtree of a token, in text order."""
    return tuple(dict.fromkeys(document.mention_at[j] for j in subtree(document, i) if j in document.mention_at))


def neighbours(
    document: Document, sentence: int, *, before: int = 1, after: int = 1, same_paragraph: bool = False
) -> tuple[int, ...]:
    """The numbers of the sentences around one; ``same_paragraph`` keeps to its paragraph."""
    first, last = max(0, sentence - before), min(len(document.sentences), sentence + after + 1)
    paragraph = document.sentences[sentence].paragraph
    return tuple(
        number
        for number in range(first, last)
        if number != sentence and (not same_paragraph or document.sentences[number].paragraph == paragraph)
    )
