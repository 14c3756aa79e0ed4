"""A reader of one kind of sentence, so that tests of the store and the command line need no language model."""

import re

from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.claim import Claim, telling_id
from detente.model.reading import Miss, Reading

_MET = re.compile(r"(?P<one>\w+ \w+) (?P<type>met) (?P<other>\w+ \w+) in (?P<place>\w+)\.")


def toy_reading(article: Article, *, extractor: str = "toy@1") -> Reading:
    """What "Anna Aalto met Bo Berg in Oslo." says, as claims on a meeting; "meet" alone is a miss."""
    claims: list[Claim] = []
    actors: dict[str, Actor] = {}
    for found in _MET.finditer(article.text):
        telling = telling_id(article.id, "meeting", *found.span("type"))
        for group, attribute in (
            ("one", "participant"),
            ("type", "type"),
            ("other", "participant"),
            ("place", "place"),
        ):
            words = found[group]
            value = {"type": "talks", "participant": f"person-{words.lower().replace(' ', '-')}"}.get(attribute, words)
            if attribute == "participant":
                actors[value] = Actor(id=value, type="person", name=words, aliases=(words,))
            start, end = found.span(group)
            claims.append(
                Claim(
                    article=article.id,
                    telling=telling,
                    family="meeting",
                    attribute=attribute,
                    value=value,
                    start=start,
                    end=end,
                    exact=words,
                    extractor="meeting/toy@1",
                )
            )
    missed = [Miss(found.start(), found.end(), "meet", "meeting") for found in re.finditer(r"\bmeet\b", article.text)]
    return Reading(
        article=article,
        claims=tuple(claims),
        actors=tuple(actors[each] for each in sorted(actors)),
        times=(),
        misses=tuple(missed),
        extractor=extractor,
    )


def toy_article(name: str, text: str = "Anna Aalto met Bo Berg in Oslo.", *, published: str = "2013-04-16") -> Article:
    """An article by its name."""
    return Article(
        id=f"article-{name}", uri=f"{name}.txt", text=text, outlet=name, published=published, published_basis="given"
    )
