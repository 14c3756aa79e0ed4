"""One request and its answer: over a connection whose address was checked, and within the limits."""

import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from detente.fetching.addresses import Resolver, Target, is_public, resolve
from detente.fetching.answers import Stopped
from detente.fetching.deadline import Deadline
from detente.fetching.limits import Limits

_CHUNK = 65536
_LONGEST_CONNECT = 10.0
_GZIP, _GZIP_OR_ZLIB = b"\x1f\x8b", 47
_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.5"
)

Dial = Callable[[], socket.socket]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A server's answer; header names in lower case; ``body`` is unpacked, and empty but for status 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def redirects(self) -> bool:
        """Whether it sends the reader elsewhere."""
        return self.status in _REDIRECTS


class _Plain(HTTPConnection):
    """A connection that is made by our own ``dial``."""

    dial: Dial

    def _new_conn(self) -> socket.socket:
        return self.dial()


class _Secure(HTTPSConnection):
    """The same under TLS; the certificate is checked against the host's name, which ``dial`` leaves as it is."""

    dial: Dial

    def _new_conn(self) -> socket.socket:
        return self.dial()


def exchange(
    target: Target,
    headers: Mapping[str, str],
    *,
    limits: Limits,
    resolver: Resolver,
    deadline: Deadline,
    first: int | None = None,
) -> Reply:
    """Ask once, without following anything; ``first`` keeps so many bytes and leaves the rest unread.

    No proxy of the environment is used, since it would connect for us to addresses that we could not check. Raises
    Stopped where there is no answer within the limits.
    """
    connection = _connection(target, limits=limits, resolver=resolver, deadline=deadline)
    sent = {"User-Agent": limits.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close", **headers}
    try:
        connection.request("GET", target.path, headers=sent, preload_content=False, decode_content=False)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.headers.items()}
        body = b""
        if response.status == 200:
            check_kind(found.get("content-type", ""))
            body = _body(response, found.get("content-encoding", ""), limits=limits, first=first)
        if deadline.over:
            raise deadline.passed()
        return Reply(status=response.status, headers=found, body=body)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        # A connection's own time limit is what was left of the deadline: whichever of the two fires first, it is over.
        late = deadline.over or isinstance(error, TimeoutError)
        raise (deadline.passed() if late else Stopped(_said(error))) from error
    finally:
        connection.close()


def _connection(target: Target, *, limits: Limits, resolver: Resolver, deadline: Deadline) -> HTTPConnection:
    made: _Plain | _Secure
    if target.scheme == "https":
        made = _Secure(target.host, target.port, timeout=limits.seconds, ssl_context=_trust())
    else:
        made = _Plain(target.host, target.port, timeout=limits.seconds)
    made.dial = lambda: _dial(target, limits=limits, resolver=resolver, deadline=deadline)
    return made


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _dial(target: Target, *, limits: Limits, resolver: Resolver, deadline: Deadline) -> socket.socket:
    """A connection to an address of the host that may be asked.

    The name is looked up once and the address found is the one connected to, so that a name server which answers
    differently the second time gains nothing; the other end is checked once more on the connection itself.
    """
    known = resolve(target.host, target.port, resolver=resolver, seconds=deadline.left())
    allowed = [address for address in known if limits.allow_private or is_public(address)]
    if not allowed:
        shown = ", ".join(known[:3])
        raise Stopped(f"{target.host} is no public address ({shown}); --allow-private lets it be asked", option=True)
    problem = "no connection"
    for address in allowed:
        try:
            made = socket.create_connection((address, target.port), timeout=min(deadline.left(), _LONGEST_CONNECT))
        except OSError as error:
            problem = error.strerror or str(error)
            continue
        if limits.allow_private or is_public(made.getpeername()[0]):
            deadline.watch(made)
            made.settimeout(deadline.left())
            return made
        made.close()
    raise Stopped(f"{target.host} cannot be reached: {problem}")


def check_kind(written: str) -> None:
    """Raise Stopped for a media type that holds no text."""
    kind = written.split(";")[0].strip().lower()
    if kind.split("/")[0] in ("image", "audio", "video", "font", "model", "multipart"):
        raise Stopped(f"it is no text ({kind[:60]})")


def _body(response: BaseHTTPResponse, encoding: str, *, limits: Limits, first: int | None) -> bytes:
    most = limits.most_bytes if first is None else first
    body = bytearray()
    for piece in _unpacked(_packed(response, limits=limits, stops=first is not None), encoding.strip().lower()):
        body += piece
        if len(body) > most:
            if first is not None:
                return bytes(body[:first])
            raise Stopped(f"it is larger than {most:,} bytes")
    return bytes(body)


def _packed(response: BaseHTTPResponse, *, limits: Limits, stops: bool) -> Iterator[bytes]:
    total = 0
    while chunk := response.read(_CHUNK, decode_content=False):
        total += len(chunk)
        if total > limits.most_packed and not stops:
            raise Stopped(f"it is larger than {limits.most_packed:,} bytes")
        yield chunk


def _unpacked(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """What the chunks hold, never more than some at a time, whatever a few bytes may unpack to."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Stopped(f"it is packed as {encoding[:40]}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=_GZIP_OR_ZLIB)
    try:
        for chunk in chunks:
            while chunk:
                yield unpacker.decompress(chunk, _CHUNK)
                chunk = unpacker.unconsumed_tail
                if unpacker.eof and unpacker.unused_data.startswith(_GZIP):  # gzip may come in several members
                    chunk, unpacker = unpacker.unused_data, zlib.decompressobj(wbits=_GZIP_OR_ZLIB)
        yield unpacker.flush(_CHUNK)
    except zlib.error:
        raise Stopped("its gzip is damaged") from None
    if not unpacker.eof:
        raise Stopped("its gzip breaks off")


def _said(error: Exception) -> str:
    """What went wrong with a connection, in a few words."""
    inner = next((each for each in (error, *error.args) if isinstance(each, ssl.SSLError)), None)
    if isinstance(inner, ssl.SSLCertVerificationError):
        return f"its certificate is not in order: {inner.verify_message}"[:200]
    if inner is not None:
        return f"no encrypted connection can be made: {inner.reason}"[:200]
    return f"the connection failed: {' '.join(str(error).split()) or type(error).__name__}"[:200]
