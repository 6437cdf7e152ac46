"""`factbrief doctor`: what is configured, what works, and the command that mends what does not."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, NamedTuple

import typer

if TYPE_CHECKING:
    from agent.settings import Settings
    from agent.store.store import Store

EXAMPLES = """[bold]Examples[/bold]

factbrief doctor

factbrief doctor --no-ask
"""


class Finding(NamedTuple):
    """One line of the report; `mend` is the command or setting that helps, "" where all is well."""

    what: str
    state: str
    mend: str = ""


def doctor(
    *, ask: bool = typer.Option(True, help="Ask the model once, to see whether it keeps to a form.")
) -> None:
    """Say what is configured, whether the model answers, where state lies and what is missing."""
    from agent.cli.running import run

    findings = run(_found(ask=ask))
    for finding in findings:
        _print(finding)
    if any(finding.mend for finding in findings):
        raise typer.Exit(1)


async def _found(*, ask: bool) -> list[Finding]:
    """The findings, up to the first that leaves nothing more to find out."""
    from agent.errors import FactbriefError
    from agent.settings import load_settings

    found: list[Finding] = []
    settings = load_settings()
    try:
        async for finding in _findings(settings, ask=ask):
            found.append(finding)
    except FactbriefError as error:
        mend = "do what this line says, then: factbrief doctor"
        found.append(Finding("problem", str(error), mend))
    return found


def _print(finding: Finding) -> None:
    from agent.text.plain import one_line

    sign = "!!" if finding.mend else "ok"
    typer.echo(f"{sign}  {one_line(f'{finding.what}: {finding.state}')}")
    if finding.mend:
        typer.echo(f"    mend it: {one_line(finding.mend)}")


async def _findings(settings: "Settings", *, ask: bool) -> AsyncIterator[Finding]:
    from agent.llm.models import model_file
    from agent.store.calls import calls
    from agent.store.faults import shown
    from agent.store.store import Store

    where = "runs on this machine" if settings.embedded else settings.base_url or "OpenAI"
    yield Finding("model", f"{settings.model} ({where}), profile {settings.profile}")
    if not settings.embedded:
        yield Finding("key", "set" if settings.api_key.get_secret_value() else "none")
    yield Finding("state", f"{settings.home} (FACTBRIEF_HOME moves it)")
    async with Store.open(settings.store) as store:
        recorded = f"{len(await calls(store))} calls recorded"
        yield Finding("store", f"{shown(settings.store)}, {recorded} (FACTBRIEF_DATABASE moves it)")
        if settings.embedded:
            file = await model_file(settings.model, settings.home)
            yield Finding("model file", f"{file.path}, {file.path.stat().st_size / 1e9:.1f} GB")
        if ask:
            async for finding in _asked(settings, store):
                yield finding


async def _asked(settings: "Settings", store: "Store") -> AsyncIterator[Finding]:
    from secrets import token_hex

    from agent.llm.probe import probe

    found = await probe(settings, store, token_hex(4))
    if not found.answers:
        again = "do what this line says, then: factbrief doctor"
        yield Finding("endpoint", f"no answer: {found.detail}", again)
        return
    yield Finding("endpoint", f"answers in {found.seconds:.1f} s")
    if found.enforces_schema:
        yield Finding("schema", "enforced")
    else:
        state = "the endpoint takes it for a wish, so answers will often not fit"
        mend = "use an endpoint with JSON-schema output, or: factbrief model pull"
        yield Finding("schema", state, mend)
