"""The record's actors: spellings joined across articles, never two people of one surname without ground."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from detente.lexicon.persons import persons
from detente.lexicon.spelling import name_key, slug
from detente.model.actors import Actor
from detente.model.ids import content_id

Place = tuple[str, str]  # (article id, the actor's id within it)
Member = tuple[str, Actor]
Cluster = list[Member]


def join_actors(actors_by_article: Mapping[str, Sequence[Actor]]) -> tuple[tuple[Actor, ...], Mapping[Place, str]]:
    """The record's actors by id, and for each (article id, actor id) the id of the actor that it became.

    States, organs, groups and organisations join by id. Persons join where one full name is a usual spelling of the
    other and their states do not differ; a surname alone joins a full name of the same state or office, or the only
    bearer in the record if the lexicon knows him. Nobody unnamed is joined. The order of articles does not matter.
    """
    members = [(article, actor) for article in sorted(actors_by_article) for actor in actors_by_article[article]]
    members.sort(key=lambda member: (member[0], member[1].id))
    clusters: list[tuple[str, Cluster]] = []
    by_id: dict[str, Cluster] = defaultdict(list)
    people: Cluster = []
    for member in members:
        if member[1].type == "person" and member[1].id not in _known_ids():
            people.append(member)
        else:
            by_id[member[1].id].append(member)
    full = _join_full_names([m for m in people if len(name_key(m[1].name)) > 1])
    single = [m for m in people if len(name_key(m[1].name)) == 1]
    loose = _join_surnames(single, full, by_id)
    clusters += sorted(by_id.items())
    clusters += _with_ids([*full, *loose], taken=set(by_id))
    joined = tuple(sorted((_united(identity, cluster) for identity, cluster in clusters), key=lambda actor: actor.id))
    return joined, {(article, actor.id): identity for identity, cluster in clusters for article, actor in cluster}


@cache
def _known_ids() -> frozenset[str]:
    return frozenset(person.id for person in persons())


def _join_full_names(people: Cluster) -> list[Cluster]:
    """Clusters of persons by full name: equal spellings of one state, then longer forms where only one fits."""
    by_key: dict[tuple[tuple[str, ...], str], Cluster] = defaultdict(list)
    for member in people:
        by_key[name_key(member[1].name), member[1].country or ""].append(member)
    for key, country in sorted(by_key):
        abroad = [other for other in by_key if other[0] == key and other[1]]
        if not country and len(abroad) == 1:
            by_key[abroad[0]] += by_key.pop((key, ""))
    parent = {node: node for node in by_key}
    for node in sorted(by_key):
        longer = [other for other in sorted(by_key) if _extends(other, node)]
        if longer and all(_extends(b, a) or _extends(a, b) for a in longer for b in longer if a != b):
            for other in longer:
                parent[_root(parent, node)] = _root(parent, other)
    clusters: dict[tuple[tuple[str, ...], str], Cluster] = defaultdict(list)
    for node in sorted(by_key):
        clusters[_root(parent, node)] += by_key[node]
    return [clusters[node] for node in sorted(clusters)]


def _extends(long: tuple[tuple[str, ...], str], short: tuple[tuple[str, ...], str]) -> bool:
    """Whether one full name is the other with middle names, of the same state as far as told."""
    (a, country), (b, other) = long, short
    if len(a) <= len(b) or (country and other and country != other):
        return False
    rest = iter(a)
    return a[0] == b[0] and a[-1] == b[-1] and all(word in rest for word in b)


def _root(
    parent: Mapping[tuple[tuple[str, ...], str], tuple[tuple[str, ...], str]], node: tuple[tuple[str, ...], str]
) -> tuple[tuple[str, ...], str]:
    while parent[node] != node:
        node = parent[node]
    return node


def _join_surnames(single: Cluster, full: list[Cluster], known: dict[str, Cluster]) -> list[Cluster]:
    """Put surname-only persons where there is ground; return the rest, those of one state and office together."""
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in (*full, *(known[identity] for identity in sorted(known) if known[identity][0][1].type == "person")):
        for word in {w for _, actor in cluster for w in (name_key(actor.name)[0], name_key(actor.name)[-1])}:
            bearers[word].append(cluster)
    settled: list[tuple[Cluster, Member]] = []
    rest: dict[tuple[str, ...], Cluster] = defaultdict(list)
    for article, actor in single:
        found = _bearer(actor, bearers.get(name_key(actor.name)[0], []))
        if found is not None:
            settled.append((found, (article, actor)))
        elif actor.country and actor.offices:
            rest[name_key(actor.name)[0], actor.country, actor.offices[0].title].append((article, actor))
        else:
            rest[name_key(actor.name)[0], "", article].append((article, actor))
    for cluster, member in settled:
        cluster.append(member)
    return [rest[key] for key in sorted(rest)]


def _bearer(actor: Actor, clusters: list[Cluster]) -> Cluster | None:
    grounded = [c for c in clusters if any(_same_state_or_office(actor, other) for _, other in c)]
    if len(grounded) == 1:
        return grounded[0]
    if len(clusters) == 1 and any(other.id in _known_ids() for _, other in clusters[0]):
        conflict = any(actor.country and other.country and actor.country != other.country for _, other in clusters[0])
        return None if conflict else clusters[0]
    return None


def _same_state_or_office(one: Actor, other: Actor) -> bool:
    if one.country and other.country:
        return one.country == other.country
    return bool({(o.title, o.of) for o in one.offices if o.of} & {(o.title, o.of) for o in other.offices if o.of})


def _with_ids(clusters: Iterable[Cluster], *, taken: set[str]) -> list[tuple[str, Cluster]]:
    """An id for each cluster from its fullest name; those that only share it are told apart by state or article."""
    wanted: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        wanted[f"person-{slug(_fullest(cluster))}"].append(cluster)
    found: list[tuple[str, Cluster]] = []
    for identity in sorted(wanted):
        alone = len(wanted[identity]) == 1 and identity not in taken
        for cluster in wanted[identity]:
            surname_only = len(name_key(_fullest(cluster))) == 1
            found.append((identity if alone and not surname_only else f"{identity}-{_mark(cluster)}", cluster))
    return found


def _mark(cluster: Cluster) -> str:
    countries = sorted({actor.country for _, actor in cluster if actor.country})
    if len(name_key(_fullest(cluster))) > 1 and countries:
        return "-".join(countries).lower()
    return content_id("x", min(article for article, _ in cluster)).removeprefix("x-")[:8]


def _fullest(cluster: Cluster) -> str:
    return min((actor.name for _, actor in cluster), key=lambda name: (-len(name_key(name)), -len(name), name))


def _united(identity: str, cluster: Cluster) -> Actor:
    actors = [actor for _, actor in cluster]
    known = [actor for actor in actors if actor.id == identity and identity in _known_ids()]
    name = known[0].name if known else actors[0].name if actors[0].type != "person" else _fullest(cluster)
    countries = sorted({actor.country for actor in actors if actor.country})
    offices = {office for actor in actors for office in actor.offices}
    return Actor(
        id=identity,
        type=actors[0].type,
        name=name,
        aliases=tuple(sorted({alias for actor in actors for alias in actor.aliases})),
        country=countries[0] if len(countries) == 1 else None,
        offices=tuple(sorted(offices, key=lambda o: (o.title, o.of or "", o.start or "", o.end or ""))),
        members=tuple(sorted({member for actor in actors for member in actor.members})),
        wikidata=min((actor.wikidata for actor in actors if actor.wikidata), default=None),
    )
