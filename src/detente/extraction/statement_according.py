"""What stands "according to" somebody: the rest of the sentence, where nobody else speaks in it."""

from detente.extraction.grammar import subtree
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_quoted import Quoted

_SAYING = frozenset({"say", "write", "report", "assert"})
_ENDS = frozenset({".", "!", "?", ";"})


def rest_of_sentence(quoted: Quoted, cue: Cue) -> tuple[int, int] | None:
    """The tokens ``[first, last)`` that "according to X" begins or ends; None where it stands amid them.

    None too where the sentence quotes or somebody else speaks in it: whose words the rest then is, is not clear.
    """
    document = quoted.document
    number = document.sentence_of[cue.anchor]
    bounds = document.sentences[number]
    if any(i in quoted.inside for i in range(bounds.first, bounds.last)):
        return None
    if any(other.kind in _SAYING and other.speaker is not None for other in quoted.cues[number]):
        return None
    last = subtree(document, cue.anchor)[-1] + 1
    if cue.first == bounds.first:
        return (last + 1, bounds.last) if last < bounds.last and document.tokens[last].text == "," else None
    ends = last >= bounds.last or document.tokens[last].text in _ENDS
    if not ends or document.tokens[cue.first - 1].text != ",":
        return None
    return bounds.first, cue.first - 1
