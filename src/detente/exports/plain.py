"""Words of articles made harmless: on one line, without what a terminal, a calendar or a table would obey."""

import re

# Controls of C0 and C1, the line and paragraph separators, and what turns the direction of writing.
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def plain(words: str) -> str:
    """The words with one space for each run of white space and of characters that something obeys."""
    return " ".join(_OBEYED.sub(" ", words).split())
