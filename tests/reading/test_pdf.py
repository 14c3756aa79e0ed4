"""PDF: paragraphs and words put together again, running lines dropped, scans and damage named."""

import pytest

from tests.reading.files import limits, one, pdf, refusal

BODY = (
    "Ministers meet over the harbour",
    "The two foreign ministers met in the old town of Vienna on Monday to talk about the",
    "harbour and the long-standing dispute about its customs. They spoke for three hours, a spokes-",
    "man said.",
    "They agreed to meet again before the summer, he added, in one of the two capitals. The long-",
    "standing dispute has kept both fleets in port since the winter, and neither of the govern-",
    "ments has said what it would accept.",
)


def test_lines_become_paragraphs_and_divided_words_are_whole() -> None:
    article = one(pdf(BODY))
    headline, first, second = article.text.split("\n\n")
    assert headline == article.headline == "Ministers meet over the harbour"
    assert first.endswith("They spoke for three hours, a spokesman said.")
    assert "The long-standing dispute has" in second
    assert "neither of the governments has" in second


def test_lines_that_recur_at_the_edges_of_pages_are_dropped() -> None:
    pages = [("The Harbour Post - 6 May 2014", *BODY[1 + 2 * n : 3 + 2 * n], f"Page {n + 1} of 3") for n in range(3)]
    text = one(pdf(*pages)).text
    assert "Harbour Post" not in text
    assert "Page" not in text
    assert "spokesman said." in text


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    pages = [("Harbour Post", *BODY[:2], "1"), ("Harbour Post", *BODY[2:], "2")]
    assert "to talk about the harbour and" in one(pdf(*pages)).text


def test_a_title_counts_where_the_page_says_it_and_a_date_of_printing_never() -> None:
    article = one(pdf(BODY, title="Ministers meet over the harbour"))
    assert (article.headline, article.published, article.byline) == ("Ministers meet over the harbour", None, None)
    assert one(pdf(BODY, title="Microsoft Word - final2.doc")).headline == "Ministers meet over the harbour"


def test_a_scan_is_named_as_one() -> None:
    assert "scan" in refusal(pdf((), ()))


def test_an_encrypted_pdf_is_named_as_one() -> None:
    assert "encrypted" in refusal(pdf(BODY, encrypt=True))


@pytest.mark.parametrize("keep", [0.2, 0.5])
def test_a_damaged_pdf_is_named_as_one(keep: float) -> None:
    data = pdf(BODY)
    assert "damaged" in refusal(data[: int(len(data) * keep)]) or "scan" in refusal(data[: int(len(data) * keep)])


def test_a_pdf_that_refers_to_itself_ends() -> None:
    data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    data += b"2 0 obj<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R]>>endobj\n"
    with limits(seconds=15):
        assert refusal(data + b"trailer<</Root 1 0 R>>\n%%EOF")
