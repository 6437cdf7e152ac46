"""What is done beside what only may be done."""

import pytest

from agent.reconcile.glossary import Glossary
from agent.reconcile.modality import flatter
from agent.reconcile.reading import Reading, read
from tests.reconcile.material import article, fact
from tests.reconcile.test_relation import ruling

DONE_AND_OPEN = [
    ("The Hanno mill may cut 120 jobs in Velby.", "The Hanno mill has cut 120 jobs in Velby."),
    ("Oda Brenn might resign as mayor of Velby.", "Oda Brenn resigned as mayor of Velby."),
    ("The council could close the Velby swimming pool.",
     "The council closed the Velby swimming pool."),
    ("The Velby ferry may have hit a rock near Marl.", "The Velby ferry hit a rock near Marl."),
    ("Kell Bank may buy the Velby brewery for 40 million crowns.",
     "Kell Bank bought the Velby brewery for 40 million crowns."),
    ("Police may charge Karl Ost with fraud at the Velby port.",
     "Police have charged Karl Ost with fraud at the Velby port."),
    ("The Velby school could be moved to Marl.", "The Velby school was moved to Marl."),
    ("Ice might have brought down the mast on Velby hill.",
     "Ice brought down the mast on Velby hill."),
    ("The Velby port plans to raise its landing fees.", "The Velby port raised its landing fees."),
    ("The swimming hall of Velby will close on Friday.",
     "The swimming hall of Velby closed on Friday."),
    ("The Hanno mill may cut 120 jobs in Velby.", "The Hanno mill will cut 120 jobs in Velby."),
    ("Kell Bank is expected to buy the Velby brewery.", "Kell Bank has bought the Velby brewery."),
]  # fmt: skip

NOT_SET_APART = [
    ("The Hanno mill may cut 120 jobs in Velby.", "The Hanno mill could cut 120 jobs in Velby."),
    ("Residents of Velby may return to their homes from Friday.",
     "Residents of Velby can return to their homes from Friday."),
    ("The Velby ferry, which could carry 90 cars, sank off Marl.",
     "The Velby ferry, which carried 90 cars, sank off Marl."),
    ("The court ruled that the Velby port may keep the land.",
     "The court ruled that the Velby port could keep the land."),
    ("The Velby pier was closed on Tuesday because it could collapse.",
     "The Velby pier was closed on Tuesday over fears of a collapse."),
    ("Divers could not reach the wreck of the Velby ferry on Tuesday.",
     "Divers did not reach the wreck of the Velby ferry on Tuesday."),
    ("Passengers could see the smoke from the Velby pier.",
     "Passengers saw the smoke from the Velby pier."),
    ("Oda Brenn opened the Velby fish market in May.",
     "In May Oda Brenn opened the Velby fish market."),
    ("The dyke at Velby broke on Friday, and a second one may break.",
     "The dyke at Velby broke on Friday."),
    ("The Velby port plans to raise its landing fees.",
     "The Velby port will raise its landing fees."),
    ("The tunnel would cut the journey from Velby to Marl to an hour.",
     "The tunnel may cut the journey from Velby to Marl to an hour."),
    ("The smelter in Velby was to be shut in June.", "The smelter in Velby is to be shut in June."),
    ("The old crane is expected to be moved from Velby to Marl.",
     "The old crane will be moved from Velby to Marl."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DONE_AND_OPEN)
def test_what_may_be_is_not_what_is_done(one: str, other: str) -> None:
    assert ruling(one, other).apart


@pytest.mark.parametrize(("one", "other"), NOT_SET_APART)
def test_a_word_for_what_may_be_is_not_always_an_open_question(one: str, other: str) -> None:
    assert not ruling(one, other).apart


def reading(claim: str, speaker: str = "") -> Reading:
    source = article("Port Gazette", claim)
    return read(fact(source, 1, speaker=speaker), source, Glossary())


FLATTER = [
    ("The Hanno mill will cut 120 jobs.", "The Hanno mill may cut 120 jobs."),
    ("The port raised its fees.", "The port plans to raise its fees."),
    ("The port will raise its fees.", "The port is considering higher fees."),
    ("Oda Brenn resigned.", "Oda Brenn reportedly resigned."),
    ("The ferry hit a rock.", "The ferry is believed to have hit a rock."),
    ("The crack has grown.", "Engineers said that the crack may have grown."),
]
NOT_FLATTER = [
    ("The Hanno mill may cut 120 jobs.", "The Hanno mill will cut 120 jobs."),
    ("The Hanno mill could cut 120 jobs.", "The Hanno mill may cut 120 jobs."),
    ("The pier was closed.", "The pier, which may be torn down, was closed."),
    ("The pier was closed.", "The pier was closed because it could collapse."),
    ("Divers did not reach the wreck.", "Divers could not reach the wreck."),
    ("The market opened in the spring.", "The market opened on 4 May."),
]


@pytest.mark.parametrize(("one", "other"), FLATTER)
def test_a_claim_without_the_hedge_is_flatter(one: str, other: str) -> None:
    assert flatter(reading(one), reading(other))
    assert not flatter(reading(other), reading(one))


@pytest.mark.parametrize(("one", "other"), NOT_FLATTER)
def test_a_claim_as_open_is_not_flatter(one: str, other: str) -> None:
    assert not flatter(reading(one), reading(other))


def test_who_says_so_is_a_hedge_as_good_as_reportedly() -> None:
    told = reading("Oda Brenn has resigned, two councillors said.", "two councillors")
    assert not flatter(told, reading("Oda Brenn has reportedly resigned."))
