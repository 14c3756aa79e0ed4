"""A site to fetch from, and a fetcher in a hurry that may ask it."""

from collections.abc import Iterator

import pytest

from detente.fetching import Fetcher, Limits
from tests.fetching.site import Site, running

HASTY = Limits(allow_private=True, delay=0.0, seconds=1.0, most_bytes=200_000, most_packed=100_000)


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on loopback."""
    with running() as site:
        yield site


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher that may ask loopback, within small limits."""
    return Fetcher(limits=HASTY)
