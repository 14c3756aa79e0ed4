"""What can be added to a record: files and folders, standard input, and addresses on the web."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from detente.model.article import Article
from detente.model.errors import UsageError
from detente.model.reading import Failure

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_STANDARD_INPUT = "stdin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Sources by how they are read; ``stdin`` says that standard input is among them."""

    files: tuple[Path, ...]
    urls: tuple[str, ...]
    stdin: bool

    def pages(self, *, passing_over: frozenset[str]) -> Iterator[Article | Failure]:
        """The articles of the files and of standard input; files of these names are passed over."""
        from detente.reading import read_path

        for file in self.files:
            yield from (page for page in read_path(file) if Path(page.uri).name not in passing_over)
        if self.stdin:
            yield from _piped()

    def covers(self, place: str) -> bool:
        """Whether what stands there lies in one of the files or folders."""
        if _SCHEME.match(place) or re.match(rf"{_STANDARD_INPUT}\b", place):
            return False
        return any(_lies_in(place, file) for file in self.files)


def sorted_out(sources: Iterable[str | Path]) -> Sources:
    """The sources by their kind: ``-`` is standard input, ``http://`` and ``https://`` are addresses, the rest paths.

    Raises :class:`~detente.model.errors.UsageError` for a path that is not there and for any other kind of address.
    """
    from detente.reading import check_paths

    given = list(sources)
    urls = tuple(dict.fromkeys(each for each in given if isinstance(each, str) and _SCHEME.match(each)))
    check_urls(urls)
    files = tuple(Path(each) for each in given if each != "-" and each not in urls)
    check_paths(files)
    return Sources(files=files, urls=urls, stdin="-" in given)


def check_urls(urls: Iterable[str]) -> None:
    """Raise UsageError, naming it, for the first that is no http or https address."""
    for url in urls:
        scheme = _SCHEME.match(url)
        if scheme is None or scheme.group(1).lower() not in ("http", "https"):
            raise UsageError(f"{url}: only addresses that begin with http:// or https:// are fetched")


def _lies_in(place: str, file: Path) -> bool:
    name = file.as_posix()
    is_part = place == name or place.startswith((f"{name}#", f"{name}!/"))
    return is_part or (file.is_dir() and PurePosixPath(place).is_relative_to(name))


def _piped() -> Iterator[Article | Failure]:
    """The articles of standard input; one that does not say where it is from goes by its content.

    Otherwise all that was ever piped in would be versions of one page, of which only the latest counts.
    """
    from detente.reading import read_stream

    for page in read_stream(sys.stdin.buffer, uri=_STANDARD_INPUT):
        if isinstance(page, Article) and re.match(rf"{_STANDARD_INPUT}\b", page.uri):
            page = replace(page, uri=f"{_STANDARD_INPUT}:{page.id.removeprefix('article-')}")
        yield page
