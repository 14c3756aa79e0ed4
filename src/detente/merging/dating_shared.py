"""Evidence from articles that state their date and tell the same as an undated one."""

from collections.abc import Sequence

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.lexicon.places import find_place
from detente.lexicon.states import states
from detente.merging.dating_content import Content, Told
from detente.merging.dating_days import named_days
from detente.merging.dating_evidence import Evidence, days_around, days_meaning, is_narrow, is_relative
from detente.model.reading import Reading

# Without common quotations two articles are of one story where they share so many acts: the same two people meet often.
_ACTS = 2
# Of the shorter article's long words two reports of one story share a fifth, reports on other matters a tenth.
_WORDS = 0.15
# What happened at most so many days from publication is news.
_RECENT = 14
# An act without a time of its own, or a quotation, is told again within days, seldom after ten.
_BEFORE, _AFTER = 4, 10


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


def shared_evidence(undated: Content, stated: Sequence[Content]) -> list[Evidence]:
    """What the dated articles say of an undated one's publication."""
    found: list[Evidence] = []
    for other in stated:
        found.extend(_pair_evidence(undated, other))
    return found


def _pair_evidence(undated: Content, stated: Content) -> list[Evidence]:
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
    likeness = sorted((score * _newness(mine, other, day) for mine, other, score in pairs), reverse=True)
    sure = sum(likeness[:3]) + min(quotes, 4) / 2
    if sure < 1 or (not quotes and (len({mine for mine, *_ in pairs}) < _ACTS or not _alike_in_words(undated, stated))):
        return []
    name = _named(stated.reading)
    found = [evidence for mine, other, score in pairs for evidence in _timed(mine, other, score, day, name)]
    found.extend(named_days(undated, stated, day, name))
    because = f"it quotes the same words as {name}" if quotes else f"it tells the same as {name}"
    near = days_around(day, before=_BEFORE, after=_AFTER)
    anchor = edtf.parse(day).first.toordinal() if edtf.width(day) == 1 else None
    found.append(Evidence(near, min(sure, 2.0), f"{because} of {day}", anchor))
    return found


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
