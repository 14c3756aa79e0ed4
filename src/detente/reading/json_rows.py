"""Dumps in JSON: one object a line, or one document that is an object or a list of them."""

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.encodings import NotText, decode, is_wide
from detente.reading.lines import MOST_LINE, Tally, lines_of
from detente.reading.ninjs import looks_like_ninjs, read_ninjs
from detente.reading.parts import MOST_BYTES, Part, Rejected
from detente.reading.rows import read_row

_STEP = 1_000_000


def read_json_lines(part: Part) -> Iterator[Article | Failure]:
    """The articles of JSON Lines, one after the other, so that a dump of any size can be read."""
    tally = Tally()
    for number, line in enumerate(lines_of(part), start=1):
        for found in _read_line(line, number=number, part=part):
            yield found
            tally.count(found)


def _read_line(line: bytes | None, *, number: int, part: Part) -> Iterator[Article | Failure]:
    """The article of one line, or those of a list that it wraps, or a failure that names it; none of a blank one."""
    place = f"{part.place}#{number}"
    try:
        if line is None:
            raise Rejected(f"it is too large for one article (more than {MOST_LINE:,} bytes)")
        if not (text := decode(line)).strip():
            return
        row = json.loads(text)
    except (NotText, Rejected) as error:
        yield Failure(place, f"line {number}: {error}")
        return
    except (ValueError, RecursionError) as error:
        yield Failure(place, f"line {number}: broken JSON ({_reason(error)})")
        return
    found = read_entry(row, uri=f"{part.uri}#{number}")
    inner = _wrapped(row) if isinstance(found, Failure) else None
    if inner is None:
        yield Failure(place, f"line {number}: {found.reason}") if isinstance(found, Failure) else found
        return
    for entry_number, entry in enumerate(inner, start=1):
        name = f"#{number}.{entry_number}"
        found = read_entry(entry, uri=part.uri + name)
        yield Failure(part.place + name, f"line {number}: {found.reason}") if isinstance(found, Failure) else found


def read_entry(entry: Any, *, uri: str) -> Article | Failure:
    """The article of one JSON value: a ninjs item or any other object with a text."""
    if not isinstance(entry, Mapping):
        return Failure(uri, "no JSON object")
    if looks_like_ninjs(entry):
        return read_ninjs(entry, uri=uri)
    return read_row(entry, uri=uri)


def read_json(part: Part) -> Iterator[Article | Failure]:
    """The articles of a JSON document: an object, a list of them, or an object around such a list.

    A list is read entry by entry and may be of any length. What follows a broken entry is not read.
    """
    if part.head().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from _read_entries(_entries(part), part)
        return
    try:
        data = json.loads(decode(part.whole(MOST_BYTES)))
    except NotText:
        raise
    except (ValueError, RecursionError) as error:
        if isinstance(error, Rejected):
            raise
        raise Rejected(f"broken JSON ({_reason(error)})") from error
    wrapped = _wrapped(data)
    if wrapped is None:
        yield read_entry(data, uri=part.uri)
    else:
        yield from _read_entries(iter(wrapped), part)


def _read_entries(entries: Iterator[Any], part: Part) -> Iterator[Article | Failure]:
    tally = Tally()
    for number, entry in enumerate(entries, start=1):
        found = read_entry(entry, uri=f"{part.uri}#{number}")
        if isinstance(found, Failure):
            found = Failure(f"{part.place}#{number}", f"entry {number}: {found.reason}")
        yield found
        tally.count(found)


def _wrapped(data: Any) -> list[Any] | None:
    """The list of objects that an answer of a web service wraps, where the object itself holds no text."""
    for _ in range(3):
        if not isinstance(data, dict) or looks_like_ninjs(data) or not isinstance(read_row(data, uri=""), Failure):
            return None
        inner = [value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if len(inner) == 1:
            return inner[0]
        nested = [value for value in data.values() if isinstance(value, dict)]
        if inner or len(nested) != 1:
            return None
        data = nested[0]
    return None


def _entries(part: Part) -> Iterator[Any]:
    """The values of a list, each decoded as soon as enough of the document has come."""
    source = _Text(part)
    source.skip("[")
    number = 0
    while source.rest().strip() and not source.rest().lstrip().startswith("]"):
        number += 1
        try:
            yield source.value()
        except (ValueError, RecursionError) as error:
            if isinstance(error, Rejected):
                raise
            raise Rejected(f"entry {number}: broken JSON ({_reason(error)}); what follows it was not read") from error
        source.skip(",")
    if not source.rest().strip():
        raise Rejected("it is cut short: the list has no end")


class _Text:
    """The text of a document as far as it has come, from where reading stands."""

    _decoder = json.JSONDecoder()

    def __init__(self, part: Part) -> None:
        encoding = "utf-16" if is_wide(part.head(2)) else "utf-8-sig"
        self._decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
        self._stream = part.stream
        self._text = ""
        self._at = 0

    def rest(self) -> str:
        """What has come and is not read, at least its first character where there is any."""
        while not self._text[self._at : self._at + 1000].strip() and self._more(_STEP):
            pass
        return self._text[self._at : self._at + 1000]

    def skip(self, mark: str) -> None:
        """Go beyond a mark and the blanks around it, where it stands here."""
        rest = self.rest()
        blank = len(rest) - len(rest.lstrip())
        self._at += blank + len(mark) if rest[blank:].startswith(mark) else blank

    def value(self) -> Any:
        """The next value; raises ValueError where it is broken. Asking for twice as much each time keeps it linear."""
        self.skip("")
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except ValueError:
                length = len(self._text) - self._at
                if length > MOST_LINE:
                    raise Rejected("an entry is broken JSON or too large for one article") from None
                if not self._more(max(length, _STEP)):
                    raise
            else:
                self._at = end
                return value

    def _more(self, size: int) -> bool:
        data = self._stream.read(size)
        self._text = self._text[self._at :] + self._decode(data, not data)
        self._at = 0
        return bool(data)


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)[:100]
