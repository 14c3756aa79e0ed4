"""Where the frame of a verb finds the other side and the content of an act."""

from detente.extraction.grammar import children, is_passive, mentions_at, objects, prepositional, subjects
from detente.lexicon.speech_acts import Frame, act_words
from detente.model.document import Document, Mention, Token

_ASIDES = frozenset({"after", "as", "when", "because", "since", "while", "although", "though", "before"})
_DUTY = frozenset({"must", "should", "shall", "ought"})
_BESIDE = frozenset({"to", "with", "at", "in", "before"})
_PREPOSITIONS = frozenset({"of", "for", "over", "on", "upon", "to", "from", "with", "against", "at", "in", "into"})


def is_verb(token: Token) -> bool:
    """Whether a token is a verb that can tell an act: no auxiliary, no adjective made of a verb."""
    return token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound")


def doers(document: Document, verb: Token) -> tuple[int, ...]:
    """The heads of those who do the act; a participle's is its governing verb's ("called him, urging him to stay")."""
    if verb.tag == "VBG" and verb.dep == "advcl" and not children(document, verb.i, "nsubj", "nsubjpass"):
        above = _absolute_subject(document, verb) or subjects(document, verb.head)
        if above:
            return above
    if _is_said_at(document, verb):
        return ()
    if _is_reduced_passive(document, verb):
        return tuple(i for i in prepositional(document, verb.i, "by"))
    return _blamed(document, verb) or subjects(document, verb.i)


def _absolute_subject(document: Document, verb: Token) -> tuple[int, ...]:
    """Whom "with" puts before a participle as its own subject ("with Chad agreeing to pay")."""
    mention = document.mention_at.get(verb.i - 1)
    if mention is None or mention.last != verb.i or not mention.first:
        return ()
    return (mention.head,) if document.tokens[mention.first - 1].lemma.lower() == "with" else ()


def _is_said_at(document: Document, verb: Token) -> bool:
    """Whether a participle hangs on a mere addressee or place, who is not the doer ("a speech to X calling on")."""
    over = document.tokens[verb.head]
    return (
        verb.tag == "VBG"
        and verb.dep == "acl"
        and over.dep == "pobj"
        and document.tokens[over.head].lemma.lower() in _BESIDE
    )


def _is_reduced_passive(document: Document, verb: Token) -> bool:
    """Whether a participle is a passive without its auxiliary ("faulted for it, she left")."""
    if verb.tag != "VBN" or children(document, verb.i, "aux", "auxpass", "nsubj", "nsubjpass", "dobj"):
        return False
    return verb.dep in ("advcl", "acl") or (verb.dep == "conj" and is_passive(document, verb.head))


def _blamed(document: Document, verb: Token) -> tuple[int, ...]:
    """Those whom somebody accuses of or thanks for what a participle says ("faulted Chad for threatening")."""
    over = document.tokens[verb.head]
    if verb.tag != "VBG" or verb.dep != "pcomp" or over.lemma.lower() not in ("for", "of", "over"):
        return ()
    governing = document.tokens[over.head]
    return objects(document, governing.i) if governing.lemma.lower() in act_words("public", "judging") else ()


def is_aside(document: Document, token: Token) -> bool:
    """Whether a token heads a clause that says when or why and is no part of the content ("after they struck")."""
    if token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP"):
        return True
    marks = children(document, token.i, "mark")
    return token.dep == "parataxis" or (token.dep == "advcl" and any(mark.lemma.lower() in _ASIDES for mark in marks))


def contents(document: Document, verb: int, frame: Frame) -> tuple[int, ...]:
    """The heads of the act's content in the first slot of the frame that is filled."""
    for slot in frame.content:
        found = _content(document, verb, slot)
        if frame.object and slot in ("dobj", "clause"):
            direct = objects(document, verb)
            if not any(document.tokens[i].lemma.lower() in frame.object for i in direct):
                continue
        if frame.mood is not None and slot == "ccomp":
            found = tuple(i for i in found if _is_open(document, i, frame.mood))
        if found:
            return found
    return ()


def _is_open(document: Document, clause: int, mood: str) -> bool:
    """Whether a clause says what shall be: a subjunctive or a modal verb, one of duty where the mood is "due"."""
    auxiliaries = children(document, clause, "aux", "auxpass")
    tags = {c.tag for c in auxiliaries}
    if "MD" in tags:
        return mood == "open" or any(c.lemma.lower() in _DUTY for c in auxiliaries)
    return document.tokens[clause].tag in ("VB", "VBN") and not tags & {"VBD", "VBZ", "VBP"}


def _content(document: Document, verb: int, slot: str) -> tuple[int, ...]:
    if slot == "clause":
        return (verb,)
    if slot == "dobj":
        return tuple(i for i in objects(document, verb) if document.tokens[i].dep not in ("dative",))
    if slot in _PREPOSITIONS:
        found = [i for i in prepositional(document, verb, slot) if document.tokens[i].ent not in ("DATE", "TIME")]
        if slot == "for":
            found = [i for i in found if i > verb]
        for preposition in children(document, verb, "prep"):
            if preposition.lemma.lower() == slot:
                found.extend(c.i for c in children(document, preposition.i, "pcomp"))
        return tuple(found)
    if slot == "for infinitive":
        return _for_infinitive(document, verb)
    if slot == "xcomp":
        return tuple(c.i for c in children(document, verb, "xcomp", "ccomp") if _is_infinitive(document, c))
    return tuple(c.i for c in children(document, verb, slot))


def _says_duty(document: Document, clause: Token) -> bool:
    """Whether a clause tells its subject what to do ("warned Iran to stop", "warned that Iran must stop")."""
    return _is_infinitive(document, clause) or _is_open(document, clause.i, "due")


def _for_infinitive(document: Document, verb: int) -> tuple[int, ...]:
    """The infinitive that somebody after "for" shall do ("called for the powers to leave the pact")."""
    marked = _for_clauses(document, verb)
    fors = [p.i for p in children(document, verb, "prep") if p.lemma.lower() == "for"]
    if marked or not fors:
        return marked[:1]
    below = [i for p in fors for i in (verb, p, *prepositional(document, verb, "for"))]
    found = [c for i in below for c in children(document, i, "xcomp", "advcl", "pcomp", "relcl", "acl", "ccomp")]
    return tuple(dict.fromkeys(c.i for c in found if c.i > fors[0] and _is_infinitive(document, c)))[:1]


def _for_clauses(document: Document, verb: int) -> tuple[int, ...]:
    """The infinitives after a verb that "for" itself introduces."""
    below = children(document, verb, "advcl", "ccomp", "xcomp")
    return tuple(c.i for c in below if c.i > verb and any(m.text == "for" for m in children(document, c.i, "mark")))


def _is_infinitive(document: Document, token: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in children(document, token.i))


def recipients(document: Document, verb: int, frame: Frame, content: int | None) -> tuple[Mention, ...]:
    """The mentions of the other side in the first slot of the frame that names somebody."""
    for slot in frame.recipient:
        if slot == "dobj owner" and not _has_object(document, verb, frame):
            continue
        found = tuple(
            dict.fromkeys(m for i in _recipient(document, verb, slot, content) for m in _named(document, i, slot))
        )
        if found:
            named = tuple(m for m in found if not _is_anybody(document, m))
            if named or slot == frame.recipient[-1]:
                return named
    return ()


def addressees(document: Document, verb: int, frame: Frame, content: int | None) -> tuple[int, ...]:
    """The heads of all phrases in which a frame looks for the other side, whoever they name."""
    return tuple(dict.fromkeys(i for slot in frame.recipient for i in _recipient(document, verb, slot, content)))


def addresses_countries(document: Document, verb: int, frame: Frame) -> bool:
    """Whether the other side is unnamed and yet foreign ("urged all nations to", "called on both sides to")."""
    heads = [i for slot in frame.recipient for i in _recipient(document, verb, slot, None)]
    return any(document.tokens[i].lemma.lower() in act_words("public", "nouns") for i in heads)


def _told(document: Document, clause: Token) -> tuple[int, ...]:
    """Who does what a clause says; whom it shall befall where it says what must be ("that the group be disarmed")."""
    befalls = is_passive(document, clause.i) and _is_open(document, clause.i, "due")
    return objects(document, clause.i) if befalls else subjects(document, clause.i)


def _has_object(document: Document, verb: int, frame: Frame) -> bool:
    lemmas = {document.tokens[i].lemma.lower() for i in objects(document, verb)}
    return not frame.object or bool(lemmas & frame.object)


def _is_anybody(document: Document, mention: Mention) -> bool:
    """Whether a mention stands for people without name and country, who are mostly at home."""
    known = [document.actor_by_id[a] for a in mention.actors if a in document.actor_by_id]
    return all(actor.type == "unnamed" and actor.country is None for actor in known)


def _named(document: Document, i: int, slot: str) -> tuple[Mention, ...]:
    """The mentions of a head; for a thing's owner those that stand inside its phrase."""
    if slot == "dobj owner" and document.tokens[i].lemma.lower() in act_words("public", "sufferings"):
        return ()
    if slot != "dobj owner":
        mention = document.mention_at.get(i)
        return (mention,) if mention is not None and mention.head == i else ()
    owners = [document.mention_at.get(c.i) for c in children(document, i, "poss")]
    near = [document.mention_at.get(c.i) for c in children(document, i, "amod", "compound", "nmod")]
    named = [m for m in owners if m is not None] or [m for m in near if m is not None]
    return tuple(m for m in (named or mentions_at(document, i)) if m.head != i)


def _recipient(document: Document, verb: int, slot: str, content: int | None) -> tuple[int, ...]:
    if slot in ("dobj", "dobj owner"):
        clauses = [c for c in children(document, verb, "ccomp", "xcomp") if _says_duty(document, c)]
        clausal = [s for c in clauses for s in subjects(document, c.i)]
        direct = objects(document, verb)
        return (
            direct
            if direct or slot == "dobj owner" or is_passive(document, verb)
            else tuple(i for i in clausal if i > verb)
        )
    if slot == "dobj with":
        return tuple(i for at in objects(document, verb) for i in prepositional(document, at, "with"))
    if slot == "dative":
        return tuple(c.i for c in children(document, verb, "dative"))
    if slot in _PREPOSITIONS:
        return tuple(i for i in prepositional(document, verb, slot))
    if slot == "ccomp subject":
        return tuple(s for c in children(document, verb, "ccomp") for s in _told(document, c) if s > verb)
    if slot == "for subject":
        marked = _for_clauses(document, verb)
        if marked:
            return tuple(s for i in marked for s in subjects(document, i))
        return tuple(
            s
            for p in children(document, verb, "prep")
            if p.lemma == "for"
            for c in children(document, p.i, "pcomp")
            for s in subjects(document, c.i)
        )
    if slot == "content object" and content is not None:
        return (
            *objects(document, content),
            *prepositional(document, content, "against", "to", "at", "with", "from", "on"),
        )
    return ()
