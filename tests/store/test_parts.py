"""Parts of answers: each is found by its key, the latest counts."""

from agent.store.parts import keep_parts, parts
from agent.store.store import Store
from tests.store.material import DAY, MORNING


async def test_a_part_is_kept_for_its_key(store: Store) -> None:
    await keep_parts(store, {"k1": "one", "k2": "two\0"}, MORNING)
    assert await parts(store, ["k1", "k2", "k3"]) == {"k1": "one", "k2": "two\ufffd"}
    assert await parts(store, []) == {}


async def test_the_latest_part_counts(store: Store) -> None:
    await keep_parts(store, {"k1": "old"}, MORNING)
    await keep_parts(store, {"k1": "new"}, MORNING + DAY)
    assert await parts(store, ["k1"]) == {"k1": "new"}


async def test_any_number_of_parts_can_be_asked_for(store: Store) -> None:
    answers = {f"k{number}": str(number) for number in range(1_200)}
    await keep_parts(store, answers, MORNING)
    assert await parts(store, list(answers)) == answers
