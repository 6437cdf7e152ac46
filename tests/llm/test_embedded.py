"""The embedded server's life: who starts it, who shares it, and when it ends."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import httpx2
import pytest

from agent.errors import ConfigError, ProviderError
from agent.llm import connect as connect_module
from agent.llm import embedded, machine
from agent.llm.connect import connect
from agent.llm.embedded import EmbeddedServer
from agent.llm.endpoint import Address
from agent.llm.leases import Announcement
from agent.llm.ledger import Ledger
from agent.llm.models import ModelFile
from agent.llm.server import Orders
from agent.settings import load_settings
from agent.store.store import Store
from tests.llm.asking import QUICK, Claim, prompt

STUB = (sys.executable, "-m", "tests.support.stub_server")
ROOT = Path(__file__).parents[2]
SOON = 5.0


@pytest.fixture
def model(tmp_path: Path) -> ModelFile:
    path = tmp_path / "stub.gguf"
    path.write_bytes(b"GGUF")
    return ModelFile("stub.gguf", path, "d1")


@pytest.fixture
async def run(model: ModelFile, tmp_path: Path) -> AsyncIterator[EmbeddedServer]:
    server = EmbeddedServer(model, tmp_path, STUB)
    yield server
    await server.close()


async def pid_of(address: Address) -> int:
    async with httpx2.AsyncClient() as client:
        models = (await client.get(f"{address.base_url}/models")).json()
    return int(models["data"][0]["id"])


async def ended(pid: int) -> bool:
    """Whether the process ends soon."""
    loop = asyncio.get_running_loop()
    until = loop.time() + SOON
    while loop.time() < until:
        state = _state(pid)
        if state in {"", "Z"}:  # gone, or only waiting to be noticed by whoever started it
            return True
        await asyncio.sleep(0.02)
    return False


def child_of(pid: int) -> int:
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return ""


async def test_a_server_ends_with_the_run_that_used_it(run: EmbeddedServer) -> None:
    pid = await pid_of(await run.reach())
    assert await run.reach() == await run.reach()
    await run.close()

    assert await ended(pid)


async def test_runs_at_the_same_time_share_a_server(
    run: EmbeddedServer, model: ModelFile, tmp_path: Path
) -> None:
    second = EmbeddedServer(model, tmp_path, STUB)
    address = await run.reach()
    assert await second.reach() == address
    pid = await pid_of(address)

    await run.close()
    assert await pid_of(await second.reach()) == pid
    await second.close()
    assert await ended(pid)


async def test_ctrl_c_in_one_run_s_terminal_does_not_reach_the_server(run: EmbeddedServer) -> None:
    pid = await pid_of(await run.reach())
    assert os.getsid(pid) == pid


async def test_runs_that_start_together_start_one_server(model: ModelFile, tmp_path: Path) -> None:
    runs = [EmbeddedServer(model, tmp_path, STUB) for _ in range(4)]
    addresses = await asyncio.gather(*(run.reach() for run in runs))
    assert len(set(addresses)) == 1
    for run in runs:
        await run.close()


async def test_another_model_gets_a_server_of_its_own(
    run: EmbeddedServer, model: ModelFile, tmp_path: Path
) -> None:
    other = EmbeddedServer(ModelFile(model.name, model.path, "d2"), tmp_path, STUB)
    assert await other.reach() != await run.reach()
    await other.close()


async def test_a_port_that_something_else_took_is_not_joined(
    run: EmbeddedServer, tmp_path: Path
) -> None:
    async def chatter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"220 mail.example ready\n")
        writer.close()

    stranger = await asyncio.start_server(chatter, "127.0.0.1", 0)
    port = stranger.sockets[0].getsockname()[1]
    state = {"serves": run._serves, "port": port, "lease_port": port, "key": "k"}
    (tmp_path / "server.json").write_text(json.dumps(state))

    assert (await run.reach()).base_url != f"http://127.0.0.1:{port}/v1"
    stranger.close()


@pytest.mark.parametrize("text", ["[1]", '{"serves": 1}'])
async def test_a_damaged_state_file_is_no_obstacle(
    run: EmbeddedServer, tmp_path: Path, text: str
) -> None:
    (tmp_path / "server.json").write_text(text)
    assert (await run.reach()).api_key


async def test_only_this_user_can_read_the_key(run: EmbeddedServer, tmp_path: Path) -> None:
    await run.reach()
    assert (tmp_path / "server.json").stat().st_mode & 0o777 == 0o600


PARENT = """
import asyncio, sys
from pathlib import Path
from agent.llm.embedded import EmbeddedServer
from agent.llm.leases import Announcement
from agent.llm.models import ModelFile
from agent.llm.server import Orders

async def main():
    home = Path(sys.argv[1])
    run = EmbeddedServer(ModelFile("stub.gguf", home / "stub.gguf", "d1"), home, sys.argv[2:])
    print("starting", flush=True)
    print(*vars(await run.reach()).values(), flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


async def parent(home: Path, **environment: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PARENT, str(home), *STUB),
        cwd=ROOT,
        env=os.environ | environment,
        stdout=asyncio.subprocess.PIPE,
    )


async def said(process: asyncio.subprocess.Process) -> list[str]:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().split()


async def test_a_killed_run_takes_its_server_with_it(model: ModelFile) -> None:
    process = await parent(model.path.parent)
    await said(process)
    pid = await pid_of(Address(*await said(process)))
    process.send_signal(signal.SIGKILL)
    await process.wait()

    assert await ended(pid)


async def test_a_killed_run_leaves_the_server_to_those_who_still_use_it(
    run: EmbeddedServer, model: ModelFile
) -> None:
    process = await parent(model.path.parent)
    await said(process)
    address = Address(*await said(process))
    pid = await pid_of(address)
    assert await run.reach() == address
    process.send_signal(signal.SIGKILL)
    await process.wait()
    await asyncio.sleep(0.2)

    assert await run.reach() == address
    assert await pid_of(address) == pid


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the server ends once it has loaded")
async def test_a_run_killed_while_the_model_loads_leaves_nothing(model: ModelFile) -> None:
    process = await parent(model.path.parent, STUB_LOADING="30")
    await said(process)
    await asyncio.sleep(1)  # until it loads
    child = child_of(process.pid)
    process.send_signal(signal.SIGKILL)
    await process.wait()

    assert await ended(child)


async def test_a_starter_that_ends_before_it_takes_a_lease_leaves_nothing() -> None:
    process = await asyncio.create_subprocess_exec(
        *STUB, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    orders = Orders(serves="d1", path="", alias="stub", key="k", threads=1, context=512)
    process.stdin.write(orders.to_json().encode() + b"\n")
    announced = " ".join(await said(process))
    assert Announcement.from_json(announced).serves == "d1"
    process.stdin.close()

    assert await asyncio.wait_for(process.wait(), SOON) == 0


async def test_a_lost_server_is_started_again_but_not_for_ever(run: EmbeddedServer) -> None:
    for _ in range(3):
        pid = await pid_of(await run.reach())
        os.kill(pid, signal.SIGKILL)
        assert await ended(pid)
        await asyncio.sleep(0.1)  # until the news is here
    with pytest.raises(ProviderError, match=r"lost 3 times: see .*server\.log"):
        await run.reach()


async def test_a_server_lost_between_two_calls_costs_no_answer(
    model: ModelFile, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubbed = partial(EmbeddedServer, command=STUB)
    monkeypatch.setattr(connect_module, "EmbeddedServer", stubbed)
    settings = load_settings(model=str(model.path), home=tmp_path / "home")
    async with connect(settings, Ledger(store, "r1"), QUICK) as gateway:
        first = await gateway.ask(prompt(), Claim, max_tokens=50)
        state = json.loads((tmp_path / "home" / "server.json").read_text())
        pid = await pid_of(Address(f"http://127.0.0.1:{state['port']}/v1", ""))
        os.kill(pid, signal.SIGKILL)
        assert await ended(pid)
        assert await gateway.ask(prompt(), Claim, max_tokens=50, repeat=1) == first

    assert gateway.usage.cost == 0


async def test_kept_answers_start_no_server(
    model: ModelFile, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(model=str(model.path), home=tmp_path / "home")
    stubbed = partial(EmbeddedServer, command=STUB)
    monkeypatch.setattr(connect_module, "EmbeddedServer", stubbed)
    async with connect(settings, Ledger(store, "r1")) as gateway:
        first = await gateway.ask(prompt(), Claim, max_tokens=50)
    broken = partial(EmbeddedServer, command=("/nonexistent",))
    monkeypatch.setattr(connect_module, "EmbeddedServer", broken)
    async with connect(settings, Ledger(store, "r2")) as gateway:
        assert await gateway.ask(prompt(), Claim, max_tokens=50) == first


async def test_short_memory_is_told_before_anything_starts(
    run: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "free_memory", lambda: 300_000_000)
    with pytest.raises(ConfigError, match=r"needs 1\.0 GB of free memory and 0\.3 GB is free"):
        await run.reach()


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("raise SystemExit('no such tensor')", "could not be loaded: see .*server.log"),
        ("print('hello')", "could not be loaded"),
        ("import os; os.kill(os.getpid(), 9)", "for want of memory"),
    ],
)
async def test_a_model_that_does_not_load_is_told(
    model: ModelFile, tmp_path: Path, program: str, told: str
) -> None:
    server = EmbeddedServer(model, tmp_path, (sys.executable, "-c", program))
    with pytest.raises(ConfigError, match=told):
        await server.reach()
    await server.close()


async def test_a_model_that_loads_for_ever_is_given_up(
    run: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "_LOADING_SECONDS", 0.5)
    monkeypatch.setenv("STUB_LOADING", "30")
    with pytest.raises(ConfigError, match="could not be loaded"):
        await run.reach()


def test_free_memory_is_a_figure_on_this_system() -> None:
    free = machine.free_memory()
    assert free is None or free > 0
    assert machine.cores() >= 1
