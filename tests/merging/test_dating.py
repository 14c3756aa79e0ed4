"""The scenarios of docs/decisions/dating.md, and what else dating rests on."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.dating import Dating, date_articles
from detente.merging.dating_evidence import days_meaning, evidence_for
from detente.merging.dating_offices import office_evidence
from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.claim import Claim, Value, telling_id
from detente.model.ids import content_id
from detente.model.reading import Reading
from detente.model.times import TimeRef, Timex

MONDAY = TimeRef(unit="weekday", weekday=0, direction="past")
NEXT_MONDAY = TimeRef(unit="weekday", weekday=0, direction="future")
TUESDAY_AHEAD = TimeRef(unit="weekday", weekday=1, direction="future")
THURSDAY = TimeRef(unit="weekday", weekday=3, direction="past")
YESTERDAY = TimeRef(unit="day", offset=-1)
LAST_WEEK = TimeRef(unit="week", offset=-1)

NAMES = {
    "person-anna-aalto": ("Anna Aalto", "FI"),
    "person-bo-berg": ("Bo Berg", "SE"),
    "person-carl-dahl": ("Carl Dahl", "NO"),
    "person-john-kerry": ("John Kerry", "US"),
    "state-FI": ("Finland", "FI"),
    "state-SE": ("Sweden", "SE"),
}


@dataclass
class Page:
    """A reading under construction: every word told or named stands in the text."""

    uri: str
    published: str | None = None
    lines: list[str] = field(default_factory=list)
    acts: list[tuple[str, list[tuple[str, Value, str]]]] = field(default_factory=list)
    named: list[tuple[str, TimeRef]] = field(default_factory=list)

    def say(self, line: str, **times: TimeRef) -> "Page":
        self.lines.append(line)
        self.named.extend((words.replace("_", " "), ref) for words, ref in times.items())
        return self

    def tell(self, family: str, *claims: tuple[str, Value, str]) -> "Page":
        self.acts.append((family, list(claims)))
        return self

    def reading(self) -> Reading:
        text = "\n".join(self.lines)
        article = Article(
            id=content_id("article", self.uri),
            uri=self.uri,
            text=text,
            outlet=f"The {self.uri.title()} Post",
            published=self.published,
            published_basis="given" if self.published else None,
        )
        claims = []
        for number, (family, told) in enumerate(self.acts):
            telling = telling_id(article.id, family, number, number + 1)
            for attribute, value, exact in told:
                start = text.index(exact)
                claims.append(
                    Claim(
                        article=article.id,
                        telling=telling,
                        family=family,
                        attribute=attribute,
                        value=value,
                        start=start,
                        end=start + len(exact),
                        exact=exact,
                        extractor="test@1",
                    )
                )
        ids = sorted({str(claim.value) for claim in claims} & NAMES.keys())
        actors = tuple(
            Actor(
                id=one, type="state" if one.startswith("state") else "person", name=NAMES[one][0], country=NAMES[one][1]
            )
            for one in ids
        )
        times = tuple(
            Timex(text.index(words), text.index(words) + len(words), words, "DATE", ref) for words, ref in self.named
        )
        return Reading(article=article, claims=tuple(claims), actors=actors, times=times, extractor="test@1")


def talks(page: Page, when: str, ref: TimeRef) -> Page:
    """The talks of Aalto and Berg in Turku, with the letter that Aalto handed over."""
    page.say(f"Anna Aalto met Bo Berg for talks in Turku {when}.", **{when.replace(" ", "_"): ref})
    page.say("Aalto gave Berg a letter from Carl Dahl there.")
    page.tell(
        "meeting",
        ("type", "talks", "talks"),
        ("participant", "person-anna-aalto", "Anna Aalto"),
        ("participant", "person-bo-berg", "Bo Berg"),
        ("place", "Turku", "Turku"),
        ("time", ref, when),
    )
    return page.tell(
        "message",
        ("type", "letter", "letter"),
        ("sender", "person-carl-dahl", "Carl Dahl"),
        ("recipient", "person-bo-berg", "Berg a letter"),
    )


def summit(page: Page, when: str, ref: TimeRef) -> Page:
    """A planned meeting at the APEC summit in Bali."""
    page.say(f"Aalto may meet Berg at the APEC summit in Bali {when}.", **{when.replace(" ", "_"): ref})
    return page.tell(
        "meeting",
        ("type", "sideline meeting", "meet"),
        ("participant", "person-anna-aalto", "Aalto"),
        ("participant", "person-bo-berg", "Berg"),
        ("host_event", "APEC summit", "APEC summit"),
        ("place", "Bali", "Bali"),
        ("status", "planned", "may meet"),
        ("time", ref, when),
    )


def dated(*pages: Page) -> dict[str, Dating]:
    datings = date_articles([page.reading() for page in pages], {})
    return {page.uri: datings[page.reading().article.id] for page in pages}


def test_1_a_weekday_of_talks_that_a_dated_article_tells_gives_the_week_from_that_day() -> None:
    found = dated(talks(Page("a", "2013-04-15"), "on Monday", MONDAY), talks(Page("b"), "on Monday", MONDAY))["b"]
    assert (found.best, found.basis) == ("2013-04-15", "inferred")
    assert found.published is not None
    assert edtf.contains("2013-04-15/2013-04-21", found.published)
    assert edtf.contains(found.published, "2013-04-15/2013-04-16")
    assert found.because is not None
    assert "The A Post" in found.because
    assert "2013-04-15" in found.because


def test_2_last_week_with_a_list_of_the_same_count_gives_the_week_after_it() -> None:
    def page(uri: str, published: str | None, when: str, ref: TimeRef) -> Page:
        made = Page(uri, published).say(f"Sweden put 18 Finns on a list {when}.", **{when.replace(" ", "_"): ref})
        made.say("Finland answered with a list of 17 Swedes.")
        made.tell(
            "measure",
            ("type", "blacklist", "list"),
            ("imposer", "state-SE", "Sweden"),
            ("target", "state-FI", "Finns"),
            ("count", 18, "18"),
            ("time", ref, when),
        )
        return made.tell(
            "measure",
            ("type", "blacklist", "a list of 17"),
            ("imposer", "state-FI", "Finland"),
            ("target", "state-SE", "Swedes"),
            ("count", 17, "17"),
        )

    friday = TimeRef(unit="weekday", weekday=4, direction="past")
    found = dated(page("a", "2013-04-15", "on Friday", friday), page("b", None, "last week", LAST_WEEK))["b"]
    assert found.published is not None
    assert edtf.overlaps(found.published, "2013-04-16")
    assert edtf.width(found.published) <= 8


def test_3_a_known_summit_still_to_come_gives_the_week_before_and_a_past_weekday_the_day() -> None:
    page = summit(Page("a"), "on Monday", NEXT_MONDAY).say("An aide said so on Thursday.", Thursday=THURSDAY)
    found = dated(page)["a"]
    assert found.published is not None
    assert edtf.contains("2013-10-01/2013-10-07", found.published)
    assert edtf.contains(found.published, "2013-10-03/2013-10-04")
    assert found.best == "2013-10-03"
    assert "APEC summit" in (found.because or "")


def test_4_a_known_journey_still_to_come_and_a_past_weekday_give_the_day_before() -> None:
    page = Page("a").say("Secretary of State John Kerry will visit Sochi on Tuesday.", on_Tuesday=TUESDAY_AHEAD)
    found = dated(page.say("The other side complained on Monday.", on_Monday=MONDAY))["a"]
    assert found.published is not None
    assert edtf.contains("2015-05-01/2015-05-12", found.published)
    assert found.best == "2015-05-11"


def test_5_yesterday_for_an_act_of_known_day_gives_the_day_after() -> None:
    found = dated(talks(Page("a", "2013-04-15"), "on Monday", MONDAY), talks(Page("b"), "yesterday", YESTERDAY))["b"]
    assert (found.published, found.best) == ("2013-04-16", "2013-04-16")


def test_6_weekdays_alone_give_no_date() -> None:
    found = dated(talks(Page("a"), "on Monday", MONDAY))["a"]
    assert found == Dating(published=None, best=None, basis=None, because=None)


def test_7_undated_articles_do_not_date_each_other() -> None:
    undated = [talks(Page(uri), "on Monday", MONDAY) for uri in ("b", "c")]
    assert all(each.published is None for each in dated(*undated).values())
    found = dated(*undated, talks(Page("a", "2013-04-15"), "on Monday", MONDAY))
    assert found["b"] == found["c"]
    assert edtf.contains(found["b"].published or "", "2013-04-15")


def test_8_a_stated_date_is_never_changed() -> None:
    found = dated(
        talks(Page("a", "2013-04-15"), "on Monday", MONDAY), talks(Page("b", "2011-01-03"), "on Monday", MONDAY)
    )
    assert (found["b"].published, found["b"].basis, found["b"].because) == ("2011-01-03", "given", None)


def test_9_nothing_is_told_as_past_before_it_happened() -> None:
    page = summit(Page("a"), "in October", TimeRef(unit="month", month=10, direction="future"))
    page.say("They first met in May 2013 and were at odds.", May_2013=TimeRef(value="2013-05"))
    found = dated(page)["a"]
    assert found.published is not None
    assert edtf.parse(found.published).first.isoformat() >= "2013-04-30"


def test_10_the_order_of_the_readings_does_not_matter() -> None:
    pages = [
        talks(Page("a", "2013-04-15"), "on Monday", MONDAY),
        talks(Page("b"), "on Monday", MONDAY),
        summit(Page("c"), "on Monday", NEXT_MONDAY),
        talks(Page("d", "2013-04-16"), "yesterday", YESTERDAY),
    ]
    assert dated(*pages) == dated(*reversed(pages))


def test_another_meeting_of_the_same_two_elsewhere_says_nothing() -> None:
    other = Page("b").say("Anna Aalto met Bo Berg for talks in Oslo on Monday.", on_Monday=MONDAY)
    other.tell(
        "meeting",
        ("type", "talks", "talks"),
        ("participant", "person-anna-aalto", "Anna Aalto"),
        ("participant", "person-bo-berg", "Bo Berg"),
        ("place", "Oslo", "Oslo"),
        ("time", MONDAY, "on Monday"),
    )
    assert dated(talks(Page("a", "2013-04-15"), "on Monday", MONDAY), other)["b"].published is None


@pytest.mark.parametrize("former", ["former ", "ex-"])
def test_who_is_in_office_narrows_but_a_former_holder_does_not(former: str) -> None:
    found = dated(
        Page("a").say("Secretary of State Warren Christopher flew home."),
        Page("b").say(f"It was {former}Secretary of State Warren Christopher."),
    )
    assert found["a"].published is not None
    assert edtf.contains(found["a"].published, "1995-06-15")
    assert found["a"].best is None
    assert found["b"].published is None


def test_a_campaign_of_a_coming_year_is_not_looked_back_on() -> None:
    page = summit(Page("a"), "on Monday", NEXT_MONDAY)
    page.say("She entered the 2016 campaign and was asked about 2016.", **{"2016": TimeRef(value="2016")})
    published = dated(page)["a"].published
    assert published is not None
    assert edtf.contains("2013-10-01/2013-10-07", published)


def test_a_happening_told_in_so_many_words_dates_an_article_without_a_date() -> None:
    page = Page("a").say("Prime Minister David Cameron warned them before the EU referendum.")
    found = dated(page.say("Britons decide on Brexit soon."))["a"]
    assert found.published is not None
    assert edtf.contains(found.published, "2016-06-20")
    assert edtf.width(found.published) <= 2 * 366
    assert found.best is None
    without = dated(Page("a").say("Prime Minister David Cameron warned them before lunch."))["a"]
    assert without.published is None or edtf.width(without.published) > edtf.width(found.published)


def test_a_date_written_with_its_year_draws_the_interval_to_it() -> None:
    day = TimeRef(value="2008-08-12")
    page = Page("a").say("President Nicolas Sarkozy spoke of the war in South Ossetia on Aug. 12, 2008.")
    page.named.append(("Aug. 12, 2008", day))
    found = dated(page)["a"]
    assert found.published is not None
    assert edtf.contains(found.published, "2008-08-12")
    assert edtf.width(found.published) <= 550
    assert "Aug. 12, 2008" in (found.because or "")


def test_who_held_an_office_twice_may_be_meant_in_either_term() -> None:
    (evidence,) = office_evidence("Prime Minister Benjamin Netanyahu flew to Oslo.")
    days = [date(year, 6, 15).toordinal() for year in (1997, 2004, 2014)]
    assert [any(lift.first <= day <= lift.last for lift in evidence.lifts) for day in days] == [True, False, True]


def press(count: int) -> list[Page]:
    """Dated articles on other matters, each with words of its own, one a month from 2012 on."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [
        f"Q{letters[i]}rst{letters[i]}n spoke of {letters[i] * 3}quarrel and {letters[i] * 3}harbour" for i in range(26)
    ]
    return [
        Page(f"other{i}", f"{2012 + i // 12}-{i % 12 + 1:02d}-10").say(f"{words[i]} before lunch.")
        for i in range(count)
    ]


STORY = "Ferry captain Ossian Tuulikki grounded the steamer Wanderlust off Korppoo with lumberjacks aboard."


def test_rare_words_in_common_with_a_dated_article_draw_the_interval_to_it() -> None:
    told = Page("a", "2013-04-15").say(STORY).say("Divers searched the Wanderlust.")
    found = dated(*press(25), told, Page("b").say(STORY).say("Nobody drowned at Korppoo."))["b"]
    assert found.published is not None
    assert edtf.contains(found.published, "2013-04-15")
    assert edtf.width(found.published) <= 62
    assert "Korppoo" in (found.because or "")


def test_words_are_not_known_to_be_rare_among_a_few_articles() -> None:
    told = Page("a", "2013-04-15").say(STORY)
    assert dated(*press(5), told, Page("b").say(STORY))["b"].published is None


@pytest.mark.parametrize(
    ("ref", "value"),
    [
        (MONDAY, "2013-04-15"),
        (LAST_WEEK, "2013-04-08/2013-04-14"),
        (TimeRef(unit="month", month=10, direction="future"), "2013-10-07"),
        (TimeRef(unit="month", month=3, direction="past"), "2013-03"),
        (TimeRef(unit="month", month=4, day=5, direction="near"), "2013-04-05"),
        (TimeRef(unit="month", offset=0, part="so far"), "2013-04-15"),
        (TimeRef(unit="quarter", quarter=2, direction="past"), "2013-05-20"),
        (TimeRef(unit="weekend", offset=-1), "2013-04-13/2013-04-14"),
        (TimeRef(unit="season", season=22, direction="near"), "2013-07-01"),
    ],
)
def test_the_days_on_which_an_expression_means_a_time_are_those_that_trying_each_finds(
    ref: TimeRef, value: str
) -> None:
    near = range(date(2012, 7, 1).toordinal(), date(2014, 2, 1).toordinal())
    meant = {day: resolve(ref, date.fromordinal(day).isoformat()) for day in near}
    expected = {day for day, what in meant.items() if what is not None and edtf.overlaps(what, value)}
    assert expected
    assert days_meaning(ref, value) & set(near) == expected


def test_what_is_wrong_is_nearly_right_more_often_than_far_off() -> None:
    day = date(2013, 4, 15).toordinal()
    evidence = evidence_for({day}, 0.8, "it tells of it")

    def log(one: int) -> float:
        return sum(lift.log for lift in evidence.lifts if lift.first <= one <= lift.last)

    assert log(day) > log(day + 3) > log(day + 30) == 0.0


def test_an_expression_that_no_day_means_says_nothing() -> None:
    assert not days_meaning(MONDAY, "2013-04-16")


def test_a_surname_of_office_that_is_but_a_given_name_is_not_that_person() -> None:
    assert not office_evidence("Secretary of State Christopher Holmqvist flew home.")
    (evidence,) = office_evidence("Secretary of State Christopher Thursday flew home.")
    assert "Warren Christopher" in evidence.because


def test_a_president_in_two_terms_apart_may_be_meant_in_either() -> None:
    (evidence,) = office_evidence("President Donald Trump signed it.")
    days = [date(year, 6, 15).toordinal() for year in (2018, 2023, 2025)]
    assert [any(lift.first <= day <= lift.last for lift in evidence.lifts) for day in days] == [True, False, True]
