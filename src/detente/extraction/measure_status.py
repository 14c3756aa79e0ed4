"""Whether a measure is threatened, announced, in force or lifted, by the words around its trigger."""

from detente.extraction.grammar import ancestors, children, prepositional, times_in
from detente.extraction.measure_lifting import is_told_as_done, lifting_noun
from detente.extraction.measure_parties import governs
from detente.extraction.measure_triggers import Trigger
from detente.extraction.modality import modality_in_phrase, modality_of
from detente.lexicon.measures import measure_words
from detente.lexicon.modality import modal_words
from detente.model.claim import Modality
from detente.model.document import Document

_MAX_ABOVE = 6


def is_lifting(document: Document, trigger: Trigger) -> bool:
    """Whether the words take the measure back ("lifted the ban", "the easing of sanctions", "resumed ties")."""
    words = measure_words()
    if not trigger.nominal:
        before = document.tokens[max(trigger.head - 1, 0)]  # a headline's "lifts ban", with "ban" misread as its verb
        lifts = before.lemma.lower() in words.lifting and before.tag != "JJ" and before.dep in ("nsubj", "compound")
        return lifts or document.tokens[trigger.head].lemma.lower() in words.restoring
    head = document.tokens[trigger.head]
    if lifting_noun(document, trigger) is not None:
        return True
    if _is_of_relief(document, trigger):
        return False
    if trigger.verb is None:
        return False
    lemma = document.tokens[trigger.verb].lemma.lower()
    if lemma == "expire":
        return True
    if lemma == "drop" and any(document.tokens[i].text.lower() == "new" for i in range(trigger.verb, trigger.head)):
        return False  # "dropped a new round of sanctions on Peru"
    if head.dep == "nsubj" and head.head == trigger.verb and children(document, trigger.verb, "dobj"):
        return False  # "the sanctions reduced its exports"
    renewed = lemma in words.renewing and modality_of(document, trigger.verb) == "negated"
    return renewed or (lemma in words.lifting and governs(document, trigger))


def _is_of_relief(document: Document, trigger: Trigger) -> bool:
    """Whether a measure only says what is waived ("sanctions waivers", "sanctions relief")."""
    head = document.tokens[trigger.head]
    return head.dep == "compound" and document.tokens[head.head].lemma.lower() in measure_words().relief


def is_asserted(document: Document, trigger: Trigger) -> bool:
    """Whether the words speak of the imposing or lifting itself, so that their status counts before a mention's."""
    if not trigger.nominal or is_lifting(document, trigger):
        return True
    if _is_of_relief(document, trigger):
        return False
    words = measure_words()
    verb = document.tokens[trigger.verb].lemma.lower() if trigger.verb is not None else ""
    return verb in words.imposing | words.shelving | words.answer_verbs and governs(document, trigger)


def modality_and_status(document: Document, trigger: Trigger) -> tuple[Modality, str] | None:
    """What the trigger's clause asserts, as modality and status; None where nothing was or will be imposed."""
    modality = _modality(document, trigger)
    if is_lifting(document, trigger):
        status = _lifted_status(document, trigger, modality)
        return None if status == "in force" and not trigger.nominal else (modality, status)
    if trigger.threat and (modality in ("actual", "historical") or _is_called_for(document, trigger)):
        return None
    if _is_only_spoken_of(document, trigger):
        return None
    if _is_thwarted(document, trigger):
        return "hypothetical", "threatened"
    if modality == "negated":
        return ("negated", "threatened") if _will_not(document, trigger) else None
    if modality != "historical" and _keeps_on(document, trigger):
        return modality, "in force"
    if modality in ("future", "actual", "historical") and _is_left_open(document, trigger):
        return "hypothetical", "threatened"
    if modality == "actual" and trigger.type == "treaty withdrawal" and _is_under_way(document, trigger):
        return "future", "announced"
    if modality == "future" and _was_agreed_long_ago(document, trigger):
        return "actual", "in force"
    if modality == "future" and _depends_on_condition(document, trigger):
        return "hypothetical", "threatened"
    if modality == "future":
        return modality, "threatened" if trigger.threat or _only_expected(document, trigger) else "announced"
    return modality, "threatened" if modality == "hypothetical" else "in force"


def _is_called_for(document: Document, trigger: Trigger) -> bool:
    """Whether others say what one should do ("urged Peru to retaliate"), who has threatened nothing."""
    words = measure_words()
    threatening = words.threat_verbs | words.weighing
    above = [document.tokens[trigger.head], *list(ancestors(document, trigger.head))[:_MAX_ABOVE]]
    if any(token.lemma.lower() in threatening for token in above):
        return False
    modals = {c.text.lower() for c in children(document, trigger.head, "aux")}
    return bool(modals & {"should", "must", "ought"}) or any(token.lemma.lower() in words.urging for token in above)


def _is_only_spoken_of(document: Document, trigger: Trigger) -> bool:
    """Whether a noun that tells of no deed governs the act ("the effects of leaving a pact", "a ploy to leave")."""
    if trigger.nominal:
        return False
    token = document.tokens[trigger.head]
    for _ in range(_MAX_ABOVE):
        above = document.tokens[token.head]
        if token.tag == "VB" and token.dep == "xcomp" and above.tag in ("VB", "VBG"):
            token = above
            continue
        break
    if token.dep == "pcomp" and token.tag == "VBG" and above.text.lower() in ("about", "of", "for", "in"):
        above = document.tokens[above.head]
    elif token.dep != "acl" or token.tag != "VB":
        return False
    lemma = above.lemma.lower()
    words = measure_words()
    return above.pos == "NOUN" and lemma not in words.deeds | words.powers and lemma not in modal_words().nouns


def _was_agreed_long_ago(document: Document, trigger: Trigger) -> bool:
    """Whether what somebody agreed to do is dated to a past year or month ("agreed last year to expel")."""
    verb = trigger.verb
    if verb is None or not any(t.lemma == "agree" and t.tag == "VBD" for t in ancestors(document, verb)):
        return False
    refs = [timex.ref for timex, _ in times_in(document, document.sentence_of[verb]) if timex.ref is not None]
    return any(ref.unit in ("year", "month") and ref.offset is not None and ref.offset < 0 for ref in refs)


def _depends_on_condition(document: Document, trigger: Trigger) -> bool:
    """Whether what will be done hangs on an if-clause, also one above the verb ("if it attacks, we are going to")."""
    start = trigger.verb
    if start is None:
        return False
    clauses = [start, *(t.i for t in ancestors(document, start) if t.dep in ("ccomp", "ROOT", "xcomp"))][:3]
    first = document.sentences[document.sentence_of[start]].first
    before = (document.tokens[i] for i in range(first, start))
    if any(t.text.lower() == "if" and t.dep == "mark" and document.tokens[t.head].dep == "advcl" for t in before):
        return True
    return any(
        mark.text.lower() in ("if", "unless")
        for verb in clauses
        for clause in children(document, verb, "advcl")
        for mark in children(document, clause.i, "mark")
    )


def _keeps_on(document: Document, trigger: Trigger) -> bool:
    """Whether what is or will be done is to leave a measure as it is ("will keep the duty", "sanctions remain")."""
    if not trigger.nominal or trigger.verb is None:
        return False
    verb = document.tokens[trigger.verb]
    above = document.tokens[verb.head] if verb.dep == "xcomp" else verb
    return bool({verb.lemma.lower(), above.lemma.lower()} & measure_words().keeping)


def _is_thwarted(document: Document, trigger: Trigger) -> bool:
    """Whether somebody keeps a measure from being taken ("blocked new sanctions", "vetoed the embargo")."""
    if not trigger.nominal or trigger.verb is None or not governs(document, trigger):
        return False
    return document.tokens[trigger.verb].lemma.lower() in measure_words().thwarting


def _is_left_open(document: Document, trigger: Trigger) -> bool:
    """Whether the measure is what a bill would bring, or what is yet to be decided ("legislation to impose sanctions",
    "decide whether it will leave")."""
    start = trigger.verb
    if start is None:
        return False
    undecided = any(mark.text.lower() == "whether" for mark in children(document, start, "mark"))
    if undecided and is_asserted(document, trigger):
        return True
    token = document.tokens[start]
    above = document.tokens[token.head]
    if token.dep == "acl" and above.lemma.lower() in measure_words().powers:
        return True
    if token.dep not in ("acl", "relcl") or above.lemma.lower() not in measure_words().drafts:
        return False
    bare = token.dep == "acl" and any(child.tag == "TO" for child in children(document, start, "aux"))
    would = any(child.text.lower() == "would" for child in children(document, start, "aux"))
    return bare or would


def _is_under_way(document: Document, trigger: Trigger) -> bool:
    """Whether a treaty is being left, which takes time ("is pulling out of the pact")."""
    present = (token.lemma == "be" and token.tag in ("VBZ", "VBP") for token in children(document, trigger.head, "aux"))
    return document.tokens[trigger.head].tag == "VBG" and any(present)


def _lifted_status(document: Document, trigger: Trigger, modality: Modality) -> str:
    """A lifting that may come leaves the measure in force; one that is said to come counts as done."""
    renewal = trigger.verb is not None and document.tokens[trigger.verb].lemma.lower() in measure_words().renewing
    if renewal:
        return "lifted"
    if modality == "future" and _only_expected(document, trigger):
        return "in force"
    if _is_only_aimed_at(document, trigger) or (modality == "future" and _has_condition(document, trigger)):
        return "in force"
    if (modality != "future" or _is_gerund(document, trigger)) and not is_told_as_done(document, trigger):
        return "in force"
    return "lifted" if modality in ("actual", "historical", "future") else "in force"


def _is_gerund(document: Document, trigger: Trigger) -> bool:
    """Whether what is to come governs a gerund ("will wait before lifting")."""
    return trigger.verb is not None and document.tokens[trigger.verb].tag == "VBG"


def _has_condition(document: Document, trigger: Trigger) -> bool:
    """Whether something must happen first ("will be lifted only after Peru disarms")."""
    start = trigger.head if trigger.verb is None else trigger.verb
    words = {token.text.lower() for token in children(document, start, "advmod", "prep", "mark")}
    marks = {
        m.text.lower() for c in children(document, start, "advcl") for m in children(document, c.i, "mark", "advmod")
    }
    return bool((words & {"only"}) | (marks & {"if", "once", "unless", "until", "provided"}))


def _is_only_aimed_at(document: Document, trigger: Trigger) -> bool:
    """Whether somebody is on the way to a lifting ("a step toward easing the ban")."""
    verb = document.tokens[trigger.verb] if trigger.verb is not None else None
    return verb is not None and verb.dep == "pcomp" and document.tokens[verb.head].text.lower() in ("toward", "towards")


def _modality(document: Document, trigger: Trigger) -> Modality:
    """The modality of the verb; of a noun only where its verb speaks of the imposing itself."""
    if not trigger.nominal:
        return modality_of(document, trigger.head)
    if trigger.verb is not None and _is_circumstance(document, trigger.verb):
        return "actual"
    words = measure_words()
    verb = document.tokens[trigger.verb].lemma.lower() if trigger.verb is not None else ""
    speaking = words.imposing | words.lifting | words.shelving | words.answer_verbs
    if trigger.verb is not None and verb in speaking and (governs(document, trigger) or verb in ("expire", "end")):
        own = modality_of(document, trigger.head)
        if verb in ("announce", "unveil", "declare") and own == "actual":
            return modality_of(document, trigger.verb)
        if verb == "raise" and trigger.type == "tariff":  # not as one raises a question
            return modality_of(document, trigger.verb)
        return own
    return _nominal(document, trigger)


def _is_circumstance(document: Document, verb: int) -> bool:
    """Whether an act is told as done along with another ("in announcing the sanctions, he warned of more")."""
    token = document.tokens[verb]
    preposition = document.tokens[token.head]
    above = document.tokens[preposition.head]
    return token.dep == "pcomp" and preposition.text.lower() in ("in", "by", "after") and above.tag == "VBD"


def _nominal(document: Document, trigger: Trigger) -> Modality:
    """For a measure noun under another verb: what its own phrase says ("possible sanctions", "the threat of a ban")."""
    own = modality_in_phrase(document, trigger.head)
    if own is not None:
        return own
    nouns = (trigger.head, document.tokens[trigger.head].head)
    clauses = [c for noun in nouns if document.tokens[noun].pos == "NOUN" for c in children(document, noun, "relcl")]
    kinds = modal_words().verbs
    considered = any(kinds.get(clause.lemma.lower()) == "hypothetical" for clause in clauses)
    return "hypothetical" if considered else "actual"


def _is_yet_to_come(document: Document, verb: int) -> bool:
    """Whether something "has yet to" happen."""
    above = document.tokens[verb].head
    return document.tokens[above].lemma == "have" and any(c.lemma == "yet" for c in children(document, above))


def _will_not(document: Document, trigger: Trigger) -> bool:
    """Whether a denied measure was looked at as a coming one ("will not impose", "refused to impose")."""
    verb = trigger.verb
    if verb is None:
        return False
    token = document.tokens[verb]
    if _is_yet_to_come(document, verb):
        return False
    auxiliaries = {document.tokens[c].text.lower() for c in document.children[verb]}
    kept_from = token.dep == "pcomp" and document.tokens[token.head].text.lower() in ("from", "against")
    return bool(auxiliaries & {"will", "would", "wo", "to", "shall"}) or token.dep == "xcomp" or kept_from


def _only_expected(document: Document, trigger: Trigger) -> bool:
    """Whether somebody expects or vows the measure rather than announcing it."""
    start = trigger.verb
    if start is None:
        return False
    expected = measure_words().expected
    tokens = [document.tokens[start], *list(ancestors(document, start))[:_MAX_ABOVE]]
    if any(document.tokens[i].text.lower() == "likely" for i in range(max(0, start - _MAX_ABOVE), start)):
        return True
    return any(token.lemma.lower() in expected or token.text.lower() in expected for token in tokens[1:]) or bool(
        prepositional(document, start, "unless")
    )
