"""One day's briefing against the one before."""

from datetime import UTC, datetime

from agent.reconcile import Reconciled, changes, reconcile
from schemas.article import Article
from schemas.briefing import Briefing, ModelInfo
from schemas.call import Usage
from tests.reconcile.material import article, facts

BEFORE = article(
    "Port Gazette",
    "The crack in the Velby pier is 12 centimetres long.",
    "The Velby pier was closed on Tuesday.",
    "Oda Brenn opened the fish market.",
    "A lorry of 60 tonnes crossed the Velby pier.",
)


async def changed(*sentences: str, outlet: str = "Velby Radio") -> list[tuple[str, str]]:
    """How each of `sentences`, told a day later, stands to BEFORE."""
    now = article(outlet, *sentences, hours=24)
    earlier = _briefing(await _told(BEFORE))
    result = await _told(now)
    return [(one.type, one.earlier) for one in changes(earlier, result.facts, result.origins)]


async def _told(source: Article) -> Reconciled:
    return await reconcile([source], facts(source))


def _briefing(result: Reconciled) -> Briefing:
    return Briefing(
        generated=datetime(2026, 3, 4, tzinfo=UTC),
        headline="",
        summary=(),
        facts=result.facts,
        origins=result.origins,
        articles=(),
        model=ModelInfo(name="none", profile="compact", endpoint=""),
        usage=Usage(),
    )


async def test_new() -> None:
    assert await changed("A whale was seen off Marl.") == [("new", "")]


async def test_updated() -> None:
    told = await changed("The crack in the Velby pier is 19 centimetres long and not 12.")
    assert told == [("updated", "f1")]


async def test_confirmed_by_another_outlet_and_unchanged_by_the_same() -> None:
    line = "The Velby pier was closed on Tuesday."
    assert await changed(line) == [("confirmed", "f2")]
    assert await changed(line, outlet="Port Gazette") == [("unchanged", "f2")]


async def test_contradicted() -> None:
    told = await changed("Oda Brenn did not open the fish market.")
    assert told == [("contradicted", "f3")]


async def test_withdrawn() -> None:
    told = await changed(
        "The Gazette withdraws its report that a lorry of 60 tonnes crossed the Velby pier."
    )
    assert told == [("withdrawn", "f4")]
