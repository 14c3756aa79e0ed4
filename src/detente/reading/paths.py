"""Files, folders and streams as articles: each is read by what it holds, and what cannot be read is named."""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from detente.model.article import Article
from detente.model.errors import UsageError
from detente.model.reading import Failure
from detente.reading.dispatch import read_part
from detente.reading.parts import Budget, Part, chunks_of, stream_of


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


def read_bytes(data: bytes, *, uri: str, ending: str = "", charset: str | None = None) -> Iterator[Article | Failure]:
    """The articles of some bytes, told by their content; ``ending`` (``.txt``) and ``charset`` are only hints."""
    stream = io.BufferedReader(io.BytesIO(data))
    name = f"data{ending}"
    part = Part(stream=stream, uri=uri, place=uri, name=name, charset=charset, budget=Budget(len(data)))
    yield from read_part(part)


def read_stream(stream: BinaryIO, *, uri: str) -> Iterator[Article | Failure]:
    """The articles of a stream of any length, told by its content, such as standard input."""
    budget = Budget()

    def counted() -> Iterator[bytes]:
        for chunk in chunks_of(stream.read):
            budget.earned += len(chunk)
            yield chunk

    try:
        yield from read_part(Part(stream=stream_of(counted()), uri=uri, place=uri, budget=budget))
    except OSError as error:
        yield Failure(uri, f"it cannot be read: {error.strerror or error}")


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
    with path.open("rb") as stream:
        budget = Budget(path.stat().st_size)
        yield from read_part(Part(stream=stream, uri=uri, place=uri, name=path.name, budget=budget))
