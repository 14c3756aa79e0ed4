"""Who is in the reader's mind at a point of the text: the actors named so far, the likeliest antecedent first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_runs import speaks, speech_verbs
from detente.annotation.actor_words import Words

Fits = Callable[[Draft], bool]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts for an antecedent: being a subject, the main one, a speaker; ``distance`` is lost with each token."""

    subject: float
    main: float
    saying: float
    distance: float
    modifier: float = 0.0
    again: float = 0.25
    share: float = 0.0
    oblique: float = 0.0
    back: float = 1.0
    owner: float = 0.0
    gender: float = 0.0


# What a sentence that is all quotation counts for distance: "he added" after it is still whoever spoke.
_QUOTED = 0.2
STORY = Weights(subject=0.8, main=0.4, saying=1.0, distance=0.002, oblique=0.25, back=1.3, owner=0.4, gender=0.8)
# "him" and "her" are rarely whoever the sentence is about.
OBJECT = Weights(subject=0.1, main=0.0, saying=-1.5, distance=0.004)
# "its" belongs to the last state named, but not to one that only describes something else ("Russian oil").
NEAREST = Weights(subject=0.0, main=0.0, saying=0.0, distance=0.05, modifier=0.5, again=0.05)
# "the president" without a state: the one whom the article is about.
OF_THE_STORY = Weights(subject=0.8, main=0.4, saying=0.0, distance=0.002, again=0.25, share=3.0, back=0.5)
# "the country", "the government": a state that the text is about, near.
COUNTRY = Weights(subject=0.8, main=0.2, saying=0.0, distance=0.005, modifier=0.5)
# "the country": the same, but rather the one that the whole article is about.
LAND = Weights(subject=0.4, main=0.1, saying=0.0, distance=0.005, share=2.0)


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
    modifier: bool
    oblique: bool
    owner: bool


class Memory:
    """The namings of actors read so far, in text order."""

    def __init__(self, words: Words, roster: Roster) -> None:
        self._words = words
        self._roster = roster
        self._traces: list[Trace] = []
        self._all: list[Trace] = []
        self._at: dict[int, tuple[str, ...]] = {}
        self._within: dict[int, list[Trace]] = {}
        # How often each actor was named, whoever was named last at the end; then the same with places.
        self._named: dict[str, int] = {}
        self._named_at_all: Counter[str] = Counter()
        self._depth = _depths(words)

    def note(self, find: Find) -> None:
        """Remember that words name actors; a state as a place is an antecedent for "the country" only."""
        words = self._words
        head = find.head if find.head is not None else words.head_of(find.first, find.last)
        plural = len(find.actors) > 1 or (find.kind != "name" and words.tokens[head].tag in ("NNS", "NNPS"))
        subject = words.subject(head)
        main = subject and words.tokens[words.tokens[head].head].dep == "ROOT"
        quoted, speaking = words.quoted[head], speaks(words, head)
        if not subject and _says_next(words, find.last):
            subject = speaking = True
        dep, sentence = words.tokens[head].dep, words.sentence_of[head]
        if dep == "attr" and all(actor.startswith("unnamed") for actor in find.actors):
            return  # "she is an activist" adds nobody
        trace = Trace(
            head,
            sentence,
            find.actors,
            subject,
            quoted,
            plural,
            speaking,
            main,
            modifier=dep in ("amod", "compound", "nmod"),
            oblique=dep == "pobj",
            owner=dep == "poss" and words.subject(words.tokens[head].head),
        )
        self._all.append(trace)
        self._named_at_all.update(trace.actors)
        if not find.place:
            self._keep(trace)

    def _keep(self, trace: Trace) -> None:
        """Remember a naming that any words may take up: by its head, by its sentence, by whom it names."""
        self._traces.append(trace)
        self._at[trace.token] = trace.actors
        self._within.setdefault(trace.sentence, []).append(trace)
        for actor in reversed(trace.actors):  # of those named together the first comes before the others
            self._named[actor] = self._named.pop(actor, 0) + 1

    def recent(self, fits: Fits) -> Iterator[Draft]:
        """Distinct actors that fit, the last named first."""
        drafts = (self._roster.drafts[actor] for actor in reversed(self._named))
        return (draft for draft in drafts if fits(draft))

    def at(self, token: int) -> tuple[str, ...]:
        """The actors that the words with this syntactic head name."""
        return self._at.get(token, ())

    def pair(self, fits: Fits, *, reach: int = 6) -> list[Draft]:
        """The two actors that fit and were last named together in one sentence, else the last two named."""
        here = max(self._within, default=0)
        for sentence in range(here, max(-1, here - reach - 1), -1):
            named = dict.fromkeys(actor for trace in self._within.get(sentence, ()) for actor in trace.actors)
            drafts = [self._roster.drafts[actor] for actor in named]
            together = _of_two_states([draft for draft in drafts if fits(draft)])
            if len(together) == 2:
                return together
        return _of_two_states(list(self.recent(fits)))

    def together(self, token: int) -> tuple[str, ...]:
        """Who "they" are: several actors, or a plural's, named as a subject in this or the last sentence."""
        here = self._words.sentence_of[token]
        nearest = 0 if self._other_people(token) else 1
        for trace in reversed(self._traces):
            if here - trace.sentence > nearest:
                break
            if trace.plural and (trace.subject or len(trace.actors) > 1):
                return trace.actors
            if trace.subject and len(joined := self._joined(trace)) > 1:
                return joined
        return ()

    def _other_people(self, token: int) -> bool:
        """Whether the sentence has, before a token, a plural subject that is no actor: "conservatives say they"."""
        words = self._words
        before = words.tokens[words.bounds(token)[0] : token]
        return any(t.dep == "nsubj" and t.tag == "NNS" and t.i not in self._at for t in before)

    def _joined(self, trace: Trace) -> tuple[str, ...]:
        """The actors of a subject and of those that "and" joins to it: "Smith and Jones said they"."""
        base = self._base(trace.token)
        here = (other for other in self._within[trace.sentence] if self._base(other.token) == base)
        return tuple(dict.fromkeys(actor for other in here if other.subject for actor in other.actors))

    def _base(self, token: int) -> int:
        tokens = self._words.tokens
        for _ in range(6):
            if tokens[token].dep != "conj":
                break
            token = tokens[token].head
        return token

    def _leads(self, trace: Trace) -> bool:
        return trace.subject or self._words.tokens[trace.token].dep == "poss"

    def last_speaker(self, token: int, *, reach: int) -> frozenset[str]:
        """The actor who spoke last, outside quotation marks, in the last sentences before a token."""
        here = self._words.sentence_of[token]
        for trace in reversed(self._traces):
            if here - trace.sentence > reach:
                break
            if trace.speaking and not trace.quoted and trace.token < token:
                return frozenset(trace.actors)
        return frozenset()

    def best(
        self,
        token: int,
        fits: Fits,
        *,
        reach: int,
        subjects: bool = False,
        places: bool = False,
        weights: Weights = STORY,
    ) -> Draft | None:
        """The likeliest antecedent for a pronoun at a token: near, a subject, not from inside a quotation."""
        words, quoted = self._words, self._words.quoted[token]
        here = words.sentence_of[token]
        saying = weights.saying * (1.0 if speaks(words, token) else 0.3)
        scores: dict[str, float] = {}
        traces = self._all if places else self._traces
        for trace in reversed(traces):
            back = (here - trace.sentence) if quoted else self._depth[here] - self._depth[trace.sentence]
            if back > reach:
                break
            if trace.token >= token or len(trace.actors) > 1 or trace.plural or (subjects and not self._leads(trace)):
                continue
            actor = trace.actors[0]
            if not fits(self._roster.drafts[actor]):
                continue
            score = (
                weights.subject * trace.subject
                + weights.main * trace.main * (1 if back else 2)
                + weights.owner * trace.owner
                - weights.modifier * trace.modifier
                - weights.oblique * trace.oblique
                - weights.back * back
                - 1.5 * (trace.quoted and not quoted)
                - weights.distance * (token - trace.token)
                - weights.gender * (self._roster.drafts[actor].gender == "x")
            )
            score += (
                saying * trace.speaking
                + (weights.again if actor in scores else 0.0)
                - 1.5 * actor.startswith("unnamed")
            )
            if trace.sentence == here and trace.oblique and _in_front(words, trace.token, token):
                score -= 1.0
            scores[actor] = max(score, scores.get(actor, -99.0))
        if not scores:
            return None
        if weights.share:
            _add_shares(scores, self._named_at_all if places else self._named, weights.share)
        return self._roster.drafts[max(scores, key=lambda actor: (scores[actor], actor))]


def _add_shares(scores: dict[str, float], named: Mapping[str, int], share: float) -> None:
    """Raise each score by the part that its actor has in all namings of the candidates."""
    total = sum(named[actor] for actor in scores)
    for actor in scores:
        scores[actor] += share * named[actor] / total


def _depths(words: Words) -> list[float]:
    """For each sentence how much a reader has heard before it outside quotations; a quoted one counts little."""
    depths, depth = [], 0.0
    for sentence in words.document.sentences:
        told = any(not words.quoted[t.i] and t.pos != "PUNCT" for t in words.tokens[sentence.first : sentence.last])
        depth += 1.0 if told else _QUOTED
        depths.append(depth)
    return depths


def _says_next(words: Words, last: int) -> bool:
    """Whether a finite verb of speech stands right after a name, whatever the parser makes of the two."""
    token = words.after(last - 1)
    return token is not None and token.tag in ("VBD", "VBZ") and token.lemma.lower() in speech_verbs()


def _in_front(words: Words, one: int, subject: int) -> bool:
    """Whether a token stands in a phrase before its clause's subject: "In a letter to Smith, he"."""
    verb = words.tokens[subject].head
    if words.tokens[subject].dep not in ("nsubj", "nsubjpass"):
        return False
    token = words.tokens[one]
    for _ in range(8):
        if token.dep not in ("pobj", "prep", "acl", "compound", "pcomp", "dobj", "dative"):
            return False
        token = words.tokens[token.head]
        if token.i == verb:
            return True
    return False


def _of_two_states(drafts: list[Draft]) -> list[Draft]:
    """The first draft and the next one of another state."""
    pair: list[Draft] = []
    for draft in drafts:
        if not pair or (
            len(pair) == 1 and draft.id != pair[0].id and (draft.country is None or draft.country != pair[0].country)
        ):
            pair.append(draft)
    return pair
