"""Small files of every kind that the reader knows, made for its tests."""

import io
import resource
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading import read_bytes

REPORT = (
    "Ministers meet over the harbour\n\n"
    "The two foreign ministers met in Vienna on Monday, a spokesman said.\n\n"
    "They agreed to meet again before the summer, he added, in one of the two capitals.\n"
)
PAGE = """<!doctype html><html lang="en"><head><title>Envoy leaves</title></head><body><article><h1>Envoy leaves</h1>
<p>The envoy left the capital on Tuesday after talks that both sides called useful, officials said in the evening.</p>
<p>Nobody would say when the next round of the negotiations on the disputed harbour was going to be held.</p>
</article></body></html>"""
Found = list[Article | Failure]


def read(data: bytes | str, *, uri: str = "in", ending: str = "") -> Found:
    """What some bytes hold."""
    return list(read_bytes(data if isinstance(data, bytes) else data.encode(), uri=uri, ending=ending))


def one(data: bytes | str, *, uri: str = "in", ending: str = "") -> Article:
    """The only article of some bytes."""
    found = read(data, uri=uri, ending=ending)
    assert len(found) == 1, found
    assert isinstance(found[0], Article), found[0]
    return found[0]


def refusal(data: bytes | str, *, uri: str = "in", ending: str = "") -> str:
    """Why some bytes are no article at all."""
    found = read(data, uri=uri, ending=ending)
    assert len(found) == 1, found
    assert isinstance(found[0], Failure), found[0]
    assert found[0].uri == uri
    assert "\n" not in found[0].reason
    return found[0].reason


def articles(found: Iterable[Article | Failure]) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


def failures(found: Iterable[Article | Failure]) -> dict[str, str]:
    """The reason for each place where something could not be read."""
    return {each.uri: each.reason for each in found if isinstance(each, Failure)}


def zipped(members: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Mapping[str, bytes | str | tarfile.TarInfo], *, mode: str = "w") -> bytes:
    """A tar archive; a member may be a ready header, such as that of a link."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            if isinstance(data, tarfile.TarInfo):
                archive.addfile(data)
                continue
            content = data if isinstance(data, bytes) else data.encode()
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def record(
    uri: str,
    body: bytes | str = PAGE,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8",
    length: int | None = None,
) -> bytes:
    """One record of a web archive; ``length`` states another one than it has."""
    content = body if isinstance(body, bytes) else body.encode()
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + content
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2021-03-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pdf(*pages: Iterable[str], title: str = "", encrypt: bool = False) -> bytes:
    """A PDF with lines of text on each page."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(width=595, height=842)
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 11 Tf 60 780 Td {shown}ET".encode("latin-1"))
        names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title, "/Author": "desk7", "/CreationDate": "D:20010203040506Z"})
    if encrypt:
        writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@contextmanager
def limits(seconds: float = 10, megabytes: float = 500) -> Iterator[None]:
    """Fail where what is done within takes longer, or drives the memory of this process higher by more.

    Only the time of this process counts, so that a busy machine fails nothing; its workers have limits of their own.
    """
    unit = 1 if sys.platform == "darwin" else 1024
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - began < seconds
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit / 1e6 < megabytes
