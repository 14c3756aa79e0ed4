"""A part of what is to be read: bytes with a name and a place, and how much may come out of them."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

# One article with all its markup. Dumps and archives are streamed and may be of any size.
MOST_BYTES = 20_000_000
# The longest text that is taken for one article; the parser refuses what is longer than a million.
MOST_CHARACTERS = 500_000
MOST_TEXT = 4 * MOST_CHARACTERS  # bytes, where nothing but the text is in the file
CHUNK = 65_536
_DEEPEST = 6  # archives, mails and mailboxes, one inside the other
# What unpacks to more than this many times its size is no text: of real dumps the most repetitive reach about 40.
_MOST_RATIO = 200
_FREE = 128_000_000
_FREE_EACH = 32_000_000


class Rejected(ValueError):
    """A part cannot be read, or no further; ``str()`` says why in words for a user."""


class Spent(Rejected):
    """The whole input has unpacked to more than it may, so that nothing more of it is read."""


@dataclass(slots=True)
class Budget:
    """How many bytes may be unpacked from one input: a share of those that it really has."""

    earned: int = 0
    spent: int = 0

    def spend(self, count: int) -> None:
        """Count unpacked bytes; raises Spent when they are out of all proportion to the input."""
        self.spent += count
        if self.spent > _FREE + _MOST_RATIO * self.earned:
            raise Spent(f"it unpacks to more than {self.spent // 1_000_000:,} MB, out of all proportion to its size")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stream of bytes: ``uri`` is what its article is called, ``place`` where it stands, for what fails.

    ``name`` (of a file) and ``charset`` are hints that the content may overrule; ``depth`` counts the archives around.
    """

    stream: "io.BufferedReader[Any]"
    uri: str
    place: str
    name: str = ""
    charset: str | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    @property
    def ending(self) -> str:
        """The ending of the name (``.txt``), in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    def head(self, size: int = 8192) -> bytes:
        """The first bytes, which stay in the stream."""
        return self.stream.peek(size)[:size]

    def whole(self, most: int = MOST_BYTES) -> bytes:
        """All bytes that are left; raises Rejected where they are more than one article can have."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise Rejected(f"it is too large for one article (more than {most // 1_000_000} MB)")
        return data


def deeper(part: Part) -> int:
    """The depth of what lies within a part; raises Rejected where nobody packs anything so deep."""
    if part.depth >= _DEEPEST:
        raise Rejected(f"it lies in more than {_DEEPEST} archives, one inside the other")
    return part.depth + 1


def printable(name: str) -> str:
    """A name that stands within a file, on one line and without what a terminal would act on."""
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


class _Chunks(io.RawIOBase):
    """Chunks of bytes as a stream. A fault among them is met only after all that came before it has been read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = b""
        self._fault: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        view = memoryview(buffer)
        filled = 0
        while filled < len(view) and (self._left or self._more()):
            taken = self._left[: len(view) - filled]
            view[filled : filled + len(taken)] = taken
            filled += len(taken)
            self._left = self._left[len(taken) :]
        if self._fault and not filled:
            raise self._fault
        return filled

    def _more(self) -> bool:
        if self._fault:
            return False
        try:
            self._left = next(self._chunks, b"")
        except (Rejected, OSError) as fault:
            self._fault = fault
        return bool(self._left)


def stream_of(chunks: Iterator[bytes]) -> "io.BufferedReader[Any]":
    """A stream of the chunks, none of which may be empty."""
    return io.BufferedReader(_Chunks(chunks), CHUNK)


def chunks_of(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """What a stream's ``read`` gives, chunk by chunk.

    A buffered stream is to be asked by its ``read1``: ``read`` drops what it has when a fault follows.
    """
    return iter(lambda: read(CHUNK), b"")


def unpacked(chunks: Iterator[bytes], *, budget: Budget, packed: Callable[[], int]) -> "io.BufferedReader[Any]":
    """A stream of unpacked chunks that ends with Rejected where they outgrow ``packed()``, the bytes behind them."""

    def watched() -> Iterator[bytes]:
        total = 0
        for chunk in chunks:
            total += len(chunk)
            if total > _FREE_EACH + _MOST_RATIO * packed():
                raise Rejected("it unpacks to a multiple of its size that no text has (a bomb)")
            budget.spend(len(chunk))
            yield chunk

    return stream_of(watched())
