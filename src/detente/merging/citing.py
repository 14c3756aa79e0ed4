"""Which sentences of an article pass on another outlet's report (docs/decisions/origins.md).

A mention alone is no credit: "banned the BBC" and "sued The New York Times" are news about outlets. What counts is the
name as the one who reports ("Interfax reported"), as the one who was told ("told CNN"), or as the carrier of somebody's
words ("quoted by Yonhap", "in an interview with Bild").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from detente.lexicon.naming_outlets import NamedOutlet, named_outlets
from detente.lexicon.outlets import outlets
from detente.merging.sentences import sentences_of


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence ``[start, end)`` that rests on another voice, and the words that say so."""

    start: int
    end: int
    voice: str
    words: str


# What may stand between "told" and the outlet ("the state-run", "Chris Wallace of"): no new clause, no other hearer.
_GAP = (
    r"(?:(?!(?:that|he|she|it|they|we|who|how|about|why|not|and|but|after|to|as|when|if|is|was|against|cover|organi[sz]ed|hosted|sponsored)\b)"
    r"[\w’'.&-]+ ){0,6}[\"“]?$"
)
_ADVERB = (
    r"(?:,? (?:has|have|had|is|was|also|first|later|earlier|then|previously|separately|recently|meanwhile|since|on"
    r"|late|early|\w+day|this|last|week|month|morning|evening|night|however))*"
)
# A report about the outlet's own business, or something that is asked of it.
_OWN_BUSINESS = re.compile(
    r" (?:that )?(?:it|its|in an? (?:\w+ )?statement|the (?:network|company|paper|newspaper|agency)"
    r"|(?:a )?(?:quarterly|record|net))\b"
)
_ASKED = re.compile(r",? (?:to (?!\w+ (?:for|on) )\w|(?:that )?(?:it|they) (?:must|should|had to|could no longer)\b)")
# The report is a circumstance ("after Reuters reported ..."), and the sentence tells what followed.
_CIRCUMSTANCE = re.compile(
    r"\b(?:[Aa]fter|[Ww]hen|[Bb]efore|[Ss]ince|[Bb]ecause|[Ww]hile|[Dd]espite|[Ff]ollowing|[Uu]ntil)\b[^,;]*$",
)
# What somebody makes of a report is his own news.
_JUDGED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|dismiss\w*|reject\w*|disput\w*|denounc\w*|criticiz\w*|criticis\w*|blast\w*|slam\w*"
    r"|attack(?:ed|s|ing)|refut\w*|mock(?:ed|s|ing)|respon[ds]\w*|react\w*|prais\w*|confirm(?:ed|s)|comment on"
    r"|asked about|sued|suing|bann(?:ed|ing)|barred)\b[^.,;”\"]{0,60}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^[“\"].*[”\"],? (?:he|she) (?:added|continued|went on)\b|^(?:He|She) (?:added|went on to say)\b", re.DOTALL
)
# "He said his interview with Bild was misread" is no interview.
_SPOKEN_OF = re.compile(r"(?<!\bin )(?<!\bduring )\b(?:his|her|their) (?:\w+ )?$")
# "A report in Bild came a day after ...": the report itself is the news.
_MADE_NEWS = re.compile(r" (?:came|comes|drew|draws|prompted|sparked|led|caused|set off)\b")
# "..., reports the BBC."
_INVERTED = re.compile(r"[,”\"] (?P<cue>reports|reported|writes|wrote|notes) (?:the )?$")
_ENDS = re.compile(r"(?:[’']s [A-Z]\w+ [A-Z]\w+)?[.,:]")
# "On NBC's morning show, the senator said ..."
_ON_AIR = re.compile(r"^[“\"]?(?P<cue>On) $")
_SPEAKS = re.compile(r"[^,]{0,60}, .*\b(?:said|told|called|argued|defended|warned|insisted|says|added)\b", re.DOTALL)
# For so many sentences after a citation its outlet may be called by what it is ("the newspaper").
_MEMORY = 4


@lru_cache(maxsize=8192)
def find_citations(text: str, *, own: str = "") -> tuple[Citation, ...]:
    """The sentences that credit an outlet, in text order; where several are named, the one nearest to what happened.

    ``own`` is whose voice the text is. Citations of itself are among them; its last word means it ("The Times").
    """
    names = [name for name in _in_full(text, named_outlets(text)) if not _is_own(text, name, own)]
    found: list[tuple[int, Citation]] = []
    for number, sentence in enumerate(sentences_of(text) if names else ()):
        inside = [name for name in names if sentence.start <= name.start and name.end <= sentence.end]
        words = text[sentence.start : sentence.end]
        credit = _credit(words, sentence.start, inside)
        if credit is None and not inside:
            credit = _credited_again(words, [each for at, each in found if number - at <= _MEMORY])
        if credit is None and found and found[-1][0] == number - 1 and _GOES_ON.search(words):
            credit = found[-1][1].voice, "goes on"
        if credit is not None:
            found.append((number, Citation(sentence.start, sentence.end, *credit)))
    return tuple(citation for _, citation in found)


def _in_full(text: str, names: Sequence[NamedOutlet]) -> list[NamedOutlet]:
    """The names, and a single word that ends a fuller name of the text ("The Times") as that outlet."""
    fuller = {
        text[name.start : name.end].split(" ")[-1]: name.voice for name in names if " " in text[name.start : name.end]
    }
    return [replace(name, voice=fuller.get(text[name.start : name.end], name.voice)) for name in names]


def _is_own(text: str, name: NamedOutlet, own: str) -> bool:
    """Whether a name is the last word of the outlet's own, which says "The Times" of itself."""
    return name.voice != own and text[name.start : name.end] == own.split(" ")[-1]


def _credit(sentence: str, offset: int, names: Sequence[NamedOutlet]) -> tuple[str, str] | None:
    """The voice that a sentence credits and the words for it: who was told before who carried it before who reports."""
    for way in (_was_told, _carried, _reports):
        for name in names:
            before, after = sentence[: name.start - offset], sentence[name.end - offset :]
            if words := way(before, after):
                return name.voice, words
    return None


def _was_told(before: str, after: str) -> str | None:
    found = _pattern("given").search(before)
    if found is None or _ASKED.match(after) or _CIRCUMSTANCE.search(before[: found.start()]):
        return None
    return found.group("cue")


def _carried(before: str, after: str) -> str | None:
    found = _pattern("through").search(before) or _named_paper().search(before + "\0" + after)
    if found is None and _SPEAKS.match(after):
        found = _ON_AIR.search(before)
    if found is None or _MADE_NEWS.match(after):
        return None
    if any(no.search(before[: found.start()]) for no in (_JUDGED, _CIRCUMSTANCE, _SPOKEN_OF)):
        return None
    return found.group("cue")


def _reports(before: str, after: str) -> str | None:
    found = _reporting().match(after)
    if found is None and _ENDS.match(after) and (inverted := _INVERTED.search(before)):
        return inverted.group("cue")
    if found is None or _OWN_BUSINESS.match(after[found.end() :]):
        return None
    if _CIRCUMSTANCE.search(before) or _JUDGED.search(before):
        return None
    return found.group("cue")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """A cue that leads to the outlet at the end of what is searched."""
    return re.compile(rf"\b(?P<cue>{_any_of(outlets().credit[part])}) {_GAP}", re.IGNORECASE)


@cache
def _named_paper() -> re.Pattern[str]:
    """ "in a CNN interview", "during Tuesday's Bild interview": the outlet stands at the zero character."""
    papers = _any_of(outlets().credit["papers"])
    return re.compile(rf"\b(?:in|during|to|from|by) (?:an?|his|her|their) (?:[\w-]+ )?\0(?:[’']s)? (?P<cue>{papers})\b")


@cache
def _reporting() -> re.Pattern[str]:
    """The outlet's verb after its name, its kind, another report or a parenthesis between commas."""
    credit = outlets().credit
    kinds, papers = _any_of(credit["kinds"]), _any_of(credit["papers"])
    verbs = _any_of((*credit["reports"], *credit["said"]))
    between = rf"(?:[’']s [A-Z]\w+ [A-Z]\w+| (?:{kinds})| (?:{papers}))?(?:, [^,;]{{3,60}},)?"
    return re.compile(rf"(?:[’']s)?{between}{_ADVERB},? (?P<cue>{verbs})\b")


def _credited_again(sentence: str, cited: Sequence[Citation]) -> tuple[str, str] | None:
    """ "The newspaper said", "the Times reported": the outlet that was cited last."""
    found = _called_again().search(sentence)
    if found is None or not cited:
        return None
    voice, name = cited[-1].voice, found["name"]
    fits = voice.split()[-1] == name if name[0].isupper() else True
    if not fits or _OWN_BUSINESS.match(sentence[found.end() :]) or _CIRCUMSTANCE.search(sentence[: found.start()]):
        return None
    return voice, found["name"] + " " + found["cue"]


@cache
def _called_again() -> re.Pattern[str]:
    credit = outlets().credit
    kinds = _any_of(kind for kind in credit["kinds"] if kind not in ("agency", "paper's", "outlet"))
    verbs = _any_of((*credit["reports"], *credit["said"]))
    return re.compile(rf"\b[Tt]he (?P<name>{kinds}|Times|Post|Journal|Tribune|Herald){_ADVERB} (?P<cue>{verbs})\b")
