"""What each stage makes of the sample, line by line; `pytest tests/goldens --rewrite-goldens` writes the files anew.

A golden is no statement of what is right: it shows in a diff what a change does to every stage, where nobody looked.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from detente.annotation import annotate
from detente.calendar.resolve import resolve
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.record import Act, Conclusions
from detente.model.times import TimeRef
from detente.pipeline import merge, read_page
from detente.reading import read_path
from detente.sample import sample_folder

# People without a name bear a hash of their article, and that depends on where the sample lies.
_HASH = re.compile(r"-[0-9a-f]{12}\b")
EXPECTED = Path(__file__).parent / "expected"


@cache
def articles() -> tuple[Article, ...]:
    read = (page for page in read_path(sample_folder()) if isinstance(page, Article))
    return tuple(sorted(read, key=lambda article: (article.uri, article.published or "")))


@cache
def conclusions() -> Conclusions:
    return merge([read_page(article) for article in articles()])


def _title(article: Article) -> str:
    return f"## {Path(article.uri).name} {article.published or 'undated'}"


def reading() -> Iterator[str]:
    for article in articles():
        yield _title(article)
        for name in ("headline", "outlet", "agency", "byline", "dateline", "published_basis", "language"):
            yield f"{name}: {getattr(article, name)}"
        yield f"text: {len(article.text)} characters, {len(article.text.splitlines())} lines"


def annotation() -> Iterator[str]:
    for article in articles():
        document = annotate(article)
        yield _title(article)
        for timex in document.times:
            value = resolve(timex.ref, article.published) if timex.ref else None
            yield f"time {timex.start}: {timex.text} = {value} ({timex.type})"
        for quote in document.quotes:
            yield f"quote {quote.start}-{quote.end}{' scare' if quote.scare else ''}"
        for mention in document.mentions:
            words = article.text[mention.start : mention.end].replace("\n", " ")
            yield f"mention {mention.start}: {words} = {', '.join(mention.actors)} ({mention.kind})"


def extraction() -> Iterator[str]:
    for article in articles():
        yield _title(article)
        claims = read_page(article).claims
        tellings = _numbers(claims)
        for claim in sorted(claims, key=lambda each: (*_place(each), tellings[each.telling])):
            number = tellings[claim.telling]
            value = claim.value
            if isinstance(value, TimeRef):
                value = resolve(value, article.published) or "not worked out"
            if claim.attribute in ("answers", "continues"):
                value = f"telling {tellings.get(str(claim.value), 0)}"
            if claim.attribute == "text":
                value = "the words"
            exact = claim.exact.replace("\n", " ")
            shown = exact if len(exact) <= 60 else f"{exact[:40]} ... {exact[-15:]}"
            yield f"{claim.family} {number} {claim.attribute} = {value} < {shown} > {claim.modality}"


def _numbers(claims: Iterable[Claim]) -> dict[str, int]:
    """The tellings of an article, numbered in the order of the words that tell their acts."""
    heads = [claim for claim in claims if claim.attribute in ("type", "text")]
    ordered = sorted(heads, key=lambda claim: (claim.start, claim.end, claim.family))
    return {telling: number for number, telling in enumerate(dict.fromkeys(each.telling for each in ordered), 1)}


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    value = claim.value.to_json() if isinstance(claim.value, TimeRef) else claim.value
    return claim.start, claim.end, claim.family, claim.attribute, _HASH.sub("", str(value))


def merging() -> Iterator[str]:
    """The acts as blocks of lines, sorted as text: ids depend on where the sample lies."""
    names = {actor.id: actor.name for actor in conclusions().actors}
    yield from sorted(_act_block(act, names) for act in conclusions().acts)
    for each in sorted(conclusions().articles, key=lambda each: each.article.uri):
        yield f"article {Path(each.article.uri).name}: {each.published_best}, voice of {each.origin}"
        yield f"    cut {[each.article.text[cut.start : cut.end][:30] for cut in each.cut]}"


def _act_block(act: Act, names: dict[str, str]) -> str:
    people = ", ".join(
        sorted(f"{each.role} {names.get(each.actor or '', each.described)}" for each in act.participants)
    )
    facts = (act.type, act.status, act.time, act.place and act.place.name, act.host_event, act.name, act.count)
    lines = [f"{act.family}: {' | '.join(str(fact) for fact in facts if fact is not None)} | {people}"]
    lines.append(f"    told by {act.origins}, {len(act.claims)} claims, statuses {sorted({*_statuses(act)})}")
    lines += [
        f"    disputed {each.attribute}: {sorted(str(value.value) for value in each.values)}" for each in act.disputes
    ]
    return "\n".join(lines)


def _statuses(act: Act) -> Iterator[str]:
    return (turn.status for turn in act.history if turn.status is not None)


STAGES: dict[str, Callable[[], Iterable[str]]] = {
    "reading": reading,
    "annotation": annotation,
    "extraction": extraction,
    "merging": merging,
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_stage_makes_of_the_sample_what_it_made_before(stage: str, request: pytest.FixtureRequest) -> None:
    golden = EXPECTED / f"{stage}.txt"
    made = _HASH.sub("", "\n".join(STAGES[stage]()) + "\n")
    if request.config.getoption("--rewrite-goldens"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
