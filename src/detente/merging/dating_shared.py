"""Evidence from articles that state their date and tell the same as an undated one."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.dating_evidence import Evidence, days_around, days_meaning, in_cut, is_narrow, is_relative
from detente.model.claim import Claim
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.model.times import TimeRef

_ROLES = frozenset({"participant", "host", "imposer", "target", "sender", "recipient", "carrier"})
_FACTS = frozenset({"host_event", "count", "name"})
_FAMILIES = frozenset({"meeting", "measure", "message"})
_WORD = re.compile(r"\w+")
# So many words in a row are nobody's common phrase: two articles that quote them quote one speech.
_QUOTED_WORDS = 8
# An act without a time of its own, or a quotation, is told again within days, seldom after ten.
_BEFORE, _AFTER = 4, 10


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
    facts = {
        f"{claim.attribute} {claim.value}" for claim in claims if claim.attribute in ("host_event", "count", "name")
    }
    return Told(
        family=family,
        claims=tuple(claims),
        parties=frozenset(_party(str(claim.value)) for claim in roles),
        countries=frozenset(countries.get(str(claim.value), str(claim.value)) for claim in roles),
        places=frozenset(str(claim.value).casefold() for claim in claims if claim.attribute == "place"),
        facts=frozenset(facts),
        times=tuple(claim.value for claim in claims if isinstance(claim.value, TimeRef)),
    )


def _party(actor: str) -> str:
    """An actor for comparison: a person by surname, since an article may not have the full name."""
    return "person " + actor.rsplit("-", 1)[-1] if actor.startswith("person-") else actor


def alike(left: Told, right: Told) -> float:
    """How surely two tellings tell one act, from 0 to 1."""
    if left.family != right.family or not left.parties or not right.parties:
        return 0.0
    parties, countries = len(left.parties & right.parties), len(left.countries & right.countries)
    shared = len(left.facts & right.facts) + len(left.places & right.places)
    if parties >= 2 or (countries >= 2 and shared):
        return 1.0 if shared else 0.6
    if parties and shared:
        return 0.8 if left.family != "meeting" or shared > 1 else 0.5
    return 0.0


def shared_evidence(undated: Content, stated: Sequence[Content]) -> list[Evidence]:
    """What the dated articles say of an undated one's publication."""
    found: list[Evidence] = []
    for other in stated:
        found.extend(_pair_evidence(undated, other))
    return found


def _pair_evidence(undated: Content, stated: Content) -> list[Evidence]:
    """Evidence from one dated article; a single likeness counts only where it is a sure one."""
    published = stated.reading.article.published
    if published is None:
        return []
    day = edtf.format_days(*edtf.parse(published))
    pairs = [(mine, other, alike(mine, other)) for mine in undated.told for other in stated.told]
    pairs = [pair for pair in pairs if pair[2] > 0]
    quotes = len(undated.quoted & stated.quoted)
    sure = sum(sorted((score for *_, score in pairs), reverse=True)[:3]) + min(quotes, 4) / 2
    if sure < 1:
        return []
    name = _named(stated.reading)
    found = [evidence for mine, other, score in pairs for evidence in _timed(mine, other, score, day, name)]
    because = f"it quotes the same words as {name}" if quotes else f"it tells the same as {name}"
    near = days_around(day, before=_BEFORE, after=_AFTER)
    anchor = edtf.parse(day).first.toordinal() if edtf.width(day) == 1 else None
    found.append(Evidence(near, min(sure, 2.0), f"{because} of {day}", anchor))
    return found


def _timed(mine: Told, other: Told, score: float, day: str, name: str) -> list[Evidence]:
    """The days on which an expression of the undated article would mean the time that the dated one states."""
    found = []
    for known in other.times:
        value = resolve(known, day)
        if value is None or edtf.is_open(value) or edtf.width(value) > 31:
            continue
        for ref in mine.times:
            if is_relative(ref) and (days := days_meaning(ref, value)):
                near = days & days_around(day, before=40, after=40) if is_narrow(ref) else days
                if near:
                    weight = score * (3.0 if is_narrow(ref) else 1.0)
                    anchor = edtf.parse(value).first.toordinal() if edtf.width(value) == 1 else None
                    because = f"it tells of {_act(mine)} which {name} puts on {value}"
                    found.append(Evidence(near, weight, because, anchor))
    return found


def _act(told: Told) -> str:
    words = {"meeting": "a meeting", "measure": "a measure", "message": "a message"}
    return words[told.family]


def _named(reading: Reading) -> str:
    article = reading.article
    return article.outlet or article.agency or article.uri.rsplit("/", 1)[-1]
