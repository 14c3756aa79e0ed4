"""Feeds and pages from the network, politely and within limits."""
