"""Feeds and pages from the network, politely and within limits."""

from detente.fetching.answers import Answer, Conditions, Fetched, Refused, Unchanged
from detente.fetching.fetcher import Fetcher
from detente.fetching.limits import Limits

__all__ = ["Answer", "Conditions", "Fetched", "Fetcher", "Limits", "Refused", "Unchanged"]
