"""Who does the saying: the head of a verb's speaker, and the issuer behind a paper or an utterance."""

from detente.extraction.grammar import (
    ancestors,
    antecedent,
    children,
    conjuncts,
    grammatical_subjects,
    prepositional,
    subjects,
    subtree,
)
from detente.lexicon.speech import speech_words
from detente.model.document import Document, Mention, Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
SUBJECTS = ("nsubj", "nsubjpass")
_NOT_A_START = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "ADP", "PART", "CCONJ"})
_LOOSE = frozenset({"relcl", "appos", "acl", "prep", "conj", "cc", "punct", "advcl", "advmod"})
# What the subject of a tag after a quotation is made of, and how long it may be.
_NAMING = NOUNS | {"DET", "ADJ"}
_TAG_LENGTH = 7
_CLAUSE_ENDS = frozenset(",.?!…—–-")
_SOME = frozenset(
    {"one", "two", "three", "four", "several", "some", "many", "most", "few", "another", "both"}
    | {"dozen", "hundred", "thousand"}
)
_INSIDE = frozenset({"compound", "poss", "amod", "nmod", "det", "nummod"})


def speaker_of(document: Document, verb: int, quoted: frozenset[int]) -> int | None:
    """The head of who does the saying: the verb's subject outside of quotations, or the noun beside the verb."""
    inverted = _inverted(document, verb, quoted)
    own = [c.i for c in children(document, verb, *SUBJECTS) if c.i not in quoted]
    found = [i for i in _subjects(document, verb) if i not in quoted]
    beside = _noun_before(document, verb, quoted)
    if inverted is not None and not any(i > verb for i in own):
        return issuer(document, inverted)
    if beside is not None and (
        not found or (beside not in subtree(document, found[0]) and antecedent(document, beside) == beside)
    ):
        return issuer(document, beside)
    if found:
        named = _name_before(document, verb)
        if named in conjuncts(document, found[0]):
            return found[0]
        named = named if named is not None else _name_with_title(document, verb, found[0])
        named = named if named is not None else _name_in_commas(document, verb, found[0])
        return named if named is not None else issuer(document, _of_participle(document, verb, found[0], quoted))
    return _name_in_commas(document, verb, None) if inverted is None else issuer(document, inverted)


def _subjects(document: Document, verb: int) -> tuple[int, ...]:
    """The heads of a verb's subject; a participle's is its governing verb's ("urged them to stay, saying that ...")."""
    token = document.tokens[verb]
    if token.tag == "VBG" and token.dep in ("advcl", "xcomp", "ccomp") and not children(document, verb, *SUBJECTS):
        above = subjects(document, token.head) if document.tokens[token.head].pos in ("VERB", "AUX") else ()
        if above:
            return above if above[0] in document.mention_at else _acting_before(document, verb) or above
    top = document.tokens[token.head]
    if token.dep == "acl" and token.tag == "VBN" and top.head == top.i and document.tokens[verb - 1].text == ",":
        return (top.i,) if top.i in document.mention_at else ()  # "Ann Roe, who led it, tweeted:" is no sentence to it
    return subjects(document, verb)


def _acting_before(document: Document, verb: int) -> tuple[int, ...]:
    """The nearest subject before a participle that names an actor ("The news came as Roe flew home, warning that")."""
    first = document.sentences[document.sentence_of[verb]].first
    before = (t for t in reversed(document.tokens[first:verb]) if t.dep in SUBJECTS and t.pos in NOUNS)
    return next(((t.i,) for t in before if t.i in document.mention_at), ())


def _inverted(document: Document, verb: int, quoted: frozenset[int]) -> int | None:
    """The head of the noun right after a verb that follows a quotation or a comma ("...,” said the minister")."""
    tokens = document.tokens
    last = document.sentences[document.sentence_of[verb]].last
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    head = first_noun(document, verb + 1, min(verb + 14, last), quoted)
    if head is None or _after_quote(document, verb, quoted):
        return head
    end = phrase(document, head)[1]
    if tokens[verb].lemma.lower() in speech_words().takes_hearer:
        return None
    between_commas = tokens[verb - 1].text == "," and end < last and tokens[end].text in (",", ".")
    return head if verb and between_commas and tokens[verb].dep not in ("conj", "relcl", "advcl") else None


def _after_quote(document: Document, i: int, quoted: frozenset[int]) -> bool:
    """Whether only punctuation and adverbs stand between a token and a quotation before it."""
    at = i - 1
    while at >= 0 and at not in quoted and _is_light(document.tokens[at]):
        at -= 1
    return at in quoted


def follows_quotation(document: Document, verb: int, quoted: frozenset[int]) -> bool:
    """Whether nothing but a short noun phrase stands between a quotation and a verb in the past or present tense
    ("...,” the envoy joshed"), which then tells how the words were said, whatever verb it is."""
    token = document.tokens[verb]
    first = document.sentences[document.sentence_of[verb]].first
    if verb == first or token.pos != "VERB" or token.tag not in ("VBD", "VBZ", "VBN"):
        return False
    if document.tokens[verb - 1].pos not in NOUNS or verb - 1 in quoted:
        return False
    at = verb - 1
    while at > max(first, verb - _TAG_LENGTH) and document.tokens[at].pos in _NAMING and at not in quoted:
        at -= 1
    if at > first and at not in quoted and document.tokens[at].pos == "PUNCT":
        at -= 1
    return at in quoted and document.tokens[at].text[-1] in _CLAUSE_ENDS and not is_term(document, at, quoted)


def is_term(document: Document, last: int, quoted: frozenset[int]) -> bool:
    """Whether the quoted words that end with a token hang on a preposition outside ("his claim of “...,” he left")."""
    first = last
    while first - 1 in quoted:
        first -= 1
    head = next((t for t in document.tokens[first : last + 1] if not first <= t.head <= last), None)
    return head is not None and head.dep == "pobj" and head.head < first


def _is_light(token: Token) -> bool:
    return token.pos in ("PUNCT", "SPACE") or (token.pos == "ADV" and token.text.islower())


def top_of(document: Document, i: int) -> int:
    """The head of the noun phrase that ends with token ``i``."""
    while (
        document.tokens[i].dep in _INSIDE
        and document.tokens[document.tokens[i].head].pos in NOUNS
        and document.tokens[i].head < i
    ):
        i = document.tokens[i].head
    return i


def first_noun(document: Document, first: int, last: int, quoted: frozenset[int]) -> int | None:
    """The head of the noun phrase that begins at token ``first``; None where something else begins there."""
    for i in range(first, last):
        token = document.tokens[i]
        if (
            i in quoted
            or token.ent in ("DATE", "TIME")
            or token.pos in _NOT_A_START
            or token.text in ("that", "whether", "how", "why", "what")
        ):
            return None
        if token.pos in NOUNS:
            return _phrase_head(document, i, last)
    return None


def _phrase_head(document: Document, i: int, last: int) -> int:
    """The noun that a run of nouns, modifiers and possessives leads to ("White House spokesman Jay Carney")."""
    while document.tokens[i].dep in _INSIDE and i < document.tokens[i].head < last:
        above = document.tokens[document.tokens[i].head]
        if above.pos not in NOUNS:
            return i
        i = above.i
    return i


def _noun_before(document: Document, verb: int, quoted: frozenset[int]) -> int | None:
    """The noun right before a finite verb, which is its subject whatever the parser says ("” Carney said")."""
    finite = document.tokens[verb].tag in ("VBD", "VBZ", "VBP") or follows_quotation(document, verb, quoted)
    if not finite or verb == document.sentences[document.sentence_of[verb]].first:
        return None
    before = document.tokens[verb - 1]
    mention = document.mention_at.get(verb - 1)
    called = mention is not None and mention.kind == "name" and mention.last == verb
    called = called or (before.tag == "MD" and before.text.istitle())  # "May said": no "may" after all
    name = (called or before.pos in ("PROPN", "PRON")) or (
        before.pos in ("ADV", "ADJ", "X", "VERB") and before.text.istitle() and verb >= 2
    )
    if verb - 1 in quoted or not name or before.dep in ("pobj", "poss") or (before.dep == "npadvmod" and not called):
        return None
    return before.i


def _name_before(document: Document, verb: int) -> int | None:
    """The person named before the verb where the parser took his title for all ("EU envoy to Chad Ann Roe said")."""
    mention = document.mention_at.get(verb - 1) if verb else None
    if mention is None or mention.last != verb or mention.kind != "name" or len(mention.actors) != 1:
        return None
    actor = document.actor_by_id.get(mention.actors[0])
    before = document.tokens[mention.first - 1] if mention.first else None
    if actor is None or actor.type != "person" or before is None or before.pos in ("ADP", "CCONJ", "PUNCT"):
        return None
    return mention.head


def _name_with_title(document: Document, verb: int, subject: int) -> int | None:
    """The person whose title the parser took for the subject ("Ana Roe, an envoy of the bloc, said")."""
    first = phrase(document, subject)[0]
    if first < 2 or document.tokens[first - 1].text != "," or document.tokens[verb - 1].text != ",":
        return None
    mention = next((m for m in document.mentions if m.last == first - 1 and m.kind == "name"), None)
    if mention is None or document.tokens[first].pos != "DET" or not _names_person(document, mention):
        return None
    joined = mention.first > 0 and document.tokens[mention.first - 1].pos in ("ADP", "CCONJ")
    return None if joined else mention.head


def _name_in_commas(document: Document, verb: int, subject: int | None) -> int | None:
    """The person named between commas behind his title ("a member of the council, Ana Roe, said")."""
    first = document.sentences[document.sentence_of[verb]].first if subject is None else subject
    if verb < 3 or document.tokens[verb - 1].text != "," or document.tokens[verb].tag not in ("VBD", "VBZ"):
        return None
    if subject is not None and (document.tokens[subject].tag != "NN" or subject in document.mention_at):
        return None
    named = document.mention_at.get(verb - 2)
    if named is None or named.last != verb - 1 or named.first - 1 <= first or not _names_person(document, named):
        return None
    return named.head if document.tokens[named.first - 1].text == "," else None


def _names_person(document: Document, mention: Mention) -> bool:
    """Whether a mention is the name of one person."""
    known = document.actor_by_id.get(mention.actors[0])
    return mention.kind == "name" and len(mention.actors) == 1 and known is not None and known.type == "person"


def _of_participle(document: Document, verb: int, subject: int, quoted: frozenset[int]) -> int:
    """The subject of the sentence where a participle was hung on a thing ("signed the order citing “...”")."""
    token = document.tokens[verb]
    if (
        token.tag != "VBG"
        or token.dep != "acl"
        or subject in document.mention_at
        or document.tokens[subject].pos != "NOUN"
    ):
        return subject
    describes = speech_words().verbs.get(token.lemma.lower(), frozenset()) <= {"describe"}
    papers = speech_words().statements | speech_words().utterances
    if document.tokens[subject].lemma.lower() in papers and not describes:
        return subject
    above = [a for a in ancestors(document, subject) if a.head == a.i]
    found = [i for a in above for i in grammatical_subjects(document, a.i) if i not in quoted]
    return found[0] if found else subject


def issuer(document: Document, head: int) -> int:
    """Who speaks in a paper or an utterance ("a statement from his office"); the token itself where nobody is named."""
    head = _behind_relative(document, head)
    words = speech_words()
    if document.tokens[head].lemma.lower() not in words.statements | words.utterances:
        return head
    mention = document.mention_at.get(head)
    if mention is not None and mention.kind not in ("pronoun", "nominal") and mention.head == head:
        return head
    owners = [c.i for c in children(document, head, "poss")]
    named = [c.i for c in children(document, head, "compound", "amod", "nmod") if c.i in document.mention_at]
    found = [*owners, *_issued_by(document, head), *named, *_issuing_subject(document, head)]
    known = [i for i in found if i in document.mention_at]
    return (known or found or [head])[0]


def _behind_relative(document: Document, head: int) -> int:
    """The noun that "who" stands for, also where it was hung on the verb of saying ("X said, who warned ...")."""
    found = antecedent(document, head)
    apposed = document.tokens[found]
    if apposed.dep == "appos" and found not in document.mention_at and children(document, found, "relcl"):
        return apposed.head if apposed.head in document.mention_at else found  # "Roe & Co., a firm which said"
    if document.tokens[found].pos in ("VERB", "AUX"):
        return next(iter(subjects(document, found)), found)
    if found == head and document.tokens[head].text.lower() == "who":
        bounds = document.sentences[document.sentence_of[head]]
        before = [m.head for m in document.mentions if bounds.first <= m.head < head and m.kind == "name"]
        return before[-1] if before else head
    return found


def _issued_by(document: Document, head: int) -> list[int]:
    """Those behind "from" or "by" anywhere in the noun's phrase ("a readout of the call from his team")."""
    inside = subtree(
        document,
        head,
        stop=lambda token: (
            token.dep in ("relcl", "conj", "advcl")
            or token.lemma.lower() in speech_words().reads
            or bool(children(document, token.i, "mark"))
        ),
    )
    found = [i for at in inside for i in prepositional(document, at, "from", "by")]
    return [i for i in found if document.tokens[i].ent not in ("DATE", "TIME", "CARDINAL")]


def _issuing_subject(document: Document, head: int) -> list[int]:
    """Who issues the paper that is a verb's object ("the leaders issued a statement that read")."""
    token = document.tokens[head]
    verb = document.tokens[token.head]
    if token.dep not in ("dobj", "pobj") or verb.lemma.lower() not in speech_words().issue:
        return []
    return [i for i in grammatical_subjects(document, verb.i) if i != head]


def phrase(document: Document, head: int) -> tuple[int, int]:
    """Tokens ``[first, last)`` of the noun phrase of a head, without clauses and appositions on it."""
    indices = subtree(document, head, stop=lambda token: token.dep in _LOOSE)
    return min(indices), max(indices) + 1


def speaking_mentions(document: Document, head: int) -> tuple[Mention, ...]:
    """The mentions of a speaker's phrase: the name in apposition to a title, else the head's own, else one inside."""
    own = document.mention_at.get(head)
    if own is None or own.kind != "name":
        named = _apposed(document, head, own) or _beyond_stop(document, own)
        if named is not None:
            return (named,)
    if own is not None:
        return (own, *_coordinated(document, head, own))
    if document.tokens[head].lemma.lower() in _SOME:
        of = [document.mention_at.get(i) for i in prepositional(document, head, "of")]
        unnamed = [m for m in of if m is not None and m.kind == "nominal"]
        if unnamed:
            return (unnamed[0],)
    listed = [m for i in list_apposed(document, head) for m in [document.mention_at.get(i)] if m is not None]
    if listed:
        return tuple(dict.fromkeys(listed))
    first, last = phrase(document, head) if document.tokens[head].pos == "NOUN" else (head, head)
    inside = [
        m
        for m in document.mentions
        if first <= m.head < last
        and document.tokens[m.head].dep not in ("poss", "pobj")
        and not _only_describes(document, m, head)
    ]
    return tuple(inside[-1:])


def _only_describes(document: Document, mention: Mention, head: int) -> bool:
    """Whether a person's name only tells more of somebody else ("one Roe ally")."""
    known = document.actor_by_id.get(mention.actors[0])
    below = document.tokens[mention.head].dep in ("compound", "nmod", "amod") and mention.head != head
    return below and known is not None and known.type == "person"


def _apposed(document: Document, head: int, own: Mention | None) -> Mention | None:
    """The name of one person in apposition to a title ("the envoy, Ann Roe, said"), by the parse or by the commas."""
    for child in children(document, head, "appos"):
        mention = document.mention_at.get(child.i)
        if mention is not None and mention.kind == "name" and len(mention.actors) == 1:
            return mention
    if own is None:
        return None
    after = [m for m in document.mentions if m.start == own.end + 2 and m.kind == "name" and len(m.actors) == 1]
    if after and document.text[own.end : own.end + 2] == ", " and document.text[after[0].end : after[0].end + 1] == ",":
        return after[0]
    return None


def _beyond_stop(document: Document, own: Mention | None) -> Mention | None:
    """The person's name behind a rank whose full stop was taken for the sentence's end ("said Brig. | Ann Roe")."""
    if own is None or document.text[own.end - 1] != "." or own.last >= len(document.tokens):
        return None
    named = document.mention_at.get(own.last)
    if named is None or named.first != own.last or not _names_person(document, named):
        return None
    return named


def _coordinated(document: Document, head: int, own: Mention) -> tuple[Mention, ...]:
    """The mentions coordinated with a speaker ("Roe and Doe said")."""
    others = [document.mention_at.get(i) for i in conjuncts(document, head)[1:]]
    return tuple(dict.fromkeys(m for m in others if m is not None and m != own and m.kind != "pronoun"))


def list_apposed(document: Document, head: int) -> list[int]:
    """The heads of a list that spells out who "some of its allies, Chad and Mali," are."""
    of = prepositional(document, head, "of")
    spelled = [i for i in of[1:] if of[0] not in document.mention_at]
    nouns = (head, *of[:1])
    apposed = [i for noun in nouns for child in children(document, noun, "appos") for i in conjuncts(document, child.i)]
    return [*apposed, *spelled]
