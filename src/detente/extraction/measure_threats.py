"""Threats that do not say what would be done ("vowed to take action", "promised consequences")."""

from collections.abc import Iterator

from detente.extraction.grammar import ancestors
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Sentence

_REACH = 5


def find_threats(document: Document, sentence: Sentence) -> Iterator[Trigger]:
    """The nouns of a sentence that stand for what somebody vows, promises or threatens to do."""
    words = measure_words()
    for token in document.tokens[sentence.first : sentence.last]:
        lemma = token.lemma.lower()
        if lemma not in words.threat_nouns or token.dep not in ("dobj", "pobj", "conj"):
            continue
        above = [t for t, _ in zip(ancestors(document, token.i), range(_REACH), strict=False)]
        threatening = next((t for t in above if t.lemma.lower() in words.threat_verbs), None)
        if threatening is None or (lemma in words.taken and above[0].lemma.lower() != "take"):
            continue
        if any(t.dep in ("relcl", "advcl") for t in above[: above.index(threatening)]):
            continue
        yield Trigger("other", token.i, token.i + 1, token.i, threatening.i, threat=True, bare=False)
