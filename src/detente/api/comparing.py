"""A record at two times: what was published, judged and read by extractors until then, and the difference."""

from datetime import UTC, datetime
from pathlib import Path

from detente.api.differing import Difference, difference
from detente.api.view import View, check_moment
from detente.merging.clocks import known_from
from detente.model.errors import UsageError
from detente.model.reading import Reading


def compare_times(record: Path, start: str, end: str | None) -> Difference:
    """What changed in what was known from the end of ``start`` to the end of ``end`` (EDTF; None: now).

    An article that was in the record at ``start`` counts on each side as the extractors of the time had read it; one
    that came in later as it is read now, so that an archive which was added today has no differences of extractors in
    its past. Raises :class:`~detente.model.errors.UsageError` where a time is none or ``end`` comes first.
    """
    from detente.ledger import Ledger
    from detente.pipeline import merge

    # Not None, which would mean all there is: an article of no known day was known at neither time.
    end = end or datetime.now(UTC).date().isoformat()
    for moment in (start, end):
        check_moment(moment)
    if known_from(end) < known_from(start):
        raise UsageError(f"{end} is before {start}: --from has the earlier time")
    with Ledger.open(record) as ledger:
        judgements = ledger.judgements()
        named = ledger.claims_named(judgements)
        latest = _by_article(ledger.readings())
        early = _by_article(ledger.readings(recorded_by=known_from(start)))
        late = _by_article(ledger.readings(recorded_by=known_from(end))) if early else {}
    before = [early.get(article, reading) for article, reading in latest.items()]
    after = [late[article] if article in early else reading for article, reading in latest.items()]
    reread = {
        article: (reading.extractor, late[article].extractor)
        for article, reading in early.items()
        if reading.extractor != late[article].extractor
    }
    views = (
        View(merge(readings, judgements, judged_claims=named, known_at=moment), known_at=moment)
        for readings, moment in ((before, start), (after, end))
    )
    return difference(*views, reread=reread)


def _by_article(readings: list[Reading]) -> dict[str, Reading]:
    return {reading.article.id: reading for reading in readings}
