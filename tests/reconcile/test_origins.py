"""Who got it from whom."""

from agent.reconcile import reconcile
from agent.reconcile.outlets import Outlets, read_aliases
from tests.reconcile.material import article, fact, facts

REPORT = article(
    "Port Gazette",
    "The Hanno mill in Velby will cut 120 jobs in June.",
    "The mill's owner, Karl Ost, said “paper no longer pays the wages”.",
    "Oda Brenn called the plan “a wound to the whole coast”.",
)


async def test_a_credit_at_the_top_is_for_what_the_report_holds() -> None:
    retold = article(
        "Daily Sum",
        "The Hanno mill in Velby will cut 120 jobs in June, the Gazette reports.",
        "Oda Brenn called the plan “a wound to the whole coast”.",
        "Velby has 9,000 inhabitants.",
        hours=3,
    )
    told = [
        *facts(REPORT),
        fact(retold, 1, "The Hanno mill in Velby will cut 120 jobs in June.", outlet="the Gazette"),
        fact(retold, 2, kind="event"),
        fact(retold, 3, kind="background"),
    ]
    result = await reconcile([REPORT, retold], told)
    names = {origin.id: origin.name for origin in result.origins}
    behind = {one.claim: [names[origin] for origin in one.origins] for one in result.facts}
    assert behind["The Hanno mill in Velby will cut 120 jobs in June."] == ["Port Gazette"]
    assert behind["Oda Brenn called the plan “a wound to the whole coast”."] == ["Port Gazette"]
    assert behind["Velby has 9,000 inhabitants."] == ["Daily Sum"]
    assert {link.how for link in result.origin_links} == {"own_reporting", "credit"}


async def test_a_copied_sentence_belongs_to_whoever_had_it_first() -> None:
    line = (
        "Harbour crews worked through the night to lift the broken crane from the ferry's path,"
        " using two barges that had been brought from Marl."
    )
    first = article("Northwire", line)
    copy = article("Daily Sum", line.replace("lift", "raise"), hours=2)
    result = await reconcile([first, copy], facts(first) + facts(copy))
    fact_told = next(one for one in result.facts if "crane" in one.claim)
    assert (fact_told.article_count, fact_told.origin_count) == (2, 1)
    assert {link.how for link in result.origin_links} == {"own_reporting", "copied_passage"}


async def test_an_anonymous_source_is_its_outlets() -> None:
    one = article("Port Gazette", "A clerk said the Velby pier was unsafe.")
    result = await reconcile([one], [fact(one, 1, speaker="a clerk", anonymous=True)])
    assert [origin.name for origin in result.origins] == ["Port Gazette"]
    assert result.facts[0].origin_count == 1


async def test_a_release_is_the_origin_of_what_its_issuer_said() -> None:
    release = article("Hanno Paper", "Hanno Paper will cut 120 jobs in Velby by June 2026.")
    news = article(
        "Velby Radio", "By June 2026 Hanno will cut 120 jobs in Velby, it said.", hours=1
    )
    told = [*facts(release), fact(news, 1, speaker="Hanno")]
    result = await reconcile([release, news], told)
    assert [one.origin_count for one in result.facts] == [1]
    assert [origin.name for origin in result.origins] == ["Hanno Paper"]


def test_names_of_one_outlet_meet() -> None:
    outlets = Outlets(["The Calder Ledger", "Financial Times"], {"cl": "The Calder Ledger"})
    assert {outlets.name(one) for one in ("Ledger", "the Calder Ledger", "CL")} == {
        "The Calder Ledger"
    }
    assert outlets.name("the FT") == "Financial Times"
    assert outlets.name("Northwire") == "Northwire"


def test_an_alias_file_names_the_outlet_first() -> None:
    assert read_aliases("# mine\nVelby Radio = VR, Radio V\n\n") == {
        "velby radio": "Velby Radio",
        "vr": "Velby Radio",
        "radio v": "Velby Radio",
    }
