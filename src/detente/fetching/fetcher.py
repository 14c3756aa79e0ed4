"""Asking for addresses politely: robots, opt-outs, a pause between requests, redirects, and what servers ask of us."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from detente.fetching.addresses import Resolver, Target, redirected, system_resolver, target_of
from detente.fetching.answers import Answer, Conditions, Fetched, Refused, Stopped, Unchanged
from detente.fetching.deadline import Deadline
from detente.fetching.exchange import Reply, exchange
from detente.fetching.limits import Limits
from detente.fetching.reservations import MOST_BYTES as MOST_RESERVATIONS
from detente.fetching.reservations import WELL_KNOWN, Rule, check_site, rules_of
from detente.fetching.robots import MOST_BYTES as MOST_ROBOTS
from detente.fetching.robots import Robots, closed, robots_of

_KEPT = 24 * 3600.0  # RFC 9309, 2.4: a robots.txt should not be used for longer than a day
_CLOSED = 600.0  # one that could not be had is asked for again after this
_LONGEST_WAIT = 24 * 3600.0
_MOST_SITES = 5000
_NAP = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What an origin said of itself, until when that holds."""

    robots: Robots
    reservations: tuple[Rule, ...]
    until: float


@dataclass(slots=True)
class Fetcher:
    """Fetches one address at a time; keeps what sites said of themselves and when each host was last asked.

    ``clock`` is monotonic, so that nobody who sets the time makes us hurry; ``resolver`` looks hosts up.
    """

    limits: Limits = field(default_factory=Limits)
    resolver: Resolver = system_resolver
    clock: Callable[[], float] = time.monotonic
    _sites: dict[str, _Site] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _held: dict[str, float] = field(default_factory=dict)
    _halted: bool = False
    _deadline: Deadline | None = None

    def fetch(self, url: str, *, conditions: Conditions | None = None) -> Answer:
        """What an address holds, unless it is as it was under ``conditions``, or else why there is nothing."""
        try:
            return self._follow(url, conditions or Conditions())
        except Stopped as stopped:
            reason = str(stopped)
            return Refused(url=url, reason=reason, status=stopped.status, wait=stopped.wait, option=stopped.option)

    def halt(self) -> None:
        """End what is under way and answer nothing more; a signal handler may call it."""
        self._halted = True
        if self._deadline:
            self._deadline.cut()

    @property
    def halted(self) -> bool:
        """Whether it was told to end."""
        return self._halted

    def rest(self, seconds: float) -> None:
        """Wait so long, or until it is told to end."""
        ends = time.monotonic() + seconds
        # In short sleeps, because a signal handler must take no lock, which anything that could wake us would have.
        while not self._halted and (left := ends - time.monotonic()) > 0:
            time.sleep(min(left, _NAP))

    def _follow(self, url: str, conditions: Conditions) -> Answer:
        target = target_of(url, limits=self.limits)
        for _ in range(self.limits.redirects + 1):
            site = self._site(target)
            site.robots.check(target.url)
            reply = self._ask(target, conditions.headers(), site.robots)
            if not reply.redirects:
                return self._answer(target, reply, site, asked=conditions)
            target = redirected(target, reply.headers.get("location"), limits=self.limits)
        raise Stopped(f"it redirects more than {self.limits.redirects} times")

    def _answer(self, target: Target, reply: Reply, site: _Site, *, asked: Conditions) -> Answer:
        if reply.status == 304 and asked.headers():
            return Unchanged(url=target.url)
        if reply.status in (429, 503):
            wait = _seconds_in(reply.headers.get("retry-after"))
            self._held[target.host] = self.clock() + (wait or self.limits.delay)
            raise Stopped(f"the server asks us to come back later ({reply.status})", status=reply.status, wait=wait)
        if reply.status != 200:
            gone = {404: ": there is no such page", 410: ": it is gone for good", 403: ": we may not read it"}
            raise Stopped(f"the server answers {reply.status}{gone.get(reply.status, '')}", status=reply.status)
        found = Fetched(url=target.url, body=reply.body, headers=reply.headers)
        is_html = found.kind in ("", "text/html", "application/xhtml+xml")
        check_site(target.url, site.reservations, reply.headers, reply.body, is_html=is_html)
        return found

    def _site(self, target: Target) -> _Site:
        """What the origin says of itself, asked for once a day."""
        known = self._sites.get(target.origin)
        if known is None or known.until < self.clock():
            robots = self._robots(target)
            until = self.clock() + (_CLOSED if robots.closed else _KEPT)
            rules = () if robots.closed else self._reservations(target, robots)
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            self._sites[target.origin] = known = _Site(robots=robots, reservations=rules, until=until)
        return known

    def _robots(self, target: Target) -> Robots:
        try:
            return robots_of(self._special(target.at("/robots.txt"), Robots(), most=MOST_ROBOTS))
        except Stopped as stopped:
            if stopped.option:
                raise
            return closed(str(stopped), status=stopped.status, wait=stopped.wait)

    def _reservations(self, target: Target, robots: Robots) -> tuple[Rule, ...]:
        try:
            reply = self._special(target.at(WELL_KNOWN), robots, most=MOST_RESERVATIONS)
        except Stopped:
            return ()  # no reservation that a machine could read
        return rules_of(reply.body) if reply.status == 200 else ()

    def _special(self, target: Target, robots: Robots, *, most: int) -> Reply:
        """A file that an origin keeps for machines, through redirects too; no robots.txt is asked about it."""
        for _ in range(self.limits.redirects + 1):
            reply = self._ask(target, {}, robots, first=most)
            if not reply.redirects:
                return reply
            target = redirected(target, reply.headers.get("location"), limits=self.limits)
        return Reply(status=404, headers={})  # RFC 9309, 2.3.1.2: after five redirects it may be taken as missing

    def _ask(self, target: Target, headers: dict[str, str], robots: Robots, *, first: int | None = None) -> Reply:
        self._pause(target.host, max(self.limits.delay, robots.delay(longest=self.limits.longest_delay)))
        try:
            with Deadline(self.limits.seconds) as self._deadline:
                return exchange(
                    target,
                    headers,
                    limits=self.limits,
                    resolver=self.resolver,
                    deadline=self._deadline,
                    first=first,
                )
        finally:
            self._deadline = None
            self._asked[target.host] = self.clock()

    def _pause(self, host: str, delay: float) -> None:
        """Wait until the host may be asked again; raises Stopped where it asked us to stay away for now."""
        held = self._held.get(host, 0.0) - self.clock()
        if held > delay:
            raise Stopped("the server asked us to come back later", wait=held)
        if host in self._asked:
            self.rest(self._asked[host] + delay - self.clock())
        if self.halted:
            raise Stopped("it was stopped")


def _seconds_in(retry_after: str | None) -> float | None:
    """The seconds that a Retry-After header asks for, at most a day; None where it says nothing that can be read."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), _LONGEST_WAIT)
