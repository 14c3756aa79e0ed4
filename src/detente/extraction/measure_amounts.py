"""How much money or what rate a measure is about ("a tariff of 25 percent", "aid of $300 million")."""

import re

from detente.extraction.grammar import children, subtree
from detente.extraction.measure_triggers import Trigger
from detente.model.document import Document
from detente.model.spans import Span

_MONEY = re.compile(
    r"(?:US|U\.S\. ?)?[$€£¥]\s?\d[\d,.]*\d?(?:[ -](?:million|billion|trillion)|bn|m\b)?"
    r"|\b\d[\d,.]*(?: (?:million|billion|trillion))? (?:dollars|euros|pounds|yuan|yen|rubles|roubles|rupees)\b"
)
_RATE = re.compile(r"\b\d[\d.,]*(?:[ -](?:percent|per cent)\b|\s?%)")
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "acl"})
_WITH_RATE = frozenset({"tariff"})
_WITH_MONEY = frozenset({"aid cut", "asset freeze", "tariff", "import ban", "export ban", "arms embargo", "other"})


def amount_of(document: Document, trigger: Trigger) -> Span | None:
    """The words of the rate of a tariff, or of the sum that a measure withholds or bears on."""
    patterns = [pattern for pattern, types in ((_RATE, _WITH_RATE), (_MONEY, _WITH_MONEY)) if trigger.type in types]
    inside = _inside(document, trigger)
    sentence = document.sentences[document.sentence_of[trigger.head]]
    for pattern in patterns:
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            if any(match.start() <= document.tokens[i].start < match.end() for i in inside):
                return Span(match.start(), match.start() + len(match.group().rstrip(",. ")))
    return None


def _inside(document: Document, trigger: Trigger) -> set[int]:
    """The tokens of the phrase of the measure noun, or of the object of its verb and what it is imposed on."""
    tops = [trigger.head] if trigger.nominal else [c.i for c in children(document, trigger.head, "dobj", "nsubjpass")]
    if trigger.complement is not None:
        tops.append(trigger.complement)
    if trigger.nominal and trigger.verb is not None:
        tops += [c.i for c in children(document, trigger.verb, "prep") if c.text.lower() in ("on", "of", "at")]
    return {i for top in tops for i in subtree(document, top, stop=lambda t: t.dep in _CLAUSES and t.i not in tops)}
