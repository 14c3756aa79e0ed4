"""Joining the actors of several articles."""

import random

from detente.merging.actors import join_actors
from detente.model.actors import Actor, Office


def person(name: str, *, country: str | None = None, title: str | None = None, identity: str | None = None) -> Actor:
    offices = (Office(title, country),) if title else ()
    made = "person-" + name.lower().replace(" ", "-").replace(".", "")
    return Actor(id=identity or made, type="person", name=name, aliases=(name,), country=country, offices=offices)


def ids(articles: dict[str, list[Actor]]) -> list[str]:
    return [actor.id for actor in join_actors(articles)[0]]


def test_transliterations_of_one_name_join() -> None:
    articles = {"a": [person("Sergei Vasilyev", country="RU")], "b": [person("Sergey Vasiliev")]}
    actors, mapping = join_actors(articles)
    assert len(actors) == 1
    assert actors[0].aliases == ("Sergei Vasilyev", "Sergey Vasiliev")
    assert mapping["a", "person-sergei-vasilyev"] == mapping["b", "person-sergey-vasiliev"] == actors[0].id


def test_accents_and_middle_names_do_not_part_a_person() -> None:
    assert len(ids({"a": [person("Jose Luis Ibarra")], "b": [person("José Ibarra")]})) == 1


def test_same_name_of_two_states_stays_two() -> None:
    articles = {"a": [person("Ali Hassan", country="EG")], "b": [person("Ali Hassan", country="IQ")]}
    assert len(ids(articles)) == 2


def test_short_name_that_fits_two_longer_ones_joins_neither() -> None:
    articles = {"a": [person("John Adam Reed")], "b": [person("John Mark Reed")], "c": [person("John Reed")]}
    assert len(ids(articles)) == 3


def test_surname_joins_the_full_name_of_the_same_state() -> None:
    articles = {"a": [person("Olga Brandvold", country="NO")], "b": [person("Brandvold", country="NO")]}
    assert ids(articles) == ["person-olga-brandvold"]


def test_surname_without_ground_joins_nobody() -> None:
    articles = {"a": [person("Olga Brandvold", country="NO")], "b": [person("Brandvold")], "c": [person("Brandvold")]}
    assert len(ids(articles)) == 3


def test_surname_joins_the_only_bearer_whom_the_lexicon_knows() -> None:
    known = person("Sergei Lavrov", country="RU")
    assert ids({"a": [known], "b": [person("Lavrov")]}) == ["person-sergei-lavrov"]


def test_surname_of_another_state_is_not_the_known_bearer() -> None:
    known = person("Sergei Lavrov", country="RU")
    assert len(ids({"a": [known], "b": [person("Lavrov", country="BG")]})) == 2


def test_father_and_son_stay_two() -> None:
    bushes = [
        person("George W. Bush", country="US"),
        person("George H. W. Bush", country="US", identity="person-george-h-w-bush"),
    ]
    bushes[0] = person("George W. Bush", country="US", identity="person-george-w-bush")
    assert len(ids({"a": bushes, "b": [person("Bush", country="US")]})) == 3


def test_nobody_unnamed_is_joined() -> None:
    one = Actor(id="unnamed-1", type="unnamed", name="official")
    other = Actor(id="unnamed-2", type="unnamed", name="official")
    assert ids({"a": [one], "b": [other]}) == ["unnamed-1", "unnamed-2"]


def test_states_join_with_all_their_spellings() -> None:
    one = Actor(id="state-RU", type="state", name="Russia", aliases=("Moscow",), country="RU")
    other = Actor(id="state-RU", type="state", name="Russia", aliases=("Russian",), country="RU")
    (actor,) = join_actors({"b": [one], "a": [other]})[0]
    assert actor.aliases == ("Moscow", "Russian")


def test_order_of_articles_changes_nothing() -> None:
    names = [
        *[
            ("Sergei Vasilyev", "RU"),
            ("Sergey Vasiliev", None),
            ("Vasiliev", "RU"),
            ("Vasilyev", None),
            ("John Reed", "US"),
        ],
        *[("John A. Reed", None), ("John Adam Reed", "US"), ("Reed", "US"), ("Reed", None), ("Ali Hassan", "EG")],
        *[
            ("Ali Hassan", "IQ"),
            ("Ali Hassan", None),
            ("Hassan", "EG"),
            ("Kim Yong", "KP"),
            ("Kim", "KP"),
            ("Kim", "KR"),
        ],
    ]
    rng = random.Random(7)
    articles = {f"article-{n}": [person(name, country=country)] for n, (name, country) in enumerate(names)}
    expected = join_actors(articles)
    for _ in range(30):
        order = list(articles)
        rng.shuffle(order)
        assert join_actors({key: articles[key] for key in order}) == expected
