"""An edition reaches a target once; every attempt is on record."""

from agent.store.deliveries import begin_delivery, deliveries, end_delivery
from agent.store.store import Store

EDITION, TARGET = "daily/2025-06-20", "smtp:me@news.example"


async def test_what_was_sent_is_not_begun_again(store: Store) -> None:
    begun = await begin_delivery(store, EDITION, TARGET)
    assert begun is not None
    assert not begun.in_doubt
    await end_delivery(store, begun.delivery, "sent", "250 OK")
    assert await begin_delivery(store, EDITION, TARGET) is None
    assert await begin_delivery(store, EDITION, "another") is not None
    assert await begin_delivery(store, "daily/2025-06-21", TARGET) is not None
    (one,) = [d for d in await deliveries(store, EDITION) if d.target == TARGET]
    assert (one.outcome, one.detail) == ("sent", "250 OK")
    assert one.ended is not None
    assert one.ended >= one.begun


async def test_a_failed_attempt_is_made_again_under_the_same_key(store: Store) -> None:
    first = await begin_delivery(store, EDITION, TARGET)
    assert first is not None
    await end_delivery(store, first.delivery, "failed", "no\0 answer")
    second = await begin_delivery(store, EDITION, TARGET)
    assert second is not None
    assert not second.in_doubt
    assert (second.delivery.key, second.delivery.attempt) == (first.delivery.key, 2)
    await end_delivery(store, second.delivery, "sent")
    tried = [(one.attempt, one.outcome) for one in await deliveries(store, EDITION)]
    assert tried == [(1, "failed"), (2, "sent")]
    assert await begin_delivery(store, EDITION, TARGET) is None


async def test_an_attempt_that_was_cut_off_leaves_a_doubt(store: Store) -> None:
    cut_off = await begin_delivery(store, EDITION, TARGET)
    again = await begin_delivery(store, EDITION, TARGET)
    assert cut_off is not None
    assert again is not None
    assert again.in_doubt
    assert again.delivery.key == cut_off.delivery.key
    other = await begin_delivery(store, EDITION, "another")
    assert other is not None
    assert other.delivery.key != cut_off.delivery.key
