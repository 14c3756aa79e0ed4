"""Who is named where: titles, surnames, metonyms, offices, pairs, pronouns."""

import pytest

from detente.annotation import annotate
from detente.model.article import Article
from detente.model.document import Document


def read(text: str, published: str | None = "2013-06-10") -> Document:
    return annotate(Article(id="article-1", uri="test", text=text, published=published))


def named(document: Document, words: str, nth: int = 0) -> tuple[str, ...]:
    """The actors of the longest mention that covers the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    covering = [m for m in document.mentions if m.start <= start and start + len(words) <= m.end]
    return max(covering, key=lambda m: m.end - m.start).actors if covering else ()


def test_title_and_name_are_one_mention_of_the_person() -> None:
    document = read("Russian Foreign Minister Sergey Lavrov arrived on Monday.")
    mention = document.mentions[0]
    assert document.text[mention.start : mention.end] == "Russian Foreign Minister Sergey Lavrov"
    assert mention.actors == ("person-sergei-lavrov",)
    assert document.actor_by_id["person-sergei-lavrov"].aliases == ("Sergey Lavrov",)


def test_surname_alone_means_the_person_named_in_full() -> None:
    document = read("Envoy Marta Kowalczyk landed in Oslo. Kowalczyk said nothing. Kowalczyk's plane left.")
    assert named(document, "Kowalczyk", 1) == ("person-marta-kowalczyk",)
    assert named(document, "Kowalczyk", 2) == ("person-marta-kowalczyk",)


def test_family_name_first_is_found_by_its_first_word() -> None:
    document = read("Foreign Minister Ri Su Yong spoke in Geneva. Mr. Ri said the tests would go on.", "2015-03-03")
    assert named(document, "Mr. Ri") == named(document, "Ri Su Yong") == ("person-ri-su-yong",)


def test_given_name_in_brackets_belongs_to_the_name() -> None:
    document = read("The visitors met [Nikolai] Patrushev at noon.")
    assert named(document, "Patrushev") == ("person-nikolai-patrushev",)


def test_person_unknown_to_the_lexicon_gets_country_and_office_from_the_title() -> None:
    document = read("Norwegian Finance Minister Olga Brandvold resigned.")
    actor = document.actor_by_id["person-olga-brandvold"]
    assert actor.country == "NO"
    assert [office.title for office in actor.offices] == ["finance minister"]


def test_bare_surname_shared_by_two_is_not_guessed() -> None:
    document = read(
        "Anna Lindqvist met Peter Lindqvist in Lund. Later they ate. It rained. It snowed. Lindqvist said no."
    )
    assert named(document, "Lindqvist", 2) == ()


def test_two_kims_stay_two() -> None:
    document = read("Kim Jong-il died. His son Kim Jong Un took over.", "2011-12-20")
    assert named(document, "Kim Jong-il") == ("person-kim-jong-il",)
    assert named(document, "Kim Jong Un") == ("person-kim-jong-un",)


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Moscow responded with anger to the list.", "Moscow", ("state-RU",)),
        ("The ministers met in Moscow on Monday.", "Moscow", ()),
        ("Washington was willing to talk with Tehran.", "Washington", ("state-US",)),
        ("Washington was willing to talk with Tehran.", "Tehran", ("state-IR",)),
        ("MOSCOW (AP) — The talks went on.", "MOSCOW", ()),
    ],
)
def test_capital_stands_for_its_state_only_where_it_acts(text: str, words: str, actors: tuple[str, ...]) -> None:
    assert named(read(text), words) == actors


@pytest.mark.parametrize("words", ["Washington Post", "New York Times", "Moscow Times"])
def test_newspaper_is_an_organisation_not_a_city(words: str) -> None:
    document = read(f"The {words} wrote about the talks.")
    (actor,) = named(document, words)
    assert actor.startswith("organisation-")
    assert not any(a.type == "state" for a in document.actors)


@pytest.mark.parametrize(
    "text", ["They met at Camp David.", "The Magnitsky Act passed.", "They stayed in Trump Tower."]
)
def test_places_and_laws_with_a_persons_name_are_no_actor(text: str) -> None:
    assert not any(a.type == "person" for a in read(text).actors)


def test_officials_and_side_stand_for_their_state() -> None:
    document = read("Russian officials protested. The American side kept silent, and the Obama administration waited.")
    assert named(document, "Russian officials") == ("state-RU",)
    assert named(document, "American side") == ("state-US",)
    assert named(document, "Obama administration") == ("state-US",)


def test_ministry_with_its_state_is_an_organ() -> None:
    document = read("Turkey's foreign ministry summoned the envoy. The ministry gave no reason.")
    assert named(document, "foreign ministry") == ("body-tr-foreign-ministry",)
    assert named(document, "The ministry") == ("body-tr-foreign-ministry",)


def test_office_without_a_name_is_its_holder_on_the_day_of_publication() -> None:
    text = "The Russian foreign minister flew to Paris."
    assert named(read(text), "Russian foreign minister") == ("person-sergei-lavrov",)
    assert named(read(text, "2001-05-05"), "Russian foreign minister") == ("person-igor-ivanov",)


def test_office_without_a_name_and_date_is_somebody_unnamed() -> None:
    document = read("The Russian foreign minister flew to Paris.", None)
    (actor,) = named(document, "Russian foreign minister")
    assert actor.startswith("unnamed-")


def test_title_in_apposition_names_the_person_again() -> None:
    document = read("Ida Solberg, the Norwegian trade minister, and Spain's chief negotiator, Ana Gil, shook hands.")
    assert named(document, "Norwegian trade minister") == ("person-ida-solberg",)
    assert named(document, "chief negotiator") == ("person-ana-gil",)


def test_the_two_presidents_are_the_pair_named_last() -> None:
    document = read("President Barack Obama met President Xi Jinping in California. The two presidents walked.")
    assert set(named(document, "The two presidents")) == {"person-barack-obama", "person-xi-jinping"}


def test_both_sides_are_the_states_of_those_who_met() -> None:
    document = read("Sergei Lavrov met John Kerry in Geneva. Both sides agreed to go on.")
    assert set(named(document, "Both sides")) == {"state-RU", "state-US"}


def test_counterpart_holds_the_same_office_in_the_other_state() -> None:
    document = read("John Kerry called. He told his Russian counterpart to wait.")
    assert named(document, "Russian counterpart") == ("person-sergei-lavrov",)


def test_pronoun_agrees_in_gender_with_its_antecedent() -> None:
    document = read("Angela Merkel received Vladimir Putin in Berlin. She said the talks were frank. He agreed.")
    assert named(document, "She") == ("person-angela-merkel",)
    assert named(document, "He") == ("person-vladimir-putin",)


def test_official_without_a_name_is_unnamed_and_of_this_article() -> None:
    document = read("A senior official said no. The official gave no name.")
    (first,) = named(document, "senior official")
    assert first.startswith("unnamed-")
    assert named(document, "official", 1) == (first,)
    other = annotate(Article(id="article-2", uri="test", text=document.text))
    assert first not in other.actor_by_id


def test_every_mention_names_a_listed_actor_and_fits_its_tokens() -> None:
    document = read("U.S. Secretary of State John Kerry and his aides met EU leaders. They left with NATO's Rasmussen.")
    for mention in document.mentions:
        assert set(mention.actors) <= document.actor_by_id.keys()
        assert (
            document.tokens[mention.first].start <= mention.start < mention.end <= document.tokens[mention.last - 1].end
        )
        assert mention.first <= mention.head < mention.last


def test_same_article_gives_the_same_mentions() -> None:
    text = "Kerry met Lavrov. The two men spoke. Washington and Moscow differ."
    assert read(text).mentions == read(text).mentions


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lavrov and Putin May Meet in Vienna This Summer", {"person-sergei-lavrov", "person-vladimir-putin"}),
        ("Merkel Meets Hollande in Strasbourg Over Budget Row", {"person-angela-merkel", "person-francois-hollande"}),
        ("David Cameron Will Visit Oslo Next Week", {"person-david-cameron"}),
        ("Shinzo Abe Urges Restraint as Obama Warns Of War", {"person-shinzo-abe", "person-barack-obama"}),
        ("Merkel Putin Summit Stirs Hope Among Island Families", {"person-angela-merkel", "person-vladimir-putin"}),
    ],
)
def test_name_in_a_headline_ends_before_its_verb(text: str, people: set[str]) -> None:
    assert {actor.id for actor in read(text).actors if actor.type == "person"} == people


def test_words_that_a_page_glued_to_a_name_are_left_out_of_it() -> None:
    document = read("Sen. Marco RubioMORE on this spoke. President Obama Barack Hussein ObamaFive things left.")
    assert {actor.id for actor in document.actors} >= {"person-marco-rubio", "person-barack-obama"}
    (rubio,) = (m for m in document.mentions if m.actors == ("person-marco-rubio",))
    assert document.text[rubio.start : rubio.end] == "Sen. Marco Rubio"
    assert sum(actor.type == "person" for actor in document.actors) == 2


def test_short_first_name_in_brackets_is_part_of_the_name() -> None:
    document = read("The envoy thanked Robert (Bob) Lindqvist. Lindqvist left.")
    assert [a.name for a in document.actors if a.type == "person"] == ["Bob Lindqvist"]


@pytest.mark.parametrize("text", ["The Obama-Putin summit ended early.", "The Obama–Putin talks ended early."])
def test_hyphened_surnames_of_two_persons_are_two_mentions(text: str) -> None:
    document = read(text)
    assert named(document, "Obama") == ("person-barack-obama",)
    assert named(document, "Putin") == ("person-vladimir-putin",)


def test_hyphened_surname_of_one_person_stays_one() -> None:
    document = read("Envoy Clara Holm-Berg landed in Oslo. Holm-Berg said nothing.")
    assert named(document, "Holm-Berg", 1) == ("person-clara-holm-berg",)


def test_title_before_a_shared_surname_means_the_holder_of_the_office() -> None:
    document = read("Michelle Obama stayed at home. President Obama flew to Paris. Obama laughed.")
    assert named(document, "President Obama") == ("person-barack-obama",)
    assert named(document, "Obama", 2) == ("person-barack-obama",)
    assert named(document, "Michelle Obama") == ("person-michelle-obama",)


def test_bare_surname_is_the_leaders_where_another_is_named_only_once() -> None:
    document = read("Obama flew to Paris. His daughter Malia Obama stayed at home.")
    assert named(document, "Obama") == ("person-barack-obama",)
    assert named(document, "Malia Obama") == ("person-malia-obama",)


def test_bare_surname_of_a_leader_begins_a_headline() -> None:
    document = read("Obama, Putin hold talks by phone\n\nThe leaders spoke for an hour.")
    assert set(named(document, "The leaders")) == {"person-barack-obama", "person-vladimir-putin"}


def test_leader_of_a_party_is_no_leader_of_a_state() -> None:
    document = read("Kim met officials in Beijing on Tuesday.", "2018-03-28")
    assert named(document, "Kim") == ("person-kim-jong-un",)
    assert not any(a.id == "person-leopoldo-lopez" for a in read("Lopez and others sang.", "2018-06-01").actors)


def test_government_after_a_state_is_that_states() -> None:
    document = read("Norway closed its embassy on Monday. The government gave no reason.")
    assert named(document, "The government") == ("state-NO",)


@pytest.mark.parametrize(
    "text", ["Betrayal said the old man.", "Denuclearization Remains Elusive for Seoul", "Subscribe said the page."]
)
def test_common_word_with_a_capital_is_nobody(text: str) -> None:
    assert not any(actor.type == "person" for actor in read(text).actors)
