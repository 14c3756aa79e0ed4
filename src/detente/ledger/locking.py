"""One writer at a time: a lock on a file beside the record, which the system lifts when the writer dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.model.errors import RecordLocked


@contextmanager
def writing(record: Path) -> Iterator[None]:
    """Hold the write lock of ``record``; raises :class:`RecordLocked` at once where another process holds it."""
    lock = record.with_name(record.name + ".lock")
    handle = _acquire(lock, record)
    try:
        yield
    finally:
        # Removed while still held: whoever waits on the old file sees in _acquire that it is gone.
        lock.unlink(missing_ok=True)
        os.close(handle)


def _acquire(lock: Path, record: Path) -> int:
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip()
            os.close(handle)
            who = f" (process {holder})" if holder.isdigit() else ""
            raise RecordLocked(
                f"{record}: another process{who} is writing this record; try again when it is done"
            ) from None
        if _still_there(lock, handle):
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode("ascii"))
            return handle
        os.close(handle)


def _still_there(lock: Path, handle: int) -> bool:
    try:
        return lock.stat().st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        return False
