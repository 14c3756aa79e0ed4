"""From readings to what the record concludes: pure, and the same for every order and batch of articles."""

from collections.abc import Mapping, Sequence

from detente.merging.answering import answered
from detente.merging.assembly import act_id, assemble
from detente.merging.clocks import NEVER, known_from
from detente.merging.correcting import corrected, relinked
from detente.merging.explaining import explain
from detente.merging.judging import Bearing
from detente.merging.linking import link
from detente.merging.lives import replied, settled
from detente.merging.origins import Origins
from detente.merging.preparing import prepare
from detente.merging.relating import relations
from detente.merging.stories import group_stories
from detente.merging.surroundings import issues
from detente.merging.tellings import anchor_of
from detente.merging.times import date_times
from detente.merging.trips import with_trips
from detente.merging.visible import DatedReading
from detente.model.claim import Claim
from detente.model.explanation import Explanation
from detente.model.judgement import Judgement
from detente.model.reading import Reading
from detente.model.record import Act, Conclusions, Cut, ReadArticle

__all__ = ["explain_act", "merge_readings"]


def merge_readings(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    judged_claims: Sequence[Claim] = (),
    known_at: str | None = None,
) -> Conclusions:
    """What follows from these readings under these judgements, as of ``known_at`` (EDTF date or date-time; None: all).

    ``judged_claims`` are the claims that the judgements' tellings ever had, so that they are found where readings
    changed. The result does not depend on the order of the readings. Raises ValueError where ``known_at`` is no EDTF
    value.
    """
    prepared = prepare(readings, judgements, judged_claims=judged_claims, known_at=known_at)
    visible, context = prepared.visible, prepared.context
    bearing = Bearing(prepared.judged, prepared.tellings, (claim for each in visible for claim in each.reading.claims))
    groups, _ = prepared.grouped()
    assembled = [corrected(assemble(group, context), bearing.on(group), prepared.actor_map) for group in groups]
    moment = _moment(visible, known_at)
    linked = answered(link([settled(act, moment) for act in assembled]), context)
    acts = sorted(with_trips(replied(relinked(linked)), context), key=lambda act: act.id)
    read = [_read_article(each, prepared.cuts, prepared.origins) for each in visible]
    told, placed, found = group_stories(acts, read, context)
    named = _named(told)
    return Conclusions(
        articles=placed,
        actors=tuple(actor for actor in prepared.actors if actor.id in named),
        acts=told,
        issues=issues(told),
        stories=found,
        relations=relations(told, context),
        judgements=prepared.made,
    )


def explain_act(
    act: str,
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    judged_claims: Sequence[Claim] = (),
    known_at: str | None = None,
) -> Explanation | None:
    """Why the act of this id has just its tellings, under what :func:`merge_readings` takes; None without such an act.

    Merges everything anew to tell.
    """
    prepared = prepare(readings, judgements, judged_claims=judged_claims, known_at=known_at)
    groups, comparisons = prepared.grouped()
    for group in groups:
        if act_id(group[0].id) == act:
            return explain(group, prepared.tellings, [*comparisons, *prepared.around(group)], prepared.judged)
    return None


def _named(acts: Sequence[Act]) -> set[str | None]:
    """The ids of all actors who are in an act or are credited with telling of it."""
    claims = [told for act in acts for told in act.claims]
    parties = {each.actor for act in acts for each in act.participants}
    return parties | {str(told.value) for told in claims} | {told.attributed_to for told in claims}


def _moment(visible: Sequence[DatedReading], known_at: str | None) -> str | None:
    """As of when the record speaks: the moment asked for, else that of its latest publication."""
    if known_at is not None:
        return known_from(known_at)
    return max((each.known for each in visible if each.known != NEVER), default=None)


def _read_article(each: DatedReading, cuts: Mapping[str, tuple[Cut, ...]], origins: Origins) -> ReadArticle:
    cut = cuts.get(each.article.id, ())
    return ReadArticle(
        article=each.article,
        published=each.dating.published,
        published_best=each.dating.best,
        published_basis=each.dating.basis,
        published_because=each.dating.because,
        origin=origins.voices[each.article.id],
        cut=cut,
        times=date_times(each.reading.times, anchor_of(each), cut),
        duplicate_of=origins.copies.get(each.article.id),
    )
