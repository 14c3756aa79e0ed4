"""Scores the choice of days against Timeline17: ``python -m evals.timelines [DATA] [--part dev|held|all]``.

Each topic of Timeline17 is some hundred dated articles of the press and a timeline that a journalist made. As in the
published work the number of days and the first and the last day of the journalist's timeline are given; scored is which
days between are chosen: date F1 of each timeline, and their mean. The ranking is described in ``docs/stories.md``.
``published`` ranks days by how many articles appeared, ``mentioned`` by how many sentences name them.

A part has whole subjects (all of ``bpoil``): two thirds to choose on (``dev``), one third held back.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from detente.annotation.parsing import parse, split_sentences
from detente.annotation.times import find_times
from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.model.article import Article
from detente.model.document import Document
from evals.parts import part_of, read_options
from evals.record import json_rows

# Only sentences with a word of these can name a day: the others are not analysed, which takes most of the time.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAY_WORD = re.compile(
    rf"\b{_MONTH}[a-z]*\.?\s+\d|\d\s+{_MONTH}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:to(?:day|night)|yesterday|tomorrow|days? (?:ago|later|earlier|after|before))\b",
    re.IGNORECASE,
)
# Days, and weights, chosen on the part dev.
_LATER_THAN = 20
_LATER, _APPEARED = 2.0, 0.6


@dataclass(slots=True)
class Topic:
    """A topic: the journalist's days, how many articles appeared on each day, and the days that sentences name.

    ``named`` has for each sentence and each day in it that day and the day on which the article appeared.
    """

    name: str
    gold: frozenset[date]
    published: Counter[date] = field(default_factory=Counter)
    named: list[tuple[date, date]] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON; 0, or 2 where the data is not there."""
    options = read_options("evals.timelines", __doc__, arguments)
    topics = list(read_topics(options.data / "bench" / "timeline17", part=options.part))
    if not topics:
        print(f"evals.timelines: no topics in bench/timeline17 of {options.data}", file=sys.stderr)
        return 2
    print(json.dumps({"part": options.part, **figures(topics)}, indent=2))
    return 0


def read_topics(folder: Path, *, part: str) -> Iterator[Topic]:
    """The topics of a part with the days that their articles name."""
    for place in sorted(folder.iterdir()) if folder.is_dir() else ():
        if part in ("all", part_of(place.name.partition("_")[0])):
            timelines = (place / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
            days = frozenset(date.fromisoformat(day) for line in timelines for day, _ in json.loads(line))
            topic = Topic(name=place.name, gold=days)
            for row in json_rows(sorted(place.glob("articles*.jsonl"))):
                add_article(topic, row)
            yield topic


def add_article(topic: Topic, row: Mapping[str, str]) -> None:
    """Counts an article and the days that its sentences name."""
    appeared = date.fromisoformat(row["time"][:10])
    topic.published[appeared] += 1
    sentences = (row["text"][start:end] for start, end, _ in split_sentences(row["text"]))
    text = "\n\n".join(sentence for sentence in sentences if _DAY_WORD.search(sentence))
    named = {(text.count("\n\n", 0, start), day) for start, day in days_named(text, appeared)}
    topic.named.extend((day, appeared) for _, day in sorted(named))


def days_named(text: str, appeared: date) -> Iterator[tuple[int, date]]:
    """The days that a text names, with the character at which it does; ``appeared`` is its day of publication."""
    sentences, tokens = parse(text)
    article = Article(id="article", uri="article", text=text, published=appeared.isoformat())
    for timex in find_times(Document(article, sentences, tokens, ())):
        value = resolve(timex.ref, appeared.isoformat()) if timex.ref is not None else None
        if value is not None and edtf.width(value) == 1:
            yield timex.start, edtf.parse(value).first


def figures(topics: Sequence[Topic]) -> dict[str, object]:
    """Date F1 by timeline and on average, for the ranking in use and for the two simple ones."""
    by_topic = {topic.name: date_f1(topic, chosen_days) for topic in topics}
    return {
        "timelines": len(topics),
        "date_f1": _mean(list(by_topic.values())),
        "mentioned": _mean([date_f1(topic, mentions) for topic in topics]),
        "published": _mean([date_f1(topic, publications) for topic in topics]),
        "by_timeline": by_topic,
    }


Ranking = Callable[[Topic], Mapping[date, float]]


def date_f1(topic: Topic, ranking: Ranking) -> float:
    """F1 of the best days by a ranking, as many as the journalist chose, between the first and the last of those."""
    first, last = min(topic.gold), max(topic.gold)
    inside = {day: score for day, score in ranking(topic).items() if first <= day <= last}
    best = sorted(inside, key=lambda day: (-inside[day], day))[: len(topic.gold)]
    return round(2 * len(topic.gold & set(best)) / (len(topic.gold) + len(best)), 4)


def publications(topic: Topic) -> Mapping[date, float]:
    """How many articles appeared on each day."""
    return dict(topic.published)


def mentions(topic: Topic) -> Mapping[date, float]:
    """How many sentences name each day."""
    return Counter(day for day, _ in topic.named)


def chosen_days(topic: Topic) -> Mapping[date, float]:
    """How well each day stands in a timeline: sentences that name it, those of later weeks, and articles of the day.

    A day that articles still come back to after weeks was a turn of events. Logarithms, so that a day of a hundred
    articles does not count for a hundred.
    """
    named = Counter(day for day, _ in topic.named)
    later = Counter(day for day, appeared in topic.named if (appeared - day).days > _LATER_THAN)
    return {
        day: math.log1p(named[day]) + _LATER * math.log1p(later[day]) + _APPEARED * math.log1p(topic.published[day])
        for day in named.keys() | topic.published.keys()
    }


def _mean(figures_of: Sequence[float]) -> float:
    return round(sum(figures_of) / max(len(figures_of), 1), 4)


if __name__ == "__main__":
    sys.exit(main())
