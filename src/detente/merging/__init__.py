"""From readings to what the record concludes: pure, and the same for every order and batch of articles."""

from collections.abc import Mapping, Sequence

from detente.merging.actors import join_actors
from detente.merging.assembly import assemble
from detente.merging.blocking import candidate_pairs
from detente.merging.clustering import cluster, standing
from detente.merging.comparison import compare
from detente.merging.cuts import find_cuts
from detente.merging.findings import Context
from detente.merging.linking import link
from detente.merging.origins import Origins, find_origins
from detente.merging.surroundings import issues, relations, stories
from detente.merging.tellings import Telling, anchor_of, gather_tellings
from detente.merging.times import date_times
from detente.merging.visible import DatedReading, visible_readings
from detente.model.judgement import Judgement
from detente.model.reading import Reading
from detente.model.record import Conclusions, Cut, ReadArticle

__all__ = ["merge_readings"]


def merge_readings(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = (), *, known_at: str | None = None
) -> Conclusions:
    """What follows from these readings under these judgements, as of ``known_at`` (EDTF date or date-time; None: all).

    The result does not depend on the order of the readings. Raises ValueError where ``known_at`` is no EDTF value.
    """
    visible = visible_readings(readings, known_at=known_at)
    articles = [each.article for each in visible]
    cuts = find_cuts(articles)
    origins = find_origins(articles, cuts)
    actors, actor_map = join_actors({each.article.id: each.reading.actors for each in visible})
    context = Context({actor.id: actor for actor in actors})
    retracted = {each.claim for each in standing(judgements) if each.verdict == "retract" and each.claim}
    tellings = gather_tellings(visible, actors=actor_map, cuts=cuts, origins=origins, retracted=retracted)
    groups = _group(tellings, context, judgements)
    acts = sorted(link([assemble(group, context) for group in groups]), key=lambda act: act.id)
    read = [_read_article(each, cuts, origins) for each in visible]
    told, placed, made = stories(acts, read, context)
    named = {str(one.value) for act in told for one in act.claims} | {
        one.attributed_to for act in told for one in act.claims
    }
    return Conclusions(
        articles=placed,
        actors=tuple(actor for actor in actors if actor.id in named),
        acts=told,
        issues=issues(told),
        stories=made,
        relations=relations(told, context),
    )


def _group(
    tellings: Sequence[Telling], context: Context, judgements: Sequence[Judgement]
) -> tuple[tuple[Telling, ...], ...]:
    comparisons = [compare(left, right, context) for left, right in candidate_pairs(tellings, context)]
    return cluster(tellings, comparisons, judgements)


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
