"""Who is named where: titles, surnames, metonyms, offices, pairs, pronouns."""

import pytest

from detente.annotation import annotate
from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import Memory
from detente.annotation.actor_words import Words
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


def test_pronoun_in_a_quotation_is_not_its_speaker() -> None:
    document = read('Ivo Holm praised Peter Lindqvist. "He is patient," Holm said.\n\n"He never shouts," he added.')
    assert named(document, "He") == ("person-peter-lindqvist",)
    assert named(document, "He", 1) == ("person-peter-lindqvist",)
    start = document.text.index("he added")
    assert [m.actors for m in document.mentions if m.start == start] == [("person-ivo-holm",)]


@pytest.mark.parametrize(
    ("text", "nth", "actor"),
    [
        ("Lavrov said that Lindqvist had fled and that Oslo would expel him.", 0, "person-peter-lindqvist"),
        ("Lavrov greeted Lindqvist, who had lost his post.", 0, "person-peter-lindqvist"),
        ("Lindqvist listened to Lavrov and his aides.", 0, "person-sergei-lavrov"),
    ],
)
def test_pronoun_follows_the_grammar_of_its_sentence(text: str, nth: int, actor: str) -> None:
    document = read(f"Sergei Lavrov and Peter Lindqvist came. {text}")
    word = " him" if " him" in text else " his"
    start = document.text.index(word) + 1
    assert [m.actors for m in document.mentions if m.start == start and m.kind == "pronoun"] == [(actor,)]


def test_possessive_before_its_subject_is_the_subjects() -> None:
    document = read("Sergei Lavrov left early. For her part, Angela Merkel stayed.")
    assert named(document, "her") == ("person-angela-merkel",)


def test_its_belongs_to_the_state_named_last() -> None:
    assert named(read("Norway praised Chile for its plan."), "its") == ("state-CL",)


def test_it_of_a_speaker_who_is_no_actor_is_nobody() -> None:
    assert named(read("Norway waited. The choir said it would sing."), "it", 1) == ()


@pytest.mark.parametrize("words", ["as president", "as his foreign minister", "the post of prime minister"])
def test_title_of_a_post_is_no_person(words: str) -> None:
    document = read(f"Barack Obama and Sergei Lavrov met. Ana Gil served {words} for a year.")
    assert [a.id for a in document.actors if a.type == "unnamed"] == []
    assert not [m for m in document.mentions if m.kind in ("title", "nominal")]


def test_describing_word_does_not_mean_the_head_of_state() -> None:
    document = read("Barack Obama slept. The top U.S. diplomat flew to Oslo.")
    assert named(document, "top U.S. diplomat") == ("person-john-kerry",)


def test_lawyer_of_the_president_is_no_president() -> None:
    document = read("President Barack Obama met Ida Holm, the president's lawyer. The president laughed.")
    assert named(document, "president") == named(document, "president", 1) == ("person-barack-obama",)


def test_every_title_in_a_row_after_a_name_is_that_persons() -> None:
    document = read("Ana Gil, a lawyer and founder of a bank, sang. She was an adviser.")
    assert {named(document, "lawyer"), named(document, "founder"), named(document, "adviser")} == {("person-ana-gil",)}


@pytest.mark.parametrize(
    "text",
    ["The Abraham Lincoln left port.", "A crowd in Lund. Ann Holm/Picture Agency", "They wrote #Lavrov on walls."],
)
def test_ships_pictures_and_tags_are_no_persons(text: str) -> None:
    assert not any(actor.type == "person" for actor in read(text).actors)


def test_name_after_a_royal_title_is_no_city_or_state() -> None:
    document = read("Queen Sofia met Prince Jordan.")
    assert not any(actor.type == "state" for actor in document.actors)


def test_title_before_a_surname_of_father_and_son_means_who_holds_it_on_the_day() -> None:
    document = read("President Bush saw his father, former President George H.W. Bush.", "2003-05-05")
    assert named(document, "President Bush") == ("person-george-w-bush",)


def test_two_leaders_run_together_are_two() -> None:
    assert {a.id for a in read("The Trump Kim summit began.", "2018-06-12").actors} >= {
        "person-donald-trump",
        "person-kim-jong-un",
    }


def test_vietnamese_name_is_shortened_to_its_last_word() -> None:
    document = read("Nguyen Phu Trong arrived. Mr. Trong smiled.", "2015-07-07")
    assert named(document, "Mr. Trong") == ("person-nguyen-phu-trong",)


def test_name_after_an_owned_title_is_a_person() -> None:
    document = read("John Kerry greeted his Norwegian counterpart, Ylva Storhaug. Storhaug smiled.")
    assert named(document, "counterpart") == named(document, "Storhaug", 1) == ("person-ylva-storhaug",)


def test_surname_in_an_undated_article_is_never_a_leaders_against_a_person_named_in_full() -> None:
    document = read("White House spokesman Jay Carney spoke. Carney smiled.", None)
    assert named(document, "Carney", 1) == ("person-jay-carney",)


def test_they_after_two_joined_subjects_are_both() -> None:
    document = read("Ana Gil and Ivo Holm sang. They danced.")
    assert set(named(document, "They")) == {"person-ana-gil", "person-ivo-holm"}


def test_short_name_of_an_outlet_means_the_longer_one_of_the_article() -> None:
    document = read("The New York Times asked. The Times waited.")
    assert named(document, "The Times") == named(document, "New York Times")


def test_secretary_without_more_is_the_one_of_the_article() -> None:
    document = read('"Secretary Kerry is well," Ida Holm said. Kerry smiled. The secretary left.')
    assert named(document, "Secretary Kerry") == named(document, "secretary") == ("person-john-kerry",)


def test_leader_of_a_state_is_its_chief_on_the_day() -> None:
    document = read("The leader of Germany agreed.")
    assert named(document, "leader of Germany") == ("person-angela-merkel",)


def test_quotation_after_saying_is_of_the_subject_of_its_clause() -> None:
    document = read('Ivo Holm thanked Peter Lindqvist, saying, "He was there from the start."')
    assert named(document, "He") == ("person-peter-lindqvist",)


def test_only_counted_or_shared_countries_are_a_pair() -> None:
    document = read("Norway and Chile joined Peru. They are the only countries that did.")
    assert named(document, "the only countries") == ()


def test_pronoun_after_a_long_quotation_is_whoever_spoke_before_it() -> None:
    document = read('"We wait," Ivo Holm said. "' + "This is a long road. " * 6 + 'We wait." He added nothing.')
    assert named(document, "He") == ("person-ivo-holm",)


def test_owner_of_the_subject_comes_before_those_whom_it_takes_in() -> None:
    document = read("John Kerry's meetings on Monday included Peter Lindqvist and Ivo Holm. He flew home on Tuesday.")
    assert named(document, "He") == ("person-john-kerry",)


def test_indefinite_description_after_a_name_and_a_dash_is_of_its_bearer() -> None:
    document = read("Enter Ms. Holm — a former Labour Party new media aide who writes. Elizabeth Holm is new here.")
    aides = [m for m in document.mentions if m.kind == "title"]
    assert [m.actors for m in aides] == [("person-elizabeth-holm",)]


@pytest.mark.parametrize("text", ["Norway paid. It's hard to see why.", "Norway paid. It is not known who asked."])
def test_empty_it_is_nobody(text: str) -> None:
    assert named(read(text), "It") == ()


def test_president_of_years_ago_is_not_the_president() -> None:
    document = read("President Obama spoke of President Saddam Hussein. The president's war was long.", "2015-06-10")
    assert named(document, "president") == ("person-barack-obama",)


def test_the_country_may_be_one_that_was_only_the_place() -> None:
    document = read("Norwegian doctors work in Chile. They came to Chile in May and left the country in June.")
    assert named(document, "the country") == ("state-CL",)


def test_an_actor_named_again_and_again_is_weighed_once() -> None:
    document = read("Norway met Chad. " * 20)
    roster = Roster("article-1", None)
    memory = Memory(Words(document), roster)
    for actor in document.actors:
        roster.state(actor)
    for mention in document.mentions:
        memory.note(Find(mention.first, mention.last, mention.start, mention.end, "name", mention.actors, mention.head))
    asked: list[str] = []

    def fits(draft: Draft) -> bool:
        asked.append(draft.id)
        return False

    assert list(memory.recent(fits)) == []
    assert asked == ["state-TD", "state-NO"]
