"""The whole line: the only module that runs the stages.

::

    page ──read──▶ Article ──annotate──▶ Document ──extract──▶ Reading      per article, runs anywhere
    Readings + judgements ──merge──▶ Conclusions                            as of a time
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from detente import __version__
from detente.annotation import annotate
from detente.extraction import CUES, extractors
from detente.lexicon.states import states
from detente.merging import explain_act, merge_readings
from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.document import Document
from detente.model.explanation import Explanation
from detente.model.judgement import Judgement
from detente.model.reading import Miss, Reading
from detente.model.record import Conclusions

# What the claims of an article depend on besides the article: a change in any of it makes a new reading worth while.
_READERS = ("annotation", "calendar", "extraction", "lexicon", "model")


def _fingerprint() -> str:
    """Eight characters that change with every rule and every word list."""
    digest = hashlib.sha256()
    for room in _READERS:
        for path in sorted((Path(__file__).parent / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


# What a run is stamped with; pages read under another stamp are read anew.
EXTRACTOR = f"detente@{__version__}+{_fingerprint()}"


def reader_stamp(include: Collection[str] = ()) -> str:
    """What the runs are stamped with that read with these further families; pages of another stamp are read anew."""
    return "+".join((EXTRACTOR, *sorted(include)))


def read_page(article: Article, *, include: Collection[str] = ()) -> Reading:
    """All that the extractors find in one article; depends on nothing but the article and the lexicon.

    ``include`` names families that are off by default and wanted all the same.
    """
    document = annotate(article)
    claims = {claim.id: claim for extractor in extractors(include=include) for claim in extractor(document)}
    ordered = tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.telling, claim.id)))
    return Reading(
        article=article,
        claims=ordered,
        actors=_named_actors(document, ordered),
        times=document.times,
        misses=tuple(_misses(document, ordered)),
        extractor=reader_stamp(include),
    )


def _named_actors(document: Document, claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """The actors that claims name; a state may act in a visit to its capital without being named itself."""
    named = {claim.value for claim in claims} | {claim.attributed_to for claim in claims}
    actors = {actor.id: actor for actor in document.actors if actor.id in named}
    for state in states().values():
        if state.id in named:
            actors.setdefault(state.id, state.actor())
    return tuple(actors[each] for each in sorted(actors))


def merge(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    judged_claims: Sequence[Claim] = (),
    known_at: str | None = None,
) -> Conclusions:
    """What the record concludes from its readings and its judgements as of ``known_at``; see :func:`merge_readings`."""
    return merge_readings(readings, judgements, judged_claims=judged_claims, known_at=known_at)


def explain(
    act: str,
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    judged_claims: Sequence[Claim] = (),
    known_at: str | None = None,
) -> Explanation | None:
    """Why the act of this id has just its tellings, as of ``known_at``; see :func:`explain_act`."""
    return explain_act(act, readings, judgements, judged_claims=judged_claims, known_at=known_at)


def _misses(document: Document, claims: Sequence[Claim]) -> Iterator[Miss]:
    """The sentences that hold a family's cue word and no claim of that family."""
    told = {(claim.family, document.sentence_at(claim.start)) for claim in claims}
    for number, sentence in enumerate(document.sentences):
        lemmas = {token.lemma.lower() for token in document.tokens[sentence.first : sentence.last]}
        for family, cues in CUES.items():
            found = sorted(lemmas & cues)
            if found and (family, number) not in told:
                yield Miss(sentence.start, sentence.end, found[0], family)
