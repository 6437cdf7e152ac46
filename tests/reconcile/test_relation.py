"""What code decides on two facts of two articles, sign by sign."""

import pytest

from agent.reconcile.glossary import glossary
from agent.reconcile.reading import read
from agent.reconcile.relations import relate
from agent.reconcile.ruling import Ruling
from schemas.fact import Fact, Kind
from tests.reconcile.material import article, fact


def ruling(
    one: str, other: str, kind: Kind = "event", speakers: tuple[str, str] = ("", "")
) -> Ruling:
    """The ruling on two claims of two articles that tell little else."""
    left = article("Port Gazette", one, "Velby is a town on the coast.")
    right = article("Velby Radio", other, "The coast at Velby is steep.", hours=1)
    told: list[Fact] = []
    for source, speaker in ((left, speakers[0]), (right, speakers[1])):
        told += [fact(source, 1, kind=kind, speaker=speaker), fact(source, 2, kind="background")]
    names = glossary([left, right], told)
    articles = {source.id: source for source in (left, right)}
    readings = [read(one, articles[one.article], names) for one in told]
    wanted = {f"{left.id}-1", f"{right.id}-1"}
    return next(r for r in relate(readings) if {r.decision.left, r.decision.right} == wanted)


def test_a_paraphrase_is_the_same() -> None:
    told = ruling(
        "The Velby ferry sank on Tuesday after hitting a pier.",
        "After it struck a pier, the Velby ferry sank on Tuesday.",
    )
    assert told.decision.relation in ("same", "narrower", "broader")
    assert not told.apart


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (
            "The repair of the Velby pier will cost 3 million euros.",
            "The repair of the Velby pier will cost 5 million euros.",
            "number",
        ),
        (
            "The Velby pier is to reopen on 9 March.",
            "The Velby pier is to reopen on 20 March.",
            "date",
        ),
        (
            "The mayor of Velby postponed the harbour festival.",
            "The mayor of Velby cancelled the harbour festival.",
            "status",
        ),
        (
            "Divers found an old mine under the Velby pier.",
            "Divers did not find an old mine under the Velby pier.",
            "denial",
        ),
        (
            "Oda Brenn was named head of the Velby port.",
            "Karl Ost was named head of the Velby port.",
            "identity",
        ),
        (
            "The Velby port is considering selling two cranes.",
            "The Velby port is selling two cranes.",
            "status",
        ),
        (
            "Karl Ost was acquitted of fraud by a court in Velby.",
            "Karl Ost was found guilty of fraud by a court in Velby.",
            "status",
        ),
        (
            "The swimming pool in Velby closes at the end of the year.",
            "The swimming pool in Velby stays open.",
            "status",
        ),
        (
            "Oda Brenn won the Velby prize for the best novel.",
            "The Velby prize for the best novel went to Karl Ost.",
            "identity",
        ),
        (
            "Velby asked for the meeting with Harrow.",
            "The request for the meeting came from Harrow.",
            "identity",
        ),
        (
            "Velby and Harrow agreed to share the ferry.",
            "No sharing of the ferry has been agreed between Velby and Harrow.",
            "denial",
        ),
        (
            "At least 16 people were killed in the Velby ferry fire.",
            "The number of people killed in the Velby ferry fire has reached 21.",
            "number",
        ),
    ],
)
def test_what_cannot_both_hold_is_a_conflict(one: str, other: str, conflict: str) -> None:
    told = ruling(one, other)
    assert (told.decision.relation, told.decision.conflict) == ("conflicting", conflict)
    assert told.apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Harrow asked Velby to raise its harbour fees to 3%.",
            "Harrow called on all members to raise their harbour fees to 5%.",
        ),
        (
            "Harrow's demand was for harbour fees of 3%.",
            "Harrow's earlier demand was for harbour fees of 2%.",
        ),
        (
            "The Velby ferry carries 90 cars.",
            "The Velby ferry carries 900 passengers.",
        ),
        (
            "Residents of Velby were told to leave their homes.",
            "Residents of Velby left their homes.",
        ),
        (
            "Velby will spend 40 million crowns on schools.",
            "Velby will spend 14 million crowns on roads.",
        ),
        (
            "Repairs to the Velby pier cost 3 million euros.",
            "In 2011 repairs to the Velby pier cost 9 million euros.",
        ),
        (
            "The Velby ferry fire killed 16 people.",
            "The Velby ferry fire injured 24 people.",
        ),
        (
            "The harbour master issued a storm warning for the coast of Velby.",
            "The storm warning for the coast of Velby was lifted.",
        ),
    ],
)
def test_different_things_that_look_alike_are_no_conflict(one: str, other: str) -> None:
    told = ruling(one, other)
    assert told.decision.relation == "different"
    assert told.decision.conflict is None


def test_two_speakers_never_say_one_thing() -> None:
    told = ruling(
        "Oda Brenn said the pier was safe.",
        "Karl Ost said the pier was safe.",
        kind="statement",
        speakers=("Oda Brenn", "Karl Ost"),
    )
    assert told.apart
    assert told.decision.relation == "different"


def test_a_corrected_figure_conflicts_with_the_one_it_corrects() -> None:
    told = ruling(
        "The crack is 12 centimetres long.", "The crack is 19 centimetres long and not 12."
    )
    assert told.corrects
    assert set(told.values) == {"12 centimetre", "19 centimetre"}


def test_taking_a_report_back_is_not_telling_it() -> None:
    told = ruling(
        "A lorry of 60 tonnes crossed the Velby pier on Sunday.",
        "The Gazette withdraws its report that a lorry of 60 tonnes crossed the Velby pier.",
    )
    assert told.apart
