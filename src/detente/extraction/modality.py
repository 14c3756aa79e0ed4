"""Whether the words around a trigger say that it happened, will, may or did not, and whom they credit for it."""

from collections.abc import Iterator

from detente.lexicon.modality import ModalWords, modal_words
from detente.model.claim import Modality
from detente.model.document import Document, Token

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "relcl", "conj", "parataxis", "csubj", "csubjpass"})
_MAX_STEPS = 12


def modality_of(document: Document, token_index: int) -> Modality:
    """The modality of a verb, or that of a noun, which is its governing verb's where the noun phrase says nothing.

    "would" is future in reported speech and hypothetical elsewhere; a promise under a condition is hypothetical.
    """
    token = document.tokens[token_index]
    if not _is_verb(token):
        own = modality_in_phrase(document, token_index)
        verb = governing_verb(document, token_index)
        if own is not None or verb is None:
            return own or "actual"
        return _governed(document, document.tokens[verb], by_object=True)
    return _governed(document, token, by_object=False)


def governing_verb(document: Document, token_index: int) -> int | None:
    """The verb under which a token stands, itself if it is one; None in a sentence without verbs."""
    for token in _upwards(document, token_index):
        if _is_verb(token):
            return token.i
    return None


def modality_in_phrase(document: Document, token_index: int) -> Modality | None:
    """What a noun phrase itself says ("no talks", "possible sanctions", "the threat of a ban"), None where nothing."""
    words = modal_words()
    for noun in _upwards(document, token_index):
        if _is_verb(noun):
            return None
        for child in document.children[noun.i]:
            modifier = document.tokens[child]
            if modifier.dep in ("det", "neg") and modifier.lemma.lower() == "no":
                return "negated"
            found = words.adjectives.get(modifier.text.lower())
            if found and modifier.dep in ("amod", "advmod"):
                return found
        if noun.i != token_index and noun.lemma.lower() in words.nouns:
            return words.nouns[noun.lemma.lower()]
        if noun.dep == "prep" and noun.text.lower() == "without":
            return "negated"
    return None


def attribution_of(document: Document, token_index: int) -> str | None:
    """The actor whom the sentence credits for what a token says ("X said that ...", "according to X"), or None."""
    speech = modal_words().speech
    below = token_index
    for token in _upwards(document, token_index):
        if token.i != token_index and _is_verb(token) and token.lemma.lower() in speech:
            speaker = _speaker(document, token, below)
            if speaker is not None:
                return speaker
        below = token.i
    return _according_to(document, token_index)


def _speaker(document: Document, verb: Token, below: int) -> str | None:
    """The actor named as the subject of a verb of saying, unless the token itself stands in that subject."""
    for child in document.children[verb.i]:
        if document.tokens[child].dep == "nsubj" and child != below:
            mention = document.mention_at.get(child)
            return mention.actors[0] if mention else None
    return None


def _according_to(document: Document, token_index: int) -> str | None:
    sentence = document.sentences[document.sentence_of[token_index]]
    for i in range(sentence.first, sentence.last - 2):
        if document.tokens[i].text.lower() == "according" and document.tokens[i + 1].text.lower() == "to":
            for j in range(i + 2, min(i + 8, sentence.last)):
                if j in document.mention_at:
                    return document.mention_at[j].actors[0]
    return None


def _upwards(document: Document, token_index: int) -> Iterator[Token]:
    """A token and its heads up to the root."""
    token = document.tokens[token_index]
    for _ in range(_MAX_STEPS):
        yield token
        if token.head == token.i:
            return
        token = document.tokens[token.head]


def _is_verb(token: Token) -> bool:
    return token.tag.startswith("VB") and token.dep not in ("amod", "aux", "auxpass", "compound")


def _governed(document: Document, verb: Token, *, by_object: bool) -> Modality:
    """The modality of a verb, then of what governs it; ``by_object`` asks for that of its object instead."""
    words = modal_words()
    lemma = verb.lemma.lower()
    kind = words.verbs.get(lemma) if by_object else None
    own = _verb_modality(document, verb)
    if kind and kind != "factual":
        return "hypothetical" if own == "negated" and kind == "negated" else _as_modality(kind)
    if own is not None:
        return own
    return _from_above(document, verb) or "actual"


def _from_above(document: Document, verb: Token) -> Modality | None:
    """What the governing clause makes of a verb without auxiliaries of its own."""
    words = modal_words()
    for _ in range(_MAX_STEPS):
        head = document.tokens[verb.head]
        if verb.head == verb.i or verb.dep not in _CLAUSES | {"prep", "acomp"}:
            return None
        if verb.dep == "pcomp" and (head.text.lower() == "without" or _keeps_from(document, head)):
            return "negated"
        if verb.dep == "pcomp" and _gives_reason(document, head):
            return None
        infinitive = any(document.tokens[c].tag == "TO" for c in document.children[verb.i])
        if verb.dep in ("xcomp", "ccomp", "pcomp", "prep", "acl") or (verb.dep == "relcl" and infinitive):
            found = _complement_modality(document, head)
            told = verb.dep == "ccomp" and head.lemma.lower() in words.speech and _finite(document, verb)
            if verb.dep == "ccomp" and _is_not_said(document, head):
                return "negated"
            if found == "negated" or (found is not None and not told):
                return "negated" if _given_up(document, head) else found
        if verb.dep == "advcl" and infinitive and (wanted := _wanted(document, head)) is not None:
            return wanted
        if verb.dep == "advcl" and _at_a_time_to_come(document, verb, head):
            return "future"
        if verb.dep in ("relcl", "parataxis") or (verb.dep in ("ccomp", "advcl") and _finite(document, verb)):
            return None
        if verb.dep == "conj" and (_has_own_subject(document, verb) or _is_perfect(document, verb)):
            return None
        own = _verb_modality(document, head) if _is_verb(head) else None
        if own is not None:
            return own
        verb = head
    return None


def _is_not_said(document: Document, head: Token) -> bool:
    """Whether somebody is told not to have said what follows ("did not say that it was leaving")."""
    return head.lemma.lower() in ("say", "mean", "announce") and _verb_modality(document, head) == "negated"


def _is_perfect(document: Document, verb: Token) -> bool:
    """Whether a joined verb has a tense of its own ("would punish those responsible and had revoked")."""
    return any(
        document.tokens[c].dep == "aux" and document.tokens[c].lemma == "have" and document.tokens[c].tag != "VB"
        for c in document.children[verb.i]
    )


def _wanted(document: Document, head: Token) -> Modality | None:
    """What a noun says of an infinitive that the tree hangs beside it ("a pretext for Peru to leave", "there are calls
    to leave")."""
    nouns = [head] if not _is_verb(head) else [document.tokens[c] for c in document.children[head.i]]
    for noun in nouns:
        if noun.lemma.lower() in modal_words().nouns and (noun is head or (head.lemma == "be" and noun.dep == "attr")):
            return modal_words().nouns[noun.lemma.lower()]
    return None


def _at_a_time_to_come(document: Document, verb: Token, head: Token) -> bool:
    """Whether a clause in the present tense dates what is to come ("will end when Peru closes its border")."""
    marks = {document.tokens[c].text.lower() for c in document.children[verb.i]}
    return (
        verb.tag in ("VBZ", "VBP")
        and bool(marks & modal_words().when)
        and _is_verb(head)
        and _verb_modality(document, head) == "future"
    )


def _keeps_from(document: Document, preposition: Token) -> bool:
    """Whether somebody is kept from an act or does another ("dissuaded Peru from leaving", "instead of leaving")."""
    above = document.tokens[preposition.head]
    instead = preposition.text.lower() == "of" and document.tokens[preposition.i - 1].text.lower() == "instead"
    return instead or (preposition.text.lower() == "from" and above.lemma.lower() in modal_words().keeping)


def _gives_reason(document: Document, preposition: Token) -> bool:
    """Whether a preposition leads to what has been done: "over blocking", "warned him for closing"."""
    words = modal_words()
    above = document.tokens[preposition.head]
    return preposition.text.lower() in words.reasons or (
        preposition.text.lower() == "for" and above.lemma.lower() in words.reproaching
    )


def _given_up(document: Document, noun: Token) -> bool:
    """Whether a plan or a threat is not carried out or is none ("agreed not to proceed with plans to", "dropped plans
    to", "no discussion of")."""
    if not _is_verb(noun) and any(document.tokens[c].lemma.lower() == "no" for c in document.children[noun.i]):
        return True
    verb = None if _is_verb(noun) else governing_verb(document, noun.i)
    if verb is None:
        return False
    given_up = modal_words().verbs.get(document.tokens[verb].lemma.lower()) == "negated"
    return given_up or _verb_modality(document, document.tokens[verb]) == "negated"


def _complement_modality(document: Document, head: Token) -> Modality | None:
    """What a governing verb, adjective or noun makes of its complement."""
    words = modal_words()
    lemma, text = head.lemma.lower(), head.text.lower()
    kind = words.verbs.get(lemma) if _is_verb(head) else words.nouns.get(lemma)
    if lemma == "be" and any(document.tokens[c].lemma == "to" for c in _marks_below(document, head)):
        return "future"
    if lemma == "have" and any(document.tokens[c].lemma == "yet" for c in document.children[head.i]):
        return "negated"
    if kind is None and text in words.due:
        kind = "future"
    if kind is None and text in words.unable:
        kind = "negated"
    if kind is None and text in words.willing:
        kind = "hypothetical"
    if kind is None or kind == "factual":
        return None
    own = _verb_modality(document, head) if _is_verb(head) else None
    if own == "negated":
        return "hypothetical" if kind == "negated" else "negated"
    return _as_modality(kind)


def _marks_below(document: Document, head: Token) -> list[int]:
    """The particles of the infinitives directly under a verb."""
    return [
        mark
        for child in document.children[head.i]
        if document.tokens[child].dep == "xcomp"
        for mark in document.children[child]
        if document.tokens[mark].dep == "aux"
    ]


def _verb_modality(document: Document, verb: Token) -> Modality | None:
    """What a verb's own auxiliaries, adverbs and conditions say; None where they say nothing."""
    words = modal_words()
    children = [document.tokens[c] for c in _with_shared(document, verb)]
    if any(_denies(document, c) for c in children if c.dep != "cc"):
        return "negated"
    if _no_longer(document, children):
        return "negated"
    auxiliaries = [c for c in children if c.dep == "aux"]
    found = _auxiliary_modality(document, verb, auxiliaries, words)
    if found == "future" and _conditional(document, verb):
        return "hypothetical"
    if found is not None:
        return found
    if any(words.adverbs.get(c.text.lower()) == "historical" for c in children if c.dep == "advmod"):
        return "historical"
    if any(c.dep == "mark" and c.text.lower() in words.conditions for c in children):
        return "hypothetical"
    if any(c.tag == "TO" for c in auxiliaries) and _is_headline_infinitive(document, verb):
        return "future"
    if verb.text.lower() == "used" and _is_of_habit(document, verb):
        return "historical"
    return None


def _is_of_habit(document: Document, verb: Token) -> bool:
    """Whether "used" leads to an infinitive ("used to visit") and not to what was used ("used it to")."""
    below = {document.tokens[c].dep for c in document.children[verb.i]}
    return "xcomp" in below and "dobj" not in below


def _denies(document: Document, child: Token) -> bool:
    """Whether a word under a verb denies it; "not only" and "not just" do not."""
    words = modal_words()
    if child.dep != "neg" and words.adverbs.get(child.text.lower()) != "negated":
        return False
    following = document.tokens[child.i + 1].text.lower() if child.i + 1 < len(document.tokens) else ""
    return following not in words.merely


def _is_headline_infinitive(document: Document, verb: Token) -> bool:
    """Whether an infinitive stands where a headline leaves out "is" ("President to visit Peru")."""
    head = document.tokens[verb.head]
    return verb.head == verb.i or (
        head.head == head.i and verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN")
    )


def _auxiliary_modality(
    document: Document, verb: Token, auxiliaries: list[Token], words: ModalWords
) -> Modality | None:
    for auxiliary in auxiliaries:
        text = auxiliary.text.lower()
        if text in ("would", "'d", "’d") and auxiliary.tag == "MD":
            perfect = any(a.lemma == "have" for a in auxiliaries)
            return "future" if _reported(document, verb) and not perfect else "hypothetical"
        if text in words.auxiliaries:
            return words.auxiliaries[text]
    return None


def _with_shared(document: Document, verb: Token) -> list[int]:
    """A verb's children, with the auxiliaries of the verb it is joined to ("will meet and sign")."""
    children = list(document.children[verb.i])
    joined = verb
    while joined.dep == "conj" and joined.head != joined.i and not _has_own_subject(document, joined):
        if any(document.tokens[c].dep == "aux" for c in document.children[joined.i]):
            break
        joined = document.tokens[joined.head]
        children += [c for c in document.children[joined.i] if document.tokens[c].dep in ("aux", "mark")]
    return children


def _has_own_subject(document: Document, verb: Token) -> bool:
    return any(document.tokens[c].dep in ("nsubj", "nsubjpass") for c in document.children[verb.i])


def _finite(document: Document, verb: Token) -> bool:
    """Whether a verb has its own tense: no infinitive, no participle without an auxiliary."""
    if verb.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(
        document.tokens[c].dep in ("aux", "auxpass") and document.tokens[c].tag != "TO"
        for c in document.children[verb.i]
    )


def _no_longer(document: Document, children: list[Token]) -> bool:
    return any(
        child.text.lower() == "longer" and child.i > 0 and document.tokens[child.i - 1].text.lower() == "no"
        for child in children
    )


def _reported(document: Document, verb: Token) -> bool:
    """Whether a clause is the content of a verb of saying or of an attribution."""
    speech = modal_words().speech
    for token in _upwards(document, verb.i):
        if token.i != verb.i and _is_verb(token) and token.lemma.lower() in speech:
            return True
        if token.dep in ("advcl", "relcl") and token.i == verb.i:
            return False
    return _according_to(document, verb.i) is not None


def _conditional(document: Document, verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    conditions = modal_words().conditions
    return any(
        document.tokens[mark].dep == "mark" and document.tokens[mark].text.lower() in conditions - {"whether"}
        for child in document.children[verb.i]
        if document.tokens[child].dep == "advcl"
        for mark in document.children[child]
    )


def _as_modality(kind: str) -> Modality:
    known: dict[str, Modality] = {
        "future": "future",
        "hypothetical": "hypothetical",
        "negated": "negated",
        "historical": "historical",
    }
    return known.get(kind, "actual")
