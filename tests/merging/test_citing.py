"""Sentences that pass on another outlet's report."""

import pytest

from detente.merging.citing import find_citations


def voices(text: str, *, own: str = "Harbour Post") -> list[str]:
    return [each.voice for each in find_citations(text, own=own)]


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The ferry treaty was signed on Monday, Interfax reported.", "Interfax"),
        ("Interfax also reported on Monday that the ferry treaty was signed.", "Interfax"),
        ("The two envoys met in the port, according to the state-run news agency Xinhua.", "Xinhua"),
        ("“We will not pay,” the minister told Reuters.", "Reuters"),
        ("The minister told Lena Aldous of the Wall Street Journal that he would not pay.", "Wall Street Journal"),
        ("In an interview with Der Spiegel, the chancellor ruled out a new loan.", "Spiegel"),
        ("The chancellor ruled out a new loan in a CNN interview.", "CNN"),
        ("The BBC quoted him as saying that the port would open.", "BBC"),
        ("The envoy was quoted by Yonhap as saying that the port would open.", "Yonhap"),
        ("Documents obtained by The Associated Press show that the loan was paid.", "AP"),
        ("The envoy said on Fox News that the port would open.", "Fox News"),
        ("Kommersant, citing two officials, said the envoy would be recalled.", "Kommersant"),
        ("A New York Times report said the envoy would be recalled.", "New York Times"),
        ("The envoy would be recalled, the semiofficial Fars news agency reported.", "Fars"),
        ("Iranian state television reported that the envoy was recalled.", "Iran state media"),
        ("The minister told the Pakistani newspaper Dawn that the border was shut.", "Dawn"),
        ("Officials told Al Jazeera late on Sunday that the border was shut.", "Al Jazeera"),
        ("The border was shut, the Guardian reported.", "Guardian"),
        ("The border was shut, reports the BBC.", "BBC"),
        ("The ministry has denied that the border was shut, Reuters reported.", "Reuters"),
        ("On NBC’s morning show, the senator said the border was shut.", "NBC News"),
        ("Yonhap is reporting that the border was shut.", "Yonhap"),
    ],
)
def test_a_credited_sentence_has_the_voice_of_the_outlet(sentence: str, voice: str) -> None:
    assert voices(sentence) == [voice]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry banned the BBC from the capital.",
        "The senator sued The New York Times over the story.",
        "The minister told CNN to leave the country.",
        "CNN said it would close its bureau in the capital.",
        "Reuters reported a quarterly profit of 40 million dollars.",
        "The minister denied a Washington Post report that he would resign.",
        "The minister resigned a day after Reuters reported on his loans.",
        "Two journalists of Al Jazeera were arrested at the border.",
        "The Guardian Council said the candidates were approved.",
        "Mayor Michael Bloomberg said the bridge was safe, and Bloomberg said so twice.",
        "The PA said the crossing would open.",
        "Time told on the old minister.",
        "A report in the New York Times came a day after the minister resigned.",
        "The minister did not resign until Reuters reported on his loans.",
        "“Our bureau stays open,” NPR said in an emailed statement.",
        "The minister appeared on the cover of Rolling Stone.",
        "The order came in response to an essay in The New York Times.",
        "The minister said his interview with Der Spiegel was misread.",
    ],
)
def test_an_outlet_in_the_news_is_no_credit(sentence: str) -> None:
    assert voices(sentence) == []


def test_one_told_an_agency_whose_report_is_passed_on_by_another() -> None:
    assert voices("The minister told Rossiya 24 that the port was shut, Reuters reported.") == ["VGTRK"]


def test_the_newspaper_is_the_one_cited_before() -> None:
    text = "Kommersant reported that the envoy was recalled. The newspaper said the order came on Friday."
    assert voices(text) == ["Kommersant", "Kommersant"]


def test_the_newspaper_is_nobody_after_a_long_while() -> None:
    text = "Kommersant reported that the envoy left. " + "The port stayed shut. " * 6 + "The newspaper said so."
    assert voices(text) == ["Kommersant"]


def test_the_times_is_the_paper_named_in_full_or_the_articles_own() -> None:
    text = "The Seattle Times reported that the port was shut. An officer told The Times that it would open."
    assert voices(text) == ["Seattle Times", "Seattle Times"]
    assert voices("An officer told The Times that it would open.", own="Harbour Times") == []


def test_a_quotation_stays_with_the_words_that_say_to_whom_it_was_said() -> None:
    text = "“The port is shut. We will not open it,” the minister told Reuters. The talks go on."
    found = find_citations(text)
    assert [text[each.start : each.end] for each in found] == [text[: text.index(" The talks")]]


def test_sentences_that_a_dump_has_glued_are_told_apart() -> None:
    assert len(find_citations("Officials spoke to Reuters.The port was shut on Monday by the navy.")) == 1
    found = find_citations("Officials spoke to Reuters.The port was shut on Monday by the navy.")[0]
    assert found.end == len("Officials spoke to Reuters.")
