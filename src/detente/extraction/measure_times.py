"""When a measure is imposed or takes effect, if its sentence says so."""

from detente.extraction.grammar import ancestors, path_cost, times_in
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.lexicon.modality import modal_words
from detente.model.document import Document
from detente.model.times import Timex

_STARTING = frozenset({"begin", "start", "effective", "beginning", "starting", "from", "effect", "since"})
_MODIFIER = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
_AT_MOST = 7.0
_OF_THE_REPORT = 3.0
_IN_FAVOUR = 5.0


def time_of(document: Document, trigger: Trigger) -> Timex | None:
    """The time expression that dates the measure: when it starts rather than when it was told."""
    ranked = []
    for timex, head in times_in(document, document.sentence_of[trigger.head]):
        cost = _cost(document, trigger, head)
        if timex.ref is not None and timex.type in ("DATE", "TIME") and cost is not None and cost <= _AT_MOST:
            ranked.append((cost, abs(timex.start - document.tokens[trigger.head].start), timex.start, timex))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def _cost(document: Document, trigger: Trigger, head: int) -> float | None:
    """How far a time stands from the trigger in the tree; None where it dates something else."""
    token = document.tokens[head]
    if token.dep in _MODIFIER and not trigger.first <= token.head < trigger.last:
        return None
    costs = [path_cost(document, head, i) for i in (trigger.head, trigger.verb) if i is not None]
    known = [cost for cost in costs if cost is not None]
    if not known:
        return None
    cost = min(known)
    if any(document.tokens[i].lemma.lower() in _STARTING for i in range(max(0, head - 3), head)):
        cost -= _IN_FAVOUR
    return cost + (_OF_THE_REPORT if _dates_report(document, trigger, head) else 0.0)


def _dates_report(document: Document, trigger: Trigger, head: int) -> bool:
    """Whether the time hangs on a verb of saying that reports the measure ("said on Tuesday he would")."""
    verb = next((t for t in ancestors(document, head) if t.tag.startswith("VB")), None)
    own = {trigger.head, trigger.verb}
    announced = measure_words().imposing | measure_words().answer_verbs
    return verb is not None and verb.i not in own and verb.lemma.lower() in modal_words().speech - announced
