"""What Slack asks for stays, once, whatever happens."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from agent.settings import Settings
from agent.store import feedback, requests, subscriptions, workers
from agent.store.feedback import Feedback
from agent.store.requests import Post, Request
from agent.store.retention import forget_old
from agent.store.store import Store
from agent.store.subscriptions import Subscription, next_due
from tests.render.material import bridge_briefing

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def asking(number: str = "n1", **changes: object) -> Request:
    fields: dict[str, object] = {
        "number": number,
        "kind": "pages",
        "team": "T1",
        "channel": "C1",
        "user": "U1",
        "words": ("https://a.example/1",),
        "response_url": "https://hooks.example/1",
        "asked": NOON,
    }
    return Request.model_validate(fields | changes)


async def add(store: Store, *asked: Request) -> list[bool]:
    async with store.transaction() as connection:
        return [await requests.add(connection, one) for one in asked]


async def test_a_request_is_kept_once_as_it_was(store: Store) -> None:
    assert await add(store, asking(), asking(user="U2")) == [True, False]
    standing = await requests.standing(store, "n1")
    assert standing is not None
    assert standing.request == asking()
    assert (standing.state, standing.briefing, standing.fault) == ("waiting", None, "")
    assert await requests.standing(store, "n2") is None


async def test_an_answered_request_waits_no_more_and_forgets_its_address(store: Store) -> None:
    later = asking("n2", asked=NOON + timedelta(minutes=1))
    await add(store, later, asking(), asking("n3", channel="C2"))
    assert [one.request.number for one in await requests.waiting(store, "T1", "C1")] == ["n1", "n2"]
    await requests.conclude(store, "n1", "answered")
    await requests.conclude(store, "n2", "failed", "no such page")
    assert await requests.waiting(store, "T1", "C1") == []
    (answered,) = await requests.recent(store, "T1", "U1", 5)
    assert (answered.request.number, answered.request.response_url) == ("n1", "")
    failed = await requests.standing(store, "n2")
    assert failed is not None
    assert failed.fault == "no such page"


async def test_budgets_count_pages_of_one_team_since_a_moment(store: Store) -> None:
    old = asking("old", asked=NOON - timedelta(days=2))
    other = asking("other", team="T2")
    await add(store, asking(), asking("n2", channel="C2"), asking("e", kind="edition"), old, other)
    since = NOON - timedelta(days=1)
    async with store.reading() as connection:
        assert await requests.asked_since(connection, since, "T1", user="U1") == 2
        assert await requests.asked_since(connection, since, "T1", channel="C2") == 1


async def test_a_post_is_intended_once_and_then_known(store: Store) -> None:
    assert await requests.intend(store, "n1", 0, "C1") is None
    assert await requests.intend(store, "n1", 0, "C1") == Post(part=0, channel="C1")
    placed = Post(part=0, channel="D1", stamp="17.1")
    await requests.posted(store, "n1", placed)
    assert await requests.intend(store, "n1", 0, "C1") == placed
    assert await requests.intend(store, "n1", 1, "C1") is None


@pytest.mark.parametrize(
    ("at", "zone", "after", "due"),
    [
        (time(7, 30), "Europe/London", "2026-07-01T06:29Z", "2026-07-01T06:30Z"),
        (time(7, 30), "Europe/London", "2026-07-01T06:30Z", "2026-07-02T06:30Z"),
        (time(7, 30), "Europe/London", "2026-10-24T12:00Z", "2026-10-25T07:30Z"),
        (time(1, 30), "Europe/London", "2026-03-28T12:00Z", "2026-03-29T01:30Z"),
        (time(23, 0), "Pacific/Auckland", "2026-11-20T00:00Z", "2026-11-20T10:00Z"),
        (time(0, 0), "UTC", "2026-12-31T23:59Z", "2027-01-01T00:00Z"),
    ],
)
def test_a_subscription_is_due_when_the_clock_shows_its_time(
    at: time, zone: str, after: str, due: str
) -> None:
    read = datetime.fromisoformat
    assert next_due(at, zone, read(after)) == read(due)


def subscription(**changes: object) -> Subscription:
    fields: dict[str, object] = {
        "team": "T1",
        "channel": "C1",
        "user": "U1",
        "at": time(7, 30),
        "zone": "Europe/London",
        "due": NOON,
    }
    return Subscription.model_validate(fields | changes)


async def test_a_channel_has_one_subscription(store: Store) -> None:
    await subscriptions.subscribe(store, subscription())
    await subscriptions.subscribe(store, subscription(at=time(8, 0)))
    assert await subscriptions.of_user(store, "T1", "U1") == [subscription(at=time(8, 0))]
    assert await subscriptions.unsubscribe(store, "T1", "C1")
    assert not await subscriptions.unsubscribe(store, "T1", "C1")


async def test_a_due_subscription_is_served_by_one_worker(store: Store) -> None:
    await subscriptions.subscribe(store, subscription())
    assert await subscriptions.due(store, NOON - timedelta(seconds=1)) == []
    (due,) = await subscriptions.due(store, NOON)
    async with store.transaction() as connection:
        assert await subscriptions.move_on(connection, due, NOON)
        assert not await subscriptions.move_on(connection, due, NOON)
    (moved,) = await subscriptions.of_user(store, "T1", "U1")
    assert moved.due == NOON.replace(day=21, hour=7, minute=30)


async def test_feedback_keeps_the_fact_with_its_words(store: Store) -> None:
    briefing = bridge_briefing()
    given = Feedback(
        number="f1",
        team="T1",
        user="U1",
        words="It was 13 cracks.",
        given=NOON,
        fact=briefing.facts[1],
        articles=briefing.articles[:1],
    )
    assert await feedback.give(store, given)
    assert not await feedback.give(store, given)
    assert await feedback.all_feedback(store) == [given]


async def test_what_was_asked_is_forgotten_with_its_briefing(store: Store, tmp_path: Path) -> None:
    old, older = (
        asking("old", asked=NOON - timedelta(days=9)),
        asking("w", asked=NOON.replace(day=1)),
    )
    await add(store, asking(), old, older)
    for number in ("n1", "old"):
        await requests.intend(store, number, 0, "C1")
        await requests.conclude(store, number, "answered")
    settings = Settings(home=tmp_path, model="m.gguf", keep_briefings=7)
    await forget_old(store, settings, NOON)
    assert await requests.standing(store, "old") is None
    assert [one.request.number for one in await requests.waiting(store, "T1", "C1")] == ["w"]
    assert await requests.intend(store, "n1", 0, "C1") is not None
    assert await requests.intend(store, "old", 0, "C1") is None


async def test_workers_are_known_by_their_last_sign(store: Store) -> None:
    await workers.seen(store, "w1", NOON)
    await workers.seen(store, "w2", NOON)
    await workers.seen(store, "w1", NOON + timedelta(seconds=5))
    assert (await workers.last_seen(store))["w1"] == NOON + timedelta(seconds=5)
    await workers.forget(store, ["w1"])
    assert set(await workers.last_seen(store)) == {"w2"}
