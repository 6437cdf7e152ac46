"""Brings up the embedded model's server for a run, or joins the one that another run has."""

import asyncio
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import agent
from agent.errors import ConfigError, ProviderError
from agent.llm import machine
from agent.llm.endpoint import Address
from agent.llm.leases import Announcement, Lease, take_lease
from agent.llm.locks import locked
from agent.llm.models import ModelFile
from agent.llm.server import Orders

CONTEXT = 8192
"""Tokens of prompt and answer together."""

_WORKING_MEMORY = 1_000_000_000
"""Bytes beside the file's own: repacked weights, context and buffers; 0.92 GB measured."""

_LOADING_SECONDS = 300
_ENDING_SECONDS = 1
_STARTS = 3
"""How often one run starts a server before it takes the loss for lasting."""

COMMAND = (sys.executable, "-m", "agent.llm.server")


class EmbeddedServer:
    """One run's use of the server of `model`; its state and its log lie in `home`.

    Runs at the same time share a server, and it ends with the last of them, however that ends:
    see agent.llm.leases.
    """

    def __init__(self, model: ModelFile, home: Path, command: Sequence[str] = COMMAND) -> None:
        self._model = model
        self._home = home
        self._command = command
        self._serves = f"{model.digest} {CONTEXT} {version('xllamacpp')}"
        self._starts = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._lease: Lease | None = None
        self._address = Address("", "")
        self._one_at_a_time = asyncio.Lock()

    async def reach(self) -> Address:
        """The address of a server that is up, joined or started as needed.

        Raises ConfigError where memory is short or the model does not load, ProviderError where
        the server was lost time and again.
        """
        async with self._one_at_a_time:
            if self._lease is None or not self._lease.holds:
                await self.close()  # what is left of a server that was lost
                async with locked(self._home / "server.lock"):
                    announced, self._lease = await self._join() or await self._start()
                self._address = Address(f"http://127.0.0.1:{announced.port}/v1", announced.key)
        return self._address

    async def close(self) -> None:
        """Gives the server up; it ends at once unless another run uses it."""
        if self._lease:
            await self._lease.give_up()
        if self._process:
            with suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self._process.wait, _ENDING_SECONDS)
            # Where it still runs it belongs to another run: nothing is left to wait for here.
            self._process.returncode = self._process.returncode or 0
            self._process = None

    async def _join(self) -> tuple[Announcement, Lease] | None:
        try:
            announced = Announcement.from_json(self._state.read_text())
        except (OSError, ValueError, TypeError):
            return None  # there is none, or another version of the program wrote it
        if announced.serves != self._serves:
            return None
        lease = await take_lease(announced)
        return (announced, lease) if lease else None

    async def _start(self) -> tuple[Announcement, Lease]:
        self._starts += 1
        if self._starts > _STARTS:
            raise ProviderError(
                f"the embedded model's server was lost {_STARTS} times: see {self._log}, "
                "or choose another model with --model"
            )
        self._check_memory()
        process = self._process = self._launch()
        try:
            announced, lease = await self._first_lease(process)
        except BaseException:
            process.kill()  # also on Ctrl-C while the model loads
            process.wait()
            raise
        finally:
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
        self._announce(announced)
        return announced, lease

    def _check_memory(self) -> None:
        needed = self._model.path.stat().st_size + _WORKING_MEMORY
        free = machine.free_memory()
        if free is not None and free < needed:
            raise ConfigError(
                f"{self._model.name} needs {needed / 1e9:.1f} GB of free memory and "
                f"{free / 1e9:.1f} GB is free: close some programs, or choose a smaller or a "
                "hosted model with --model"
            )

    def _launch(self) -> subprocess.Popen[bytes]:
        orders = Orders(
            serves=self._serves,
            path=str(self._model.path),
            alias=self._model.name,
            key=secrets.token_urlsafe(32),
            threads=machine.cores(),
            context=CONTEXT,
        )
        with self._log.open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own module, by this very Python
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=Path(agent.__file__).parents[1],  # where `-m agent…` is found
                start_new_session=True,  # Ctrl-C in this run is not meant for another's server
            )
        # Through the pipe, because a command line can be read by everybody on the machine.
        if process.stdin:
            process.stdin.write(orders.to_json().encode() + b"\n")
            process.stdin.flush()
        return process

    async def _first_lease(self, process: subprocess.Popen[bytes]) -> tuple[Announcement, Lease]:
        if process.stdout is None:
            raise AssertionError("started without a pipe")
        reading = asyncio.to_thread(process.stdout.readline)
        try:
            line = await asyncio.wait_for(reading, _LOADING_SECONDS)
            announced = Announcement.from_json(line.decode())
            lease = await take_lease(announced)
        except (TimeoutError, ValueError, TypeError):
            raise ConfigError(self._why_not(process)) from None
        if lease is None:
            raise ConfigError(self._why_not(process))
        return announced, lease

    def _why_not(self, process: subprocess.Popen[bytes]) -> str:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_ENDING_SECONDS)
        if process.returncode == -signal.SIGKILL:
            return (
                f"the system ended the server of {self._model.name} while it loaded, most likely "
                "for want of memory: close some programs, or choose another model with --model"
            )
        return f"{self._model.path} could not be loaded: see {self._log}"

    def _announce(self, announced: Announcement) -> None:
        """Tells later runs; only this user may read the key."""
        fresh = self._state.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(announced.to_json())
        fresh.replace(self._state)

    @property
    def _state(self) -> Path:
        return self._home / "server.json"

    @property
    def _log(self) -> Path:
        return self._home / "server.log"
