"""One number in two measures: what may never be taken for one amount, and what may."""

import pytest

from tests.reconcile.test_relation import ruling

TWO_MEASURES = [
    ("The repair of the Velby pier will cost $3 million.",
     "The repair of the Velby pier will cost €3 million."),
    ("Oda Brenn was fined £40,000 for pouring oil into the harbour.",
     "Oda Brenn was fined $40,000 for pouring oil into the harbour."),
    ("Kell Bank paid $3 million for 40% of the Velby ferry.",
     "Kell Bank paid €3 million for 40% of the Velby ferry."),
    ("The Greens' share of the vote in Velby fell by 4 percent.",
     "The Greens' share of the vote in Velby fell by 4 percentage points."),
    ("Kell Bank raised its lending rate by 4 percent on Monday.",
     "Kell Bank raised its lending rate by 4 basis points on Monday."),
    ("Turnout in Velby rose by 2 percent at the council election.",
     "Turnout in Velby rose by 3 percentage points at the council election."),
    ("Kell Bank raised its lending rate to 4% on Monday.",
     "Kell Bank raised its lending rate from 4% on Monday."),
    ("The port of Velby cut its landing fee to 300 euros.",
     "The port of Velby cut its landing fee from 300 euros."),
    ("Unemployment in Velby fell to 7% in March.",
     "Unemployment in Velby fell from 7% in March."),
    ("Kell Bank raised its lending rate by 4% on Monday.",
     "Kell Bank raised its lending rate to 4% on Monday."),
    ("The museum in Velby bought the painting for 12 million crowns.",
     "The museum in Velby bought the painting for 12 million euros."),
]  # fmt: skip

ONE_MEASURE = [
    ("The repair of the Velby pier will cost $3 million.",
     "The repair of the Velby pier will cost 3 million dollars."),
    ("Unemployment in Velby fell to 7% in March.",
     "Unemployment in Velby fell to 7 percent in March."),
    ("Kell Bank raised its lending rate by 50 basis points on Monday.",
     "Kell Bank raised its lending rate by half a percentage point on Monday."),
    ("Kell Bank raised its lending rate from 3% to 4% on Monday.",
     "Kell Bank raised its lending rate to 4% on Monday."),
    ("Kell Bank raised its lending rate to 4% from 3% on Monday.",
     "Kell Bank raised its lending rate from 3% on Monday."),
    ("Kell Bank raised its lending rate to 4% on Monday.",
     "Kell Bank raised its lending rate from 3% on Monday."),
    ("The repair of the Velby pier will cost $3 million (€2.8 million).",
     "The repair of the Velby pier will cost €2.8 million."),
    ("The repair of the Velby pier will cost 3.2 million euros.",
     "The repair of the Velby pier will cost 3.2 million."),
    ("Kell Bank raised its lending rate by 1 percentage point to 4% on Monday.",
     "Kell Bank raised its lending rate to 4 percent on Monday."),
    ("Shares of the Hanno mill fell 2% on the Velby exchange on Monday.",
     "Shares of the Hanno mill fell 120 points on the Velby exchange on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWO_MEASURES)
def test_one_number_in_two_measures_is_two_amounts(one: str, other: str) -> None:
    told = ruling(one, other)
    assert told.apart
    assert told.decision.conflict is None


@pytest.mark.parametrize(("one", "other"), ONE_MEASURE)
def test_one_measure_in_two_wordings_sets_nothing_apart(one: str, other: str) -> None:
    assert not ruling(one, other).apart
