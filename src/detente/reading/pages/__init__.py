"""Web pages as articles: their running text, and what their markup says of them."""

from detente.reading.pages.reader import Page, declared_encoding, look_through, read_html, read_page

__all__ = ["Page", "declared_encoding", "look_through", "read_html", "read_page"]
