from datetime import UTC, datetime

from agent.daily.planning import plan, told
from agent.store.articles import articles
from agent.store.editions import editions
from agent.store.feeds import feed
from tests.daily.material import MONDAY, Newsroom, page

TEXT = "The harbour board of Vell closed the north quay on Monday after a crane began to lean."


async def test_a_plan_names_what_is_new_and_does_nothing(room: Newsroom) -> None:
    room.config["feeds"].append(room.web.url("/gone"))
    room.feed("/quay", "/ferry", etag='"1"')
    async with room.ready() as run:
        planned = await plan(run, MONDAY)
    lines = "\n".join(told(planned))
    assert planned.articles == 2
    assert planned.prompt_tokens > 0
    assert room.web.url("/quay") in lines
    assert "no such page" in lines
    assert "out/{day}.md" in lines
    assert "/quay" not in room.web.asked
    assert not room.model.requests
    async with room.store() as store:
        assert await articles(store) == []
        assert await editions(store) == []
        assert await feed(store, room.web.url("/feed")) is None


async def test_a_plan_after_a_run_counts_by_what_was_spent(room: Newsroom) -> None:
    room.web.answers["/quay"] = page("Quay closed", TEXT)
    room.feed("/quay")
    await room.run()
    room.feed("/quay", "/ferry")
    async with room.ready() as run:
        planned = await plan(run, datetime.now(UTC))
    assert planned.articles == 1
    assert planned.prompt_tokens == 100, "what the scripted model says it read"


async def test_a_plan_counts_what_folders_hold_and_pages_not_read_yet(room: Newsroom) -> None:
    folder = room.folder / "articles"
    folder.mkdir()
    (folder / "quay.txt").write_text(TEXT, encoding="utf-8")
    room.web.answers["/ferry"] = page("Ferries", TEXT.replace("crane", "mast"))
    room.config |= {"pages": [room.web.url("/ferry")], "folders": ["articles", "gone"]}
    async with room.ready() as run:
        planned = await plan(run, MONDAY)
    assert planned.articles == 2
    assert "gone: 0 new; there is no such file" in "\n".join(told(planned))
    assert "/ferry" not in room.web.asked
    await room.run()
    (folder / "second.txt").write_text(TEXT.replace("north", "south"), encoding="utf-8")
    async with room.ready() as run:
        planned = await plan(run, datetime.now(UTC))
    assert planned.articles == 1
    assert f"{room.web.url('/ferry')}: asked whether it changed" in "\n".join(told(planned))
