"""`factbrief open`: past briefings in the browser."""

from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

factbrief open

factbrief open --port 8017 --no-browser
"""


def open_(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Serve at this port; 0 takes any that is free.")
    ] = 0,
    browser: Annotated[bool, typer.Option(help="Show the page in the browser.")] = True,
) -> None:
    """Serve past briefings to this machine's browser, by day and story, with a search.

    Read-only and reachable from this machine alone. Ctrl-C ends it.
    """
    from agent.cli.running import run

    run(_served(port, browser=browser))


async def _served(port: int, *, browser: bool) -> None:
    import asyncio
    import webbrowser

    from agent.settings import load_settings
    from agent.store.store import Store
    from agent.web.serving import serving

    async with (
        Store.open(load_settings().store) as store,
        serving(store, port) as server,
    ):
        typer.echo(f"Past briefings at {server.url} (Ctrl-C ends)")
        if browser:
            await asyncio.to_thread(webbrowser.open, server.url)
        await server.ended
