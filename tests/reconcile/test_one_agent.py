"""One remark of two people, and one deed that two people are said to have done alone."""

import pytest

from agent.reconcile import reconcile
from schemas.briefing import Conflict
from schemas.fact import Kind
from tests.reconcile.material import article, fact

REMARK = "“This is the saddest day of my life,”"


async def conflicts(
    one: str,
    other: str,
    speakers: tuple[str, str] = ("", ""),
    beside: str = "The coast at Velby is steep.",
    hours: int = 1,
) -> tuple[Conflict, ...]:
    """The conflicts of two articles that tell little else."""
    left = article("Port Gazette", one, "Velby is a town on the coast.")
    right = article("Velby Radio", other, beside, hours=hours)
    told = []
    for source, speaker in ((left, speakers[0]), (right, speakers[1])):
        unnamed = speaker.startswith("a ")
        kind: Kind = "statement" if speaker else "event"
        told += [
            fact(source, 1, kind=kind, speaker=speaker, anonymous=unnamed),
            fact(source, 2, kind="background"),
        ]
    return (await reconcile([left, right], told)).conflicts


@pytest.mark.parametrize(
    ("one", "other", "speakers"),
    [
        (
            f"{REMARK} goalkeeper Nils Orbeck told fans in Velby.",
            f"{REMARK} the chairman, Karl Ost, told supporters in Velby.",
            ("Nils Orbeck", "Karl Ost"),
        ),
        (
            "The shout “a pier without a soul” came from councillor Ida Brun.",
            "It was Oda Brenn who shouted “a pier without a soul” in the council.",
            ("Ida Brun", "Oda Brenn"),
        ),
    ],
)
async def test_one_remark_of_two_people(one: str, other: str, speakers: tuple[str, str]) -> None:
    found = await conflicts(one, other, speakers)
    assert [conflict.type for conflict in found] == ["attribution"]
    assert found[0].about.startswith("Who said “")


@pytest.mark.parametrize(
    ("other", "speaker"),
    [
        (f"{REMARK} a goalkeeper told supporters in Velby.", "a goalkeeper"),
        (f"{REMARK} Orbeck told supporters in Velby.", "Orbeck"),
        (f"{REMARK} Nils Orbek told supporters in Velby.", "Nils Orbek"),
        (f"{REMARK} Karl Ost and Nils Orbeck told supporters in Velby.", "Karl Ost"),
        (f"{REMARK} Karl Ost, who speaks for Orbeck, told supporters in Velby.", "Karl Ost"),
        (f"{REMARK} Karl Ost and his son said in a joint statement in Velby.", "Karl Ost"),
        ("“Bravo!” the chairman, Karl Ost, told supporters in Velby.", "Karl Ost"),
    ],
)
async def test_not_clearly_one_remark_of_two_people(other: str, speaker: str) -> None:
    found = await conflicts(
        f"{REMARK} goalkeeper Nils Orbeck told fans in Velby.", other, ("Nils Orbeck", speaker)
    )
    assert "attribution" not in {conflict.type for conflict in found}


async def test_a_remark_quoted_with_two_figures_is_quoted_in_two_wordings() -> None:
    told = (
        "Mayor Oda Brenn called it “the worst storm in a hundred years”.",
        "Mayor Oda Brenn spoke of “the worst storm in fifty years”.",
    )
    speakers = "Oda Brenn", "Oda Brenn"
    assert [one.type for one in await conflicts(*told, speakers)] == ["wording"]
    assert "wording" not in {one.type for one in await conflicts(*told, speakers, hours=20)}


async def test_a_toll_told_again_by_one_speaker_is_no_misquotation() -> None:
    told = (
        "“We have found 12 people dead in the mill,” fire chief Karl Ost said.",
        "“We have found 15 people dead in the mill,” fire chief Karl Ost said.",
    )
    assert [one.type for one in await conflicts(*told, ("Karl Ost", "Karl Ost"))] == ["number"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The captain of the Velby ferry, who died in the storm, was Nils Orbeck, 44.",
            "Karl Ost, 51, was at the controls of the Velby ferry and died in the storm.",
        ),
        (
            "Police named the sailor who was killed off Velby as Nils Orbeck.",
            "The sailor killed off Velby was Karl Ost, a father of three.",
        ),
        (
            "Ida Brun was the only member to abstain in the vote on the Velby pier.",
            "Oda Brenn abstained in the vote on the Velby pier, the only member to do so.",
        ),
        (
            "The tug Grey Heron made fast the first tow line to the Velby ferry.",
            "It was the tug Sea Otter that got the first tow line on to the Velby ferry.",
        ),
    ],
)
async def test_what_one_alone_did_told_of_two(one: str, other: str) -> None:
    assert [conflict.type for conflict in await conflicts(one, other)] == ["identity"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # two may do so
            "Councillor Ida Brun voted against the repair of the Velby pier.",
            "Councillor Oda Brenn voted against the repair of the Velby pier.",
        ),
        (
            "One of the sailors killed off Velby was Nils Orbeck, a father of three.",
            "Among the sailors killed off Velby was Karl Ost, a father of three.",
        ),
        (
            "The sailor killed off Velby was Nils Orbeck, a father of three.",
            "The sailor killed off Velby was not Karl Ost.",
        ),
        (  # two spellings
            "The sailor killed off Velby was Sergei Kuznetsov, a father of three.",
            "Police named the sailor killed off Velby as Sergey Kusnezow.",
        ),
    ],
)
async def test_no_deed_of_one_alone(one: str, other: str) -> None:
    found = {conflict.type for conflict in await conflicts(one, other)}
    assert "identity" not in found


async def test_who_tells_of_both_knows_them_for_two() -> None:
    told = (
        "The sailor killed in the storm off Velby was Nils Orbeck, a father of three.",
        "Karl Ost, a sailor and father of three, was killed in the storm off Velby.",
    )
    assert [one.type for one in await conflicts(*told)] == ["identity"]
    beside = "The body of Nils Orbeck was brought to the town."
    assert not await conflicts(*told, beside=beside)


async def test_two_officials_may_tell_two_outlets_the_same() -> None:
    one = article("Port Gazette", "A senior official told Northwire that the pier was unsafe.")
    two = article("Velby Radio", "A town official told Coast Press that the pier was unsafe.")
    told = [
        fact(source, 1, kind="statement", speaker=speaker, outlet=outlet, anonymous=True)
        for source, speaker, outlet in (
            (one, "a senior official", "Northwire"),
            (two, "a town official", "Coast Press"),
        )
    ]
    result = await reconcile([one, two], told)
    assert len(result.facts) == 1
    assert result.conflicts == ()
