"""The four logs, with triggers that let nobody change what is written, and the row that names the format."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LOGS = ("articles", "claims", "judgements", "runs")


def upgrade() -> None:
    """Make the tables of format 1."""
    _format_row()
    _log("articles", _articles(), indexed=("id",))
    _log("claims", _claims(), indexed=("article", "telling"))
    _log("judgements", _judgements())
    _log("runs", _runs())
    op.create_index("runs_by_article", "runs", ["article", "extractor"])
    for log in LOGS:
        _forbid_changes(log)


def _format_row() -> None:
    table = op.create_table("record_format", _required("format", sa.Integer), _required("written_by"))
    op.bulk_insert(table, [{"format": 1, "written_by": op.get_context().config.attributes["written_by"]}])  # type: ignore[union-attr]


def _articles() -> list[sa.Column[str]]:
    optional = ("headline", "outlet", "agency", "byline", "dateline", "published", "published_basis")
    return [
        _required("version", unique=True),
        *(_required(name) for name in ("id", "uri", "language", "text")),
        *(sa.Column(name, sa.Text) for name in optional),
    ]


def _claims() -> list[sa.Column[str]]:
    required = ("article", "telling", "family", "attribute", "value", "exact", "support", "modality", "extractor")
    return [
        _required("id", unique=True),
        *(_required(name) for name in required),
        _required("start", sa.Integer),
        _required("end", sa.Integer),
        sa.Column("attributed_to", sa.Text),
    ]


def _judgements() -> list[sa.Column[str]]:
    return [
        _required("id", unique=True),
        *(_required(name) for name in ("verdict", "tellings", "who", "because")),
        *(sa.Column(name, sa.Text) for name in ("claim", "attribute", "value", "undoes")),
    ]


def _runs() -> list[sa.Column[str]]:
    return [
        _required("id", unique=True),
        *(_required(name) for name in ("uri", "extractor", "claims", "actors", "times", "misses")),
        *(sa.Column(name, sa.Text) for name in ("article", "failure")),
    ]


def _required(name: str, kind: type = sa.Text, *, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, kind, nullable=False, unique=unique)


def _log(name: str, columns: list[sa.Column[str]], *, indexed: tuple[str, ...] = ()) -> None:
    op.create_table(name, sa.Column("seq", sa.Integer, primary_key=True), *columns, _required("recorded"))
    for column in indexed:
        op.create_index(f"ix_{name}_{column}", name, [column])


def _forbid_changes(log: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {log}_no_{verb.lower()} BEFORE {verb} ON {log} "
            f"BEGIN SELECT RAISE(ABORT, '{log} is a log: it is only appended to'); END"
        )
