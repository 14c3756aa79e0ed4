"""What the model of attribution sees of the words around a cue: which may be its source and which its content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.extraction.grammar import ancestors, head_of, subtree
from detente.model.document import Document, Token

_REACH = 5
_FUNCTION = frozenset({"DET", "ADP", "PART", "SCONJ", "CCONJ", "PUNCT", "PRON", "AUX"})
_MARKS = frozenset({"“", "”", '"', "``", "''", "‘", "’", "'"})


@dataclass(frozen=True, slots=True)
class Window:
    """The words around one cue: tokens ``[first, last)``, the cue's own ``cue_first`` to ``cue_last``, its head."""

    first: int
    last: int
    cue_first: int
    cue_last: int
    head: int


def window_of(document: Document, cue_first: int, cue_last: int) -> Window:
    """The cue's paragraph, as far as a few sentences before and after its own."""
    own = document.sentence_of[cue_first]
    paragraph = document.sentences[own].paragraph
    near = [
        sentence
        for sentence in document.sentences[max(0, own - _REACH) : own + _REACH + 1]
        if sentence.paragraph == paragraph
    ]
    return Window(near[0].first, near[-1].last, cue_first, cue_last, head_of(document, cue_first, cue_last))


def role_features(
    document: Document, window: Window, quote_at: Sequence[int], other_cues: frozenset[int]
) -> list[list[str]]:
    """The features of each token of a window; ``quote_at`` numbers each token's quotation, -1 outside of any."""
    above = (window.head, *(token.i for token in ancestors(document, window.head)))
    zones = [_zone(document, window, i, quote_at, above) for i in range(window.first, window.last)]
    edges = _edges(document, window)
    quoted = {number for number in quote_at[window.first : window.last] if number >= 0}
    gaps = {number: _quote_gap(window, quote_at, number) for number in quoted}
    head = document.tokens[window.head]
    kind = f"{head.pos},{head.dep if head.dep in ('ROOT', 'parataxis', 'relcl', 'acl', 'amod') else ''}"
    lemma = head.lemma.lower()
    found = []
    for at, zone in enumerate(zones):
        i = window.first + at
        before = zones[at - 1] if at else "edge"
        after = zones[at + 1] if at + 1 < len(zones) else "edge"
        token = document.tokens[i]
        side, distance = _side(window, i), _distance(window, i)
        word = token.text.lower() if token.pos in _FUNCTION else token.tag
        own = [
            "bias",
            f"z={zone}",
            f"z,k={zone},{kind}",
            f"z,l={zone},{lemma}",
            f"z,w={zone},{word}",
            f"z-1,z={before},{zone}",
            f"z,z+1={zone},{after}",
            f"z-1,z,w={before},{zone},{word}",
            f"w={word}",
            f"t={token.tag},{side}",
            f"e={edges[at]},{word if token.pos == 'PUNCT' else ''}",
            f"e,z={edges[at]},{zone}",
            f"o={i in other_cues},{zone}",
            f"ent={token.ent},{side},{distance}",
            f"dist={distance},{side}",
            f"dist,l={distance},{side},{lemma}",
            f"dist,w={distance},{side},{word}",
        ]
        found.append([*own, *_nearby(document, window, i, quote_at, gaps)])
    return found


def _side(window: Window, i: int) -> str:
    return "before" if i < window.cue_first else "after" if i >= window.cue_last else "cue"


def _distance(window: Window, i: int) -> int:
    gap = window.cue_first - i if i < window.cue_first else i - window.cue_last + 1
    return gap if gap <= 4 else 5 if gap <= 8 else 6 if gap <= 16 else 7


def _zone(document: Document, window: Window, i: int, quote_at: Sequence[int], above: tuple[int, ...]) -> str:
    """Where a token stands to the cue: the way through the tree in its sentence, the quotation, the sentence."""
    if window.cue_first <= i < window.cue_last:
        return "cue"
    own, other = document.sentence_of[window.cue_first], document.sentence_of[i]
    quote = "q" if quote_at[i] >= 0 else "m" if document.tokens[i].text in _MARKS else "-"
    if own != other:
        return f"s{max(-2, min(2, other - own))}{quote}"
    return f"{_side(window, i)[0]}{quote}{_path(document, window, i, above)}"


def _path(document: Document, window: Window, i: int, above: tuple[int, ...]) -> str:
    """The way from the cue to a token: up to the head that they share, then the first edges down from it."""
    down: list[Token] = []
    at = i
    inside = range(window.cue_first, window.cue_last)
    while at not in above and at not in inside and document.tokens[at].head != at:
        down.append(document.tokens[at])
        at = document.tokens[at].head
    climbed = above.index(at) if at in above else 0
    ups = "^".join(document.tokens[k].dep for k in above[: min(climbed, 3)])
    downs = "/".join(token.dep for token in down[::-1][:2])
    return f"{ups}|{downs}"


def _edges(document: Document, window: Window) -> list[str]:
    """For each token of a window the arguments of the cue and of its neighbours that begin or end with it."""
    names = ["" for _ in range(window.first, window.last)]
    heads = [*range(window.cue_first, window.cue_last)]
    over = document.tokens[window.head].head
    for top in dict.fromkeys([*heads, over]):
        for child in document.children[top]:
            if window.cue_first <= child < window.cue_last or child == window.head:
                continue
            inside = subtree(document, child)
            label = f"{'^' if top == over and top not in heads else ''}{document.tokens[child].dep}"
            if window.first <= inside[0] and inside[-1] < window.last:
                names[inside[0] - window.first] += f"<{label}"
                names[inside[-1] - window.first] += f"{label}>"
    return names


def _nearby(document: Document, window: Window, i: int, quote_at: Sequence[int], gaps: Mapping[int, str]) -> list[str]:
    """The words beside a token and the quotation that it stands in, as seen from the cue."""
    tokens = document.tokens
    before = tokens[i - 1] if i > window.first else None
    after = tokens[i + 1] if i + 1 < window.last else None
    side = _side(window, i)
    found = [
        f"w-1={before.text.lower() if before else '-'},{side}",
        f"w+1={after.text.lower() if after else '-'},{side}",
        f"t-1,t,t+1={before.tag if before else '-'},{tokens[i].tag},{after.tag if after else '-'},{side}",
        f"d={tokens[i].dep},{tokens[tokens[i].head].dep},{side}",
    ]
    number = quote_at[i]
    if number >= 0:
        gap = gaps[number]
        found.append(f"quote={side},{gap},{tokens[window.head].pos}")
        found.append(f"quote,l={side},{gap},{tokens[window.head].lemma.lower()}")
    elif tokens[i].text in _MARKS:
        beside = [quote_at[k] for k in (i - 1, i + 1) if window.first <= k < window.last and quote_at[k] >= 0]
        opens = i + 1 < window.last and quote_at[i + 1] >= 0 and (i == window.first or quote_at[i - 1] < 0)
        gap = gaps[beside[0]] if beside else "none"
        found.append(f"mark={side},{gap},{'open' if opens else 'close'}")
    return found


def _quote_gap(window: Window, quote_at: Sequence[int], number: int) -> str:
    """How far from the cue a quotation stands: beside it, a few words off, or far."""
    inside = [k for k in range(window.first, window.last) if quote_at[k] == number]
    if inside[-1] < window.cue_first:
        gap = window.cue_first - inside[-1] - 1
    elif inside[0] >= window.cue_last:
        gap = inside[0] - window.cue_last
    else:
        return "around"
    return "beside" if gap <= 2 else "near" if gap <= 6 else "off" if gap <= 14 else "far"
