"""What a denial denies, and what only shares its words."""

import pytest

from agent.reconcile import reconcile
from tests.reconcile.material import article, fact


async def _shown(left: str, right: str) -> list[str]:
    one, two = article("Port Gazette", left), article("Velby Radio", right)
    result = await reconcile([one, two], [fact(one, 1), fact(two, 1)])
    return [conflict.type for conflict in result.conflicts]


@pytest.mark.parametrize(
    ("stated", "denied"),
    [
        (
            "Ada Brenn and Ivo Prast last met in March 2023, in Velby.",
            "Ada Brenn and Ivo Prast have not met since March 2023.",
        ),
        (
            "The Velby clinic closed its intensive care unit to new patients.",
            "No visitors at all are allowed into the intensive care unit of the Velby clinic.",
        ),
        (
            "The parliament of Velby is to vote on the government's budget.",
            "The parliament of Orla rejected its government's budget by 60 votes to 52.",
        ),
        (
            "Piet Hane escaped a murder conviction but was found guilty of manslaughter.",
            "Piet Hane was found not guilty of murder and guilty of manslaughter.",
        ),
        (
            "The highest dose of a worker in the repair at Velby was 3.1 millisieverts.",
            "No worker in the repair at Velby received a dose higher than 3.1 millisieverts.",
        ),
        (
            "Orla is the member of the union that comes closest to spending 5 percent on roads.",
            "No member of the union spends 5 percent on roads.",
        ),
    ],
)
async def test_what_a_denial_leaves_standing(stated: str, denied: str) -> None:
    assert "denial" not in await _shown(stated, denied)


@pytest.mark.parametrize(
    ("stated", "denied"),
    [
        (
            "Ada Brenn and Ivo Prast met in Velby in May 2025.",
            "Ada Brenn and Ivo Prast have not met since March 2023.",
        ),
        (
            "One worker in the repair at Velby received a dose of 9 millisieverts.",
            "No worker in the repair at Velby received a dose higher than 3.1 millisieverts.",
        ),
    ],
)
async def test_what_a_denial_denies(stated: str, denied: str) -> None:
    assert await _shown(stated, denied)
