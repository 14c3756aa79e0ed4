"""``correct``, ``merge``, ``split``, ``retract``, ``undo``, ``remove``: what a person decides, with a reason."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.console import aside, notice, out, print_json, words
from detente.cli.options import DEFAULT_RECORD, ActId, AsJson, KnownAt, RecordFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.api.judging import Decision, Draft

Because = Annotated[str, typer.Option("--because", metavar="WHY", help="Why; it is kept and shown with the decision.")]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who decides; your login name without it.")]


def correct(
    *,
    act_id: ActId,
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="ATTRIBUTE=VALUE...",
            help="The value that is right, such as time=2013-04-15; place= for one that is not known.",
        ),
    ],
    because: Because,
    by: By = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Put the right value in the place of what was read, such as time=2013-04-15.

    A list is given as a whole: participant=Lavrov participant=Kerry.
    """
    from detente.api.judging import correction

    values = _by_attribute(wanted)
    _decide(lambda view: correction(view, act_id, values), record, because=because, by=by, as_json=as_json)


def merge(
    *,
    act_ids: Annotated[list[str], typer.Argument(metavar="ACT ACT...", help="The acts that are one.")],
    because: Because,
    by: By = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Make one act of several."""
    from detente.api.judging import merging

    _decide(lambda view: merging(view, act_ids), record, because=because, by=by, as_json=as_json)


def split(
    *,
    act_id: ActId,
    tellings: Annotated[
        list[str], typer.Argument(metavar="TELLING...", help="The tellings that are of another act (show --ids).")
    ],
    because: Because,
    by: By = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Make an act of its own of some of an act's tellings."""
    from detente.api.judging import splitting

    _decide(lambda view: splitting(view, act_id, tellings), record, because=because, by=by, as_json=as_json)


def retract(
    *,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim that was misread (show --ids).")],
    because: Because,
    by: By = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Let a claim fall that the article does not make."""
    from detente.api.judging import retraction

    _decide(lambda view: retraction(view, claim), record, because=because, by=by, as_json=as_json)


def undo(
    *,
    which: Annotated[
        str, typer.Argument(metavar="[N]", help="How many of the last decisions; or a judgement's id (corrections).")
    ] = "1",
    because: Annotated[str, typer.Option("--because", metavar="WHY", help="Why.")] = "it was taken back",
    by: By = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Take back the last decisions, or one; both stay in the log."""
    from detente.api.judging import undoing

    _decide(lambda view: undoing(view, which), record, because=because, by=by, as_json=as_json)


def remove(
    *,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article's id, the beginning of it, or its uri.")
    ],
    because: Because,
    by: By = None,
    record: RecordFile = DEFAULT_RECORD,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete an article's text for good, where the law demands it; its claims go, its hash and the reason stay."""
    from detente.api.judging import removal

    if not yes:
        typer.confirm(f"Delete the text of {article} from {record} for good?", abort=True, err=True)
    _decide(lambda view: removal(view, article), record, because=because, by=by, as_json=as_json)


def corrections(*, record: RecordFile = DEFAULT_RECORD, known_at: KnownAt = None, as_json: AsJson = False) -> None:
    """What people decided, oldest first: who, when, why, and what was taken back."""
    from detente.api import Record
    from detente.api.judging import signature
    from detente.cli.decided import judgement_line
    from detente.exports.jsonl import judgement_row
    from detente.model.judgement import standing

    view = Record.open(record).view(known_at)
    made = view.conclusions.judgements
    stands = {each.id for each in standing(made)}
    if as_json:
        print_json([{**judgement_row(each), "stands": each.id in stands} for each in made])
    elif not made:
        notice("Nobody has corrected anything.")
    else:
        console = out()
        for each in made:
            gone = each.id not in stands and each.verdict != "undo"
            line = words(judgement_line(each, view), "strike" if gone else "")
            if gone:
                line.append_text(aside("taken back"))
            console.print(line.append_text(aside(each.id)))
            console.print(words(f"  {signature(each)}", "dim"))


def _decide(draft: "Draft", record: Path, *, because: str, by: str | None, as_json: bool) -> None:
    from detente.api import Record

    decision = Record.open(record).decide(draft, who=by or _login(), because=because)
    if as_json:
        from detente.exports.jsonl import judgement_row

        print_json([judgement_row(each) for each in decision.judgements])
    else:
        _print(decision)


def _print(decision: "Decision") -> None:
    """What was decided, and the acts that it bears on as they are now."""
    from detente.api import wording
    from detente.cli.decided import judgement_line

    console = out()
    for each in decision.judgements:
        console.print(words(judgement_line(each, decision.before)).append_text(aside(each.id)))
    touched = {each.undoes or each.id for each in decision.judgements}
    for act in decision.after.conclusions.acts:
        if touched & set(act.judgements):
            line = words(wording.title(act, decision.after), "bold")
            console.print(line.append_text(aside(decision.after.short_id(act))))
    for remark in _superseded(decision):
        notice(remark, style="yellow")
    if any(each.verdict not in ("undo", "remove") for each in decision.judgements):
        notice("`detente undo` takes it back.", style="dim")


def _superseded(decision: "Decision") -> "Iterator[str]":
    """What was corrected before, and otherwise: the last word counts, and whoever says it should know of the others."""
    from detente.api.judging import signature

    for each in decision.judgements:
        act = decision.before.telling_act(each.tellings[0]) if each.verdict == "correct" else None
        for former in act.corrections if act else ():
            if former.attribute == each.attribute:
                said = signature(decision.before.judgements[former.judgement])
                yield f"This takes the place of an earlier correction of the {each.attribute} ({said})."


def _login() -> str:
    from detente.model.errors import UsageError

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a container may run under a number that has no name
        raise UsageError("nobody is logged in here: say who decides with --by") from error


def _by_attribute(wanted: list[str]) -> dict[str, list[str]]:
    from detente.model.errors import UsageError

    values: dict[str, list[str]] = {}
    for each in wanted:
        attribute, equals, value = each.partition("=")
        if not equals or not attribute.strip():
            raise UsageError(f"{each}: write it as attribute=value, such as time=2013-04-15")
        values.setdefault(attribute.strip(), []).append(value)
    return values
