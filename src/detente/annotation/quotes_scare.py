"""Marks that quote nobody: single words, names, titles, terms and nicknames set off from the sentence."""

import re
from functools import cache

from detente.lexicon.speech import speech_words

_WORD = re.compile(r"[^\W_]+(?:[-‑–’'.&/][^\W_]+)*")
_COMPOUND = re.compile(r"[”\"’'»]?\s?-\w")
_ENTITLED = re.compile(r"\b(?:en)?titled,?:? [“\"‘'„«]$")
_TERM_LENGTH = 6
_SPEECH_LENGTH = 12


def is_scare(text: str, start: int, end: int) -> bool:
    """Whether the marked words ``text[start:end]`` are a single word, a name or a term, and so nobody's statement."""
    words = _WORD.findall(text[start:end])
    if len(words) < 2:
        return True
    if len(words) <= _SPEECH_LENGTH and _ENTITLED.search(text[max(0, start - 20) : start]):
        return True
    if _is_speech(text[start:end], words):
        return False
    if _looks_like_title(words) or _COMPOUND.match(text, end):
        return True
    return len(words) <= _TERM_LENGTH and bool(_naming().search(text[max(0, start - 40) : start]))


def _is_speech(exact: str, words: list[str]) -> bool:
    """Whether the words are too many for a term, several sentences, or shouted."""
    return len(words) > _SPEECH_LENGTH or bool(re.search(r"[.?!…]\s+\S", exact)) or exact.isupper()


def _looks_like_title(words: list[str]) -> bool:
    """Whether all content words begin with a capital or a figure, as names of works, bodies and exercises do."""
    content = [word for word in words if word.lower() not in speech_words().small]
    return (
        len(content) >= 2 and all(word[0].isupper() or word[0].isdigit() for word in content) and not words[0].islower()
    )


@cache
def _naming() -> re.Pattern[str]:
    """Matches up to an opening mark where a naming word stands before it ("the so-called “")."""
    words = "|".join(re.escape(word) for word in sorted(speech_words().naming, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?: the| a| an)?[,:]?\s*[“\"‘'„«]?$", re.IGNORECASE)
