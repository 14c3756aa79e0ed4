"""What an outlet's robots.txt lets us ask, by RFC 9309, and how long it wants us to wait in between."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.fetching.answers import Stopped

if TYPE_CHECKING:
    from protego import Protego

    from detente.fetching.exchange import Reply

NAME = "detente"  # what a robots.txt calls us
MOST_BYTES = 512_000  # RFC 9309, 2.5: parsers must take at least 500 KiB; what comes after is left unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one origin; without ``rules`` all is allowed, with ``closed`` nothing, and that says why."""

    rules: "Protego | None" = None
    closed: Stopped | None = None

    def check(self, url: str) -> None:
        """Raise Stopped where the address may not be asked for."""
        if self.closed:
            raise Stopped(str(self.closed), status=self.closed.status, wait=self.closed.wait)
        if self.rules is not None and not self.rules.can_fetch(url, NAME):
            raise Stopped("its robots.txt does not allow it")

    def delay(self, *, longest: float) -> float:
        """The seconds that it wants between two requests; raises Stopped where these are more than ``longest``."""
        wanted = self.rules.crawl_delay(NAME) if self.rules is not None else None
        if wanted is not None and wanted > longest:
            raise Stopped(
                f"its robots.txt wants {wanted:g} s between two requests, more than the {longest:g} s we wait"
            )
        return max(0.0, wanted or 0.0)


def robots_of(reply: "Reply") -> Robots:
    """The rules that a server's answer for ``/robots.txt`` means.

    By RFC 9309, 2.3.1: client errors allow everything, server errors forbid everything. "Too many requests" (429) is
    counted among the latter, since it asks us to stay away.
    """
    if reply.status == 200:
        from protego import Protego

        return Robots(rules=Protego.parse(reply.body[:MOST_BYTES].decode("utf-8-sig", errors="replace")))
    if reply.status == 429 or not 300 <= reply.status < 500:
        return closed(f"the server answers {reply.status}", status=reply.status)
    return Robots()


def closed(why: str, *, status: int | None = None, wait: float | None = None) -> Robots:
    """The rules where robots.txt cannot be had: nothing may be asked until it can."""
    reason = f"{why} (on asking for its robots.txt, without which nothing is asked)"
    return Robots(closed=Stopped(reason, status=status, wait=wait))
