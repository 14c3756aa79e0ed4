"""What is seen only across acts: issues and stories."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from detente.calendar import edtf
from detente.merging.findings import Context
from detente.model.ids import content_id
from detente.model.record import Act, Issue, ReadArticle, Story

# Articles that tell one act within a working week are one story; later ones look back.
_STORY_DAYS = 5
_TELLING_FAMILIES = frozenset({"meeting", "measure", "message"})


def issues(acts: Sequence[Act]) -> tuple[Issue, ...]:
    """Every issue on an act's agenda with its acts, by id."""
    found: dict[str, list[str]] = defaultdict(list)
    for act in acts:
        for name in act.agenda:
            found[name].append(act.id)
    made = (Issue(issue_id(name), name, tuple(sorted(acts))) for name, acts in found.items())
    return tuple(sorted(made, key=lambda issue: issue.id))


def issue_id(name: str) -> str:
    """The id of an issue: its name in lower case, words joined by hyphens."""
    return "issue-" + "-".join(re.findall(r"[^\W_]+", name.lower()))


def stories(
    acts: Sequence[Act], articles: Sequence[ReadArticle], context: Context
) -> tuple[tuple[Act, ...], tuple[ReadArticle, ...], tuple[Story, ...]]:
    """Acts and articles with their story, and the stories: articles that tell one act within a few days."""
    day = {each.article.id: each.published_best for each in articles}
    leader = {each.article.id: each.article.id for each in articles}

    def find(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    for act in acts:
        if act.family in _TELLING_FAMILIES:
            for left, right in combinations(sorted({told.claim.article for told in act.claims}), 2):
                if _near(day[left], day[right]):
                    first, second = sorted((find(left), find(right)))
                    leader[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for article in sorted(leader):
        groups[find(article)].append(article)
    made = [_story(tuple(group), acts, day, context) for group in groups.values()]
    story_of = {article: story.id for story in made for article in story.articles}
    told = tuple(replace(act, story=_story_of(act, story_of)) for act in acts)
    read = tuple(replace(each, story=story_of[each.article.id]) for each in articles)
    return told, read, tuple(sorted(made, key=lambda story: story.id))


def _near(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return False
    return abs((edtf.parse(left).first - edtf.parse(right).first).days) <= _STORY_DAYS


def _story_of(act: Act, story_of: Mapping[str, str]) -> str:
    """The story of the act's earliest telling, which is the one that broke it."""
    return story_of[act.claims[0].claim.article]


def _story(articles: tuple[str, ...], acts: Sequence[Act], day: Mapping[str, str | None], context: Context) -> Story:
    own = [act for act in acts if act.family in _TELLING_FAMILIES and act.claims[0].claim.article in articles]
    days = sorted(found for article in articles if (found := day[article]) is not None)
    return Story(
        id=content_id("story", *articles),
        title=_title(own, context),
        articles=articles,
        acts=tuple(sorted(act.id for act in own)),
        start=days[0] if days else None,
        end=days[-1] if days else None,
    )


def _title(acts: Sequence[Act], context: Context) -> str:
    """A title from the act that most origins tell of, not from a headline's wit."""
    if not acts:
        return "No act told"
    act = min(acts, key=lambda each: (-each.origins, each.family, each.id))
    names = [context.actors[each.actor].name for each in act.participants if each.actor][:3]
    what = act.name or act.type or act.family
    where = f" in {act.place.name}" if act.place else ""
    when = f", {act.time}" if act.time else ""
    return f"{', '.join(names)}: {what}{where}{when}" if names else f"{what}{where}{when}"
