"""What agencies deliver: ninjs, NewsML-G2, NewsML 1 and NITF."""

import json

import pytest

from tests.reading.files import articles, failures, limits, one, read, refusal

ITEM = {
    "uri": "http://wire.example/1",
    "type": "text",
    "versioncreated": "2014-05-06T12:00:00Z",
    "firstcreated": "2014-05-06T10:00:00Z",
    "headline": "Envoys meet in Vienna",
    "byline": "Ann Lee",
    "language": "en-GB",
    "located": "Vienna",
    "copyrightholder": "Harbour Wire",
    "body_xhtml": "<p>The envoys met.</p><p>They will meet again.</p>",
}


def test_ninjs_1() -> None:
    article = one(json.dumps(ITEM))
    assert (article.uri, article.headline, article.byline) == (ITEM["uri"], ITEM["headline"], "Ann Lee")
    assert (article.published, article.published_basis) == ("2014-05-06T10:00:00Z", "metadata")
    assert (article.outlet, article.language) == ("Harbour Wire", "en-GB")
    assert article.dateline == "Vienna"
    assert set(dict(article.found).values()) == {"ninjs"}
    assert article.text == "The envoys met.\n\nThey will meet again."


def test_ninjs_2_names_roles_of_headlines_and_bodies() -> None:
    item = {
        "standard": {"name": "ninjs", "version": "2.1"},
        "uri": "urn:x:2",
        "type": "text",
        "firstcreated": "2014-05-06",
        "headlines": [{"role": "short", "value": "Envoys"}, {"role": "main", "value": "Envoys meet"}],
        "bodies": [
            {"role": "teaser", "value": "Short."},
            {"role": "main", "contenttype": "text/html", "value": "<p>The envoys met.</p>"},
        ],
        "infosources": [{"role": "provider", "name": "Harbour Wire"}],
        "people": [{"rel": "author", "name": "Bo Ray"}],
    }
    article = one(json.dumps(item, indent=1))
    assert (article.headline, article.text, article.outlet) == ("Envoys meet", "The envoys met.", "Harbour Wire")
    assert article.byline == "Bo Ray"


def test_ninjs_items_come_one_a_line_or_in_a_list_and_pictures_are_named() -> None:
    items = [ITEM, {**ITEM, "uri": "urn:x:9", "type": "picture"}, {**ITEM, "pubstatus": "canceled"}]
    found = read("\n".join(map(json.dumps, items)))
    assert (len(articles(found)), list(failures(found))) == (1, ["in#2", "in#3"])
    assert (len(articles(read(json.dumps(items)))), len(read(json.dumps(items)))) == (1, 3)


G2 = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2014-05-07T01:00:00Z</sent></header><itemSet>
<newsItem guid="urn:x:1" version="2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="p:HW"><name>Harbour Wire</name></provider><versionCreated>2014-05-06T12:00:00Z</versionCreated>
<firstCreated>2014-05-06T10:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><located qcode="c:1"><name>Vienna</name></located>
<by>By Ann Lee</by><headline>Envoys meet in Vienna</headline><slugline>ENVOYS-1</slugline>
<creditline>AP</creditline><language tag="en-GB"/></contentMeta><contentSet><inlineXML>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>slug</title></head><body><body.head><hedline>
<hl1>Another headline</hl1></hedline></body.head><body.content><p>The envoys met.</p><hl2>What follows</hl2>
<p>They will <em>meet</em> again.</p><media><media-caption>A picture</media-caption></media>
</body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:x:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<newsItem guid="urn:x:3"><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>One.</p><!-- not this --><p>Two.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:x:4"><contentSet><inlineData contenttype="text/plain">Plain words.</inlineData></contentSet>
</newsItem>
</itemSet></newsMessage>"""


def test_newsml_g2_items_of_a_message() -> None:
    found = read(G2, ending=".xml")
    assert [each.uri for each in found] == ["urn:x:1", "in#2", "urn:x:3", "urn:x:4"]
    first, third, fourth = articles(found)
    assert (first.headline, first.byline, first.outlet) == ("Envoys meet in Vienna", "Ann Lee", "Harbour Wire")
    assert (first.agency, first.language, first.published) == ("AP", "en-GB", "2014-05-06T10:00:00Z")
    assert (first.dateline, dict(first.found)["dateline"]) == ("Vienna", "NewsML")
    assert first.text == "The envoys met.\n\nWhat follows\n\nThey will meet again."
    assert (third.text, fourth.text, fourth.published) == ("One.\n\nTwo.", "Plain words.", None)
    assert "picture" in failures(found)["in#2"]


def test_newsml_1() -> None:
    article = one(
        """<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "http://x.example/NewsML.dtd"><NewsML><NewsItem><Identification>
        <NewsIdentifier><PublicIdentifier>urn:newsml:1</PublicIdentifier></NewsIdentifier></Identification>
        <NewsManagement><FirstCreated>20130731T094500+0200</FirstCreated><Status FormalName="Usable"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Talks begin</HeadLine><ByLine>Bo Ray</ByLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="Harbour Wire"/></Provider></AdministrativeMetadata>
        <ContentItem><DataContent><p>One.</p><p>Two.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
    )
    assert (article.uri, article.headline, article.byline) == ("urn:newsml:1", "Talks begin", "Bo Ray")
    assert (article.outlet, article.published) == ("Harbour Wire", "2013-07-31T09:45:00+02:00")
    assert article.text == "One.\n\nTwo."


def test_nitf() -> None:
    article = one(
        """<nitf><head><title>T</title><docdata><date.issue norm="20110102"/></docdata>
        <pubdata name="The Harbour Post" type="print"/></head><body><body.head><hedline><hl1>Talks begin</hl1></hedline>
        <byline>By Ann Lee</byline><dateline><location>Bergen</location>, Jan. 2</dateline>
        </body.head><body.content><block class="full_text"><p>One.</p><p>Two.</p></block>
        </body.content></body></nitf>"""
    )
    assert (article.headline, article.byline, article.outlet) == ("Talks begin", "Ann Lee", "The Harbour Post")
    assert (article.published, article.text) == ("2011-01-02", "One.\n\nTwo.")
    assert article.dateline == "Bergen"


def test_a_package_without_content_is_named() -> None:
    assert "package" in refusal('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"/>')


def test_xml_of_another_kind_is_named() -> None:
    assert "XML" in refusal('<?xml version="1.0"?><urlset><url><loc>http://x.example/</loc></url></urlset>')


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY l0 "ha">{LAUGHS}',
        '<!ENTITY l11 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % l11 SYSTEM "http://127.0.0.1/x">',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = (
        f"<!DOCTYPE newsItem [{declared}]><newsItem><contentSet><inlineData>&l11;</inlineData></contentSet></newsItem>"
    )
    for data in (text.encode(), text.encode("utf-16")):
        with limits():
            assert "entities" in refusal(data)


@pytest.mark.parametrize(
    "inner", ["<a>" * 100_000, "<a/>" * 4_000_000, "<a " + 'b="c" ' * 1_000_000 + "/>", "a" * 15_000_000, "<a>\x00</a>"]
)
def test_xml_beyond_all_measure_is_refused(inner: str) -> None:
    with limits():
        assert refusal(f"<newsItem>{inner}</newsItem>")
