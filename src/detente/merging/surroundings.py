"""What is seen only across acts: the issues that they are about."""

import re
from collections import defaultdict
from collections.abc import Sequence

from detente.model.record import Act, Issue


def issues(acts: Sequence[Act]) -> tuple[Issue, ...]:
    """Every issue on an act's agenda with its acts, by id."""
    found: dict[str, list[str]] = defaultdict(list)
    for act in acts:
        for name in act.agenda:
            found[name].append(act.id)
    made = (Issue(issue_id(name), name, tuple(sorted(acts))) for name, acts in found.items())
    return tuple(sorted(made, key=lambda issue: issue.id))


def issue_id(name: str) -> str:
    """The id of an issue: its name in lower case, words joined by hyphens."""
    return "issue-" + "-".join(re.findall(r"[^\W_]+", name.lower()))
