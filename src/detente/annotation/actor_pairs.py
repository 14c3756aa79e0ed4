"""Words for several actors at once: "the two presidents", "both sides", "the leaders"."""

from functools import cache

from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import Memory
from detente.annotation.actor_words import Words
from detente.lexicon.loading import read_toml
from detente.lexicon.states import states

_LEADING = frozenset(
    {"president", "prime minister", "chancellor", "king", "emir", "supreme leader", "pope", "crown prince"}
)
_COUNTS = frozenset({"two", "both"})
_LANDS = frozenset({"countries", "nations", "neighbors", "neighbours", "capitals", "superpowers"})
_NO_PAIR = frozenset({"only", "other", "same", "first", "most", "small", "smaller", "large", "larger", "poor", "rich"})


@cache
def _pairs() -> tuple[dict[str, str], frozenset[str]]:
    data = read_toml("nominals.toml")["pairs"]
    kinds = {word: kind for kind, words in data["persons"].items() for word in words}
    return kinds, frozenset(data["states"])


@cache
def pair_nouns() -> frozenset[str]:
    """Nouns that may mean a pair named before."""
    kinds, of_states = _pairs()
    return frozenset(word.lower() for word in (*kinds, *of_states, "two"))


class Pairs:
    """Finds the actors that a plural noun refers back to."""

    def __init__(self, words: Words, roster: Roster, memory: Memory) -> None:
        self._words = words
        self._roster = roster
        self._memory = memory

    def find(self, noun: int) -> Find | None:
        """The mention of two actors whose noun stands at a token, or None where the text named none."""
        if self._words.tokens[noun].text.lower() not in pair_nouns():
            return None
        first = self._first(noun)
        if first is None:
            return None
        lower = self._words.tokens[noun].text.lower()
        kinds, of_states = _pairs()
        counted = any(t.text.lower() in _COUNTS for t in self._words.tokens[first : noun + 1])
        actors: list[Draft] = []
        if lower == "two" or lower == "pair":
            actors = self._persons("person")
        elif lower in kinds:
            actors = self._persons(kinds[lower]) if counted or kinds[lower] != "person" or lower == "men" else []
        if not actors and lower in of_states and (counted or lower in ("sides", "countries", "parties", "nations")):
            actors = self._states(groups=lower not in _LANDS)
        if len(actors) < 2:
            return None
        start, end = self._words.tokens[first].start, self._words.tokens[noun].end
        return Find(first, noun + 1, start, end, "nominal", tuple(d.id for d in actors), noun)

    def _first(self, noun: int) -> int | None:
        """Where "the two presidents" begins, if the noun stands in such a phrase."""
        kinds, of_states = _pairs()
        token, tokens = self._words.tokens[noun], self._words.tokens
        lower = token.text.lower()
        begin = self._words.bounds(noun)[0]
        after = self._words.after(noun)
        if after is not None and after.text == "of":
            return None
        if lower == "two":
            alone = (
                noun > begin and tokens[noun - 1].text.lower() == "the" and token.dep in ("nsubj", "nsubjpass", "pobj")
            )
            return (
                noun - 1 if alone and (after is None or after.pos in ("VERB", "AUX", "PUNCT", "ADV", "CCONJ")) else None
            )
        if lower not in kinds and lower not in of_states:
            return None
        if any(tokens[c].text.lower() in _NO_PAIR for c in self._words.document.children[noun]):
            return None
        i = noun - 1
        while (
            i >= begin
            and i >= noun - 3
            and (tokens[i].pos == "ADJ" or tokens[i].text.lower() in ("two", "world", "feuding"))
        ):
            i -= 1
        if i >= begin and tokens[i].text.lower() in ("the", "both", "these"):
            first = (
                i - 1 if tokens[i].text.lower() == "the" and i > begin and tokens[i - 1].text.lower() == "both" else i
            )
            return first
        return i + 1 if i + 1 < noun and tokens[i + 1].text.lower() in _COUNTS else None

    def _persons(self, kind: str) -> list[Draft]:
        def fits(draft: Draft) -> bool:
            if draft.type != "person":
                return False
            titles = {office.title for office in draft.held(self._roster.day)} | draft.roles
            return kind == "person" or bool(
                titles
                & (
                    _LEADING
                    if kind == "leader"
                    else {kind, "secretary of state"}
                    if kind == "foreign minister"
                    else {kind}
                )
            )

        return self._memory.pair(fits)

    def _states(self, *, groups: bool) -> list[Draft]:
        pair = self._memory.pair(
            lambda d: (d.type == "group" and groups) or (d.country is not None and not self._serves_none(d))
        )
        return [d if d.type == "group" or d.country is None else self._state(d.country) for d in pair]

    def _serves_none(self, draft: Draft) -> bool:
        """Whether a person speaks for no state: a group's secretary-general, or one long out of office."""
        retired = draft.known and bool(draft.offices) and not draft.held(self._roster.day)
        return _serves_a_group(draft) or (draft.type == "person" and retired)

    def _state(self, country: str) -> Draft:
        return self._roster.state(states()[country].actor())


def _serves_a_group(draft: Draft) -> bool:
    """Whether a person speaks for a group of states: the secretary-general is no Portuguese party."""
    return any(office.of is not None and office.of.startswith("group-") for office in draft.offices)
