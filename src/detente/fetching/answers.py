"""What may come of asking for an address: what it holds, that it did not change, or why there is nothing."""

from collections.abc import Mapping
from dataclasses import dataclass


class Stopped(Exception):
    """A fetch ends here; ``str()`` is the reason in words for a user.

    ``status`` is the server's, where it answered; ``wait`` says in how many seconds one may ask again; ``option`` that
    an option of ours forbids to ask, so that another call may ask at once.
    """

    def __init__(
        self, reason: str, *, status: int | None = None, wait: float | None = None, option: bool = False
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.wait = wait
        self.option = option


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What was learned when an address was last read: it is only sent again if it changed."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address holds, unpacked; ``url`` is where redirects led, header names are in lower case."""

    url: str
    body: bytes
    headers: Mapping[str, str]

    @property
    def conditions(self) -> Conditions:
        """What to ask with the next time."""
        return Conditions(etag=self.headers.get("etag"), last_modified=self.headers.get("last-modified"))

    @property
    def kind(self) -> str:
        """The media type in lower case without its parameters, or an empty string."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The address holds what it held."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing was read, by whoever's wish: ``reason`` in one line; ``wait`` seconds until one may ask again.

    ``option`` says that it was ours: with other options it may be asked at once.
    """

    url: str
    reason: str
    status: int | None = None
    wait: float | None = None
    option: bool = False

    @property
    def gone(self) -> bool:
        """Whether the server says that it is gone for good."""
        return self.status == 410

    @property
    def held(self) -> bool:
        """Whether nobody was asked, because the server had told us to wait before."""
        return self.status is None and self.wait is not None


Answer = Fetched | Unchanged | Refused
