"""The tables of the record: four logs that are only appended to, what is remembered of fetches, and the format."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

FORMAT = 4
OLDEST_READ = 1  # a record of this format answers every question as it is; the next one to write brings it up to date
# The columns that a record of an older format has not, by the format that added them.
ADDED = {3: frozenset({"articles.found"}), 4: frozenset({"judgements.others", "judgements.article"})}
LOGS = ("articles", "claims", "judgements", "runs")

metadata = MetaData()

# One row, written by the migrations: what version of the format this file has.
record_format = Table(
    "record_format",
    metadata,
    Column("format", Integer, nullable=False),
    Column("written_by", Text, nullable=False),
)

# ``version`` is the hash of the whole row: one content may come under two paths, and the choice between
# them must not depend on which came first.
articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    Column("uri", Text, nullable=False),
    Column("headline", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("byline", Text),
    Column("dateline", Text),
    Column("language", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text),
    Column("text", Text, nullable=False),
    Column("found", Text),  # JSON; not there before format 3
    Column("recorded", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, nullable=False, index=True),
    Column("telling", Text, nullable=False, index=True),
    Column("family", Text, nullable=False),
    Column("attribute", Text, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("support", Text, nullable=False),  # JSON
    Column("attributed_to", Text),
    Column("modality", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("tellings", Text, nullable=False),  # JSON
    Column("claim", Text),
    Column("attribute", Text),
    Column("value", Text),  # JSON: the values in a list
    Column("undoes", Text),
    Column("who", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("others", Text),  # JSON; not there before format 4
    Column("article", Text),  # not there before format 4
)

# A run has either an article and what was found in it, or a failure.
runs = Table(
    "runs",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text),
    Column("uri", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("failure", Text),
    Column("claims", Text, nullable=False),  # JSON: the ids, in the order of the text
    Column("actors", Text, nullable=False),  # JSON
    Column("times", Text, nullable=False),  # JSON
    Column("misses", Text, nullable=False),  # JSON
    Column("recorded", Text, nullable=False),
    Index("runs_by_article", "article", "extractor"),
)

# State, and no log: see ``fetches.py``. It is overwritten, and no conclusion rests on it.
fetches = Table(
    "fetches",
    metadata,
    Column("url", Text, primary_key=True),
    Column("asked", Text, nullable=False),
    Column("read", Text),
    Column("reader", Text),
    Column("stamp", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("reason", Text),
    Column("not_before", Text),
    Column("status", Integer),
    Column("failed", Integer, nullable=False),
)
