"""Parts: which names are held back."""

from evals.parts import part_of


def test_split_goes_by_name_alone() -> None:
    parts = [part_of(f"document-{number}") for number in range(300)]
    assert 70 < parts.count("held") < 130
    assert parts[0] == part_of("document-0")
