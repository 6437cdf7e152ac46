"""Amounts of two facts that no unit turns into one another: $3m and €3m, 4% and 4 points."""

from agent.reconcile.figures import Figures, compare_quantities
from schemas.fact import Quantity

_POINTS = frozenset({"percentage_point", "basis_point"})


def two_measures(
    left: tuple[Quantity, ...], right: tuple[Quantity, ...], figures: Figures
) -> tuple[Quantity, Quantity] | None:
    """An amount of `left` and one of `right`, neither with a partner on the other side, in two
    currencies, in percent and in points, in money and in things, or at two ends of a change: "to
    4%" and "from 4%".

    Amounts of other numbers count only where the two sides share no number at all (`figures`): a
    price can be told in a second currency beside the first, and two ends are two numbers.
    """
    if figures.lone < 2:  # one on each side
        return None
    share_none = not (figures.same or figures.near)
    for one in left:
        for other in right:
            equal = (one.value, one.high) == (other.value, other.high)
            apart = (share_none or equal) and _measured_otherwise(one, other)
            apart = apart or (equal and (_two_ends(one, other) or _money_and_things(one, other)))
            if apart and not _has_partner(one, right) and not _has_partner(other, left):
                return one, other
    return None


def _has_partner(one: Quantity, others: tuple[Quantity, ...]) -> bool:
    compared = compare_quantities((one,), others)
    return bool(compared.same or compared.near)


def _measured_otherwise(one: Quantity, other: Quantity) -> bool:
    if one.currency and other.currency:
        return one.currency != other.currency
    units = {one.unit, other.unit}
    return "percent" in units and bool(units & _POINTS)


def _money_and_things(one: Quantity, other: Quantity) -> bool:
    """Whether one is an amount of a currency and the other of something else by its noun, which may
    be a coin of no country: "crowns"."""
    return bool((one.currency and other.unit) or (other.currency and one.unit))


def _two_ends(one: Quantity, other: Quantity) -> bool:
    alike = (one.unit, one.currency) == (other.unit, other.currency)
    return alike and bool(one.change and other.change) and one.change != other.change
