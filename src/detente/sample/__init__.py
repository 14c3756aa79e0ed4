"""A dozen articles written for this project, by four invented outlets, for the demo and the tests to read."""

from pathlib import Path


def sample_folder() -> Path:
    """The folder of the sample articles: text, HTML and JSON Lines; ``README.md`` beside it says what they are."""
    return Path(__file__).parent / "articles"
