"""Conflicts in the words that newsrooms use for them, and what only looks like one."""

import pytest

from agent.reconcile import reconcile
from agent.reconcile.denying import denied_outright
from schemas.briefing import Conflict
from tests.reconcile.material import article, fact


async def shown(one: str, other: str, speakers: tuple[str, str], hours: int) -> list[Conflict]:
    """The conflicts of two articles that tell `one` and, `hours` later, `other`."""
    first = article("Port Gazette", one, "Velby is a town on the coast.")
    second = article("Velby Radio", other, "The coast at Velby is steep.", hours=hours)
    told = [
        fact(first, 1, speaker=speakers[0]),
        fact(first, 2),
        fact(second, 1, speaker=speakers[1]),
        fact(second, 2),
    ]
    return list((await reconcile([first, second], told)).conflicts)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Hanno Steel's chief executive, Ada Ruys, will resign in the summer.",
            "Reports that Ada Ruys will resign from Hanno Steel are without foundation.",
            "denial conflict",
        ),
        (
            "A crack has opened in the Velby dam.",
            "At no time was there any crack in the Velby dam.",
            "denial conflict",
        ),
        (
            "Passwords were among the data stolen from Hanno.",
            "Hanno dismissed claims that passwords had been stolen.",
            "denial conflict",
        ),
        (
            "Ada Ruys was acquitted of fraud in Velby.",
            "Ada Ruys was found guilty of fraud in Velby.",
            "status conflict",
        ),
        (
            "The portrait in the Velby museum is a genuine work of the school.",
            "The portrait in the Velby museum is a forgery.",
            "status conflict",
        ),
        (
            "The release of the Velby hostages was mediated by Emir Qadir.",
            "It was Tomas Ilo who brokered the release of the Velby hostages.",
            "identity conflict",
        ),
        (
            "The trial of the drug in Velby was led by Professor Amir Sayed.",
            "Professor Greta Noll headed the trial of the drug in Velby.",
            "identity conflict",
        ),
        (
            "The Hanno mill in Velby will stay shut until March 10.",
            "The Hanno mill in Velby is now expected to stay shut until March 17.",
            "date update",
        ),
        (
            "Eleven people died when two trains collided near Velby.",
            "Two more people died after the trains collided near Velby, bringing the toll to 13.",
            "number update",
        ),
        (
            "Some 80,000 homes in Velby were without power after the storm.",
            "In all, 112,000 households in Velby were without power after the storm, more than"
            " first estimated.",
            "number update",
        ),
    ],
)
async def test_a_conflict(one: str, other: str, expected: str) -> None:
    conflicts = await shown(one, other, ("", ""), hours=6)
    assert [f"{found.type} {found.standing}" for found in conflicts] == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "This year 84 percent of pupils in Velby passed the final exam.",
            "Last year 86 percent of pupils in Velby passed the final exam.",
        ),
        (
            "The train was travelling at 90 kilometres an hour near Velby.",
            "The speed limit for the train near Velby is 80 kilometres an hour.",
        ),
        (
            "Hanno Steel in Velby lost 310 million euros.",
            "The operating loss of Hanno Steel in Velby was 195 million euros.",
        ),
        (
            "Oda Brenn scored 17 league goals for Velby.",
            "Oda Brenn scored four goals in the cup for Velby.",
        ),
        (
            "Hackers copied data of 4 million customers of Hanno.",
            "Hanno has 11 million customers.",
        ),
        (
            "Hanno shares fell 6 percent in early trading in Velby.",
            "Hanno shares closed 4 percent lower in Velby.",
        ),
        (
            "The minimum wage in Velby will rise to 14.50 euros an hour.",
            "The minimum wage in Velby now stands at 12.80 euros an hour.",
        ),
        (
            "The county shut the wells in Velby on Tuesday.",
            "The county will open the wells in Velby on Saturday.",
        ),
        (
            "Velby council rejected the bid for the harbour.",
            "Hanno made a bid for the harbour of Velby.",
        ),
    ],
)
async def test_no_conflict(one: str, other: str) -> None:
    assert await shown(one, other, ("", ""), hours=6) == []


async def test_two_parties_may_differ_on_one_story() -> None:
    conflicts = await shown(
        "Nine soldiers were killed at the Sule pass, the defence ministry of Aranth said.",
        "Thirty soldiers were killed at the Sule pass, the General Staff of Tovia said.",
        ("the defence ministry of Aranth", "the General Staff of Tovia"),
        hours=0,
    )
    assert [found.type for found in conflicts] == ["number"]


async def test_a_quoted_title_is_nobodys_remark() -> None:
    first = article("Port Gazette", "The “Woman with a Heron” is a genuine work of the school.")
    second = article("Velby Radio", "The Post put the “Woman with a Heron” on a stamp.")
    result = await reconcile([first, second], [fact(first, 1), fact(second, 1)])
    assert not any("quoted alike" in one.reason for one in result.decisions)


@pytest.mark.parametrize(
    ("claim", "denied"),
    [
        ("Hanno denied that jobs would go.", " that jobs would go."),
        ("Hanno rejected the bid.", None),
        ("Hanno brushed aside talk of a merger.", " of a merger."),
        ("There was never any leak, said Oda Brenn.", " any leak, said Oda Brenn."),
        ("Claims of a fault are plainly wrong.", "Claims of a fault "),
        ("The data of 600 nurses had been made up.", None),
        ("Oda Brenn called the figure of 1,200 invented.", "the figure of 1,200"),
    ],
)
def test_what_is_denied_outright(claim: str, denied: str | None) -> None:
    assert denied_outright(claim) == denied
