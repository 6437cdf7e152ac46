"""What a command that reads articles needs: settings, store, gateway, who tells how it goes."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from agent.cli.progress import Quiet, Reporter, reporter
from agent.llm.connect import connect
from agent.llm.gateway import Gateway
from agent.llm.ledger import Ledger
from agent.reconcile.outlets import Aliases, aliases_in
from agent.settings import Settings, load_settings
from agent.store.retention import forget_old
from agent.store.store import Store


@dataclass(frozen=True)
class Session:
    """One command's run. `aliases` are the user's own names of outlets."""

    settings: Settings
    aliases: Aliases
    store: Store
    gateway: Gateway
    watcher: Reporter | Quiet


@asynccontextmanager
async def session(*, quiet: bool, **flags: Any) -> AsyncIterator[Session]:
    """Opens what a run needs and closes it again; says first which model reads the articles.

    A run that asked something and ends well forgets what is older than the settings allow; one
    that only looked, such as a dry run, changes nothing.
    """
    settings = load_settings(**flags)
    aliases = aliases_in(settings.outlet_aliases)
    watcher = reporter(settings, quiet=quiet)
    async with (
        Store.open(settings.store) as store,
        connect(settings, Ledger(store, secrets.token_hex(4), watcher.called)) as gateway,
    ):
        with watcher:
            yield Session(settings, aliases, store, gateway, watcher)
        if gateway.usage.calls or gateway.usage.cached_calls:
            await forget_old(store, settings, datetime.now(UTC))
