"""How well copies are told from own reporting: ``python -m evals.copies [DATA]`` prints JSON.

On ECB+ and BASIL it lists the pairs called copies with what a person said of them (``evals/verdicts/copies.tsv``). From
the practice articles it makes copies, mixes them among articles that are none, and counts what is found and what is
right: thresholds were chosen on the half ``dev``, ``held_out`` is the other one. DATA is a folder laid out like
``../shared``.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from detente.merging.copies import find_copies
from detente.merging.cuts import find_cuts
from detente.model.article import Article
from detente.model.ids import content_id
from evals.record import SHARED, VERDICTS, json_rows

KNOWN = VERDICTS / "copies.tsv"
_SEED = 20
_COPIED, _BESIDE, _SHORT = 120, 300, 40


@dataclass(frozen=True, slots=True)
class Found:
    """A pair called copies, by name, the smaller name first."""

    left: str
    right: str


def main(arguments: Sequence[str]) -> int:
    """Prints the figures; 1 where the data are missing."""
    data = Path(arguments[0]) if arguments else SHARED
    if not data.is_dir():
        print(f"evals.copies: no folder {data}", file=sys.stderr)
        return 1
    known = read_known(KNOWN)
    corpus = read_corpus(data)
    figures = {
        "ecb+": judged(pairs_called(read_ecb(data)), known),
        "basil": judged(pairs_called(read_basil(data)), known),
        "made": {half: score_made(articles) for half, articles in halves(corpus).items()},
        "corpus": corpus_figures(corpus, known),
    }
    json.dump(figures, sys.stdout, indent=2, ensure_ascii=False)
    print()
    return 0


def read_known(path: Path) -> dict[Found, str]:
    """What a person said of pairs: ``reprint``, ``own`` or ``version``, by pair."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {Found(*sorted(row[:2])): row[2] for row in rows}


def _one_report(known: Mapping[Found, str]) -> list[set[str]]:
    """The articles in groups that carry one report: what reprints a reprint does too."""
    groups: list[set[str]] = []
    for pair, verdict in known.items():
        if verdict in _RIGHT:
            touched = [group for group in groups if group & {pair.left, pair.right}]
            groups = [group for group in groups if group not in touched]
            groups.append({pair.left, pair.right}.union(*touched))
    return groups


def judged(pairs: Iterable[Found], known: Mapping[Found, str]) -> dict[str, object]:
    """Counts of the verdicts on pairs called copies, and the pairs that are wrong or that nobody looked at."""
    groups = _one_report(known)
    verdicts = {}
    for pair in pairs:
        together = any({pair.left, pair.right} <= group for group in groups)
        verdicts[pair] = known.get(pair, "reprint" if together else "not looked at")
    open_ = [f"{pair.left} {pair.right}: {verdict}" for pair, verdict in verdicts.items() if verdict not in _RIGHT]
    return {"called": len(verdicts), **Counter(verdicts.values()), "wrong_or_open": sorted(open_)}


_RIGHT = ("reprint", "version")


def pairs_called(articles: Sequence[Article]) -> list[Found]:
    """The pairs called copies, by the articles' ids."""
    return [Found(*sorted(pair)) for pair in find_copies(articles, find_cuts(articles)).items()]


def read_ecb(data: Path) -> list[Article]:
    """ECB+, topics 1 to 35, its tokens put together again. A line with the page's address is no text."""
    articles = []
    for path in sorted((data / "bench" / "ecbplus" / "ECB+").glob("*/*.xml")):
        if int(path.parent.name) <= 35:
            sentences: dict[int, list[str]] = {}
            for token in ElementTree.parse(path).getroot().iter("token"):
                sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
            lines = [" ".join(words) for _, words in sorted(sentences.items())]
            kept = [line for line in lines if not line.startswith(("http :", "https :"))]
            articles.append(Article(id=path.stem, uri=path.stem, text="\n".join(kept), outlet=path.stem))
    return articles


def read_basil(data: Path) -> list[Article]:
    """BASIL, three outlets on each event."""
    articles = []
    for path in sorted((data / "bench" / "basil" / "articles").glob("*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in page["body-paragraphs"])
        articles.append(
            Article(id=path.stem, uri=page["url"], text=text, outlet=page["source"], published=page["date"])
        )
    return articles


def read_corpus(data: Path) -> list[Article]:
    """The practice corpus, without those articles whose text is not at least 60 words long."""
    return [
        Article(
            id=row["id"],
            uri=row["url"] or row["id"],
            text=row["text"],
            outlet=row["outlet"] or None,
            published=row["published"] or None,
        )
        for row in json_rows(sorted((data / "practice" / "corpus").glob("*.jsonl")))
        if len(row["text"].split()) >= 60
    ]


def halves(corpus: Sequence[Article]) -> dict[str, list[Article]]:
    """The corpus in two halves of which no article is in both."""
    sides: dict[str, list[Article]] = {"dev": [], "held_out": []}
    for article in sorted(corpus, key=lambda article: article.id):
        sides["dev" if int(content_id("half", article.id)[-1], 16) % 2 else "held_out"].append(article)
    return sides


def score_made(corpus: Sequence[Article]) -> dict[str, object]:
    """Recall by kind of copy, and the share of right ones among all pairs called copies.

    Articles are grouped as the truth has it: an original, all that was made from it, and articles alone. A copy is
    found where it is put to its own original (or both to a third of the group); a pair across groups is wrong unless
    the untouched corpus is called the same.
    """
    chance = random.Random(_SEED)
    drawn = chance.sample(list(corpus), min(len(corpus), _COPIED + _BESIDE + _SHORT))
    originals, beside = drawn[: _COPIED + _SHORT], drawn[_COPIED + _SHORT :]
    originals = [*originals[:_COPIED], *(_as_brief(each) for each in originals[_COPIED:])]
    standing = {*pairs_called([*originals, *beside])}
    made: dict[str, tuple[str, str]] = {}
    copies = []
    for number, original in enumerate(originals):
        for name in chance.sample(sorted(CHANGES), 3):
            copy = make_copy(original, name, chance, number)
            copies.append(copy)
            made[copy.id] = (original.id, name)
        again = make_copy(copies[-1], chance.choice(sorted(CHANGES)), chance, number)
        copies.append(again)
        made[again.id] = (original.id, "copy of a copy")
    called = find_copies([*originals, *beside, *copies], find_cuts([*originals, *beside, *copies]))
    return _score(called, made, standing)


def _score(called: Mapping[str, str], made: Mapping[str, tuple[str, str]], standing: set[Found]) -> dict[str, object]:
    group = {copy: original for copy, (original, _) in made.items()}

    def leader(id_: str) -> str:
        return group.get(id_, id_)

    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for copy, (original, kind) in made.items():
        tried[kind] += 1
        found[kind] += called.get(copy) == original or (
            called.get(original) is not None and copy in _kin(called, original)
        )
    right = sum(leader(copy) == leader(other) for copy, other in called.items())
    wrong = [
        f"{copy} {other}"
        for copy, other in called.items()
        if leader(copy) != leader(other) and Found(*sorted((leader(copy), leader(other)))) not in standing
    ]
    return {
        "copies": len(made),
        "recall": round(sum(found.values()) / sum(tried.values()), 4),
        "precision": round(right / (right + len(wrong)), 4),
        "recall_by_kind": {kind: round(found[kind] / tried[kind], 3) for kind in sorted(tried)},
        "wrong": wrong,
    }


def _kin(called: Mapping[str, str], original: str) -> set[str]:
    """What is put to the same article as the original is."""
    top = called[original]
    return {top, *(copy for copy, other in called.items() if other == top)}


def _as_brief(article: Article) -> Article:
    """The beginning of an article as a wire of 60 to 150 words."""
    words, kept = 0, []
    for paragraph in article.text.split("\n"):
        if words >= 60:
            break
        kept.append(" ".join(paragraph.split()[: 150 - words]))
        words += len(kept[-1].split())
    return replace(article, text="\n".join(kept))


def make_copy(article: Article, change: str, chance: random.Random, number: int) -> Article:
    """Another outlet's copy of an article, a day later, changed in one of the ways of :data:`CHANGES`."""
    text = CHANGES[change](article.text, chance)
    outlet = f"{chance.choice(_TOWNS)} {chance.choice(_MASTS)}"
    return Article(
        id=content_id("copy", article.id, change),
        uri=f"copy/{number}/{change}",
        text=text,
        outlet=outlet,
        published=article.published and "2030-01-01",
    )


_TOWNS = ("Alderby", "Brackwater", "Carrow", "Dunmere", "Eastvale", "Ferrow", "Granholm", "Hollin")
_MASTS = ("Courier", "Evening Post", "Argus", "Examiner", "Sentinel", "Chronicle")
_WHO = ("Officials", "Diplomats", "Analysts in the region", "Two people who follow the matter", "Lawmakers")
_DID = ("weighed the next steps", "kept their counsel", "spoke of a long week", "looked for a way out of the quarrel")
_WHEN = ("as the week began", "while the talks went on", "before the deadline", "in a mood of caution")


def _invented(chance: random.Random, sentences: int) -> str:
    return " ".join(
        f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHEN)}; item {chance.randrange(999)} is open."
        for _ in range(sentences)
    )


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _new_headline(text: str, chance: random.Random) -> str:
    return f"What to know about matter {chance.randrange(999)} today\n\n{text}"


def _new_lead(text: str, chance: random.Random) -> str:
    return "\n\n".join([_invented(chance, 2), _invented(chance, 1), _without_lead(text, chance)])


def _without_lead(text: str, _chance: random.Random) -> str:
    """Without the first paragraph, or without the first fortieth where all is one paragraph."""
    lines = _paragraphs(text)
    return "\n\n".join(lines[1:]) if len(lines) > 3 else text[len(text) // 8 :]


def _last_third_cut(text: str, _chance: random.Random) -> str:
    return text[: text.rfind(" ", 0, len(text) * 2 // 3)]


def _other_marks(text: str, _chance: random.Random) -> str:
    """Single for double quotation marks, hyphens for dashes, no curly apostrophe."""
    table = {"“": "'", "”": "'", '"': "'", "’": "'", "—": " - ", "–": " - ", "\xa0": " "}
    return "".join(table.get(letter, letter) for letter in text)


def _edited(text: str, chance: random.Random) -> str:
    """One word in 25 replaced, as a desk with a style book does."""
    return " ".join("matter" if chance.random() < 0.04 else word for word in text.split(" "))


def _credited(text: str, chance: random.Random) -> str:
    return f"BRACKWATER (GNX) — {text}\n\nCopyright GNX. Reporting by staff in office {chance.randrange(99)}."


def _framed(text: str, chance: random.Random) -> str:
    """With another site's machinery around it."""
    head = "Home\nWorld\nSport\nSign in\nSubscribe to our newsletter for matter you can use."
    tail = (
        f"Read more\nRelated articles:\nMost popular\n{chance.randrange(99)} comments\nFollow us for updates all day."
    )
    return f"{head}\n\n{text}\n\n{tail}"


def _mixed(text: str, chance: random.Random) -> str:
    return _new_headline(_new_lead(_other_marks(_last_third_cut(text, chance), chance), chance), chance)


def _local_end(text: str, chance: random.Random) -> str:
    """With own paragraphs of a fourth of its length after it."""
    return f"{text}\n\n{_invented(chance, max(1, len(text.split()) // 64))}"


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "exact": lambda text, _chance: text,
    "new headline": _new_headline,
    "new lead": _new_lead,
    "first paragraph dropped": _without_lead,
    "last third cut": _last_third_cut,
    "other marks": _other_marks,
    "words edited": _edited,
    "credit added": _credited,
    "another site around": _framed,
    "own paragraphs after": _local_end,
    "mixed": _mixed,
}


def corpus_figures(corpus: Sequence[Article], known: Mapping[Found, str]) -> dict[str, object]:
    """What is called a copy in the corpus itself, and how long that takes without the search for boilerplate."""
    cuts = find_cuts(corpus)
    started = time.perf_counter()
    called = find_copies(corpus, cuts)
    seconds = time.perf_counter() - started
    return {
        "articles": len(corpus),
        "seconds": round(seconds, 1),
        **judged((Found(*sorted(pair)) for pair in called.items()), known),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
