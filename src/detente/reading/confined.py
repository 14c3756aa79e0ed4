"""Work on hostile input in a process of its own, with limits on time and memory."""

import atexit
import json
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, TypeVar, TypeVarTuple

from detente.reading.parts import Rejected

SECONDS, MEGABYTES = 10.0, 500

_Args = TypeVarTuple("_Args")
_Result = TypeVar("_Result")
_Outcome = Literal["value", "error", "memory", "depth"]
_LIMITS = struct.Struct("!dd")
# Safe path: a file named lxml.py in the folder that somebody reads must not be imported; the path is the caller's own.
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[2]); "
    "from detente.reading.confined import serve; serve(int(sys.argv[1]))"
)


class Exceeded(Rejected):
    """The input went beyond the limits; ``str()`` says which, with "it" for the input."""


def confined(
    function: Callable[[*_Args], _Result],
    *args: *_Args,
    seconds: float = SECONDS,
    megabytes: float = MEGABYTES,
) -> _Result:
    """What a function of a module returns for ``args``, worked out in another process within limits.

    Function, arguments and result must be picklable. What the function raises is raised here. Raises Exceeded where it
    takes longer than ``seconds`` by the wall clock, needs more than ``megabytes`` of address space, nests too deeply
    for the stack, or brings the process down. The process is kept for the next call, so a call costs below a
    millisecond; threads wait for each other.
    """
    result: _Result = _BENCH.run(function, args, seconds=seconds, megabytes=megabytes)
    return result


class _Worker:
    """One process that does what it is told, and the line to it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            handle = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, str(handle), json.dumps(sys.path)],
                pass_fds=(handle,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the caller, who then ends the worker
            )
        self._line = Connection(ours.detach())

    def ask(self, order: bytes, *, seconds: float, megabytes: float) -> tuple[_Outcome, Any, bool]:
        """The outcome of an order, and whether the worker may be asked again. Raises Exceeded where none came."""
        try:
            self._line.send_bytes(_LIMITS.pack(seconds, megabytes))
            self._line.send_bytes(order)
            if not self._line.poll(seconds):
                raise Exceeded(f"it took longer than {seconds:g} s")
            outcome, value, again = pickle.loads(self._line.recv_bytes())
        except (EOFError, OSError) as error:
            raise Exceeded(self._how_it_died(seconds)) from error
        return outcome, value, again

    def _how_it_died(self, seconds: float) -> str:
        code = self._process.wait(timeout=seconds)
        if code == -signal.SIGALRM:
            return f"it took longer than {seconds:g} s"
        return f"it brought the reader down ({signal.Signals(-code).name if code < 0 else f'exit {code}'})"

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._line.close()
        self._process.kill()
        self._process.wait()

    def forget(self) -> None:
        """Let go of a worker that belongs to the process from which this one was forked."""
        self._line.close()
        self._process.returncode = 0


class _Bench:
    """The place of the one worker: started when first needed, replaced where it was stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def run(self, function: Callable[..., Any], args: tuple[Any, ...], *, seconds: float, megabytes: float) -> Any:
        """What the function returns, or raises; see ``confined``."""
        order = pickle.dumps((function, args), protocol=pickle.HIGHEST_PROTOCOL)
        with self._lock:
            self._worker = worker = self._worker or _Worker()
            again = False
            try:
                outcome, value, again = worker.ask(order, seconds=seconds, megabytes=megabytes)
            finally:
                if not again:
                    self._worker = None
                    worker.stop()
        if outcome == "memory":
            raise Exceeded(f"it needed more than {megabytes:g} MB")
        if outcome == "depth":
            raise Exceeded("it is nested too deeply")
        if outcome == "error":
            raise value
        return value

    def stop(self) -> None:
        """End the worker at the end of the program."""
        if self._worker:
            self._worker.stop()
            self._worker = None

    def after_fork(self) -> None:
        """A forked process starts its own worker, and does not hold open the line to its parent's."""
        self._lock = threading.Lock()
        if self._worker:
            self._worker.forget()
            self._worker = None


_BENCH = _Bench()
atexit.register(_BENCH.stop)
os.register_at_fork(after_in_child=_BENCH.after_fork)


def serve(handle: int) -> None:
    """Do what comes over a socket until it is closed; the worker's side of ``confined``."""
    line = Connection(handle)
    again = True
    while again:
        try:
            seconds, megabytes = _LIMITS.unpack(line.recv_bytes())
            # A worker whose caller was killed must not outlive its order, so it sets itself an alarm as well.
            signal.setitimer(signal.ITIMER_REAL, seconds + 1)
            again = _answer(line, megabytes)
            signal.setitimer(signal.ITIMER_REAL, 0)
        except (EOFError, OSError):
            return


def _answer(line: Connection, megabytes: float) -> bool:
    """Carry out one order and send the outcome; whether this process is fit for another one."""
    again = False
    _limit_memory(megabytes)
    try:
        function, args = pickle.loads(line.recv_bytes())
        value = function(*args)
        again = peak_megabytes() < megabytes / 2
        reply = pickle.dumps(("value", value, again), protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        again, reply = False, pickle.dumps(("memory", None, False))
    except RecursionError:
        again, reply = False, pickle.dumps(("depth", None, False))
    except Exception as error:
        again, reply = True, _raised(error)
    _limit_memory(None)
    line.send_bytes(reply)
    return again


def _raised(error: Exception) -> bytes:
    """An error as a reply, with where it was raised; one that cannot be sent is told of."""
    error.add_note("".join(traceback.format_tb(error.__traceback__)))
    try:
        reply = pickle.dumps(("error", error, True))
        pickle.loads(reply)
    except Exception:
        return pickle.dumps(("error", RuntimeError(f"{type(error).__name__}: {error}"), True))
    return reply


def _limit_memory(megabytes: float | None) -> None:
    """Set the address space that this process may have; None for what it was allowed at first."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = hard if megabytes is None else int(megabytes * 1_000_000)
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def peak_megabytes() -> float:
    """The most memory that this process has held: caches of libraries grow, and would eat up the next page's share."""
    try:
        # Linux counts the memory of the parent into a new process's ru_maxrss, and parents hold language models.
        status = Path("/proc/self/status").read_text(encoding="utf-8", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1_000_000
    except (OSError, IndexError):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000
