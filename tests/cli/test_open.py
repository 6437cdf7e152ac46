"""`factbrief open` as a program: serves until it is stopped, and says why it cannot."""

import asyncio
import re
import signal
import socket
from pathlib import Path

import httpx2

from agent.store.briefings import save_briefing
from agent.store.store import Store
from tests.cli.program import PATIENCE, factbrief, line_about, started
from tests.store.material import a_briefing

NO_MODEL = "http://127.0.0.1:9/v1"


async def test_it_serves_past_briefings_until_it_is_stopped(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "state") as store:
        await save_briefing(store, a_briefing(headline="Rain at Orm"))
    async with started(tmp_path, NO_MODEL, "open", "--no-browser") as process:
        assert process.stdout is not None
        said = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        async with httpx2.AsyncClient() as client:
            assert "Rain at Orm" in (await client.get(address[0])).text
        process.send_signal(signal.SIGINT)
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 130
    assert b"Traceback" not in err


async def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = await factbrief(tmp_path, NO_MODEL, "open", "--no-browser", "--port", port)
    assert (ended.code, ended.out) == (1, "")
    assert line_about(ended, f"port {port} cannot be had", "--port")
    assert len(ended.err.splitlines()) == 1
