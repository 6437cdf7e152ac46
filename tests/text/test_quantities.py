import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.amounts import normal
from agent.text.quantities import find_quantities
from schemas.fact import Quantity

_PIECES = st.sampled_from(
    [
        "three",
        "people",
        "3",
        "4",
        "%",
        "per",
        "cent",
        "percent",
        "-",
        "–",
        "to",
        "from",
        "by",
        "between",
        "and",
        "of",
        "GDP",
        "the",
        "$",
        "€",
        "bn",
        "m",
        "million",
        "half",
        "a",
        "third",
        "two-thirds",
        "one",
        "in",
        "five",
        "7-2",
        "voted",
        "more",
        "than",
        "up",
        "rose",
        "fell",
        "1,200",
        "10",
        "000",
        "0.5",
        "basis",
        "points",
        "point",
        ".",
        ",",
        "\n",
        "(",
        ")",
        "2025",
        "June",
        "on",
        "Friday",
        "year-old",
        "minus",
        "−",
        "+",
        "/",
        "magnitude",
        "both",
        "dozens",
        "km",
        "°",
        "said",
        "number",
        "toll",
        "'Ä",
        "",
    ]
)


def normals(text: str) -> list[str]:
    return [normal(quantity) for quantity in find_quantities(text)]


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@given(st.text(max_size=200) | st.lists(_PIECES, max_size=30).map(" ".join))
def test_texts_are_verbatim_and_in_order(text: str) -> None:
    at = 0
    for quantity in find_quantities(text):
        start = text.find(quantity.text, at)
        assert start >= at
        at = start + 1


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_glued_pieces_never_raise(text: str) -> None:
    assert all(quantity.text in text for quantity in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three fishing boats sank off Mell.", ["3 boat"]),
        ("Fourteen people died and 20 others were hurt.", ["14 person", "20 person"]),
        ("The blast killed 14 and wounded six.", ["14 person", "6 person"]),
        ("At least 14 were killed.", ["14 person"]),
        ("The firm paid €1.2bn for it.", ["1.2e9 EUR"]),
        ("It cost US$3m, or 2.7 million euros.", ["3e6 USD", "2.7e6 EUR"]),
        ("It owes 40 million Swiss francs.", ["4e7 CHF"]),
        ("It owes 40 U.S. dollars.", ["40 USD"]),
        ("A loan of 500 dalers a year.", ["500 daler"]),
        ("They spend 3.5% of GDP.", ["3.5 percent"]),
        ("Rates rose 0.25 percentage points.", ["0.25 percentage_point"]),
        ("It moved 25bp, not 50 basis points.", ["25 basis_point", "50 basis_point"]),
        ("It rose by a quarter of a percentage point.", ["0.25 percentage_point"]),
        ("It rose by 0.5 of a percentage point.", ["0.5 percentage_point"]),
        ("It was fined Rs 300 crore.", ["3e9 INR"]),
        ("It owes Rs. 2 lakh crore, or ₹5 lakh a head.", ["2e12 INR", "500000 INR"]),
        ("Three crore people voted.", ["3e7 person"]),
        ("Growth of 3-4% or $3bn to $4bn.", ["3..4 percent", "3e9..4e9 USD"]),
        ("It costs $3-4 billion.", ["3e9..4e9 USD"]),
        ("Between 3 and 4 per cent left.", ["3..4 percent"]),
        ("Some 10 to 15 boats came.", ["10..15 boat"]),
        ("The count rose by 3 to 17.", ["3", "17"]),
        ("One resident was hurt.", ["1 resident"]),
        ("It trimmed costs by 40 million to 45 million euros.", ["4e7..4.5e7 EUR"]),
        ("The 84-metre barge held 1,900 tonnes.", ["84 metre", "1900 tonne"]),
        ("It lies 120 km (75 miles) off.", ["120 kilometre", "75 mile"]),
        ("It burnt 40 sq km in 10 degrees Celsius.", ["40 square kilometre", "10 degree"]),
        ("A 12-member panel met for a week.", ["12 member", "1 week"]),
        ("A 6.1-magnitude tremor hit.", ["6.1"]),
        ("The court voted 7-2 to hear it.", ["7 vote", "2 vote"]),
        ("It passed by six votes to three.", ["6 vote", "3 vote"]),
        ("Six of the nine members agreed.", ["6 member", "9 member"]),
        ("Forty-two stalls opened, against 55 before.", ["42 stall", "55 stall"]),
        ("The number of pupils rose to 310.", ["310 pupil"]),
        ("The number of ill pupils at two schools rose to 87.", ["2 school", "87 pupil"]),
        ("The death toll climbed to 21.", ["21 person"]),
        ("Output shrank: -0.2% in all.", ["-0.2 percent"]),
        ("Both injured sailors are well.", ["2 sailor"]),
        ("All 11 night workers got out.", ["11 worker"]),
        ("More than one million left.", ["1e6"]),
    ],
)
def test_amounts(text: str, expected: list[str]) -> None:
    assert normals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On July 1, 2025 and in 2024, at 14:30.",
        "The 2024 summit, the 1990s and the 21st century.",
        "F-35 jets, the G7, an A320, Covid-19 and the “2+2” talks.",
        "Article 5, Highway 66, Flight 370, No. 10 and page 3.",
        "One of them said no one came.",
        "One resident said it shook and one firefighter told us.",
        "The first 999 call came in.",
        "The Group of Seven and the Big Four met.",
        "United won 3-2.",
        "A 34-year-old baker, aged 34.",
        "A one-off, two-way deal on a 5G network.",
        "1. Wash the pots.",
        "The two sides met; both countries agreed.",
        "Two-year government bond yields eased.",
        "According to two officials, it is over.",
        "Three people familiar with the plan said so.",
        "Version 2.18.0 came on 24/7 support.",
    ],
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert normals(text) == []


@pytest.mark.parametrize(
    ("text", "precision", "words"),
    [
        ("It hit more than 50,000 homes.", "at_least", "more than 50,000 homes"),
        ("It hit 50+ homes.", "at_least", "50+ homes"),
        ("Hundreds of people fled.", "at_least", "Hundreds of people"),
        ("It hit no more than 50 homes.", "at_most", "no more than 50 homes"),
        ("It holds up to 48%.", "at_most", "up to 48%"),
        ("Nearly 400,000 homes.", "about", "Nearly 400,000 homes"),
        ("It took 50 days or so.", "about", "50 days or so"),
        ("It took 50 days.", "exact", "50 days"),
        ("It happened over two days.", "exact", "two days"),
    ],
)
def test_precision(text: str, precision: str, words: str) -> None:
    assert (only(text).precision, only(text).text) == (precision, words)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The rate rose from 3% to 3.5%.", [("from", True), ("to", True)]),
        ("The rate went from 4 to 3 per cent.", [("from", False), ("to", False)]),
        ("It raised spending to 3%.", [("to", True)]),
        ("Sales were up 4% to $12bn.", [("by", True), ("to", True)]),
        ("It cut rates by 25 basis points.", [("by", False)]),
        ("A 25-basis-point cut.", [("by", False)]),
        ("A 4% rise.", [("by", True)]),
        ("It fell to 3.1% from 3.4%.", [("to", False), ("from", False)]),
        ("It was 5%, up from an earlier figure of 3%.", [(None, None), ("from", True)]),
        ("It asked them to spend 3%.", [(None, None)]),
    ],
)
def test_changes(text: str, ends: list[tuple[str | None, bool | None]]) -> None:
    assert [(quantity.change, quantity.rising) for quantity in find_quantities(text)] == ends


def test_shares_say_of_what() -> None:
    found = find_quantities("It spends 3% of its gross domestic product; half of the ships sail.")
    assert [(quantity.value, quantity.of) for quantity in found] == [(3, "GDP"), (0.5, "ships")]


@pytest.mark.parametrize(
    "piece", ["1", " ", "1 ", "1,", "one thousand ", "3% to ", "half of ", "one hundred and "]
)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(size: int) -> float:
        """The best of three: a garbage collection in one of them says nothing about the code."""
        text = piece * (size // len(piece))
        taken = []
        for _ in range(3):
            start = time.process_time()
            find_quantities(text)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(32_000) < 10 * seconds(8_000) + 0.2


def test_one_after_that_still_counts() -> None:
    (found,) = find_quantities("Officials said that one passenger had died.")
    assert (found.value, found.unit) == (1, "passenger")


def test_the_second_one_the_age_and_the_score_are_no_amounts() -> None:
    assert find_quantities("A second one has been found in a hanger.") == ()
    assert find_quantities("Mara Lind, 58, runs the port of Vell.") == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Two of the nine are firefighters.", 2, "firefighter"),
        ("A pair of toddlers needed treatment.", 2, "toddler"),
        ("They want a tenth more money.", 0.1, ""),
        ("The trip was put off for a whole year.", 1, "year"),
        ("The number of people killed climbed to three.", 3, "person"),
        ("The fire drove about 200 people from their homes, officials said.", 200, "person"),
    ],
)
def test_amounts_by_the_words_around_them(text: str, value: float, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (value, unit)


def test_one_that_stands_for_anybody_is_no_amount() -> None:
    assert not find_quantities("A cold oven is not a lamp that one switches on.")
