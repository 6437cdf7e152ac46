"""Whose words an outlet printed, beside whose words a retelling says that it printed."""

import pytest

from agent.reconcile import reconcile
from schemas.briefing import AuditFinding
from tests.reconcile.material import article, fact

OWN = (
    ("The Hanno mill in Velby will cut 120 jobs in June.", ""),
    ("“Paper no longer pays the wages,” said Karl Ost, who runs the mill.", "Karl Ost"),
    ("Oda Brenn, the mayor, said that the town would buy the machines.", "Oda Brenn"),
    ("The union is ready to strike for months, its head Nils Orbeck said.", "Nils Orbeck"),
    ("A spokesman for the bank said no loan had been cancelled.", "a spokesman"),
)

OTHER_SPEAKER = [
    ("“Paper no longer pays the wages,” Ida Brun told the Gazette.", "Ida Brun"),
    ("Ida Brun told the Gazette: “Paper no longer pays the wages.”", "Ida Brun"),
    ("“Paper no longer pays the wages,” Oda Brenn told the Gazette.", "Oda Brenn"),
    ("Karl Ost told the Gazette that the town would buy the machines.", "Karl Ost"),
    ("The town would buy the machines, Ida Brun told the Gazette.", "Ida Brun"),
    ("Lise Bodin told the Gazette that the union was ready to strike for months.", "Lise Bodin"),
    ("Mayor Oda Brenn told the Gazette that the union was ready to strike for months.",
     "Oda Brenn"),
    ("“Paper no longer pays the wages,” Karl Lund told the Gazette.", "Karl Lund"),
]  # fmt: skip

RIGHT_OR_UNSURE = [
    ("“Paper no longer pays the wages,” Karl Ost told the Gazette.", "Karl Ost"),
    ("“Paper no longer pays the wages,” Mr Ost told the Gazette.", "Mr Ost"),
    ("“Paper no longer pays the wages,” the head of the mill told the Gazette.",
     "the head of the mill"),
    ("Brenn told the Gazette that the town would buy the machines.", "Brenn"),
    ("The mayor told the Gazette that the town would buy the machines.", "the mayor"),
    ("The union told the Gazette that it was ready to strike for months.", "the union"),
    ("Ida Brun of the bank told the Gazette that no loan had been cancelled.", "Ida Brun"),
    ("Ida Brun told the Gazette that the town was a good place to live.", "Ida Brun"),
]  # fmt: skip


NO_OTHER_SPEAKER = [
    # what the outlet printed; what the retelling credits to it, and as whose words
    ("“We are ready to leave,” said Karl Ost and Ida Brun.",
     "“We are ready to leave,” Ida Brun told the Gazette.", "Ida Brun"),
    ("“We are ready to leave,” Karl Ost, who speaks for Ida Brun, said.",
     "“We are ready to leave,” Ida Brun told the Gazette.", "Ida Brun"),
    ("Ida Brun met Karl Ost. “We are ready to leave,” he said.",
     "“We are ready to leave,” Ida Brun told the Gazette.", "Ida Brun"),
    ("“We are ready to leave,” said Karl Ost.",
     "“We are ready to leave,” Karl Ost had said, Ida Brun told the Gazette.", "Ida Brun"),
    ("“We are ready to leave,” said Ida Lund-Brun.",
     "“We are ready to leave,” Ida Brun told the Gazette.", "Ida Brun"),
    ("“We are ready to leave,” said Oleg Zelenko.",
     "“We are ready to leave,” Oleg Selenko told the Gazette.", "Oleg Selenko"),
    ("“We are ready to leave,” said the mayor.",
     "“We are ready to leave,” Ida Brun told the Gazette.", "Ida Brun"),
    ("Karl Ost said that the town would not buy the machines.",
     "Ida Brun told the Gazette that the town would buy the machines.", "Ida Brun"),
    ("“We are ready to leave,” said Karl Ost.",
     "“We are ready to leave,” she told the Gazette.", "Ida Brun"),
]  # fmt: skip


async def audits(claim: str, speaker: str, own: tuple[tuple[str, str], ...]) -> list[AuditFinding]:
    gazette = article("Port Gazette", *(sentence for sentence, _ in own))
    told = [
        fact(gazette, at, speaker=who, kind="statement" if who else "event")
        for at, (_, who) in enumerate(own, 1)
    ]
    retelling = article("Daily Sum", claim, hours=1)
    told.append(fact(retelling, 1, speaker=speaker, outlet="the Gazette", kind="statement"))
    return list((await reconcile([gazette, retelling], told)).audits)


@pytest.mark.parametrize(("claim", "speaker"), OTHER_SPEAKER)
async def test_words_that_the_outlet_gives_to_somebody_else(claim: str, speaker: str) -> None:
    found = await audits(claim, speaker, OWN)
    assert [one.type for one in found] == ["differs"]
    assert found[0].found is not None
    assert f"as the words of {speaker}; the article by Port Gazette that was read" in found[0].text


@pytest.mark.parametrize(
    ("teller", "types"), [("fisherman Tomás Icaro", ["differs"]), ("nearby Tomás Icaro", [])]
)
async def test_a_noun_for_a_person_tells_that_a_name_is_one(teller: str, types: list[str]) -> None:
    own = ((f"“The crabs of the lagoon came up black,” said {teller}.", "Tomás Icaro"),)
    claim = "“The crabs of the lagoon came up black,” governor Lia Motta told the Gazette."
    assert [one.type for one in await audits(claim, "Lia Motta", own)] == types


@pytest.mark.parametrize(("claim", "speaker"), RIGHT_OR_UNSURE)
async def test_a_speaker_who_is_right_or_not_named(claim: str, speaker: str) -> None:
    assert not any("the words of" in one.text for one in await audits(claim, speaker, OWN))


@pytest.mark.parametrize(("own", "claim", "speaker"), NO_OTHER_SPEAKER)
async def test_who_may_be_the_same_or_passes_words_on_is_no_other_speaker(
    own: str, claim: str, speaker: str
) -> None:
    found = await audits(claim, speaker, ((own, ""),))
    assert not any("the words of" in one.text for one in found)
