"""Recordings: true answers come back without a socket, and a stale one is named."""

from pathlib import Path

import pytest
import pytest_socket

from agent.errors import InputError
from agent.settings import Settings, load_settings
from evals.recordings import StaleError, live, read_recording, replaying, write_recording
from tests.llm.asking import GOOD, Claim, prompt
from tests.support.model_server import ModelServer, answer


def settings(server: ModelServer) -> Settings:
    return load_settings(
        base_url=server.base_url, model="scripted", api_key="k-1", profile="compact"
    )


async def recorded(path: Path, *texts: str) -> None:
    """A recording at `path` of one question about each of `texts`."""
    async with (
        ModelServer(lambda _: answer(GOOD)) as server,
        live(path, settings(server)) as player,
    ):
        for text in texts:
            await player.gateway.ask(prompt(text), Claim, article="a1", max_tokens=50)


async def test_a_replay_answers_without_a_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.jsonl"
    await recorded(path, "1 The mill is closed.")
    pytest_socket.disable_socket(allow_unix_socket=True)  # loopback as well, unlike everywhere else
    monkeypatch.setattr("agent.llm.provider.Provider.send", None)
    async with replaying(path) as player:
        text = "1 The mill is closed."
        claim = await player.gateway.ask(prompt(text), Claim, article="a1", max_tokens=50)
        spent = player.ledger.spent_since(0)
    assert claim == Claim(**GOOD)
    assert (spent.calls, spent.prompt_tokens, spent.completion_tokens) == (1, 100, 10)


async def test_another_prompt_is_stale_and_says_what_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    await recorded(path, "1 The mill is closed.")
    async with replaying(path) as player:
        with pytest.raises(StaleError) as caught:
            await player.gateway.ask(prompt("1 The mill is open."), Claim, max_tokens=50)
    assert "no answer to read/compact@1" in str(caught.value)
    assert "python -m evals record --profile compact --model scripted" in str(caught.value)


async def test_another_form_is_stale(tmp_path: Path) -> None:
    class Wider(Claim):
        doubt: str = ""

    path = tmp_path / "r.jsonl"
    await recorded(path, "1 The mill is closed.")
    async with replaying(path) as player:
        with pytest.raises(StaleError):
            await player.gateway.ask(prompt("1 The mill is closed."), Wider, max_tokens=50)


async def test_a_run_cut_short_asks_only_for_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    await recorded(path, "1 One.", "1 Two.")
    path.write_text(path.read_text()[:-20])  # killed while it wrote the second answer
    async with ModelServer(lambda _: answer(GOOD)) as server:
        info = read_recording(path)[0]
        write_recording(
            path,
            info.model_copy(update={"endpoint": server.base_url}),
            read_recording(path)[1].values(),
        )
        async with live(path, settings(server)) as player:
            await player.gateway.ask(prompt("1 Three."), Claim, article="a1", max_tokens=50)
    assert len(server.requests) == 1
    assert len(read_recording(path)[1]) == 2


def test_what_is_no_recording_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("{}\nnonsense\n")
    with pytest.raises(InputError, match="is not a recording"):
        read_recording(path)
    with pytest.raises(InputError, match="evals record"):
        read_recording(tmp_path / "none.jsonl")
