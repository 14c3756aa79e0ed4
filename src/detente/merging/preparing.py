"""What merging works on: the visible articles, whose voices they are, who is in them, and their tellings, compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from detente.merging.actors import join_actors
from detente.merging.blocking import blocking_keys, candidate_pairs, keys_of_less
from detente.merging.carrying import carried
from detente.merging.clustering import cluster
from detente.merging.comparison import Comparison, compare, contradict
from detente.merging.correcting import with_judged
from detente.merging.cut_lines import Line
from detente.merging.cuts import find_cuts
from detente.merging.findings import Context
from detente.merging.judging import known_by
from detente.merging.moves import find_put_off
from detente.merging.origins import Origins, find_origins
from detente.merging.tellings import ActorMap, Telling, gather_tellings
from detente.merging.visible import DatedReading, visible_readings
from detente.model.actors import Actor
from detente.model.claim import Claim
from detente.model.judgement import Judgement, standing
from detente.model.reading import Reading
from detente.model.record import Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All that is known before any two tellings are joined; ``made`` are the judgements as people made them."""

    visible: tuple[DatedReading, ...]
    context: Context
    cuts: Mapping[str, tuple[Cut, ...]]
    origins: Origins
    actors: tuple[Actor, ...]
    actor_map: ActorMap
    tellings: tuple[Telling, ...]
    made: tuple[Judgement, ...]
    judged: tuple[Judgement, ...]

    def around(self, group: Sequence[Telling]) -> list[Comparison]:
        """The tellings of a group beside all others that share so much as one side and a month with one of them."""
        inside = {telling.id for telling in group}
        keys = set().union(*(_all_keys(telling, self.context) for telling in group))
        near = [each for each in self.tellings if each.id not in inside and keys & _all_keys(each, self.context)]
        return [compare(one, other, self.context) for one in group for other in near if one.article != other.article]

    def grouped(self) -> tuple[tuple[tuple[Telling, ...], ...], list[Comparison]]:
        """The tellings in groups, one for each act, and the comparisons of all pairs that are worth it."""
        pairs = candidate_pairs(self.tellings, self.context)
        comparisons = [compare(left, right, self.context) for left, right in pairs]
        doubt = partial(contradict, context=self.context)
        return cluster(self.tellings, comparisons, self.judged, contradict=doubt), comparisons


def prepare(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    *,
    judged_claims: Sequence[Claim] = (),
    known_at: str | None = None,
) -> Prepared:
    """The tellings of what was known at ``known_at``, under the judgements made by then; see ``merge_readings``."""
    judged_lines: dict[str, Sequence[Line]] = {}
    visible = visible_readings(readings, known_at=known_at, judged=judged_lines)
    articles = [each.article for each in visible]
    cuts = find_cuts(articles, judged=judged_lines)
    origins = find_origins(articles, cuts)
    made = known_by(judgements, known_at)
    judged = standing(carried(made, judged_claims, readings))
    actors, actor_map = join_actors({each.article.id: each.reading.actors for each in visible})
    actors = with_judged(actors, judged)
    retracted = {each.claim for each in judged if each.verdict == "retract" and each.claim}
    tellings = gather_tellings(visible, actors=actor_map, cuts=cuts, origins=origins, retracted=retracted)
    context = Context({actor.id: actor for actor in actors})
    return Prepared(
        visible=visible,
        context=replace(context, put_off=find_put_off(tellings, context)),
        cuts=cuts,
        origins=origins,
        actors=actors,
        actor_map=actor_map,
        tellings=tellings,
        made=made,
        judged=judged,
    )


def _all_keys(telling: Telling, context: Context) -> set[str]:
    return blocking_keys(telling, context) | keys_of_less(telling, context)
