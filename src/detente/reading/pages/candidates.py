"""What a page offers as the value of a field, in several places at once."""

from lxml.html import HtmlElement

# A value and where it stood ("og:title"); readers list them by how far each place is believed.
Candidate = tuple[str, str]


def line_of(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())
