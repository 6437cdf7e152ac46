"""What is credited to an outlet, beside that outlet's own article."""

from agent.reconcile import reconcile
from schemas.article import Article
from schemas.briefing import AuditFinding
from tests.reconcile.material import article, fact, facts

OWN = article(
    "Port Gazette",
    "The Hanno mill in Velby will cut 120 jobs in June.",
    "Karl Ost said “paper no longer pays the wages”.",
)


async def audits(crediting: Article) -> list[AuditFinding]:
    told = [*facts(OWN), fact(crediting, 1, outlet="the Gazette")]
    return list((await reconcile([OWN, crediting], told)).audits)


async def test_what_the_outlet_printed_is_no_finding() -> None:
    assert (
        await audits(article("Daily Sum", "The Hanno mill will cut 120 jobs in June.", hours=1))
        == []
    )
    quoting = article("Daily Sum", "Ost said “paper no longer pays the wages”.", hours=1)
    assert await audits(quoting) == []


async def test_a_quotation_that_is_not_there() -> None:
    made_up = article(
        "Daily Sum", "The Gazette quoted Ost as calling Velby “a dead harbour town”.", hours=1
    )
    found = await audits(made_up)
    assert [(one.type, one.checked, one.found) for one in found] == [("not_found", OWN.id, None)]
    assert "that was read here does not have it" in found[0].text


async def test_another_figure_is_shown_beside_the_credited_one() -> None:
    wrong = article("Daily Sum", "The Hanno mill in Velby will cut 190 jobs in June.", hours=1)
    found = await audits(wrong)
    assert [one.type for one in found] == ["differs"]
    assert found[0].found is not None
    assert found[0].found.quote == OWN.words_of(1)


async def test_an_article_is_not_held_against_one_that_came_later() -> None:
    early = article(
        "Daily Sum", "The Gazette quoted Ost as calling Velby “a dead harbour town”.", hours=-4
    )
    assert await audits(early) == []
