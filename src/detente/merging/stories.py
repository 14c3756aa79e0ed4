"""Stories: the articles of one event together, titled by their acts, each linked to the story that it continues."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.calendar import edtf
from detente.merging.findings import Context
from detente.merging.shingles import without
from detente.merging.story_clusters import cluster_articles
from detente.merging.story_likeness import dot, likely, nearest, stretches
from detente.merging.story_terms import Vector, vectors
from detente.merging.story_titles import title_of
from detente.model.ids import content_id
from detente.model.record import Act, ReadArticle, Story

# The press tells of an event for a working week; what comes later is the next story of the storyline.
_STORY_DAYS = 5
# A follow-up is less like what it continues than the reports of one event are like each other, and comes within months.
_CONTINUES = 0.35
_STORYLINE_DAYS = 120
_TELLING_FAMILIES = frozenset({"meeting", "measure", "message"})


@dataclass(frozen=True, slots=True)
class _Days:
    """The first and the last day (ordinals) on which an article may have been published."""

    first: int
    last: int


def group_stories(
    acts: Sequence[Act], articles: Sequence[ReadArticle], context: Context
) -> tuple[tuple[Act, ...], tuple[ReadArticle, ...], tuple[Story, ...]]:
    """Acts and articles with their story, and the stories by id; the order of what is given makes no difference."""
    days = {each.article.id: found for each in articles if (found := _days_of(each)) is not None}
    terms = vectors({each.article.id: _text(each) for each in articles}, _acts_by_article(acts))
    near = nearest(terms, lambda one, other: _in_one_week((one, other), days))
    placed, alike = _placed(terms, near)
    groups = cluster_articles(placed, alike, lambda group: _in_one_week(group, days))
    best = {each.article.id: each.published_best for each in articles}
    broken = _acts_by_breaker(acts)
    made = _linked([_story(group, broken, best, context) for group in groups], placed, _earlier(terms, days))
    story_of = {article: story.id for story in made for article in story.articles}
    told = tuple(replace(act, story=_story_of(act, story_of)) for act in acts)
    read = tuple(replace(each, story=story_of[each.article.id]) for each in articles)
    return told, read, tuple(sorted(made, key=lambda story: story.id))


def _text(read: ReadArticle) -> str:
    """What an article says without boilerplate, its headline before it."""
    return f"{read.article.headline or ''}\n{without(read.article.text, read.cut)}"


def _acts_by_article(acts: Sequence[Act]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        if act.family in _TELLING_FAMILIES:
            for told in act.claims:
                found[told.claim.article].add(act.id)
    return {article: sorted(ids) for article, ids in found.items()}


def _acts_by_breaker(acts: Sequence[Act]) -> dict[str, list[Act]]:
    """The acts by the article that told each first."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.claims[0].claim.article].append(act)
    return found


def _days_of(read: ReadArticle) -> _Days | None:
    if read.published is None or edtf.is_open(read.published):
        return None
    days = edtf.parse(read.published)
    return _Days(days.first.toordinal(), days.last.toordinal())


def _in_one_week(articles: Sequence[str], days: Mapping[str, _Days]) -> bool:
    """Whether the articles may all be from within a working week; one without a date may be from any."""
    known = [days[article] for article in articles if article in days]
    return not known or max(each.first for each in known) - min(each.last for each in known) <= _STORY_DAYS


def _placed(
    terms: Mapping[str, Vector], near: Mapping[str, Mapping[str, float]]
) -> tuple[Mapping[str, Vector], Mapping[str, Mapping[str, float]]]:
    """Vectors and likenesses, both stretched by how alike an article is to its neighbours."""
    stretch = stretches(near)
    placed = {id_: {term: weight * stretch[id_] for term, weight in own.items()} for id_, own in terms.items()}
    alike = {
        id_: {other: likeness * stretch[id_] * stretch[other] for other, likeness in others.items()}
        for id_, others in near.items()
    }
    return placed, alike


def _earlier(terms: Mapping[str, Vector], days: Mapping[str, _Days]) -> Mapping[str, Sequence[str]]:
    """For each dated article the earlier ones of which it may tell how things went on."""
    dated = {article: terms[article] for article in days}
    return likely(dated, lambda one, other: 0 <= days[one].first - days[other].last <= _STORYLINE_DAYS)


def _story_of(act: Act, story_of: Mapping[str, str]) -> str:
    """The story of the act's earliest telling, which is the one that broke it."""
    return story_of[act.claims[0].claim.article]


def _story(
    articles: Sequence[str], broken: Mapping[str, Sequence[Act]], best: Mapping[str, str | None], context: Context
) -> Story:
    own = [act for article in articles for act in broken.get(article, ())]
    days = sorted(day for article in articles if (day := best[article]) is not None)
    return Story(
        id=content_id("story", *articles),
        title=title_of(own, frozenset(articles), context),
        articles=tuple(articles),
        acts=tuple(sorted(act.id for act in own if act.family in _TELLING_FAMILIES)),
        start=days[0] if days else None,
        end=days[-1] if days else None,
    )


def _linked(
    made: Sequence[Story], placed: Mapping[str, Vector], earlier: Mapping[str, Sequence[str]]
) -> tuple[Story, ...]:
    """The stories, each with the earlier one that it is most like, where it is like enough."""
    story_of = {article: story for story in made for article in story.articles}
    linked = []
    for story in made:
        before = {story_of[other] for article in story.articles for other in earlier.get(article, ())}
        found = [(_alike(story, other, placed), other.id) for other in before if _starts_before(other, story)]
        best = min(found, key=lambda each: (-each[0], each[1]), default=None)
        linked.append(replace(story, continues=best[1]) if best and best[0] >= _CONTINUES else story)
    return tuple(linked)


def _starts_before(one: Story, other: Story) -> bool:
    """Whether a story starts before another, so that no two continue each other."""
    return one.start is not None and other.start is not None and one.start < other.start


def _alike(one: Story, other: Story, placed: Mapping[str, Vector]) -> float:
    """How alike the articles of two stories are on average."""
    pairs = [dot(placed[left], placed[right]) for left in one.articles for right in other.articles]
    return sum(pairs) / len(pairs)
