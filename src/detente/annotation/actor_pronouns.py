"""He, she, it and they: resolved where grammar and gender leave little doubt."""

from detente.annotation.actor_roster import Draft, Find
from detente.annotation.actor_salience import Memory
from detente.annotation.actor_words import Words

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = _MALE | _FEMALE | _THING | _MANY
_ACTING = frozenset({"state", "body", "group", "organisation"})


def resolve_pronoun(words: Words, memory: Memory, i: int) -> Find | None:
    """The mention that a pronoun at a token makes, or None where its antecedent is not clear."""
    token = words.tokens[i]
    lower = token.text.lower()
    if lower in _MANY:
        actors = memory.together(i)
    elif lower in _THING:
        actors = _thing(words, memory, i)
    else:
        actors = _person(words, memory, i, "m" if lower in _MALE else "f")
    return Find(i, i + 1, token.start, token.end, "pronoun", actors, i) if actors else None


def _person(words: Words, memory: Memory, i: int, gender: str) -> tuple[str, ...]:

    def fits(draft: Draft) -> bool:
        person = draft.type == "person" or (draft.type == "unnamed" and not draft.plural)
        return person and draft.gender in (gender, "x")

    barred_ids = {a for j in _coarguments(words, i) for a in memory.at(j)}
    draft = memory.best(i, lambda d: fits(d) and d.id not in barred_ids, reach=4)
    if draft is None:
        return ()
    if draft.gender == "x":
        draft.gender = gender
    return (draft.id,)


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


def _thing(words: Words, memory: Memory, i: int) -> tuple[str, ...]:
    token = words.tokens[i]
    verb = words.tokens[token.head]
    if token.tag != "PRP$" and token.dep not in ("nsubj", "nsubjpass"):
        return ()
    if token.dep == "expl" or (
        token.dep in ("nsubj", "nsubjpass")
        and verb.lemma in ("be", "seem", "appear", "take", "remain", "become", "happen")
    ):
        return ()
    draft = memory.best(i, lambda d: d.type in _ACTING, reach=1, subjects=True)
    return (draft.id,) if draft is not None else ()
