"""Which addresses may be asked: their form, and whether what a name stands for is a public address."""

import ipaddress
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from detente.fetching.answers import Stopped
from detente.fetching.limits import Limits

Resolver = Callable[[str, int], list[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_PATH = "/%:=&?~+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address in parts, as it is asked for; ``path`` includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path

    def at(self, path: str) -> "Target":
        """Another path of the same origin."""
        return Target(scheme=self.scheme, host=self.host, port=self.port, path=path)


def target_of(url: str, *, limits: Limits) -> Target:
    """The parts of an address; raises Stopped for one that is not http or https, or has a name and password in it."""
    if len(url) > _LONGEST:
        raise Stopped(f"the address has more than {_LONGEST} characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Stopped(f"the address cannot be understood ({error})") from None
    if parts.scheme not in _PORTS:
        raise Stopped(f"only http and https are fetched, not {parts.scheme or 'an address without a scheme'}")
    if "@" in parts.netloc:
        raise Stopped("the address holds a name or password, which would go into the record")
    port = port if port is not None else _PORTS[parts.scheme]
    if port not in limits.ports and not limits.allow_private:
        asked = " and ".join(map(str, sorted(limits.ports)))
        raise Stopped(f"port {port} is not asked, only {asked}; --allow-private lifts this", option=True)
    path = _escaped(parts.path or "/") + (f"?{_escaped(parts.query)}" if parts.query else "")
    return Target(scheme=parts.scheme, host=_ascii(host), port=port, path=path)


def _escaped(written: str) -> str:
    return quote(written, safe=_PATH, errors="replace")


def _ascii(host: str | None) -> str:
    """A host's name as it is looked up; names in other alphabets in their own encoding."""
    try:
        name = (host or "").encode("idna").decode("ascii").rstrip(".").lower()
    except UnicodeError:
        name = ""
    if not name or "%" in name or any(character <= " " or character in "/\\?#@" for character in name):
        raise Stopped(f"the address names no host that can be asked: {host!r}")
    return name


def redirected(target: Target, location: str | None, *, limits: Limits) -> Target:
    """Where a redirect leads; raises Stopped for one that leads nowhere, or from https to http."""
    if not location:
        raise Stopped("a redirect names no address")
    try:
        whole = urljoin(target.url, location.strip())
    except ValueError as error:
        raise Stopped(f"a redirect leads to what is no address ({error})") from None
    found = target_of(whole, limits=limits)
    if target.scheme == "https" and found.scheme == "http":
        raise Stopped(f"a redirect leads from https to http ({found.url})")
    return found


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, also where it carries an IPv4 address within it."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if "%" in address:
        return False
    return all(_is_global(each) for each in _with_inner(found))


def _is_global(address: Address) -> bool:
    local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or local)


def _with_inner(address: Address) -> list[Address]:
    """An address, or the IPv4 addresses that a gateway would make of it; where it is 6to4 or Teredo, both."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in _NAT64 or address in _COMPATIBLE:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    inner = [address.sixtofour] if address.sixtofour else list(address.teredo or ())
    return [address, *inner]


def system_resolver(host: str, port: int) -> list[str]:
    """The IP addresses of a host as this machine knows them; raises OSError where it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def resolve(host: str, port: int, *, resolver: Resolver, seconds: float) -> list[str]:
    """The IP addresses of a host, asked for once; raises Stopped where there are none in time."""
    found: list[str] = []
    errors: list[Exception] = []

    def look_up() -> None:
        try:
            found.extend(resolver(host, port))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    # The system's call takes no time limit, so that a slow name server has to be left waiting.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors or (not thread.is_alive() and not found):
        raise Stopped(f"no address is known for {host}")
    if thread.is_alive():
        raise Stopped(f"looking {host} up took longer than {seconds:.0f} s")
    return list(found)
