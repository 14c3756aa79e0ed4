"""Who is in the reader's mind at a point of the text: the actors named so far, the likeliest antecedent first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_runs import speech_verbs
from detente.annotation.actor_words import Words

Fits = Callable[[Draft], bool]


@dataclass(frozen=True, slots=True)
class Trace:
    """One naming of one or several actors: at which token, whether as a subject, whether inside quotation marks."""

    token: int
    sentence: int
    actors: tuple[str, ...]
    subject: bool
    quoted: bool
    plural: bool
    speaking: bool
    main: bool


class Memory:
    """The namings of actors read so far, in text order."""

    def __init__(self, words: Words, roster: Roster) -> None:
        self._words = words
        self._roster = roster
        self._traces: list[Trace] = []

    def note(self, find: Find) -> None:
        """Remember that words name actors."""
        if find.place:
            return
        words = self._words
        head = find.head if find.head is not None else words.head_of(find.first, find.last)
        plural = len(find.actors) > 1 or (find.kind != "name" and words.tokens[head].tag in ("NNS", "NNPS"))
        subject = words.subject(head)
        main = subject and words.tokens[words.tokens[head].head].dep == "ROOT"
        quoted, speaking = words.quoted[head], _speaks(words, head)
        self._traces.append(Trace(head, words.sentence_of[head], find.actors, subject, quoted, plural, speaking, main))

    def recent(self, fits: Fits) -> Iterator[Draft]:
        """Distinct actors that fit, the last named first."""
        seen: set[str] = set()
        for trace in reversed(self._traces):
            for actor in trace.actors:
                draft = self._roster.drafts[actor]
                if actor not in seen and fits(draft):
                    seen.add(actor)
                    yield draft

    def at(self, token: int) -> tuple[str, ...]:
        """The actors that the words with this syntactic head name."""
        return next((trace.actors for trace in reversed(self._traces) if trace.token == token), ())

    def pair(self, fits: Fits, *, reach: int = 6) -> list[Draft]:
        """The two actors that fit and were last named together in one sentence, else the last two named."""
        by_sentence: dict[int, list[Draft]] = {}
        for trace in self._traces:
            found = by_sentence.setdefault(trace.sentence, [])
            drafts = [self._roster.drafts[actor] for actor in trace.actors]
            found.extend(d for d in drafts if fits(d) and d not in found)
        here = max(by_sentence, default=0)
        for sentence in sorted(by_sentence, reverse=True):
            together = _of_two_states(by_sentence[sentence])
            if here - sentence <= reach and len(together) == 2:
                return together
        return _of_two_states(list(self.recent(fits)))

    def together(self, token: int) -> tuple[str, ...]:
        """Who "they" are: several actors, or a plural's, named as a subject in this or the last sentence."""
        here = self._words.sentence_of[token]
        for trace in reversed(self._traces):
            if here - trace.sentence > 1:
                break
            if trace.plural and (trace.subject or len(trace.actors) > 1):
                return trace.actors
        return ()

    def best(self, token: int, fits: Fits, *, reach: int, subjects: bool = False) -> Draft | None:
        """The likeliest antecedent for a pronoun at a token: near, a subject, not from inside a quotation."""
        here, quoted = self._words.sentence_of[token], self._words.quoted[token]
        saying = 1.0 if _speaks(self._words, token) else 0.3
        scores: dict[str, float] = {}
        for trace in reversed(self._traces):
            back = here - trace.sentence
            if back > reach:
                break
            if trace.token >= token or len(trace.actors) > 1 or trace.plural or (subjects and not trace.subject):
                continue
            actor = trace.actors[0]
            if not fits(self._roster.drafts[actor]):
                continue
            score = (
                0.8 * trace.subject
                + 0.4 * trace.main
                - back
                - 1.5 * (trace.quoted and not quoted)
                - 0.002 * (token - trace.token)
            )
            score += saying * trace.speaking + (0.25 if actor in scores else 0.0) - 1.5 * actor.startswith("unnamed")
            scores[actor] = max(score, scores.get(actor, -99.0))
        if not scores:
            return None
        return self._roster.drafts[max(scores, key=lambda actor: (scores[actor], actor))]


def _speaks(words: Words, head: int) -> bool:
    token = words.tokens[head]
    return token.dep == "nsubj" and words.tokens[token.head].lemma.lower() in speech_verbs()


def _of_two_states(drafts: list[Draft]) -> list[Draft]:
    """The first draft and the next one of another state."""
    pair: list[Draft] = []
    for draft in drafts:
        if not pair or (
            len(pair) == 1 and draft.id != pair[0].id and (draft.country is None or draft.country != pair[0].country)
        ):
            pair.append(draft)
    return pair
