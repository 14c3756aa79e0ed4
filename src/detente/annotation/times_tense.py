"""Whether a time without a year points ahead or back: told by the words around it and the verb that governs it."""

from dataclasses import dataclass, replace
from functools import cache, cached_property

from detente.calendar.words import tense_words
from detente.model.document import Document, Token
from detente.model.times import Direction, Unit

_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = ("ADP", "DET", "PRON", "NOUN", "PROPN", "ADJ", "ADV")  # "told the newspaper late on"
_STEPS = 12  # no sentence hangs a time deeper

Pointing = tuple[Direction, bool]


@dataclass(frozen=True, slots=True)
class _Path:
    """What was met between a time and its verb: the first noun, one for what is arranged, a word like "after".

    ``owned``: "Monday's attack"; ``named``: "the June summit".
    """

    owned: bool
    named: bool
    noun: Token | None = None
    arranged: bool = False
    after: bool = False


@cache
def _spaced(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in phrases)


class Tense:
    """The tenses of one document's verbs, as far as times hang on them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = tense_words()

    @cached_property
    def _lower(self) -> list[str]:
        return [token.text.lower() for token in self._document.tokens]

    def direction(self, first: int, last: int, *, unit: Unit | None = None) -> Pointing:
        """Where tokens ``[first, last)`` point, and whether that is sure or only the likelier of two."""
        told = self._by_words(first, last)
        if told is not None:
            return told
        if unit == "weekday" and self._stands_after(first, self._words.beginning_phrases):
            return "future", False
        way, sure = self._by_grammar(first, last)
        if unit not in ("weekday", "week", "weekend") and way == "past" and self._announced(first):
            return "near", False
        if way != "future" and self._stands_after(first, self._words.limit_phrases):
            over = way == "past" and (self._denied(first) or self._was_over(first))
            return ("past" if over else "future"), False
        return way, sure

    def _start(self, i: int) -> int:
        """The first token of the sentence of a token."""
        return self._document.sentences[self._document.sentence_of[i]].first

    def _stands_after(self, first: int, phrases: tuple[str, ...]) -> bool:
        """Whether one of these phrases stands right before a token."""
        if first > 0 and self._lower[first - 1] == "the":
            first -= 1
        before = " ".join(("", *self._lower[max(self._start(first), first - 4) : first]))
        return before.endswith(_spaced(phrases))

    def _announced(self, first: int) -> bool:
        """Whether what is arranged stands between an announcing verb and the time ("announced a visit in June")."""
        tokens = self._document.tokens
        for i in range(first - 1, max(self._start(first), first - 10) - 1, -1):
            if tokens[i].lemma.lower() in self._words.arranged and tokens[i].tag in _NOUN_TAGS:
                verbs = [j for j in range(self._start(first), i) if tokens[j].pos == "VERB"]
                return bool(verbs) and tokens[verbs[-1]].lemma in self._words.announcing
            if tokens[i].pos == "VERB" or self._lower[i] == ",":
                return False
        return False

    def _denied(self, first: int) -> bool:
        return bool({"not", "n't", "n’t", "never", "no"} & set(self._lower[self._start(first) : first]))

    def _was_over(self, first: int) -> bool:
        """ "Had left by Friday": the verb before the time says that it was done by then."""
        before = range(first - 1, self._start(first) - 1, -1)
        verb = next((i for i in before if self._document.tokens[i].tag in ("VBN", "VBD", "VB", "VBG")), None)
        return verb is not None and "had" in self._lower[max(self._start(first), verb - 3) : verb]

    def _by_words(self, first: int, last: int) -> Pointing | None:
        """What stands right before the time: "ahead of", "since", "told the newspaper"."""
        if self._stands_after(first, self._words.future_phrases):
            return "future", True
        if self._stands_after(first, self._words.past_phrases):
            return "past", True
        tokens, verb = self._document.tokens, first - 1
        while verb >= max(self._start(first), first - 6) and tokens[verb].pos in _BETWEEN:
            if tokens[verb].lemma.lower() in self._words.arranged:
                return None
            verb -= 1
        if verb < self._start(first) or self._is_owner(last):
            return None
        told = tokens[verb].tag == "VBD" and tokens[verb].lemma in self._words.reporting
        return ("past", True) if told else None

    def _by_grammar(self, first: int, last: int) -> Pointing:
        """Climb from the time to the verb that governs it; nouns on the way may tell first."""
        tokens, here = self._document.tokens, self._root(first, last)
        verb = self._verb_of_clause(first, last, tokens[here])
        if verb is not None:
            return self._told_after(verb, first)
        path = _Path(owned=self._is_owner(last), named=tokens[here].dep in ("compound", "nmod", "amod"))
        for _ in range(_STEPS):
            head = tokens[tokens[here].head]
            if head.lemma.lower() in self._words.past_prepositions:
                path = replace(path, after=True)
            if head.pos in ("VERB", "AUX"):
                return self._by_verb(head, first, path)
            if head.pos == "ADJ" and head.lemma in self._words.scheduling_adjectives:
                return "future", True
            if head.tag in _NOUN_TAGS:
                cue = self._by_adjective(head)
                if cue is not None:
                    return cue, True
                told = path.noun is not None and path.noun.lemma.lower() in self._words.told_in
                arranged = path.arranged or (not told and head.lemma.lower() in self._words.arranged)
                path = replace(path, noun=path.noun or head, arranged=arranged)
            if head.i == here:
                break
            here = head.i
        return "near", False

    def _is_owner(self, last: int) -> bool:
        """Whether the time is a possessive: "Monday's announcement"."""
        return last < len(self._lower) and self._lower[last] in ("'s", "’s", "'", "’")

    def _verb_of_clause(self, first: int, last: int, root: Token) -> Token | None:
        """The verb of the clause that ends with the time, where the parser hung the time on a later clause."""
        tokens, head = self._document.tokens, self._document.tokens[root.head]
        if head.i < last or head.pos not in ("VERB", "AUX") or "," not in self._lower[last : head.i]:
            return None
        start = self._start(first)
        for i in range(first - 1, start - 1, -1):
            if self._lower[i] in (",", ";", "—", ":"):
                return None
            if tokens[i].pos == "VERB" or (tokens[i].pos == "AUX" and tokens[i].dep not in ("aux", "auxpass")):
                return tokens[i]
        return None

    def _root(self, first: int, last: int) -> int:
        """The token of the time that hangs on one outside it."""
        for i in range(last - 1, first - 1, -1):
            if not first <= self._document.tokens[i].head < last:
                return i
        return last - 1

    def _by_adjective(self, noun: Token) -> Direction | None:
        """ "the upcoming summit", "a planned visit"."""
        for child in self._document.children[noun.i]:
            if self._lower[child] in self._words.future_adjectives and child < noun.i:
                return "future"
            if self._lower[child] in self._words.past_adjectives and child < noun.i:
                return "past"
        return None

    def _by_verb(self, verb: Token, first: int, path: "_Path") -> Pointing:
        """Where the verb points; what hangs on one of its nouns may lie elsewhere."""
        way, sure = self._told_after(verb, first)
        if path.noun is None and not path.after:
            return way, sure
        if path.after:
            return (way if way == "past" or path.arranged else "near"), False
        if path.arranged and way == "past" and verb.lemma in self._words.announcing and verb.i < first:
            return "future", False
        if not path.arranged and (path.owned or (path.named and way == "past")):
            return "past", path.named
        direct = path.noun is not None and path.noun.dep in ("dobj", "nsubj", "nsubjpass", "npadvmod")
        return way, sure and direct and not path.arranged and verb.i < first

    def _told_after(self, verb: Token, first: int) -> Pointing:
        """Where the verb points, or its infinitive before the time ("prepared to meet on Friday")."""
        tokens = self._document.tokens
        way, sure = self.verb_direction(verb)
        if way != "past":
            return way, sure
        for i in self._document.children[verb.i]:
            child = tokens[i]
            if verb.i < i < first and child.tag == "VB" and child.dep in ("xcomp", "advcl", "ccomp"):
                return self.verb_direction(child)
        return way, sure

    def verb_direction(self, verb: Token, depth: int = 0) -> Pointing:
        """Where what a verb tells lies from the day of publication, and whether that is sure."""
        tokens = self._document.tokens
        helpers = [tokens[i] for i in self._document.children[verb.i] if tokens[i].dep in ("aux", "auxpass", "cop")]
        texts = {self._lower[helper.i] for helper in helpers}
        if any(
            self._lower[i] in self._words.open_marks for i in self._document.children[verb.i] if tokens[i].dep == "mark"
        ):
            return "near", False
        if texts & self._words.modals:
            return ("past", False) if "have" in texts else ("future", True)
        if self._is_scheduled(verb, helpers):
            return ("past", False) if "had" in texts else ("future", True)
        if verb.tag == "MD":
            return "future", True
        if "to" in texts and verb.tag == "VB":
            return self._infinitive(verb, depth)
        if texts & {"had", "has", "have", "'ve", "’ve", "was", "were", "did", "been"} or verb.tag == "VBD":
            return self._past(verb, texts)
        if texts & {"is", "are", "am", "'s", "’s", "'re", "’re", "be"}:
            return ("future", True) if verb.tag == "VBG" else ("near", False)
        return self._without_helpers(verb, depth)

    def _past(self, verb: Token, texts: set[str]) -> Pointing:
        """ "was going to meet" is still ahead; all else told in the past is over."""
        if verb.lemma == "go" and verb.tag == "VBG" and not texts & {"has", "had"}:
            return "future", False
        return "past", True

    def _is_scheduled(self, verb: Token, helpers: list[Token]) -> bool:
        """ "is scheduled for", "a visit planned in": a participle that promises."""
        if verb.lemma not in self._words.scheduling or verb.tag not in ("VBN", "VBD"):
            return False
        return verb.tag == "VBN" or any(helper.dep == "auxpass" for helper in helpers)

    def _infinitive(self, verb: Token, depth: int) -> Pointing:
        """ "agreed to meet" lies ahead; "managed to meet" and "flew there to meet" go by the verb before."""
        tokens = self._document.tokens
        governor = tokens[verb.head]
        if governor.i == verb.i or depth >= _STEPS:
            return "future", True
        if governor.lemma in ("first", "last", "second", "third", "only"):
            return "past", False
        if governor.pos == "AUX" and governor.lemma == "be":
            return "future", True
        if governor.pos == "VERB" and (governor.lemma in self._words.implicative or verb.dep == "advcl"):
            way, _ = self.verb_direction(governor, depth + 1)
            return way, False
        if governor.pos == "VERB" and "had" in {self._lower[i] for i in self._document.children[governor.i]}:
            return "past", False
        return "future", governor.pos != "NOUN"

    def _without_helpers(self, verb: Token, depth: int) -> Pointing:
        """Participles go by the verb above them; a present tense with a date is a timetable."""
        tokens, governor = self._document.tokens, self._document.tokens[verb.head]
        if verb.tag == "VBN":
            return "past", True
        if verb.tag in ("VBZ", "VBP"):
            if verb.lemma in self._words.reporting or verb.lemma in self._words.following:
                return "past", False
            return ("future" if verb.lemma in self._words.timetabled else "near"), False
        climbs = verb.tag in ("VBG", "VB") or verb.pos == "AUX"
        if climbs and governor.i != verb.i and depth < _STEPS:
            here = governor
            while here.pos not in ("VERB", "AUX") and here.head != here.i:
                here = tokens[here.head]
            if here.pos in ("VERB", "AUX") and here.i != verb.i:
                way, _ = self.verb_direction(here, depth + 1)
                return way, False
        return "near", False
