"""Languages: what is declared of an article, as a tag, and what its text reads like."""

import re

_ENGLISH = frozenset(("the", "of", "to", "and", "in", "a", "that", "for", "on", "is", "was", "with", "said", "by"))
_FEWEST_WORDS = 40
# A quarter of the words of English prose are such; in Dutch, German or Spanish, which share some, at most a fifteenth.
_SOME_ENGLISH, _PLAINLY_ENGLISH = 0.08, 0.16
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|[A-Za-z]{4}|\d{3})\b.*)?", re.DOTALL)
_ENGLISH_NAMES = frozenset(("eng", "english"))


def language_tag(written: str) -> str | None:
    """A declared language as a tag of BCP 47 (``en-GB``), or None where it is declared in no way that is understood."""
    if written.strip().lower() in _ENGLISH_NAMES:
        return "en"
    match = _TAG.fullmatch(written.strip())
    if match is None:
        return None
    language, region = match[1].lower(), match[2]
    return language + (f"-{region.title() if len(region) == 4 else region.upper()}" if region else "")


def language_of(text: str) -> str:
    """``en`` where the text reads like English or is too short to tell, else ``und`` (not determined)."""
    share = _english_share(text)
    return "en" if share is None or share > _SOME_ENGLISH else "und"


def contradicts(language: str, text: str) -> bool:
    """Whether a text is plainly not in the language that its page declares: English that is none, or the reverse."""
    share = _english_share(text)
    if share is None:
        return False
    return share <= _SOME_ENGLISH if language.startswith("en") else share >= _PLAINLY_ENGLISH


def _english_share(text: str) -> float | None:
    """How many of the words are the commonest of English; None where the words are too few to tell."""
    words = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    return sum(word in _ENGLISH for word in words) / len(words) if len(words) >= _FEWEST_WORDS else None
