"""A web server on loopback that answers as a test tells it to, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answerer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Pages by their paths; every other path is not found."""

    port: int = 0
    pages: dict[str, Answerer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The root, without a stroke at its end."""
        return f"http://127.0.0.1:{self.port}"

    def put(
        self,
        path: str,
        body: str | bytes = b"",
        *,
        status: int = 200,
        kind: str = "text/html; charset=utf-8",
        headers: dict[str, str] | None = None,
    ) -> None:
        """Answer so for a path; an ``ETag`` among the headers is compared, and answered with 304."""
        data = body.encode() if isinstance(body, str) else body
        extra = headers or {}

        def answer(request: BaseHTTPRequestHandler) -> None:
            unchanged = "ETag" in extra and request.headers.get("If-None-Match") == extra["ETag"]
            request.send_response(304 if unchanged else status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **extra}.items():
                if not (unchanged and name.startswith("Content-")):
                    request.send_header(name, value)
            request.end_headers()
            if not unchanged:
                request.wfile.write(data)

        self.pages[path] = answer

    def times_asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for asked, _ in self.asked)


@contextmanager
def running() -> Iterator[Site]:
    """A site that answers until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = site.pages.get(self.path)
            try:
                if answer is None:
                    self.send_error(404)
                else:
                    answer(self)
            except OSError:
                self.close_connection = True  # the reader hung up, as it should

        def log_message(self, format: str, *args: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
