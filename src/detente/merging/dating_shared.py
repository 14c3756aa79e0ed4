"""Evidence from articles that state their date and tell the same as an undated one."""

from collections.abc import Iterable

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.lexicon.places import find_place
from detente.lexicon.states import states
from detente.merging.dating_archive import Like
from detente.merging.dating_content import Content, Told
from detente.merging.dating_days import named_days
from detente.merging.dating_evidence import (
    Evidence,
    days_around,
    days_meaning,
    evidence_for,
    is_narrow,
    is_relative,
    named,
)

# Without common quotations two articles are of one story where they share so many acts: the same two people meet often.
_ACTS = 2
# Of the shorter article's long words two reports of one story share a fifth, reports on other matters a tenth.
_WORDS = 0.15
# What happened at most so many days from publication is news.
_RECENT = 14
# An act without a time of its own, or a quotation, is told again within days, seldom after ten.
_BEFORE, _AFTER = 4, 10
# How often what two articles share is of one day with both, by how like their words are; measured on 670 dated
# articles of 2012 to 2020, of which few are of one story.
_SURE: dict[str, tuple[tuple[float, float], ...]] = {
    "quotation": ((0.3, 0.96), (0.12, 0.85), (0.08, 0.6), (0.0, 0.4)),
    "act": ((0.3, 0.8), (0.12, 0.27), (0.1, 0.17), (0.08, 0.12), (0.06, 0.1), (0.0, 0.04)),
    "time": ((0.3, 0.65), (0.16, 0.45), (0.12, 0.3), (0.08, 0.15), (0.0, 0.1)),
    "day": ((0.2, 0.94), (0.12, 0.45), (0.08, 0.2), (0.0, 0.04)),
}
# The same in a collection too small to tell how like they are: whoever collects a handful collects a story.
_SURE_OF_FEW = {"quotation": 0.93, "act": 0.85, "time": 0.93, "day": 0.8}
# The articles of one story copy each other: the logarithms of what several say count by so much.
_DAMPING = 0.6
# A month that agrees is less than a day that does.
_MONTH = 0.85


def alike(left: Told, right: Told) -> float:
    """How surely two tellings tell one act, from 0 to 1."""
    if left.family != right.family or not left.parties or not right.parties:
        return 0.0
    parties, countries = len(left.parties & right.parties), len(left.countries & right.countries)
    if left.places and right.places and not left.places & right.places and not _of_one_country(left, right):
        return 0.0
    shared = len(left.facts & right.facts) + len(left.places & right.places)
    if parties >= 2 or (countries >= 2 and shared):
        return 1.0 if shared else 0.5
    if parties and shared:
        return 0.8 if left.family != "meeting" or shared > 1 else 0.5
    return 0.0


def _of_one_country(left: Told, right: Told) -> bool:
    """Whether the one names the country in which the other's place lies."""
    names = [{found for name in told.places if (found := find_place(name)) is not None} for told in (left, right)]
    countries = [{place.country for place in places} for places in names]
    whole = any(place.name == states()[place.country].name for places in names for place in places if place.country)
    return whole and bool(countries[0] & countries[1])


def shared_evidence(undated: Content, likes: Iterable[Like], *, in_few: bool) -> list[Evidence]:
    """What the dated articles that are like an undated one say of its publication.

    ``in_few`` is whether they are too few to tell how like the words of two are.
    """
    if in_few:
        return [each for like in likes for each in _pair_evidence(undated, like.content, None)]
    return [each.damped(_DAMPING) for like in likes for each in _pair_evidence(undated, like.content, like.likeness)]


def _sure(kind: str, likeness: float | None) -> float:
    """How often what two articles so like each other share is of one day."""
    return _SURE_OF_FEW[kind] if likeness is None else next(sure for least, sure in _SURE[kind] if likeness >= least)


def _pair_evidence(undated: Content, stated: Content, likeness: float | None) -> list[Evidence]:
    """Evidence from one dated article; it takes one sure likeness in what both tell as news, or several weak ones."""
    published = stated.reading.article.published
    if published is None:
        return []
    day = edtf.format_days(*edtf.parse(published))
    quotes = len(undated.quoted & stated.quoted)
    if not quotes and len(undated.sides & stated.sides) < _ACTS:
        return []  # spares the comparison of all acts with all for articles on other matters
    pairs = [(mine, other, alike(mine, other)) for mine in undated.told for other in stated.told]
    pairs = [pair for pair in pairs if pair[2] > 0]
    news = sorted((score * _newness(mine, other, day) for mine, other, score in pairs), reverse=True)
    if sum(news[:3]) + min(quotes, 4) / 2 < 1:
        return []
    if not quotes and (len({mine for mine, *_ in pairs}) < _ACTS or not _alike_in_words(undated, stated)):
        return []
    name = named(stated.reading)
    sure = _sure("time", likeness)
    found = [each for mine, other, score in pairs for each in _timed(mine, other, score * sure, day, name)]
    found.extend(named_days(undated, stated, day, name, _sure("day", likeness)))
    because = f"it quotes the same words as {name}" if quotes else f"it tells the same as {name}"
    near = days_around(day, before=_BEFORE, after=_AFTER)
    anchor = edtf.parse(day).first.toordinal() if edtf.width(day) == 1 else None
    sure = _sure("quotation" if quotes else "act", likeness)
    return [*found, evidence_for(near, sure, f"{because} of {day}", anchor)]


def _alike_in_words(undated: Content, stated: Content) -> bool:
    shared = len(undated.long_words & stated.long_words)
    return shared >= _WORDS * min(len(undated.long_words), len(stated.long_words))


def _newness(mine: Told, other: Told, day: str) -> float:
    """How far an act is news in both articles: background ("last year", a law of that name) is told for years."""
    if any(ref.value is not None or (not is_narrow(ref) and ref.direction != "future") for ref in mine.times):
        return 0.0
    if mine.is_law or other.is_law:
        return 0.0
    values = [value for ref in other.times if (value := resolve(ref, day)) is not None and not edtf.is_open(value)]
    if not values:
        return 0.5
    published = edtf.parse(day).first.toordinal()
    return max(1.0 if abs(edtf.parse(value).first.toordinal() - published) <= _RECENT else 0.2 for value in values)


def _timed(mine: Told, other: Told, sure: float, day: str, name: str) -> list[Evidence]:
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
                    certainty = sure if is_narrow(ref) else _MONTH * sure
                    anchor = edtf.parse(value).first.toordinal() if edtf.width(value) == 1 else None
                    because = f"it tells of {_act(mine)} which {name} puts on {value}"
                    found.append(evidence_for(near, certainty, because, anchor))
    return found


def _act(told: Told) -> str:
    words = {"meeting": "a meeting", "measure": "a measure", "message": "a message"}
    return words[told.family]
