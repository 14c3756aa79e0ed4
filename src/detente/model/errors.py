"""What can go wrong, as a tree of types.

::

    DetenteError              anything that the user can act on; its message says what and where
    ├── UsageError            the call itself is wrong (a path that does not exist)         exit 2
    ├── RecordError           the record cannot be used                                     exit 4
    │   ├── RecordLocked      another process is writing it
    │   └── RecordVersion     it was written by a newer version, or is no record at all
    ├── StorageError          the disk or the database refused a write                      exit 1
    └── DataError             a data file that détente ships does not hold what it must     exit 1

A page that cannot be read is none of these: it becomes a :class:`~detente.model.reading.Failure`,
is stored and counted, and the run goes on. Anything else that is raised is a bug and stops the run.
"""


class DetenteError(Exception):
    """Base of all expected errors; ``str()`` is one line fit for a user."""

    exit_code = 1


class UsageError(DetenteError):
    """The call itself is wrong: a missing path, an unreadable date, an unknown actor."""

    exit_code = 2


class RecordError(DetenteError):
    """The record cannot be used as it is."""

    exit_code = 4


class RecordLocked(RecordError):
    """Another process is writing the record."""


class RecordVersion(RecordError):
    """The record was written by a newer version of détente, or the file is no record."""


class StorageError(DetenteError):
    """The disk or the database refused a write; what was committed before is kept."""


class DataError(DetenteError):
    """A data file that détente ships does not hold what its loader expects."""
