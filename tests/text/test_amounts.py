import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.amounts import Comparison, compare, in_figures, normal, read_normal, same_amount
from agent.text.quantities import find_quantities
from schemas.fact import Quantity


def amount(text: str) -> Quantity:
    return find_quantities(text)[0]


_QUANTITIES = st.builds(
    Quantity,
    text=st.just("x"),
    value=st.floats(-1e12, 1e12),
    unit=st.sampled_from(["", "person", "percent", "kilometre", "mile", "basis_point"]),
    precision=st.sampled_from(["exact", "about", "at_least", "at_most"]),
    change=st.sampled_from([None, "from", "to", "by"]),
    rising=st.sampled_from([None, True, False]),
)


@given(_QUANTITIES, _QUANTITIES)
def test_comparing_does_not_depend_on_the_order(a: Quantity, b: Quantity) -> None:
    assert compare(a, b) == compare(b, a)


@given(_QUANTITIES)
def test_an_amount_is_the_same_as_itself(quantity: Quantity) -> None:
    assert same_amount(quantity, quantity)


@given(st.integers(1, 10**15), st.sampled_from(["person", "percent", ""]))
def test_normal_form_comes_back(number: int, unit: str) -> None:
    value = float(f"{number:.11e}")
    back = read_normal(normal(Quantity(text="x", value=value, unit=unit)))
    assert (back.value, back.unit) == (value, unit)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(text="x", value=3.5, unit="percent"), "3.5 percent"),
        (Quantity(text="x", value=1.2e9, currency="USD"), "1.2e9 USD"),
        (Quantity(text="x", value=14, unit="person"), "14 person"),
        (Quantity(text="x", value=3, high=4, unit="percent"), "3..4 percent"),
        (Quantity(text="x", value=400_000, unit="household"), "400000 household"),
        (Quantity(text="x", value=6.1, unit="magnitude"), "6.1"),
    ],
)
def test_normal(quantity: Quantity, expected: str) -> None:
    assert normal(quantity) == expected


def test_what_is_no_normal_form() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        read_normal("many people")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("$1.2bn", "1.2 billion dollars", "same"),
        ("3.5% of GDP", "3.5 per cent", "same"),
        ("25 basis points", "a quarter of a percentage point", "same"),
        ("24 hours", "a 1-day strike", "same"),
        ("more than 50 homes", "53 homes", "compatible"),
        ("more than 50 homes", "90 homes", "different"),
        ("hundreds of homes", "640 homes", "compatible"),
        ("hundreds of homes", "64 homes", "different"),
        ("up to 48%", "40%", "compatible"),
        ("about $1.2bn", "$1.19bn", "compatible"),
        ("$1.2bn", "$1.19bn", "compatible"),
        ("about 50 homes", "53 homes", "compatible"),
        ("about 50 homes", "60 homes", "different"),
        ("about 200 homes", "230 homes", "different"),
        ("between 3 and 4 per cent", "3.5%", "compatible"),
        ("between 3 and 4 per cent", "4.5%", "different"),
        ("120 km", "75 miles", "compatible"),
        ("3%", "3.5%", "different"),
        ("3.5%", "3.6%", "different"),
        ("140 homes", "143 homes", "different"),
        ("52,300 homes", "52,000 homes", "compatible"),
        ("at least 14 homes", "at least 17 homes", "different"),
        ("at least 14 homes", "14 homes", "compatible"),
        ("3.5%", "3.5 percentage points", "incomparable"),
        ("3% of GDP", "4% of voters", "incomparable"),
        ("$3m", "€3m", "incomparable"),
        ("14 soldiers", "14 boats", "incomparable"),
    ],
)
def test_compare(one: str, two: str, expected: Comparison) -> None:
    assert compare(amount(one), amount(two)) == expected


def test_a_rise_is_no_fall() -> None:
    rise, fall = amount("It rose 4%."), amount("It fell 4%.")
    assert compare(rise, fall) == "different"


def test_the_ends_of_a_change_are_different_things() -> None:
    size, end = amount("It rose by 4%."), amount("It rose to 5%.")
    assert compare(size, end) == "incomparable"


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(text="x", value=1_200_000, currency="EUR"), "1.2 million EUR"),
        (Quantity(text="x", value=3.5e9, high=4e9, unit="dose"), "3.5 billion to 4 billion dose"),
        (Quantity(text="x", value=1850, high=1900), "1,850 to 1,900"),
        (Quantity(text="x", value=0.25, unit="percentage_point"), "0.25 percentage point"),
        (Quantity(text="x", value=2e13, currency="JPY"), "20 trillion JPY"),
        (Quantity(text="x", value=6.1, unit="magnitude"), "6.1"),
    ],
)
def test_an_amount_reads_without_exponents(quantity: Quantity, expected: str) -> None:
    assert in_figures(quantity) == expected
