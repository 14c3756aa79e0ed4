"""What looks like a time and is none: the verbs May and March, people called April, newspapers called after Sunday."""

import re

from detente.annotation.times_patterns import Found, pattern
from detente.calendar.words import words
from detente.model.document import Document, Token

_ONLY_BEFORE_TIMES = ("in", "since", "until", "last", "next", "this", "early", "late", "mid", "through", "during")
_NAMED_AS_MONTH = ("May", "March", "April", "June", "August", "MAY", "MARCH")


def is_time(document: Document, found: Found, first: int, last: int) -> bool:
    """Whether the words of tokens ``[first, last)`` are a time here, and not part of a name, a verb or a count."""
    text = document.text[found.start : found.end]
    before, after = _neighbour(document, first - 1), _neighbour(document, last)
    if found.end < len(document.text) and re.match(r"-[A-Z]", document.text[found.end :]):
        return False
    if text == "24/7" or _is_stamp(document, found):
        return False
    if found.type == "DURATION" and re.fullmatch(r"\d+\s[A-Z][a-z]+", text):
        return False
    if found.ref is not None and found.ref.feast and after is not None and after.pos == "NOUN":
        return False
    if text.lower() == "overnight" and not _is_last_night(document, first):
        return False
    if re.fullmatch(r"\D{0,30}\d{4}", text) and not _is_year(document, found, before, after):
        return False
    if text in _NAMED_AS_MONTH and not _is_month(document, first, before, after):
        return False
    if re.match(r"today|yesterday|tomorrow", text, re.IGNORECASE):
        return not _in_name(text, before)
    if text[:1].isupper():
        return not _names_something(document, found, before, after)
    if found.type == "SET" and document.tokens[last - 1].pos in ("NOUN", "PROPN") and first + 1 == last:
        return text.endswith("days")
    return document.tokens[last - 1].pos != "VERB" or not text.lower().endswith(("spring", "fall"))


def _is_stamp(document: Document, found: Found) -> bool:
    """ "7 years ago" on a line of its own: a web page's stamp, which counts from the day of the download."""
    at = document.sentence_at(found.start)
    return (
        at is not None
        and document.text[found.start : found.end].endswith("ago")
        and (document.sentences[at].start, document.sentences[at].end) == (found.start, found.end)
    )


def _is_last_night(document: Document, first: int) -> bool:
    """ "Fighting went on overnight", "overnight talks", but not "an overnight success" or "change overnight"."""
    token = document.tokens[first]
    head = document.tokens[token.head]
    return head.lemma.lower() not in words().overnight_things and head.tag not in ("VB", "MD")


def _neighbour(document: Document, i: int) -> Token | None:
    return document.tokens[i] if 0 <= i < len(document.tokens) else None


def _is_year(document: Document, found: Found, before: Token | None, after: Token | None) -> bool:
    """Four digits are a year unless they count something, number a thing, or end a name."""
    text = document.text
    year = int(text[found.end - 4 : found.end])
    if re.search(r"[\w\]]-$|[#№/.,]$|(?:©|\(c\))\s?$", text[max(0, found.start - 4) : found.start], re.IGNORECASE):
        return False
    if re.match(r"[-/]\w|[:,]\d|\s?(?:%|percent|million|billion|hours\b)", text[found.end : found.end + 12]):
        return bool(re.match(r"-(?!\d)[a-z]", text[found.end : found.end + 2]))
    if before is not None and before.end + 1 >= found.start and before.text in words().no_time_after:
        return False
    if after is not None and after.text.lower() in words().counted:
        return False
    if after is not None and after.tag in ("NNS",) and found.end - found.start == 4:
        return (
            year >= 1900
            and before is not None
            and (before.pos in ("DET", "PRON", "ADP") or before.text in ("'s", "’s"))
        )
    if year < 1900 or year > 2060:
        return before is not None and before.text.lower() in words().before_times | {"circa", "("}
    return True


def _is_month(document: Document, first: int, before: Token | None, after: Token | None) -> bool:
    """A bare May or March is a month after a preposition, before a noun, or alone; never as a verb or a surname."""
    token = document.tokens[first]
    same = document.sentences[document.sentence_of[first]]
    before = before if before is not None and before.i >= same.first else None
    after = after if after is not None and after.i < same.last else None
    if token.ent == "PERSON" or token.tag in ("MD", "VB", "VBP", "VBD"):
        return bool(
            before is not None and before.text.lower() in ("in", "since", "until", "last", "next", "this", "by")
        )
    if (
        before is not None
        and before.text in ("Theresa", "Mrs", "Mrs.", "Ms.", "Mr.", "Minister", "and")
        and token.text == "May"
    ):
        return before.text == "and" and _is_month_name(_neighbour(document, first - 2))
    if token.text == "May" and "Theresa May" in document.text:
        return before is not None and before.text.lower() in _ONLY_BEFORE_TIMES
    if before is not None and (
        before.text.lower() in words().before_times or before.text == "-" or _is_month_name(before)
    ):
        return (
            token.text != "March"
            or before.text.lower() in ("in", "since", "until", "last", "next", "by", "early", "late")
            or not (after is not None and after.text in ("on", "for", "of"))
        )
    if token.text in ("March", "MARCH") and after is not None and after.text in ("on", "for", "to", "against"):
        return False
    if token.text in ("May", "MAY"):
        return bool(after is not None and after.pos in ("NOUN",) and token.pos == "PROPN" and token.dep == "compound")
    if after is not None and after.pos == "PROPN" and token.dep == "compound":
        return False
    return token.pos == "PROPN"


def _is_month_name(token: Token | None) -> bool:
    return token is not None and pattern("<MONTH>").fullmatch(token.text) is not None


def _in_name(text: str, before: Token | None) -> bool:
    """ "USA TODAY", "Russia Today": capitals after a capital."""
    if not text[0].isupper() or before is None:
        return False
    return (text.isupper() and len(text) > 1 and before.text.isupper()) or (
        before.pos == "PROPN" and before.text[:1].isupper()
    )


def _names_something(document: Document, found: Found, before: Token | None, after: Token | None) -> bool:
    """ "Good Friday", "Fox News Sunday", "Sunday Times": a weekday or month inside a name."""
    if before is not None and before.end + 1 == found.start and before.text in words().no_time_after:
        return True
    return after is not None and after.start == found.end + 1 and after.text in words().no_time_before
