"""Where sentences begin and end, also where a dump has glued them together."""

import re
from collections.abc import Iterator
from itertools import pairwise

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# The splitter joins a sentence to a quotation that begins after it; capitalised short words ("Gov. “Jim”") end none.
_BEFORE_QUOTATION = re.compile(
    r"(?:(?<=[a-z]{3}[.?!])|(?<=\s[a-z]{2}[.?!])|(?<=[0-9)][.?!]))(?=\s+[“\"‘][A-Z])"
    r"|(?<=[a-z][.?!][\"”’])(?=[“\"])"
)
# Dumps lose the blank between sentences ("said.With the", "in 2013.“We"). What may end one: a small letter, a digit, a
# bracket or a mark before the stop; what may begin one: a capitalised word, or capitals after at least two small
# letters ("closed.NATO said"), so that "U.S." and "R-N.Y." stay whole.
_GLUED = re.compile(
    r"(?:(?<=[a-z0-9)”\"’%][.?!])|(?<=[a-z0-9][.?!][\"”’)])|(?<=[a-z0-9][.?!][\"”’][\"”’)])|(?<=[a-z]{2}…)"
    r"|(?<=[A-Z]{3}[.?!]))(?=[“\"‘(]?[A-Z][a-z])"
    r"|(?:(?<=[a-z]{2}[.?!])|(?<=[a-z]{2}[.?!][\"”’)])|(?<=[a-z]{2}[.?!][\"”’][\"”’)])|(?<=[0-9]{2}[.?!]))"
    r"(?=[“\"‘(]?(?:[A-Z]{2,5}\b(?![)\]])|[A-Z]\.[A-Z]\.|A\s|I[\s’']))"
)
_BEGINNERS = (
    "The|A|An|But|And|He|She|It|They|We|I|In|On|At|For|This|That|These|Those|As|If|When|While|After|Before|Since|However"
    "|Meanwhile|There|His|Her|Its|Their|Our|Last|Earlier|Later|Both|No|Not|Some|Many|Under|With|Mr|Mrs|Ms"
)
_GLUED_TO_ABBREVIATION = re.compile(rf"(?<=\b[A-Za-z]\.[A-Za-z]\.)(?=(?:{_BEGINNERS})\b(?![.”\"’']))")
# No sentence ends within these, whatever stands on both sides of a stop: titles, addresses of the web.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Rev|Hon|St|Jr|Sr|Amb|Pres|No|vs|v|Ph)\.$"
)
_ADDRESS = re.compile(r"://|www\.|[@#]|\.(?:com|org|net|gov|edu|int|co|info|tv|ly|html?)\b", re.IGNORECASE)
# "U.S. Secretary of State" goes on, "left the U.S. The talks" does not: what follows an abbreviated state ends the
# sentence only where it is a word that begins sentences; a small letter begins none after any abbreviation.
_NO_END = re.compile(
    r"\b(?:[A-Z]\.){2,}\s+(?=[a-z])"
    rf"|\b(?:U\.S|U\.K|U\.N|E\.U|U\.A\.E)\.\s+(?=[A-Z])(?!(?:{_BEGINNERS})\b)"
)
# "ST. PETERSBURG, Russia, April 15 (AP) — " and "Paris (CNN)" name where a report was written; left before its first
# sentence they become the subject of its verb.
_PLACE = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+)*(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?"
_DATE = r"(?:,?\s+[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?"
_SMALL_PLACE = r"[A-Z][a-z]+(?:[ ,]+[A-Z][a-z]+){0,3}"
_WIRE = r"\((?:[A-Z]{2,6}|Reuters|Bloomberg|Xinhua)\)\s*(?:[—–-]+\s*)?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_DATE}(?:\s*\([\w .,'’/-]{{2,40}}\))?\s*(?:—|–|--|\s-)\s*"
    rf"|(?:(?:{_PLACE}|{_SMALL_PLACE}){_DATE}\s*)?{_WIRE})(?=[“\"‘]?[A-Z])"
)


def split_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, paragraph) for each sentence; no sentence crosses a line end or has blanks at its ends."""
    import nupunkt

    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        line = paragraph.group()
        bounds = {0, len(line), *(start for start, _ in nupunkt.sent_spans(line))}
        bounds |= {match.start() for match in _BEFORE_QUOTATION.finditer(line)}
        bounds |= set(glued_at(line))
        if dateline := _DATELINE.match(line):
            bounds.add(dateline.end())
        bounds -= {match.end() for match in _NO_END.finditer(line)}
        bounds -= {at for at in bounds if 0 < at < len(line) and _closes(line, at)}
        for start, end in pairwise(sorted(bounds)):
            piece = line[start:end]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                begin = paragraph.start() + start + lead
                yield begin, begin + len(piece.strip()), number


def glued_at(line: str) -> Iterator[int]:
    """Where in a line a sentence begins without a blank before it."""
    for pattern in (_GLUED, _GLUED_TO_ABBREVIATION):
        for match in pattern.finditer(line):
            if not _stays_whole(line, match.start()):
                yield match.start()


def _closes(line: str, at: int) -> bool:
    """Whether the mark at a place closes the sentence that ends right before it."""
    if line[at - 1] not in ".?!…":
        return False
    return line[at] in "”’)]" or (line[at] == '"' and line.count('"', 0, at) % 2 == 1)


def _stays_whole(line: str, at: int) -> bool:
    """Whether no sentence ends at a place: within an address, after a title, on the wrong side of a quotation mark."""
    begin = max(line.rfind(" ", 0, at), line.rfind("\xa0", 0, at)) + 1
    end = line.find(" ", at)
    word = line[begin : end if end >= 0 else len(line)]
    if _TITLE.search(line[begin:at]) or _ADDRESS.search(word):
        return True
    # Straight marks do not tell how they face; those before them do: the even ones close.
    if line[at] == '"':
        return line.count('"', 0, at) % 2 == 1
    return line[at - 1] == '"' and line.count('"', 0, at) % 2 == 1 and line.count('"', at) > 0
