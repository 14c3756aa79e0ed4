"""A small record concluded by hand, with everything in it that an answer can show."""

from detente.model.actors import Actor, Office
from detente.model.article import Article
from detente.model.claim import Claim, Value, telling_id
from detente.model.ids import content_id
from detente.model.record import (
    Act,
    Conclusions,
    Cut,
    DatedTimex,
    Dispute,
    DisputedValue,
    Issue,
    Participant,
    Place,
    ReadArticle,
    Relation,
    Story,
    ToldClaim,
    Turn,
)
from detente.model.times import TimeRef

ANNA = Actor(
    id="person-anna-aalto",
    type="person",
    name="Anna Aalto",
    aliases=("Aalto",),
    country="FI",
    offices=(Office("President", "FI", "2012"),),
)
BO = Actor(id="person-bo-berg", type="person", name="Bo Berg", country="SE")
FINLAND = Actor(id="state-FI", type="state", name="Finland", country="FI")
SWEDEN = Actor(id="state-SE", type="state", name="Sweden", country="SE")
SOMEBODY = Actor(id="unnamed-1234", type="unnamed", name="a senior official")
ACTORS = (ANNA, BO, FINLAND, SWEDEN, SOMEBODY)

_FIRST = (
    "Anna Aalto and Bo Berg met in Oslo on Monday. Finland banned imports of herring from Sweden last week. "
    "“We wait for no one,” Aalto said. A senior official sent a letter to Berg."
)
_SECOND = "Aalto and Berg held talks in Oslo on Tuesday.\nSweden answered the ban and expelled 1,200 Finns. Support us!"
_THIRD = "=HYPERLINK(1) \x1b[31mBerg\x1b[0m will meet Aalto [bold]soon[/bold], 李明 said in Oslo."


def _read(name: str, text: str, *, outlet: str, published: str, cut: tuple[Cut, ...] = ()) -> ReadArticle:
    article = Article(
        id=content_id("article", name),
        uri=f"pages/{name}.txt",
        text=text,
        headline=f"Report of {name}",
        outlet=outlet,
        published=published,
        published_basis="given",
    )
    return ReadArticle(
        article=article,
        published=published,
        published_best=published,
        published_basis="given",
        published_because=None,
        origin=outlet.lower(),
        cut=cut,
        times=(DatedTimex(36, 45, "on Monday", "DATE", "2013-04-15"),) if name == "first" else (),
        story="story-1",
    )


FIRST = _read("first", _FIRST, outlet="Morgon", published="2013-04-16")
SECOND = _read(
    "second",
    _SECOND,
    outlet="Kveld",
    published="2013-04-17",
    cut=(Cut(len(_SECOND) - 11, len(_SECOND), "asks the reader for something"),),
)
THIRD = _read("third", _THIRD, outlet="Hostile", published="2013-04-18")


def told(
    read: ReadArticle, family: str, attribute: str, words: str, value: Value, *, concluded: str | None = None
) -> ToldClaim:
    """A claim on the first place of ``words`` in the article."""
    article = read.article
    start = article.text.index(words)
    claim = Claim(
        article=article.id,
        telling=telling_id(article.id, family, start, start + 1),
        family=family,
        attribute=attribute,
        value=value,
        start=start,
        end=start + len(words),
        exact=words,
        extractor=f"{family}/hand@1",
    )
    return ToldClaim(claim, concluded or (value if isinstance(value, str | int) else ""), None)


MEETING = Act(
    id="act-aaaa11112222",
    formerly=("act-bbbb00001111",),
    family="meeting",
    type="talks",
    status="held",
    time="2013-04-15",
    place=Place("Oslo", "NO", 59.91, 10.75),
    participants=(Participant("participant", ANNA.id), Participant("participant", BO.id)),
    history=(
        Turn("2013-04-16", "held", "2013-04-15", "Oslo", FIRST.article.id),
        Turn("2013-04-17", "held", "2013-04-16", "Oslo", SECOND.article.id),
    ),
    agenda=("issue-1",),
    disputes=(
        Dispute(
            "time",
            (
                DisputedValue("2013-04-15", (FIRST.article.id,), ("morgon",)),
                DisputedValue("2013-04-16", (SECOND.article.id,), ("kveld",)),
            ),
        ),
    ),
    origins=2,
    basis={"time": "resolved", "place": "stated"},
    confidence=0.9,
    story="story-1",
    claims=(
        told(FIRST, "meeting", "type", "met", "talks"),
        told(FIRST, "meeting", "participant", "Anna Aalto", ANNA.id),
        told(FIRST, "meeting", "participant", "Bo Berg", BO.id),
        told(FIRST, "meeting", "time", "Monday", TimeRef(unit="weekday", weekday=0), concluded="2013-04-15"),
        told(SECOND, "meeting", "type", "talks", "talks"),
        told(SECOND, "meeting", "place", "Oslo", "Oslo"),
    ),
)
PLANNED = Act(
    id="act-aaaa99990000",
    family="meeting",
    type="summit",
    status="planned",
    host_event="Nordic summit",
    place=Place("Oslo"),
    participants=(Participant("host", BO.id), Participant("participant", ANNA.id)),
    origins=1,
    claims=(told(THIRD, "meeting", "type", "meet", "summit"), told(THIRD, "meeting", "participant", "Berg", BO.id)),
)
BAN = Act(
    id="act-cccc11112222",
    family="measure",
    type="import ban",
    status="in force",
    time="2013-04-08/2013-04-14",
    participants=(Participant("imposer", FINLAND.id), Participant("target", SWEDEN.id)),
    because="of = the herring",
    origins=1,
    claims=(told(FIRST, "measure", "type", "banned imports", "import ban"),),
)
ANSWER = Act(
    id="act-dddd11112222",
    family="measure",
    type="expulsion",
    status="announced",
    count=1200,
    count_of="Finns",
    participants=(Participant("imposer", SWEDEN.id), Participant("target", FINLAND.id)),
    responds_to=(BAN.id,),
    origins=1,
    claims=(told(SECOND, "measure", "type", "expelled", "expulsion"),),
)
LETTER = Act(
    id="act-eeee11112222",
    family="message",
    type="letter",
    status="sent",
    participants=(Participant("sender", SOMEBODY.id, "a senior official"), Participant("recipient", BO.id)),
    origins=1,
    claims=(told(FIRST, "message", "type", "letter", "letter"),),
)
SAID = Act(
    id="act-ffff11112222",
    family="statement",
    text="We wait for no one,",
    direct=True,
    participants=(Participant("speaker", ANNA.id),),
    origins=1,
    claims=(
        told(FIRST, "statement", "text", "We wait for no one,", "We wait for no one,"),
        told(FIRST, "statement", "direct", "We wait for no one,", 1),
    ),
)
HOSTILE = Act(
    id="act-ffff99990000",
    family="statement",
    text="=HYPERLINK(1) \x1b[31mBerg\x1b[0m will [bold]meet[/bold]",
    direct=False,
    participants=(Participant("speaker", None, "@evil\x9b31m"),),
    origins=1,
    claims=(told(THIRD, "statement", "text", "=HYPERLINK(1)", "=HYPERLINK(1)"),),
)

CONCLUSIONS = Conclusions(
    articles=tuple(sorted((FIRST, SECOND, THIRD), key=lambda read: read.article.id)),
    actors=ACTORS,
    acts=tuple(sorted((MEETING, PLANNED, BAN, ANSWER, LETTER, SAID, HOSTILE), key=lambda act: act.id)),
    issues=(Issue("issue-1", "Baltic: herring", (MEETING.id,)),),
    stories=(
        Story(
            id="story-1",
            title="Herring",
            articles=(FIRST.article.id, SECOND.article.id),
            acts=(MEETING.id,),
            start="2013-04-16",
            end="2013-04-17",
        ),
    ),
    relations=(Relation(between=("FI", "SE"), month="2013-04", cooperation=1.0, conflict=-6.5, acts=(MEETING.id,)),),
)
