"""A step that is only weighed conflicts with its being taken, and with nothing else."""

import pytest

from agent.reconcile import reconcile
from tests.reconcile.material import article, fact


async def _shown(left: str, right: str) -> list[str]:
    one, two = article("Port Gazette", left), article("Velby Radio", right)
    result = await reconcile([one, two], [fact(one, 1), fact(two, 1)])
    return [conflict.type for conflict in result.conflicts]


@pytest.mark.parametrize(
    ("weighed", "other"),
    [
        (
            "The chairman considers the penalty against Velby harsh.",
            "Velby will appeal against the penalty.",
        ),
        (
            "Ada Brenn is considering going to court against the Velby Film Festival.",
            "Ada Brenn paid the money back to the Velby Film Festival.",
        ),
        (
            "The council will decide whether to sell the old mill in Velby.",
            "A sale of the old mill in Velby would need the governor's consent.",
        ),
        (
            "The council is considering selling the old mill in Velby.",
            "The council has not sold the old mill in Velby.",
        ),
    ],
)
async def test_what_is_weighed_is_not_otherwise(weighed: str, other: str) -> None:
    assert "status" not in await _shown(weighed, other)


async def test_a_step_only_weighed_is_otherwise_where_it_is_taken() -> None:
    weighed = "The council is considering selling the old mill in Velby."
    assert await _shown(weighed, "The council has sold the old mill in Velby.") == ["status"]
