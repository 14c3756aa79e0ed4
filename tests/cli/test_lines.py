"""Acts as lines: who stands on which side of a dispute."""

from detente.api import View
from detente.cli.lines import tellers_of_side
from detente.model.record import Dispute, DisputedValue
from tests.conclusions import CONCLUSIONS, FIRST, SECOND


def test_an_outlet_that_has_changed_sides_stands_on_the_first_as_before() -> None:
    left = DisputedValue(24, (FIRST.article.id, SECOND.article.id), ("kveld",))
    taken = DisputedValue(30, (FIRST.article.id,), ("morgon",))
    dispute, view = Dispute("count", (left, taken)), View(CONCLUSIONS)
    assert [tellers_of_side(side, dispute, view) for side in dispute.values] == ["Kveld, before: Morgon", "Morgon"]
