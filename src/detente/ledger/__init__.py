"""The store: four append-only logs (articles, claims, judgements, runs) and what is derived from them."""

from detente.ledger.fetches import Fetch
from detente.ledger.searching import Entry, Hit, search_once
from detente.ledger.store import Appended, Ledger, LoggedRun

__all__ = ["Appended", "Entry", "Fetch", "Hit", "Ledger", "LoggedRun", "search_once"]
