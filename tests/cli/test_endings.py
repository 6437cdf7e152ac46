"""How the program ends where something is wrong: one line, an exit code, nothing that acts."""

import asyncio
import os
from pathlib import Path

import pytest

from tests.cli.program import BRIDGE, HASTY, PATIENCE, PROGRAM, factbrief, line_about, started
from tests.support.model_server import ModelServer, Reply, answer, fault
from tests.support.reader import reader

NOWHERE = "http://127.0.0.1:9/v1"
BROKEN = """
import sys
import agent.settings
def broken(**flags):
    raise LookupError(sys.argv[1] + " holds sk-planted")
agent.settings.load_settings = broken
from agent.cli import main
main()
"""
"""The program with a fault of its own."""


async def test_a_fault_of_our_own_is_one_line_with_an_exit_code_of_its_own(tmp_path: Path) -> None:
    broken = (PROGRAM[0], "-c", BROKEN)
    ended = await factbrief(tmp_path, NOWHERE, "history", program=broken)
    assert (ended.code, ended.out) == (70, "")
    line = line_about(ended, "this is a bug in factbrief", "LookupError", "FACTBRIEF_DEBUG=1")
    assert "agent/cli/history.py" in line
    assert "sk-planted" not in ended.err
    assert len(ended.err.splitlines()) == 1


async def test_the_trace_is_shown_to_who_asks_for_it(tmp_path: Path) -> None:
    program = ("env", "FACTBRIEF_DEBUG=1", PROGRAM[0], "-c", BROKEN)
    async with started(tmp_path, NOWHERE, "history", program=program) as process:
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert b"Traceback" in err
    assert b"LookupError: history" in err


@pytest.mark.parametrize("key", ["sk-é1234567", "sk-12 34567", "sk-1234\n567"])
async def test_a_key_that_no_header_carries_is_told_before_anything_is_asked(
    tmp_path: Path, key: str
) -> None:
    ended = await factbrief(tmp_path, NOWHERE, "doctor", key=key)
    assert (ended.code, ended.out) == (1, "")
    assert line_about(ended, "OPENAI_API_KEY", "copy it anew")
    assert len(ended.err.splitlines()) == 1


async def test_a_closed_pipe_ends_every_command_quietly(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    async with ModelServer(reader()) as server:
        made = await factbrief(tmp_path, server, "brief", "--quiet", "bridge.txt")
        assert made.code == 0, made.err
        for command in (
            ("brief", "--quiet", "bridge.txt"),
            ("brief", "--quiet", "--format", "json", "bridge.txt"),
            ("facts", "--quiet", "--format", "jsonl", "bridge.txt"),
            ("calls",),
            ("export",),
            ("history",),
            ("search", "bridge"),
            ("explain", "f1"),
            ("doctor",),
            ("--help",),
        ):
            ended = await _into_a_closed_pipe(tmp_path, server, *command)
            assert ended == (1, b""), command


async def _into_a_closed_pipe(
    home: Path, server: ModelServer, *command: str
) -> tuple[int | None, bytes]:
    """The exit code and what is said on stderr where nobody reads stdout any more."""
    reading, writing = os.pipe()
    os.close(reading)
    async with started(home, server, *command, stdout=writing) as process:
        os.close(writing)
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    return process.returncode, err


ACTING = "\x1b[2J\x1b]0;taken over\x07\x9b31m\u202e"
"""Clears the screen, renames the window, colours what follows and turns it round."""
HOSTILE = {
    "refusal": lambda _: fault(400, f"{ACTING} no\n such thing"),
    "wrong model": lambda _: fault(404, ACTING),
    "trouble": lambda _: Reply(502, f"<html>{ACTING}</html>"),
    "answer": lambda _: answer(ACTING),
    "facts": reader(),
}


@pytest.mark.parametrize(
    ("command", "server"),
    [
        ("brief", "refusal"),
        ("brief", "answer"),
        ("facts", "facts"),
        ("doctor", "wrong model"),
        ("doctor", "trouble"),
    ],
)
async def test_nothing_acts_in_the_terminal(tmp_path: Path, command: str, server: str) -> None:
    name = f"{ACTING}bridge\n.txt"
    (tmp_path / name).write_text(BRIDGE)
    given = () if command == "doctor" else (name, f"{ACTING}missing\n.txt")
    hasty = (PROGRAM[0], "-c", HASTY)
    async with ModelServer(HOSTILE[server]) as scripted:
        ended = await factbrief(tmp_path, scripted, command, *given, program=hasty)
    assert "taken over" in ended.out + ended.err or not given
    for said in (ended.out, ended.err):
        assert said.replace("\n", "").isprintable(), said
    if given:
        assert line_about(ended, "missing .txt: left out")
