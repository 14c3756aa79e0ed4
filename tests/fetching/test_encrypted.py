"""TLS: the certificate is checked against the host's name though the connection goes to a checked address."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from detente.fetching import Fetched, Fetcher, Refused, exchange
from tests.fetching.conftest import HASTY

HOST = "gazette.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for gazette.example that nobody has signed, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "cert.pem", folder / "key.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    named = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}", "-days", "2"]
    subprocess.run([*command, *named, "-out", str(made), "-keyout", str(key)], check=True, capture_output=True)
    return made, key


@pytest.fixture
def port(certificate: tuple[Path, Path]) -> Iterator[int]:
    """A server under TLS that answers with the host that it was asked for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (self.headers["Host"] or "").encode()
            self.send_response(200 if self.path == "/page" else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests print nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A reader that distrusts the certificate hangs up."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def trusting(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the certificate as if an authority had signed it."""
    monkeypatch.setattr(exchange, "_trust", lambda: ssl.create_default_context(cafile=str(certificate[0])))


@pytest.fixture
def reader() -> Fetcher:
    """A fetcher for which all names stand for loopback."""
    return Fetcher(limits=HASTY, resolver=lambda host, port: ["127.0.0.1"])


@pytest.mark.usefixtures("trusting")
def test_the_name_is_sent_and_checked_though_an_address_is_connected_to(reader: Fetcher, port: int) -> None:
    answer = reader.fetch(f"https://{HOST}:{port}/page")
    assert isinstance(answer, Fetched)
    assert answer.body.decode() == f"{HOST}:{port}"


@pytest.mark.usefixtures("trusting")
def test_a_certificate_of_another_name_is_refused(reader: Fetcher, port: int) -> None:
    answer = reader.fetch(f"https://bulletin.example:{port}/page")
    assert isinstance(answer, Refused)
    assert "certificate" in answer.reason
    assert "bulletin.example" in answer.reason


def test_a_certificate_that_nobody_vouches_for_is_refused(reader: Fetcher, port: int) -> None:
    answer = reader.fetch(f"https://{HOST}:{port}/page")
    assert isinstance(answer, Refused)
    assert "certificate" in answer.reason


def test_a_handshake_that_never_ends_is_given_up(reader: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        answer = reader.fetch(f"https://{HOST}:{silent.getsockname()[1]}/page")
    assert isinstance(answer, Refused)
    assert "took longer than 1 s" in answer.reason or "no answer in time" in answer.reason
    assert time.monotonic() - started < 3
