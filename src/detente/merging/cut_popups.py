"""Headlines of other articles that a page shows on a name in a sentence, and that a dump has glued into it."""

import re
from collections.abc import Iterator, Sequence

# "President Ek Johan EkFerry talks stall Minister to visit islands MORE said": behind a name the page repeats it and
# lists headlines up to the label of a link, in the middle of a sentence.
_LABEL = re.compile(r"\s(?:MORE|Read more|See more)\b")
_TOKEN = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[a-z]{3}\.\s+[A-Z]")
# A list of headlines is not longer, and the name is repeated within so many words.
_LONGEST, _NAME = 800, 6


def popups(line: str) -> Iterator[tuple[int, int]]:
    """The stretches of a line that are such lists, in order: from the repeated name to the end of the label."""
    after = 0
    for label in _LABEL.finditer(line):
        begin = _begins(line, max(after, label.start() - _LONGEST), label.start())
        if begin is not None:
            yield begin, label.end()
            after = label.end()


def _begins(line: str, low: int, label: int) -> int | None:
    """Where the list begins that ends with a label: behind the name that is repeated right after it."""
    tokens = list(_TOKEN.finditer(line, low, label))
    words = [token.group() for token in tokens]
    for number in range(len(words) - 1):
        if _is_repeated(words, number) and not _SENTENCE_END.search(line, tokens[number].end(), label):
            while _is_repeated(words, number + 1):
                number += 1
            return tokens[number + 1].start()
    return None


def _is_repeated(words: Sequence[str], number: int) -> bool:
    """Whether a name stands again within the capitalised words after it, alone or with a headline glued to it."""
    name = words[number]
    if len(name) < 2 or not name[0].isupper() or not name[-1].isalpha():
        return False
    for word in words[number + 1 : number + 1 + _NAME]:
        if not (word[0].isupper() or word[0] in '(“"'):
            return False
        if word == name or (word.startswith(name) and not word[len(name)].islower()):
            return True
    return False
