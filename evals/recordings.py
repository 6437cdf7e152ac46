"""Recorded answers of a true model, and the gateway that plays them back.

A recording is a JSON-lines file, one for each profile and model: first the model, then a line for
each call, so that a diff shows which answers changed. Calls are found by the gateway's own key,
which covers prompt, schema, model and sampling: change one of them and the recording is stale.
"""

import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from agent.errors import FactbriefError, InputError
from agent.llm.connect import connect
from agent.llm.endpoint import Address, Patience
from agent.llm.gateway import Answering, Gateway
from agent.llm.ledger import Ledger
from agent.llm.provider import Provider, make_provider
from agent.llm.request import Request, T
from agent.settings import EMBEDDED_MODELS, Settings, load_settings
from agent.store.calls import KeptAnswer, record
from agent.store.store import Store
from schemas.base import Form
from schemas.briefing import ModelInfo
from schemas.call import Call, Outcome, Usage

RECORDINGS = Path(__file__).parent / "recordings"
LIVE = Path("out/evals/live")
_FINISHED = ("ok", "invalid", "truncated", "refused")
_RUN = "evals"


class StaleError(FactbriefError):
    """The recording lacks an answer that the program asks for."""


class Recorded(Form):
    """One finished call with its answer. Figures are those of the day it was made."""

    key: str
    prompt: str
    article: str
    outcome: Outcome
    prompt_tokens: int
    cached_tokens: int
    completion_tokens: int
    cost: float | None
    seconds: float
    answer: str


class RecordingLedger(Ledger):
    """A ledger that knows which recorded answers were used and writes new ones to a file."""

    def __init__(self, store: Store, calls: dict[str, Recorded], file: Path | None = None) -> None:
        super().__init__(store, _RUN)
        self.recorded = dict(calls)
        self.used: dict[str, None] = {}
        self._file = file

    @property
    def mark(self) -> int:
        """How many answers have been used so far."""
        return len(self.used)

    async def record(self, call: Call, key: str = "", answer: str | None = None) -> None:
        """As any ledger; a finished call is kept for the recording as well."""
        await super().record(call, key, answer)
        if not key or answer is None or call.outcome not in _FINISHED:
            return
        figures = call.model_dump(include=set(Recorded.model_fields))
        line = Recorded(key=key, answer=answer, **figures)
        self.recorded[key] = line
        self.used[key] = None
        if self._file:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(line.model_dump_json() + "\n")

    async def kept(self, key: str) -> KeptAnswer | None:
        """As any ledger; an answer that is found counts as used."""
        kept = await super().kept(key)
        if kept and key in self.recorded:
            self.used[key] = None
        return kept

    def spent_since(self, mark: int) -> Usage:
        """What the answers used after the first `mark` ones cost on the day they were made."""
        calls = [self.recorded[key] for key in list(self.used)[mark:]]
        known = all(call.cost is not None for call in calls)
        return Usage(
            calls=len(calls),
            prompt_tokens=sum(call.prompt_tokens for call in calls),
            cached_tokens=sum(call.cached_tokens for call in calls),
            completion_tokens=sum(call.completion_tokens for call in calls),
            cost=sum(call.cost or 0 for call in calls) if known else None,
            seconds=sum(call.seconds for call in calls),
        )


@dataclass(frozen=True)
class Player:
    """A gateway, and the ledger behind it that knows the recording."""

    gateway: Gateway
    ledger: RecordingLedger


def recording_file(settings: Settings, folder: Path = RECORDINGS) -> Path:
    """The file of one profile and model."""
    return folder / f"{settings.profile}-{Path(settings.model).name.replace(':', '-')}.jsonl"


def recordings(folder: Path = RECORDINGS) -> tuple[Path, ...]:
    """The recordings in `folder`. Raises InputError where there is none."""
    paths = tuple(sorted(folder.glob("*.jsonl")))
    if not paths:
        raise InputError(str(folder), "holds no recording; `python -m evals record` makes one")
    return paths


def read_recording(path: Path) -> tuple[ModelInfo, dict[str, Recorded]]:
    """The model of a recording and its calls by key.

    A last line that a killed run left unfinished is passed over. Raises InputError where the file
    is missing or not a recording.
    """
    try:
        text = path.read_text(encoding="utf-8")
        first, *lines = text[: text.rindex("\n")].split("\n")
        calls = [Recorded.model_validate_json(line) for line in lines]
        return ModelInfo.model_validate_json(first), {call.key: call for call in calls}
    except OSError as error:
        reason = "no such recording; `python -m evals record` makes it"
        raise InputError(str(path), reason) from error
    except ValueError as error:
        reason = "is not a recording; delete it and run `python -m evals record`"
        raise InputError(str(path), reason) from error


def write_recording(path: Path, info: ModelInfo, calls: Iterable[Recorded]) -> None:
    """Writes a recording, its calls in an order that keeps diffs small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(calls, key=lambda call: (call.prompt, call.article, call.key))
    lines = [info.model_dump_json(), *(call.model_dump_json() for call in ordered)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@asynccontextmanager
async def replaying(path: Path) -> AsyncIterator[Player]:
    """A player that answers from the recording `path` and sends nothing.

    Asking for an answer that it lacks raises StaleError, which names the prompt and what mends it.
    """
    info, calls = read_recording(path)
    async with _store(calls) as store, AsyncExitStack() as stack:
        ledger = RecordingLedger(store, calls)

        @cache
        def provider() -> Answering:
            # Any settings will do, since nothing is sent; the embedded model's ask for no key.
            settings = load_settings(model=EMBEDDED_MODELS[0])
            made = make_provider(settings, info, ledger, _nowhere, Patience(tries=1))
            stack.push_async_callback(made.pools.close)
            return _Replayed(made, path)

        yield Player(Gateway(info, ledger, provider), ledger)


@dataclass(frozen=True)
class _Replayed:
    """A provider whose kept attempts are followed, and which says what is missing after them."""

    provider: Provider
    path: Path

    async def answer(self, request: Request[T], key: str, kept: KeptAnswer | None) -> T:
        try:
            return await self.provider.answer(request, key, kept)
        except StaleError as error:
            info = self.provider.info
            raise StaleError(
                f"{self.path}: no answer to {request.prompt.id}: a prompt, a schema or the corpus "
                f"has changed; refresh it with `python -m evals record --profile {info.profile} "
                f"--model {info.name}`"
            ) from error


@asynccontextmanager
async def live(path: Path, settings: Settings) -> AsyncIterator[Player]:
    """A player that asks the model for whatever the file `path` does not hold, and adds it there.

    Every answer is in the file before it is used, so a run that was cut short goes on from there.
    """
    calls = _calls_so_far(path)
    async with _store(calls) as store:
        ledger = RecordingLedger(store, calls, path)
        async with connect(settings, ledger) as gateway:
            write_recording(path, gateway.info, calls.values())
            yield Player(gateway, ledger)


@asynccontextmanager
async def _store(calls: dict[str, Recorded]) -> AsyncIterator[Store]:
    """A store of its own that holds the answers of a recording."""
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder)) as store:
            for line in calls.values():
                await record(store, _call(line), line.key, line.answer)
            yield store


def _calls_so_far(path: Path) -> dict[str, Recorded]:
    return read_recording(path)[1] if path.exists() else {}


async def _nowhere() -> Address:
    raise StaleError("the recording holds no answer to this")


def _call(line: Recorded) -> Call:
    figures = line.model_dump(include=set(Call.model_fields))
    return Call(
        run="recording", model="", attempt=1, started=datetime.now(UTC), error="", **figures
    )
