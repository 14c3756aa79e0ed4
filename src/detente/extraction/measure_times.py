"""When a measure is imposed or takes effect, if its sentence says so."""

from detente.extraction.grammar import ancestors, children, path_cost, times_in
from detente.extraction.measure_status import is_asserted
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.lexicon.modality import modal_words
from detente.model.document import Document
from detente.model.times import Timex

_STARTING = frozenset(
    {"take", "go", "come", "begin", "start", "effective", "beginning", "starting", "from", "effect", "since"}
)
_MODIFIER = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
_OF_OTHERS = frozenset({"pcomp", "relcl", "acl", "ccomp"})
_OCCASIONS = frozenset({"after", "before", "following", "despite", "over", "for", "amid", "until", "against"})
_AT_MOST = 7.0
_OF_THE_REPORT = 3.0
_IN_FAVOUR = 5.0


def time_of(document: Document, trigger: Trigger, status: str) -> Timex | None:
    """The time expression that dates the measure: when it starts rather than when it was told.

    What is only threatened has no date in the past.
    """
    ranked = []
    in_passing = trigger.nominal and not is_asserted(document, trigger)
    for timex, head in times_in(document, document.sentence_of[trigger.head]):
        cost = _cost(document, trigger, head)
        if in_passing and all(above.i != trigger.head for above in ancestors(document, head)):
            continue  # it dates what is said of the measure
        if _dates_what_came_before(document, trigger, head) or _came_before(timex, status):
            continue
        if timex.ref is not None and timex.type in ("DATE", "TIME") and cost is not None and cost <= _AT_MOST:
            told_later = _OF_THE_REPORT if _dates_report(document, trigger, head) else 0.0
            ranked.append(
                (cost + told_later, abs(timex.start - document.tokens[trigger.head].start), timex.start, timex)
            )
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def _came_before(timex: Timex, status: str) -> bool:
    """Whether a time is past and the measure is yet to come, so that it dates the announcement or the threat."""
    ref = timex.ref
    if status != "threatened" or ref is None:
        return False
    return ref.direction == "past" or (ref.offset is not None and ref.offset < 0)


def _dates_what_came_before(document: Document, trigger: Trigger, head: int) -> bool:
    """Whether a time stands with the event that a measure followed ("imposed after its test in March"), with what
    prompted it ("a test in March, prompting the embargo") or counts since a first one ("its ninth since 2006")."""
    own = {trigger.head, trigger.verb}
    below = head
    for token in ancestors(document, head):
        if token.i in own:
            break
        if token.dep == "prep" and token.text.lower() in _OCCASIONS and below != head:
            return True
        below = token.i
    above = [trigger.head, *(t.i for t in ancestors(document, trigger.head))]
    over_time = {t.i for t in ancestors(document, head)}
    for i in above:
        if i in over_time:
            return False
        if document.tokens[i].lemma.lower() in measure_words().prompting and document.tokens[i].tag == "VBG":
            return True
    return False


def _cost(document: Document, trigger: Trigger, head: int) -> float | None:
    """How far a time stands from the trigger in the tree; None where it dates something else."""
    token = document.tokens[head]
    inside = trigger.first <= token.head < trigger.last and trigger.nominal
    if (token.dep in _MODIFIER and not inside) or _dates_another_deed(document, trigger, head):
        return None
    costs = [path_cost(document, head, i) for i in (trigger.head, trigger.verb) if i is not None]
    known = [cost for cost in costs if cost is not None]
    if not known:
        return None
    cost = min(known)
    if any(document.tokens[i].lemma.lower() in _STARTING for i in range(max(0, head - 3), head)):
        cost -= _IN_FAVOUR
    return cost


def _dates_another_deed(document: Document, trigger: Trigger, head: int) -> bool:
    """Whether the time stands in a clause about another deed: one below the measure ("the deal signed in 2015"), one
    beside it, or one whose object or reason the measure only is ("was accused in May of withholding aid")."""
    own = {trigger.head, trigger.verb}
    words = measure_words()
    above_trigger = {token.i for i in own if i is not None for token in ancestors(document, i)}
    verb = next((t for t in ancestors(document, head) if _heads_clause(document, t.i)), None)
    if verb is None or verb.i in own or verb.lemma.lower() in words.imposing | words.lifting | _STARTING:
        return False
    if verb.i not in above_trigger:
        return not _is_what_is_barred(document, verb.i, own)
    if verb.lemma.lower() in modal_words().speech:
        return False
    over_time = {head, *(token.i for token in ancestors(document, head))}
    token = document.tokens[trigger.head if trigger.verb is None else trigger.verb]
    while token.i not in over_time and token.head != token.i:  # a time at "the decision to leave" dates the leaving
        above = document.tokens[token.head]
        if token.dep in ("pcomp", "relcl", "acl") and above.i != verb.i and above.i in over_time:
            return False
        if token.dep in _OF_OTHERS or (token.dep == "advcl" and not _is_at_once(document, token.i)):
            return True
        token = above
    return False


def _is_what_is_barred(document: Document, verb: int, own: set[int | None]) -> bool:
    """Whether a clause only says what the measure keeps somebody from ("bars firms from hiring them from May 1")."""
    token = document.tokens[verb]
    over = document.tokens[token.head]
    return (token.dep == "pcomp" and over.head in own) or (token.dep == "xcomp" and over.i in own)


def _is_at_once(document: Document, clause: int) -> bool:
    """Whether a clause tells of the time of the one above it ("it rose on Friday when Peru shut", "..., shutting")."""
    marks = {token.text.lower() for token in children(document, clause, "mark", "advmod")}
    return "when" in marks or (document.tokens[clause].tag == "VBG" and not marks)


def _heads_clause(document: Document, i: int) -> bool:
    token = document.tokens[i]
    return token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound")


def _dates_report(document: Document, trigger: Trigger, head: int) -> bool:
    """Whether the time hangs on a verb of saying that reports the measure ("said on Tuesday he would")."""
    verb = next((t for t in ancestors(document, head) if t.tag.startswith("VB")), None)
    own = {trigger.head, trigger.verb}
    announced = measure_words().imposing | measure_words().answer_verbs
    return verb is not None and verb.i not in own and verb.lemma.lower() in modal_words().speech - announced
