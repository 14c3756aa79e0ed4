"""Whether words about a meeting tell of one at all: not that nobody has met so far, not the question if anybody did."""

from detente.extraction import grammar
from detente.extraction.meeting_status import Status
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document, Token
from detente.model.spans import Span

# A clause with "if" or "whether" below one of these leaves open what happened.
_ASKING = frozenset(
    {"ask", "wonder", "know", "say", "question", "inquire", "investigate", "examine", "confirm", "clear"}
)

_LEADING = frozenset({"for", "to", "toward", "towards", "against", "of"})


def is_absence(document: Document, status: Status) -> bool:
    """Whether words only tell that nobody has met so far ("have not spoken since May"): nobody ruled it out."""
    if status.value != "declined" or status.cue is None:
        return False
    verb = document.tokens[status.cue]
    if verb.lemma in ("have", "need") and grammar.children(document, verb.i, "xcomp"):
        return True  # "did not have to negotiate with her"
    if any(t.lemma.lower() == "never" for t in grammar.children(document, verb.i, "neg", "advmod")):
        return not grammar.children(document, verb.i, "aux") or verb.tag == "VBN"
    if verb.pos in ("NOUN", "PROPN"):
        verb = document.tokens[verb.head]
        if verb.lemma == "have" and verb.tag == "VBD":  # "had no talks with her"
            return True
    elif not grammar.is_negated(document, verb.i):
        return False
    auxiliaries = grammar.children(document, verb.i, "aux")
    return any(t.lemma == "have" for t in auxiliaries) and not any(t.tag == "MD" for t in auxiliaries)


def is_nobodys(document: Document, trigger: int) -> bool:
    """Whether a clause tells of an act that nobody did: "no premier has ever met her"."""
    verb = document.tokens[trigger]
    if not grammar.is_verbal(verb):
        return False
    return any(
        t.lemma.lower() in ("no", "nobody", "none")
        for subject in grammar.children(document, trigger, "nsubj", "nsubjpass")
        for t in (subject, *grammar.children(document, subject.i, "det"))
    )


def is_supposed(document: Document, trigger: int) -> bool:
    """Whether a clause only supposes an act that would have been: "if they had met, it would suggest"."""
    verb = document.tokens[trigger]
    if not grammar.is_verbal(verb) or not any(
        t.lemma.lower() == "if" for t in grammar.children(document, trigger, "mark")
    ):
        return False
    helpers = [t.text.lower() for t in grammar.children(document, verb.head, "aux")]
    return verb.tag in ("VBD", "VBN") and "would" in helpers


def is_in_passing(document: Document, noun: Token, span: Span | None) -> bool:
    """Whether a noun only names what others lead to or hold against ("a framework for talks", "the denial of talks").

    ``span`` is the time or place told with it: one in the noun's own phrase ("ground for the talks in Oslo") makes it
    a meeting of its own.
    """
    preposition = document.tokens[noun.head]
    if noun.dep != "pobj" or noun.pos != "NOUN":
        return False
    over, words = document.tokens[preposition.head], meeting_words()
    beside = document.tokens[max(preposition.i - 1, 0)]
    if grammar.is_verbal(over) and beside.dep == "dobj" and beside.head == over.i:
        over = beside  # "set conditions for talks", whatever the parser hung "for" on
    leading = words.denials if preposition.lemma.lower() == "of" else words.passing
    if over.pos != "NOUN" or over.lemma.lower() not in leading or preposition.lemma.lower() not in _LEADING:
        return False
    own = (document.tokens[i] for i in grammar.subtree(document, noun.i))
    return span is None or not any(span.start <= t.start and t.end <= span.end for t in own)


def is_only_wished_in(document: Document, noun: Token, status: Status) -> bool:
    """Whether a wish or a doubt is about what happens within talks, not about the talks: "should yield in talks"."""
    preposition = document.tokens[noun.head]
    verb = document.tokens[preposition.head]
    modal = any(t.tag in ("MD", "TO") for t in grammar.children(document, verb.i, "aux"))
    open_ = status.value in ("proposed", "unconfirmed") or (status.weak and modal)
    if not open_ or noun.dep != "pobj" or noun.tag != "NNS":
        return False
    if preposition.lemma.lower() not in ("in", "through", "amid", "during") or not grammar.is_verbal(verb):
        return False
    if any(t.dep in ("det", "poss") for t in grammar.children(document, noun.i)):
        return False
    carried = verb.lemma.lower() in meeting_words().carriers
    objects = [t for t in grammar.children(document, verb.i, "dobj") if t.lemma.lower() not in ("part", "place")]
    return preposition.lemma.lower() == "through" or not carried or bool(objects)


def is_asked(document: Document, trigger: int) -> bool:
    """Whether a clause only asks if a meeting took place: "Did they meet?", "asked whether she had spoken to him"."""
    sentence = document.sentences[document.sentence_of[trigger]]
    if document.text[sentence.start : sentence.end].rstrip(" \n\"”’'").endswith("?"):
        return True
    for token in (document.tokens[trigger], *grammar.ancestors(document, trigger)):
        over = document.tokens[token.head].lemma.lower()
        marked = any(t.lemma.lower() in ("if", "whether") for t in grammar.children(document, token.i, "mark"))
        carried = token.i in (trigger, document.tokens[trigger].head)
        if over == "deny" and token.dep in ("ccomp", "xcomp") and carried:
            return True
        if marked and (over in _ASKING or token.dep == "ccomp"):
            return True
    return False
