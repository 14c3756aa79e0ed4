"""What an article tells, in the form in which undated articles are compared with dated ones."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from detente.merging.dating_evidence import in_cut, news_times
from detente.merging.shingles import without
from detente.model.claim import Claim
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.model.times import TimeRef, Timex

_ROLES = frozenset({"participant", "host", "imposer", "target", "sender", "recipient", "carrier"})
_FACTS = frozenset({"host_event", "count", "name"})
_FAMILIES = frozenset({"meeting", "measure", "message"})
_LONG_WORD = re.compile(r"[a-z]{6,}")
_NAME_OR_LONG_WORD = re.compile(r"\b[A-Z][\w-]{2,}|\b[a-z]{6,}\b")
_WORD = re.compile(r"\w+")
# So many words in a row are nobody's common phrase: two articles that quote them quote one speech.
_QUOTED_WORDS = 8


@dataclass(frozen=True)
class Told:
    """One act as one article tells it, for comparison with other articles."""

    family: str
    claims: tuple[Claim, ...]
    parties: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    times: tuple[TimeRef, ...] = ()
    is_law: bool = False


@dataclass(frozen=True)
class Content:
    """What an article tells: its acts and the words that it quotes."""

    reading: Reading
    cuts: Sequence[Cut] = field(default=())

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The meetings, measures and messages of the article."""
        grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self.reading.claims:
            if claim.family in _FAMILIES and not in_cut(claim.start, claim.end, self.cuts):
                grouped[claim.family, claim.telling].append(claim)
        countries = {actor.id: actor.country or actor.id for actor in self.reading.actors}
        return tuple(_told(family, claims, countries) for (family, _), claims in sorted(grouped.items()))

    @cached_property
    def sides(self) -> frozenset[str]:
        """All parties of its acts and their countries."""
        return frozenset(side for told in self.told for side in told.parties | told.countries)

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The words of six letters and more, in lower case."""
        return frozenset(_LONG_WORD.findall(self.reading.article.text.lower()))

    @cached_property
    def words(self) -> frozenset[str]:
        """The names, and the words of six letters and more, outside boilerplate."""
        return frozenset(_NAME_OR_LONG_WORD.findall(self.news))

    @cached_property
    def times(self) -> tuple[Timex, ...]:
        """Its time expressions outside boilerplate that have a meaning."""
        return news_times(self.reading, self.cuts)

    @cached_property
    def news(self) -> str:
        """Its text without boilerplate, paragraphs apart."""
        return without(self.reading.article.text, self.cuts, apart="\n")

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of the persons whom its claims name."""
        return frozenset(actor.name.split()[-1] for actor in self.reading.actors if actor.type == "person")

    @cached_property
    def quoted(self) -> frozenset[str]:
        """All runs of eight words that the article quotes."""
        runs: set[str] = set()
        for claim in self.reading.claims:
            if claim.family == "statement" and claim.attribute == "text":
                words = _WORD.findall(claim.exact.casefold())
                runs.update(" ".join(words[i : i + _QUOTED_WORDS]) for i in range(len(words) - _QUOTED_WORDS + 1))
        return frozenset(runs)


def _told(family: str, claims: Sequence[Claim], countries: Mapping[str, str]) -> Told:
    roles = [claim for claim in claims if claim.attribute in _ROLES]
    facts = {f"{claim.attribute} {claim.value}" for claim in claims if claim.attribute in _FACTS}
    return Told(
        family=family,
        claims=tuple(claims),
        parties=frozenset(_party(str(claim.value)) for claim in roles),
        countries=frozenset(countries.get(str(claim.value), str(claim.value)) for claim in roles),
        places=frozenset(str(claim.value).casefold() for claim in claims if claim.attribute == "place"),
        facts=frozenset(facts),
        times=tuple(claim.value for claim in claims if isinstance(claim.value, TimeRef)),
        is_law=any(claim.attribute == "type" and claim.value == "law" for claim in claims),
    )


def _party(actor: str) -> str:
    """An actor for comparison: a person by surname, since an article may not have the full name."""
    return "person " + actor.rsplit("-", 1)[-1] if actor.startswith("person-") else actor
