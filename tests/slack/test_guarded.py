"""Whoever types an address in a chat reaches the public internet and nothing of this machine."""

from pathlib import Path

import pytest

from agent.errors import ConfigError, InputError
from agent.pipeline import Silence
from agent.slack.briefing import by_pipeline
from agent.store.store import Store
from schemas.decision import Decision
from tests.slack.newsroom import at_work, is_answered, model_settings, newsroom, until
from tests.support.model_server import ModelServer
from tests.support.reader import reader
from tests.support.web_server import Answer, serving


async def test_a_server_of_this_machine_is_not_asked(tmp_path: Path) -> None:
    page = Answer(b"<html><body><p>The council will meet on Monday.</p></body></html>")
    async with (
        newsroom(tmp_path) as room,
        serving({"/secret": page}) as web,
        ModelServer(reader()) as model,
    ):
        make = by_pipeline(model_settings(tmp_path, model), room.store)
        async with at_work(room, make):
            await room.brief(web.url("/secret"))
            await until(lambda: any(map(is_answered, room.slack.shown("C1"))))
        assert web.asked == []
        assert model.requests == []
    (message,) = room.slack.shown("C1")
    assert message["text"].startswith(":warning: No briefing: http://127.0.0.1")
    assert "not a public address" in message["text"] or "private" in message["text"]


@pytest.mark.parametrize("address", ["/etc/passwd", "-", "file:///etc/passwd", "../secret.txt"])
async def test_a_file_of_this_machine_is_not_read(tmp_path: Path, address: str) -> None:
    async with Store.open(tmp_path) as store, ModelServer(reader()) as model:
        decisions: list[Decision] = []
        make = by_pipeline(model_settings(tmp_path, model), store)
        with pytest.raises(InputError, match="is no web address"):
            await make((address,), Silence(), None, "r", decisions.extend)


async def test_a_list_of_outlets_that_is_none_stops_the_app_before_it_takes_requests(
    tmp_path: Path,
) -> None:
    async with Store.open(tmp_path) as store, ModelServer(reader()) as model:
        settings = model_settings(tmp_path, model)
        lost = settings.model_copy(update={"outlet_aliases": tmp_path / "outlets.txt"})
        with pytest.raises(ConfigError, match="cannot be read"):
            by_pipeline(lost, store)
