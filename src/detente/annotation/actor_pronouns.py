"""He, she, it and they: resolved where grammar and gender leave little doubt."""

from detente.annotation.actor_quoting import Quoting
from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_runs import speaks, speech_verbs
from detente.annotation.actor_salience import COUNTRY, NEAREST, OBJECT, STORY, Fits, Memory
from detente.annotation.actor_words import Words
from detente.lexicon.bodies import news_outlets

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = _MALE | _FEMALE | _THING | _MANY
_ACTING = frozenset({"state", "body", "group", "organisation"})
_CLIMB = frozenset({"dobj", "pobj", "prep", "xcomp", "ccomp", "advcl", "poss", "dative", "pcomp"})
# Verbs with which "it" stands for no actor: it is, it seems, it takes.
_EMPTY = frozenset(
    {"be", "seem", "appear", "take", "remain", "become", "happen", "matter", "come", "follow", "mean", "include"}
)


# Verbs whose passive has an empty "it": it is known, it was hoped.
_KNOWN = frozenset(
    {"agree", "believe", "expect", "feel", "hope", "know", "report", "rumour", "say", "think", "understand"}
)


class Pronouns:
    """Finds whom a pronoun means among the actors named so far."""

    def __init__(self, words: Words, roster: Roster, memory: Memory, finds: list[Find]) -> None:
        self._words = words
        self._roster = roster
        self._memory = memory
        self._named = {find.head: find.actors for find in finds if find.head is not None and len(find.actors) == 1}
        self._quoting = Quoting(words, self._named)

    def find(self, i: int) -> Find | None:
        """The mention that a pronoun at a token makes, or None where its antecedent is not clear."""
        token = self._words.tokens[i]
        lower = token.text.lower()
        if lower in _MANY:
            actors = self._memory.together(i)
        elif lower in _THING:
            actors = self._thing(i)
        else:
            actors = self._person(i, "m" if lower in _MALE else "f")
        return Find(i, i + 1, token.start, token.end, "pronoun", actors, i) if actors else None

    def _person(self, i: int, gender: str) -> tuple[str, ...]:
        barred = {a for j in _coarguments(self._words, i) for a in self._memory.at(j)} | self._own_voice(i)

        def fits(draft: Draft) -> bool:
            person = draft.type == "person" or (draft.type == "unnamed" and not draft.plural)
            return person and draft.gender in (gender, "x") and draft.id not in barred

        weights = OBJECT if self._words.tokens[i].dep in ("dobj", "pobj", "dative") else STORY
        if (noun := _relative_head(self._words, i)) is not None and not self._actors_at(noun):
            return ()  # "a man who thinks nothing of jailing his rivals" is whoever is meant by "a man"
        draft = self._by_grammar(i, fits) or self._memory.best(i, fits, reach=4, weights=weights)
        draft = draft or self._fitting(_main_subject(self._words, i), fits)
        if draft is None:
            return ()
        if draft.gender == "x":
            draft.gender = gender
        return (draft.id,)

    def _own_voice(self, i: int) -> frozenset[str]:
        """Who speaks the quotation around a token: people do not call themselves "he"."""
        number = self._quoting.quote_at(i)
        if number is None:
            return frozenset()
        speakers = self._quoting.speakers(number)
        return self._memory.last_speaker(i, reach=3) if speakers is None else speakers

    def _by_grammar(self, i: int, fits: Fits) -> Draft | None:
        """Whom the grammar of the sentence binds the pronoun to: the "who" of its clause, a subject that follows."""
        words = self._words
        heads = (
            _relative_head(words, i),
            _subject_after(words, i),
            _joined_with(words, i),
            _reporter(words, i),
            _author(words, i),
        )
        return next((draft for draft in (self._fitting(head, fits) for head in heads) if draft is not None), None)

    def _fitting(self, head: int | None, fits: Fits) -> Draft | None:
        """The actor, if he fits, whom the words with a syntactic head name."""
        actors = self._actors_at(head) if head is not None else ()
        draft = self._roster.drafts.get(actors[0]) if actors else None
        return draft if draft is not None and fits(draft) else None

    def _actors_at(self, head: int) -> tuple[str, ...]:
        return self._named.get(head) or self._memory.at(head)

    def _thing(self, i: int) -> tuple[str, ...]:
        token = self._words.tokens[i]
        owner = token.tag == "PRP$"
        if not owner and token.dep not in ("nsubj", "nsubjpass"):
            return ()
        if not owner and _is_empty(self._words, i):
            return ()

        # an outlet that reports something is not what that is about
        telling = speaks(self._words, i) or (owner and _reporter(self._words, i) is not None)

        def fits(draft: Draft) -> bool:
            return draft.type in _ACTING and (telling or draft.id not in news_outlets())

        said = _subject_above(self._words, i)
        if said is not None and not owner:  # "the watchdog said it would": the watchdog, actor or not
            actors = self._memory.at(said)
            return actors if len(actors) == 1 and fits(self._roster.drafts[actors[0]]) else ()
        draft = self._memory.best(i, fits, reach=0, subjects=not owner, weights=NEAREST)
        draft = draft or self._memory.best(i, fits, reach=1, subjects=not owner, weights=COUNTRY)
        return (draft.id,) if draft is not None else ()


def _is_empty(words: Words, i: int) -> bool:
    """Whether "it" stands for nobody: "it is clear", "it's hard", "it is not known who"."""
    verb = words.tokens[words.tokens[i].head]
    if verb.lemma in _EMPTY or verb.text.lower() in ("'s", "’s", "‘s"):
        return True
    return words.tokens[i].dep == "nsubjpass" and verb.lemma.lower() in _KNOWN


def _coarguments(words: Words, i: int) -> set[int]:
    """Tokens that cannot be the antecedent of an object pronoun: the other arguments of its verb."""
    token = words.tokens[i]
    if token.tag == "PRP$" or token.dep in ("nsubj", "nsubjpass") or token.text.lower().endswith("self"):
        return set()
    verb = token.head
    if token.dep == "pobj":
        verb = words.tokens[verb].head
    return {
        j for j in words.document.children[verb] if words.tokens[j].dep in ("nsubj", "nsubjpass", "dobj") and j != i
    }


def _relative_head(words: Words, i: int) -> int | None:
    """The noun whose clause "who ..." holds a pronoun that is not its subject's rival: "a man who lost his post"."""
    token = words.tokens[i]
    if token.tag != "PRP$" and not token.text.lower().endswith("self"):
        return None
    for _ in range(8):
        if token.dep == "relcl":
            subjects = [j for j in words.document.children[token.i] if words.tokens[j].dep in ("nsubj", "nsubjpass")]
            return token.head if any(words.tokens[j].text.lower() == "who" for j in subjects) else None
        if token.dep not in _CLIMB:
            return None
        token = words.tokens[token.head]
    return None


def _subject_after(words: Words, i: int) -> int | None:
    """The subject that follows a phrase in front of its clause: "For her part, ..."."""
    token = words.tokens[i]
    noun = words.tokens[token.head]
    if token.tag != "PRP$" or noun.dep != "pobj" or i - words.bounds(i)[0] > 3:
        return None
    verb = words.tokens[words.tokens[noun.head].head]
    if verb.i < i:
        return None
    return next((j for j in words.document.children[verb.i] if j > i and words.tokens[j].dep == "nsubj"), None)


def _author(words: Words, i: int) -> int | None:
    """Whose the words are in which a pronoun speaks: "comments by Smith in which he", "Smith's speech in which"."""
    clause = words.tokens[words.tokens[i].head]
    if words.tokens[i].dep != "nsubj" or clause.dep != "relcl":
        return None
    if not any(words.tokens[j].tag == "WDT" and words.tokens[j].dep == "pobj" for j in range(clause.head + 1, i)):
        return None
    children = words.document.children
    for j in children[clause.head]:
        if words.tokens[j].dep == "poss":
            return j
    below = [j for j in children[clause.head] if words.tokens[j].dep in ("acl", "agent", "prep") and j < i]
    below += [k for j in below for k in children[j]]
    agents = (j for j in below if words.tokens[j].text.lower() == "by")
    return next((k for j in agents for k in children[j] if words.tokens[k].dep == "pobj"), None)


def _main_subject(words: Words, i: int) -> int | None:
    """The subject of the clause before which a pronoun's own clause or phrase stands ("After he lost, Smith left")."""
    token = words.tokens[i]
    for _ in range(10):
        if token.dep == "ROOT":
            return None
        front = token.dep in ("advcl", "prep") and token.head > i
        token = words.tokens[token.head]
        if front:
            subjects = (j for j in words.document.children[token.i] if words.tokens[j].dep in ("nsubj", "nsubjpass"))
            return next((j for j in subjects if j > i), None)
    return None


def _joined_with(words: Words, i: int) -> int | None:
    """The noun that "and" joins to what a pronoun owns: "the president and his aides"."""
    noun = words.tokens[words.tokens[i].head]
    before = words.before(i)
    joined = words.tokens[i].tag == "PRP$" and noun.dep == "conj" and before is not None and before.text == "and"
    return noun.head if joined and noun.head < i else None


def _reporter(words: Words, i: int) -> int | None:
    """Whose words are reported where a pronoun is their subject or owns it: "Smith said his country would"."""
    token = words.tokens[i]
    top = token.head if token.tag == "PRP$" else i
    return _subject_above(words, top) if words.tokens[top].dep in ("nsubj", "nsubjpass") else None


def _subject_above(words: Words, i: int) -> int | None:
    """The noun that is the subject of the verb of speech over a pronoun's clause."""
    clause = words.tokens[words.tokens[i].head]
    if clause.dep != "ccomp" or words.tokens[clause.head].lemma.lower() not in speech_verbs():
        return None
    subjects = [j for j in words.document.children[clause.head] if words.tokens[j].dep == "nsubj" and j < i]
    return subjects[0] if subjects and words.tokens[subjects[0]].pos in ("NOUN", "PROPN") else None
