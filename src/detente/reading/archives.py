"""What lies packed in a file: gzip, bzip2 and xz as the stream inside, zip and tar as their members.

Members are read in memory and their names are labels only, so no name and no link can lead anywhere on the disk.
"""

import bz2
import lzma
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO

from detente.model.reading import Failure
from detente.reading.parts import CHUNK, Part, Rejected, chunks_of, deeper, printable, unpacked

_MOST_SPOOLED = 4_000_000_000
_IN_MEMORY = 64_000_000
_XZ_MEMORY = 128_000_000
_MOST_HEADER = 1_000_000
_DAMAGED = "it is damaged; what could be unpacked of it was read"
_CUT_SHORT = "it is cut short; what could be unpacked of it was read"
# All that the standard library raises on the bytes of a damaged archive.
_FAULTS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    IndexError,
)


def unpack(part: Part, kind: str) -> Part:
    """The part inside a gzip, bzip2 or xz stream; reading it raises Rejected where it is damaged or a bomb."""
    consumed = 0

    def packed() -> Iterator[bytes]:
        nonlocal consumed
        for chunk in chunks_of(part.stream.read1):
            consumed += len(chunk)
            yield chunk

    engines: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
        "gzip": _gunzip,
        "bzip2": lambda chunks: _decompress(chunks, bz2.BZ2Decompressor),
        "xz": lambda chunks: _decompress(chunks, lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)),
    }
    stream = unpacked(engines[kind](packed()), budget=part.budget, packed=lambda: consumed)
    return replace(part, stream=stream, name=PurePosixPath(part.name).stem, depth=deeper(part))


def members(part: Part, kind: str) -> Iterator[Part | Failure]:
    """The files in a zip or tar archive, in its order, each to be read before the next is asked for.

    What is no file, or cannot be opened, is a failure. Folders and hidden files are passed over.
    """
    yield from (_zip_members if kind == "zip" else _tar_members)(part, deeper(part))


def _gunzip(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The content of gzip members; after a damaged one the next is looked for, and the damage is told at the end."""
    damaged = False
    data = next(chunks, b"")
    while data:
        engine, begun = zlib.decompressobj(wbits=31), False
        try:
            while data and not engine.eof:
                if out := engine.decompress(data, CHUNK):
                    begun = True
                    yield out
                data = engine.unused_data if engine.eof else engine.unconsumed_tail or next(chunks, b"")
        except zlib.error:
            data = _next_member(data[1:], chunks)
            damaged = damaged or begun or bool(data)
            continue
        if not engine.eof:
            if rest := engine.flush():
                yield rest
            raise Rejected(_CUT_SHORT)
        data = data.lstrip(b"\0") or next(chunks, b"")
    if damaged:
        raise Rejected(_DAMAGED)


def _next_member(data: bytes, chunks: Iterator[bytes]) -> bytes:
    """The bytes from the next gzip header on, or none."""
    magic = b"\x1f\x8b\x08"
    while (found := data.find(magic)) < 0:
        chunk = next(chunks, b"")
        if not chunk:
            return b""
        data = data[-2:] + chunk
    return data[found:]


def _decompress(
    chunks: Iterator[bytes], make: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]
) -> Iterator[bytes]:
    """The content of bzip2 or xz streams, one after the other; what follows the last one is padding."""
    data, begun = next(chunks, b""), False
    while data:
        engine = make()
        try:
            while not engine.eof:
                if engine.needs_input and not data and not (data := next(chunks, b"")):
                    raise Rejected(_CUT_SHORT)
                out = engine.decompress(data if engine.needs_input else b"", CHUNK)
                data = b""
                if out:
                    begun = True
                    yield out
        except (OSError, lzma.LZMAError) as error:
            if begun and not engine.needs_input:
                raise Rejected(_DAMAGED) from error
            raise Rejected(f"it cannot be unpacked ({error})") from error
        data = engine.unused_data.lstrip(b"\0") or next(chunks, b"").lstrip(b"\0")


def _zip_members(part: Part, depth: int) -> Iterator[Part | Failure]:
    with _seekable(part) as file:
        try:
            archive = zipfile.ZipFile(file)
            size = file.seek(0, 2)
        except _FAULTS as error:
            raise Rejected(f"it is a damaged zip archive ({error})"[:200]) from error
        infos = archive.infolist()
        names = {info.filename for info in infos}
        if names & {"[Content_Types].xml", "content.xml"}:
            raise Rejected("it is an office document, which cannot be read as an article")
        for info in infos:
            if info.is_dir() or _is_hidden(info.filename):
                continue
            yield _zip_member(part, archive, info, size=size, depth=depth)


def _zip_member(
    part: Part, archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, size: int, depth: int
) -> Part | Failure:
    place = _label(part.place, info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Failure(place, "it is a link, which is not followed")
    if info.flag_bits & 1:
        return Failure(place, "it is encrypted")
    try:
        member = archive.open(info)
    except _FAULTS as error:
        return Failure(place, f"it cannot be unpacked ({error})"[:200])
    # Python bounds what comes out of a chunk for deflate only: 4 kB of bzip2 can hold 80 MB.
    step = CHUNK if info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else 4096
    packed = min(info.compress_size, size)
    return _member(part, info.filename, lambda count: member.read(min(count, step)), packed=packed, depth=depth)


def _member(part: Part, name: str, read: Callable[[int], bytes], *, packed: int, depth: int) -> Part:
    def sound() -> Iterator[bytes]:
        try:
            yield from chunks_of(read)
        except _FAULTS as error:
            if isinstance(error, Rejected):
                raise
            raise Rejected(f"it is damaged or cut short ({error})"[:200]) from error

    return replace(
        part,
        stream=unpacked(sound(), budget=part.budget, packed=lambda: packed),
        uri=_label(part.uri, name),
        place=_label(part.place, name),
        name=PurePosixPath(name).name,
        depth=depth,
        charset=None,
    )


def _seekable(part: Part) -> IO[bytes]:
    """The part as a file that can be sought in, as the table of a zip archive stands at its end."""
    if part.stream.seekable():
        return part.stream
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # the caller closes it
    for chunk in chunks_of(part.stream.read1):
        file.write(chunk)
        if file.tell() > _MOST_SPOOLED:
            raise Rejected(f"a zip archive of more than {_MOST_SPOOLED // 10**9} GB has to be a file of its own")
    file.seek(0)
    return file


def _tar_members(part: Part, depth: int) -> Iterator[Part | Failure]:
    faults: list[str] = []
    try:
        archive = tarfile.TarFile.open(fileobj=part.stream, mode="r|", tarinfo=_headers(faults), ignore_zeros=True)
        for info in iter(archive.next, None):
            archive.members = []  # type: ignore[attr-defined]  # else the names of all members stay in memory
            if not info.isdir() and not _is_hidden(info.name):
                yield _tar_member(part, archive, info, depth=depth)
    except _FAULTS as error:
        if isinstance(error, Rejected):
            raise
        raise Rejected(f"it is damaged or cut short ({error}); what could be read of it was"[:200]) from error
    if faults:
        raise Rejected("it is damaged; what could be read of it was")


def _headers(faults: list[str]) -> type[tarfile.TarInfo]:
    """A reader of headers that notes the broken ones, which tarfile passes over in silence, and bounds long names."""

    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "Header":
            try:
                info = super().frombuf(buf, encoding, errors)
            except tarfile.HeaderError as error:
                if buf.strip(b"\0"):
                    faults.append(str(error))
                raise
            if info.type not in tarfile.SUPPORTED_TYPES or info.type in tarfile.REGULAR_TYPES:
                return info
            if info.size > _MOST_HEADER:
                raise Rejected(f"it is damaged or hostile (a header of {info.size:,} bytes)")
            return info

    return Header


def _tar_member(part: Part, archive: tarfile.TarFile, info: tarfile.TarInfo, *, depth: int) -> Part | Failure:
    place = _label(part.place, info.name)
    if info.issym() or info.islnk():
        return Failure(place, "it is a link, which is not followed")
    if not info.isfile() or info.issparse():
        return Failure(place, "it is no ordinary file")
    member = archive.extractfile(info)
    assert member is not None
    return _member(part, info.name, member.read, packed=info.size, depth=depth)


def _is_hidden(name: str) -> bool:
    folders = PurePosixPath(name).parts
    return any((each.startswith(".") and each not in (".", "..")) or each == "__MACOSX" for each in folders)


def _label(archive: str, name: str) -> str:
    """A member's place, ``dump.zip!/inner/page.html``, on one line."""
    return f"{archive}!/{printable(name).removeprefix('./').lstrip('/')}"
