"""The lines of a file of any length, for formats of one entry a line."""

import codecs
from collections.abc import Iterator

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.encodings import is_wide
from detente.reading.parts import Part, Rejected, chunks_of, stream_of

# One row with its article; also what bounds the memory that a row of nothing but brackets takes.
MOST_LINE = 10_000_000
# A file whose first so many rows all fail is no dump of articles, whatever it looks like.
MOST_FAILED = 1000
# A packed file of gigabytes is a few rows again and again; in a real dump so many repeats never follow one another.
MOST_REPEATED = 5000


def lines_of(part: Part) -> Iterator[bytes | None]:
    """The lines as bytes in UTF-8 or a kin of ASCII, with their ends; None for one that is too long for an article."""
    stream = part.stream
    if is_wide(part.head(2)):
        chunks = codecs.iterdecode(chunks_of(stream.read1), "utf-16", errors="replace")
        stream = stream_of(chunk.encode("utf-8", errors="replace") for chunk in chunks if chunk)
    while line := stream.readline(MOST_LINE):
        if len(line) < MOST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(MOST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


class Tally:
    """Counts the rows of a dump, and rejects one of which not one of many can be read, or that only repeats itself."""

    def __init__(self) -> None:
        self._failed = 0
        self._repeated = 0
        self._seen: set[int] = set()

    def count(self, found: Article | Failure) -> None:
        """Count a row, read or failed; raises Rejected where it makes no sense to go on."""
        if isinstance(found, Failure):
            self._failed += 1
            if not self._seen and self._failed >= MOST_FAILED:
                raise Rejected(f"none of its first {self._failed:,} rows is an article, so the rest was not tried")
            return
        text = hash(found.text)
        self._repeated = self._repeated + 1 if text in self._seen else 0
        if self._repeated >= MOST_REPEATED:
            raise Rejected("it repeats the same rows over and over, so the rest was not tried")
        if len(self._seen) >= MOST_REPEATED:
            self._seen.clear()
        self._seen.add(text)
