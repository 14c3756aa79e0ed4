"""Files and folders as articles: each is read by what it holds, and what cannot be read is named."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.model.article import Article
from detente.model.errors import UsageError
from detente.model.reading import Failure
from detente.reading.encodings import NotText, decode
from detente.reading.formats import foreign_kind, format_of
from detente.reading.pages import declared_encoding, read_html
from detente.reading.plain import read_markdown, read_text
from detente.reading.rows import read_line, read_whole

_HEAD = 8192
_MOST_BYTES = 20_000_000


def check_paths(paths: Iterable[Path]) -> None:
    """Raise UsageError, naming it, for the first path that does not exist."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")


def read_path(path: Path) -> Iterator[Article | Failure]:
    """The articles of a file, or of all files of a folder in the order of their names; a failure for what is none.

    Hidden files and folders are passed over, and so are links to folders. The uri is the path as given.
    """
    for file in _files(path) if path.is_dir() else (path,):
        try:
            yield from _read_file(file)
        except OSError as error:
            yield Failure(file.as_posix(), f"it cannot be read: {error.strerror or error}")


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent) / name


def _read_file(path: Path) -> Iterator[Article | Failure]:
    uri = path.as_posix()
    if not path.is_file():
        yield Failure(uri, "it is no file" if path.exists() else "it leads nowhere (a broken link)")
        return
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        yield Failure(uri, "it is empty")
    elif kind := foreign_kind(head):
        yield Failure(uri, f"it is {kind}, which cannot be read as an article")
    else:
        yield from _read_known(path, head)


def _read_known(path: Path, head: bytes) -> Iterator[Article | Failure]:
    uri, ending = path.as_posix(), path.suffix
    form = format_of(_glimpse(head), ending=ending)
    if form == "rows" and not _is_one_document(head, ending):
        yield from _read_lines(path)
        return
    if (size := path.stat().st_size) > _MOST_BYTES:
        yield Failure(uri, f"it is too large for one article ({size:,} bytes)")
        return
    data = path.read_bytes()
    try:
        text = decode(data, declared=declared_encoding(data) if form == "html" else None)
    except NotText as error:
        yield Failure(uri, str(error))
        return
    if form == "rows":
        yield from read_whole(text, uri=uri)
    else:
        reader = {"html": read_html, "markdown": read_markdown, "text": read_text}[form]
        yield reader(text, uri=uri)


def _glimpse(head: bytes) -> str:
    """The beginning of a file as text, whatever it is cut off in."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return head.decode(encoding, errors="replace").replace("\r\n", "\n")


def _is_one_document(head: bytes, ending: str) -> bool:
    """Whether JSON is one document over many lines, and no JSON Lines."""
    first = _glimpse(head).lstrip().split("\n", 1)[0].strip()
    return first in ("{", "[", "[{") or (first.startswith("[") and ending.lower() == ".json")


def _read_lines(path: Path) -> Iterator[Article | Failure]:
    """The rows of JSON Lines, one after the other, so that a dump of any size can be read."""
    uri = path.as_posix()
    with path.open("rb") as file:
        wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
        file.seek(0)
        lines: Iterable[bytes] = file
        if wide:
            lines = (line.encode() for line in file.read().decode("utf-16", errors="replace").splitlines())
        for number, line in enumerate(lines, start=1):
            try:
                text = decode(line)
            except NotText as error:
                yield Failure(uri, f"line {number}: {error}")
                continue
            yield from read_line(text, number=number, uri=uri)
