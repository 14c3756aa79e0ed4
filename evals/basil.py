"""Scores who is quoted against BASIL: ``python -m evals.basil [DATA] [--part dev|held|all] [--errors]``.

BASIL marks phrases that carry bias; those inside quotations name a speaker. Counted are the marked phrases of
quotations whose speaker has a name: the corpus calls the others only ``other_anti``, ``other_pro`` and the like. A
phrase is ``found`` where one of our statements shares words with it, and right where a speaker of that statement goes
by the name: the same words, one's words among the other's, or the same last word ("Paul Ryan", "Ryan").

``persons`` are speakers with a personal name. ``sides`` are the rest: there BASIL often writes the side that a person
speaks for ("NAACP" for its president, "Nebraska_officials" for one attorney general), so a right person counts as
wrong. The articles are split by story: two thirds to learn from (``dev``), one third held back.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.annotation import annotate
from detente.extraction.statements import extract_statements
from detente.model.article import Article
from detente.model.claim import Claim
from evals.parts import part_of, read_options
from evals.scoring import ratio
from evals.stories import event

_UNNAMED = "other_"
_WORD = re.compile(r"\w+")
# Words of speakers that are no persons.
_SIDES = frozenset({"america", "campaign", "democrats", "lawmakers", "now", "officials", "party", "republicans"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A marked phrase of a quotation: characters ``[start, end)`` of the text and the name of its speaker."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article with the marked phrases of its quotations."""

    name: str
    text: str
    published: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One of our statements: characters ``[start, end)`` and its speakers' names."""

    start: int
    end: int
    speakers: tuple[str, ...]


def read_sheet(article: Path, annotated: Path) -> Sheet:
    """An article and its phrases; ValueError where a phrase does not stand where the annotation says."""
    page: dict[str, Any] = json.loads(article.read_text(encoding="utf-8"))
    paragraphs: list[list[str]] = page["body-paragraphs"]
    text, starts = "", []
    for paragraph in paragraphs:
        for sentence in paragraph:
            starts.append(len(text))
            text += sentence + " "
        text = text[:-1] + "\n\n" if paragraph else text
    marks = json.loads(annotated.read_text(encoding="utf-8"))["phrase-level-annotations"]
    phrases = tuple(_phrases(marks, starts, text, annotated))
    return Sheet(article.stem, text, page["date"], phrases)


def _phrases(marks: Iterable[dict[str, Any]], starts: list[int], text: str, path: Path) -> Iterator[Phrase]:
    for mark in marks:
        if mark["quote"] != "yes" or mark["id"] == "title" or mark["speaker"].startswith(_UNNAMED):
            continue
        number = int(mark["id"].removeprefix("p"))
        if number >= len(starts):
            raise ValueError(f"{path}: there is no sentence {mark['id']}")
        begin = starts[number]
        stated = text[begin + mark["start"] : begin + mark["end"]]
        # Some offsets are off by a few characters: the words tell.
        at = begin + mark["start"] if stated == mark["txt"] else text.find(mark["txt"], begin)
        if at < 0:
            at = begin + mark["start"]
        yield Phrase(at, at + len(mark["txt"]), mark["speaker"].replace("_", " "))


def find_tellings(sheet: Sheet) -> tuple[Telling, ...]:
    """Our statements of an article."""
    article = Article(id=f"article-{sheet.name}", uri=sheet.name, text=sheet.text, published=sheet.published)
    document = annotate(article)
    names = {actor.id: actor.name for actor in document.actors}
    claims: dict[str, list[Claim]] = {}
    for claim in extract_statements(document):
        claims.setdefault(claim.telling, []).append(claim)
    return tuple(_telling(told, names) for told in claims.values())


def _telling(claims: list[Claim], names: dict[str, str]) -> Telling:
    words = next(claim for claim in claims if claim.attribute == "text")
    # The exact words stand beside the name: an office's holder is known by another name than "the senator".
    spoken = [claim for claim in claims if claim.attribute == "speaker"]
    speakers = tuple(name for claim in spoken for name in (names.get(str(claim.value), ""), claim.exact) if name)
    return Telling(words.start, words.end, speakers)


def same_speaker(gold: str, name: str) -> bool:
    """Whether two names are one's: the same words, or the same last word."""
    one, other = _WORD.findall(gold.lower()), _WORD.findall(name.lower())
    return bool(one and other) and (set(one) == set(other) or one[-1] == other[-1] or set(one) <= set(other))


def is_person(speaker: str) -> bool:
    """Whether a speaker is named as a person: two or three capitalised words, none of them a side's."""
    words = speaker.split()
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.lower() not in _SIDES for word in words)


def score(sheets: Iterable[Sheet]) -> tuple[dict[str, object], list[str]]:
    """The figures, and what is wrong in words."""
    counts: dict[str, Counter[str]] = {"persons": Counter(), "sides": Counter()}
    errors: list[str] = []
    for sheet in sheets:
        tellings = find_tellings(sheet) if sheet.phrases else ()
        for phrase in sheet.phrases:
            over = [one for one in tellings if one.start < phrase.end and phrase.start < one.end]
            good = any(same_speaker(phrase.speaker, name) for one in over for name in one.speakers)
            kind = "persons" if is_person(phrase.speaker) else "sides"
            counts[kind].update({"phrases": 1, "found": bool(over), "right": good})
            if not good:
                heard = sorted({name for one in over for name in one.speakers})
                words = " ".join(sheet.text[max(0, phrase.start - 60) : phrase.end + 60].split())
                errors.append(f"{kind} {phrase.speaker} | {heard if over else 'no statement'} | {words} | {sheet.name}")
    counts["all"] = counts["persons"] + counts["sides"]
    return {name: _figures(count) for name, count in counts.items()}, errors


def _figures(count: Counter[str]) -> dict[str, object]:
    total, found, right = count["phrases"], count["found"], count["right"]
    return {
        "phrases": total,
        "found": found,
        "right": right,
        "accuracy": ratio(right, total),
        "accuracy_of_found": ratio(right, found),
    }


def sheets(data: Path, *, part: str) -> Iterator[Sheet]:
    """The articles of a part with their annotations, in the order of their names."""
    folder = data / "bench" / "basil" if (data / "bench" / "basil").is_dir() else data
    for article in sorted((folder / "articles").rglob("*.json")):
        annotated = folder / "annotations" / article.parent.name / f"{article.stem}_ann.json"
        if annotated.is_file() and part in ("all", part_of(event(article.stem))):
            yield read_sheet(article, annotated)


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON; 0, or 2 where the data is not there."""
    options = read_options("evals.basil", __doc__, arguments)
    found = list(sheets(options.data, part=options.part))
    if not found:
        print(f"basil: no articles with annotations in {options.data}", file=sys.stderr)
        return 2
    figures, errors = score(found)
    if options.errors:
        print(*errors, sep="\n", file=sys.stderr)
    print(json.dumps({"part": options.part, "articles": len(found), **figures}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
