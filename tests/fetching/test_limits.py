"""Servers that send too much, too slowly, for ever, or nonsense: each ends soon and with a reason."""

import gzip
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from detente.fetching import Fetched, Fetcher, Refused
from tests.fetching.site import Site

Answerer = Callable[[BaseHTTPRequestHandler], None]


def header(request: BaseHTTPRequestHandler, **headers: str) -> None:
    request.send_response(200)
    for name, value in {"Content_Type": "text/html", **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()


def slow_body(request: BaseHTTPRequestHandler) -> None:
    header(request)
    for _ in range(200):
        request.wfile.write(b"x")
        time.sleep(0.05)


def slow_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for number in range(90):
        request.wfile.write(f"X-{number}: y\r\n".encode())
        time.sleep(0.05)


def silence(request: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def endless_body(request: BaseHTTPRequestHandler) -> None:
    header(request)
    while True:
        request.wfile.write(b"<p>more</p>" * 1000)


def endless_continue(request: BaseHTTPRequestHandler) -> None:
    while True:
        request.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def bomb(request: BaseHTTPRequestHandler) -> None:
    header(request, Content_Encoding="gzip")
    packer = zlib.compressobj(9, wbits=31)
    for _ in range(60):
        request.wfile.write(packer.compress(bytes(1_000_000)))
    request.wfile.write(packer.flush())


def many_headers(request: BaseHTTPRequestHandler) -> None:
    header(request, **{f"X_{number}": "y" for number in range(300)})


def long_header(request: BaseHTTPRequestHandler) -> None:
    header(request, X_Long="y" * 100_000)


def too_short(request: BaseHTTPRequestHandler) -> None:
    header(request, Content_Length="5000")
    request.wfile.write(b"<p>half")


def damaged_gzip(request: BaseHTTPRequestHandler) -> None:
    header(request, Content_Encoding="gzip")
    request.wfile.write(b"\x1f\x8b" + bytes(100))


def cut_gzip(request: BaseHTTPRequestHandler) -> None:
    header(request, Content_Encoding="gzip")
    request.wfile.write(gzip.compress(b"<p>text</p>" * 100)[:-12])


def other_packing(request: BaseHTTPRequestHandler) -> None:
    header(request, Content_Encoding="br")
    request.wfile.write(b"\x0b\x02\x80text\x03")


def picture(request: BaseHTTPRequestHandler) -> None:
    header(request, Content_Type="image/png")
    request.wfile.write(b"\x89PNG")


def nonsense(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\x01\x02 no HTTP at all\r\n\r\n")


def broken_chunks(request: BaseHTTPRequestHandler) -> None:
    header(request, Transfer_Encoding="chunked")
    request.wfile.write(b"zz\r\nno number\r\n")


@pytest.mark.parametrize(
    ("answerer", "reason"),
    [
        (slow_body, "took longer than 1 s"),
        (slow_headers, "took longer than 1 s"),
        (silence, "took longer than 1 s"),
        (endless_body, "larger than"),
        (endless_continue, "took longer than 1 s"),
        (bomb, "larger than 200,000 bytes"),
        (many_headers, "more than 100 headers"),
        (long_header, "header line"),
        (too_short, "connection failed"),
        (damaged_gzip, "gzip is damaged"),
        (cut_gzip, "gzip breaks off"),
        (other_packing, "packed as br"),
        (picture, "it is no text (image/png)"),
        (nonsense, "connection failed"),
        (broken_chunks, "connection failed"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_a_hostile_answer_ends_soon_with_its_reason_and_the_next_page_is_read(
    site: Site, fetcher: Fetcher, answerer: Answerer, reason: str
) -> None:
    site.pages["/hostile"] = answerer
    site.put("/page", "<p>text</p>")
    started = time.monotonic()
    answer = fetcher.fetch(f"{site.url}/hostile")
    assert time.monotonic() - started < 3
    assert isinstance(answer, Refused)
    assert reason in answer.reason
    assert isinstance(fetcher.fetch(f"{site.url}/page"), Fetched)


def test_a_redirect_loop_ends_after_five(site: Site, fetcher: Fetcher) -> None:
    site.put("/a", status=301, headers={"Location": "/b"})
    site.put("/b", status=302, headers={"Location": f"{site.url}/a"})
    answer = fetcher.fetch(f"{site.url}/a")
    assert isinstance(answer, Refused)
    assert "redirects more than 5 times" in answer.reason
    assert site.times_asked("/a") + site.times_asked("/b") == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [("", "names no address"), ("file:///etc/hosts", "only http and https"), ("http://[", "no address")],
)
def test_a_redirect_that_leads_nowhere(site: Site, fetcher: Fetcher, location: str, reason: str) -> None:
    site.put("/a", status=302, headers={"Location": location} if location else {})
    answer = fetcher.fetch(f"{site.url}/a")
    assert isinstance(answer, Refused)
    assert reason in answer.reason


def test_gzip_is_unpacked_in_all_its_members(site: Site, fetcher: Fetcher) -> None:
    packed = gzip.compress(b"one, ") + gzip.compress(b"two")
    site.put("/page", packed, headers={"Content-Encoding": "gzip"})
    answer = fetcher.fetch(f"{site.url}/page")
    assert isinstance(answer, Fetched)
    assert answer.body == b"one, two"


def test_a_name_server_that_does_not_answer_is_not_waited_for(fetcher: Fetcher) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    fetcher.resolver = slow
    started = time.monotonic()
    answer = fetcher.fetch("http://gazette.example/")
    assert isinstance(answer, Refused)
    assert time.monotonic() - started < 2.5


def test_halting_cuts_off_what_is_under_way(site: Site, fetcher: Fetcher) -> None:
    import threading

    site.pages["/slow"] = silence
    threading.Timer(0.3, fetcher.halt).start()
    started = time.monotonic()
    assert isinstance(fetcher.fetch(f"{site.url}/slow"), Refused)
    assert time.monotonic() - started < 0.9
