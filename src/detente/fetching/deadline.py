"""A time limit on a whole exchange, however busily the other side drips."""

import socket
import threading
import time
from types import TracebackType

from detente.fetching.answers import Stopped


class Deadline:
    """While entered, cuts every connection that it watches when the time is over or :meth:`cut` is called."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._seconds = seconds
        self._ends = time.monotonic() + seconds
        self._watched: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self.cut)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        for each in self._watched:
            each.close()

    def left(self) -> float:
        """The seconds that are left; raises Stopped where there are none."""
        left = self._ends - time.monotonic()
        if self.over or left <= 0:
            raise self.passed()
        return left

    def passed(self) -> Stopped:
        """What to raise when the time is over."""
        return Stopped(f"the answer took longer than {self._seconds:g} s")

    def watch(self, connection: socket.socket) -> None:
        """Cut this connection too; a copy of its handle is kept, since TLS takes the socket itself over."""
        self._watched.append(connection.dup())
        if self.over:
            self.cut()

    def cut(self) -> None:
        """End all that is under way; a signal handler may call it."""
        self.over = True
        for each in list(self._watched):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed already
