"""Web archives (WARC) as the pages in them.

Records are framed here rather than by fastwarc, which takes a record that was cut short in silence and gives up at the
first damaged one; fastwarc reads what is inside each. The date of a record is the crawl's, never the article's.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from detente.model.reading import Failure
from detente.reading.parts import CHUNK, MOST_BYTES, Part, Rejected, chunks_of, deeper

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MOST_HEADER = 65_536
_BEGINS = re.compile(rb"WARC/[01]\.\d\d?\r?\n")
_HEADER_ENDS = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_PAGES = re.compile(r"(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|pdf))?")


@dataclass(frozen=True, slots=True)
class _Record:
    """The bytes of one record, header and all, and why they are not whole where they are not."""

    data: bytes
    problem: str | None = None


def records(part: Part) -> Iterator[Part | Failure]:
    """The pages that a web archive holds, and a failure for each record that is damaged or that the server refused.

    Requests, redirects, repeats, pictures, scripts and the like are passed over.
    """
    within = replace(part, depth=deeper(part))
    for number, record in enumerate(_Frames(part.stream), start=1):
        place = f"{part.place}#record-{number}"
        if record.problem:
            yield Failure(place, record.problem)
        elif found := _page(record.data, within, place=place):
            yield found


def _page(data: bytes, part: Part, *, place: str) -> Part | Failure | None:
    from fastwarc.warc import WarcRecord

    try:
        record = WarcRecord.from_bytes(data)
        return _page_of(record, part, place=place) if _may_be_page(record) else None
    except (OSError, ValueError) as error:
        return Failure(place, f"the record is damaged ({error})"[:200])


def _may_be_page(record: "WarcRecord") -> bool:
    from fastwarc.warc import WarcRecordType

    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return False
    uri = _target(record)
    return not uri.startswith(("dns:", "metadata:", "urn:")) and not uri.endswith("/robots.txt")


def _page_of(record: "WarcRecord", part: Part, *, place: str) -> Part | Failure | None:
    uri = _target(record)
    record.parse_http(auto_decode="all")
    headers = record.http_headers
    kind: str | None = record.http_content_type if headers else record.headers.get("Content-Type")
    status: int | None = headers.status_code if headers else None
    if not _PAGES.fullmatch((kind or "").partition(";")[0].strip().lower()) or 300 <= (status or 200) < 400:
        return None
    if status not in (None, 200):
        return Failure(place, f"the server answered {status} for {uri}")
    if cut := record.headers.get("WARC-Truncated"):
        return Failure(place, f"the crawler cut {uri} short ({cut})"[:200])
    payload = record.reader.read(MOST_BYTES + 1)
    if len(payload) > MOST_BYTES:
        return Failure(place, f"it is too large for one article (more than {MOST_BYTES // 1_000_000} MB)")
    part.budget.spend(len(payload))
    stream = io.BufferedReader(io.BytesIO(payload))
    name = uri.partition("?")[0].rpartition("/")[2]
    named = uri if uri.startswith(("http://", "https://")) else place
    return replace(part, stream=stream, uri=named, place=place, name=name, charset=record.http_charset)


def _target(record: "WarcRecord") -> str:
    return "".join(str(record.headers.get("WARC-Target-URI") or "").strip("<> ").split())


class _Frames:
    """The records of a stream one after the other; after damage, reading goes on at the next that begins."""

    def __init__(self, stream: "io.BufferedReader[Any]") -> None:
        self._chunks = chunks_of(stream.read1)
        self._data = b""
        self._fault: Rejected | None = None

    def __iter__(self) -> Iterator[_Record]:
        while self._to_next():
            header = self._header()
            length = _LENGTH.search(self._data, 0, header)
            if not header or length is None:
                self._data = self._data[5:]
                yield _Record(b"", "the record is damaged (it has no readable header)")
            elif (size := int(length[1])) > MOST_BYTES:
                self._data = self._data[header:]
                yield _Record(b"", f"the record is too large for one article ({size:,} bytes)")
            else:
                yield self._record(header, size)
        if self._fault:
            raise self._fault

    def _record(self, header: int, size: int) -> _Record:
        """The record that begins here, up to its stated end, or to the next one where that begins before it."""
        end = header + size
        self._fill(end + 64)
        rest = self._data[end:].lstrip(b"\r\n")
        is_followed = not rest or _BEGINS.match(rest) or self._data.startswith(b"\r\n\r\n", end)
        if len(self._data) >= end and is_followed:
            record, self._data = _Record(self._data[:end]), rest
            return record
        following = _BEGINS.search(self._data, header)
        stop = min(following.start(), end) if following else min(len(self._data), end)
        found = len(self._data[header:stop].rstrip(b"\r\n")) if following and stop < end else stop - header
        self._data = self._data[stop:]
        if found < size:
            return _Record(b"", f"the record is cut short ({found:,} of {size:,} bytes)")
        return _Record(b"", "the record is damaged (it does not end where it says)")

    def _header(self) -> int:
        """Where the header ends, or 0 where it does not."""
        self._fill(_MOST_HEADER)
        match = _HEADER_ENDS.search(self._data, 0, _MOST_HEADER)
        return match.end() if match else 0

    def _to_next(self) -> bool:
        """Go to where a record begins, whatever stands before it."""
        while True:
            more = self._fill(CHUNK)
            if match := _BEGINS.search(self._data):
                self._data = self._data[match.start() :]
                return True
            if not more:
                return False
            self._data = self._data[-16:]

    def _fill(self, size: int) -> bool:
        """Have at least so many bytes at hand where the stream has them; whether it has."""
        if len(self._data) < size:
            pieces, have = [self._data], len(self._data)
            while have < size and (chunk := self._next()):
                pieces.append(chunk)
                have += len(chunk)
            self._data = b"".join(pieces)
        return len(self._data) >= size

    def _next(self) -> bytes:
        """The next chunk; a fault of the stream is kept until all that came before it has been framed."""
        try:
            return b"" if self._fault else next(self._chunks, b"")
        except Rejected as fault:
            self._fault = fault
            return b""
