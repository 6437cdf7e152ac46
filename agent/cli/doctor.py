"""`factbrief doctor`: what is configured, what works, and the command that mends what does not."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from typing import NamedTuple

import typer

from agent.errors import FactbriefError
from agent.settings import Settings

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
    from agent.settings import load_settings

    settings = load_settings()

    async def report() -> bool:
        well = True
        async for finding in _findings(settings, ask=ask):
            typer.echo(f"{'ok ' if not finding.mend else '!! '} {finding.what}: {finding.state}")
            if finding.mend:
                typer.echo(f"     mend it: {finding.mend}")
                well = False
        return well

    if not asyncio.run(report()):
        raise typer.Exit(1)


async def _findings(settings: Settings, *, ask: bool) -> AsyncIterator[Finding]:
    from agent.llm.models import model_file
    from agent.llm.probe import probe
    from agent.store.store import Store

    where = "runs on this machine" if settings.embedded else settings.base_url or "OpenAI"
    key = "set" if settings.api_key.get_secret_value() else "none, none needed"
    yield Finding("model", f"{settings.model} ({where}), profile {settings.profile}")
    if not settings.embedded:
        yield Finding("key", key)
    yield Finding("state", f"{settings.home} (FACTBRIEF_HOME moves it)")
    try:
        async with Store.open(settings.home) as store:
            kept = await store.calls()
            yield Finding("store", f"opens, {len(kept)} calls recorded")
            if settings.embedded:
                file = await model_file(settings.model, settings.home)
                yield Finding("model file", f"{file.path}, {file.path.stat().st_size / 1e9:.1f} GB")
            if ask:
                found = await probe(settings, store, secrets.token_hex(4))
                if not found.answers:
                    yield Finding("endpoint", f"no answer: {found.detail}", "see the line above")
                    return
                yield Finding("endpoint", f"answers in {found.seconds:.1f} s")
                yield (
                    Finding("schema", "enforced")
                    if found.enforces_schema
                    else Finding(
                        "schema",
                        "the endpoint takes it for a wish: answers will often not fit",
                        "use an endpoint with JSON-schema output, or the embedded model",
                    )
                )
    except FactbriefError as error:
        yield Finding("problem", str(error), "do what this line says, then: factbrief doctor")
