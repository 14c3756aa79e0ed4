"""The record as a Python programme uses it: open, add, ask. With ``batch`` the only opener of the ledger."""

from detente.api.adding import AddReport, Step
from detente.api.record import Found, Record
from detente.api.view import View
from detente.api.watching import Round, Watch

__all__ = ["AddReport", "Found", "Record", "Round", "Step", "View", "Watch"]
