"""How pages asked for in Slack are briefed: by the pipeline, with the settings of any run."""

from agent.errors import InputError
from agent.ingest.sources import is_address
from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.pipeline import Decided, Watcher, brief
from agent.reconcile.outlets import aliases_in
from agent.settings import Settings
from agent.slack.answering import Make
from agent.store.store import Store
from schemas.briefing import Briefing


def by_pipeline(settings: Settings, store: Store) -> Make:
    """A maker of briefings; a budget in `settings` holds for each briefing.

    Raises ConfigError where the list of outlets' other names that they name is not one.
    """
    aliases = aliases_in(settings.outlet_aliases)

    async def make(
        addresses: tuple[str, ...],
        watcher: Watcher,
        earlier: Briefing | None,
        run: str,
        decided: Decided,
    ) -> Briefing:
        # Nobody in a chat reads files of this machine, whatever a request came to hold.
        if local := [address for address in addresses if not is_address(address)]:
            raise InputError(local[0], "is no web address")
        async with connect(settings, Ledger(store, run)) as gateway:
            at_once = settings.articles_at_once
            return await brief(
                addresses,
                gateway,
                watcher,
                at_once=at_once,
                earlier=earlier,
                decided=decided,
                aliases=aliases,
            )

    return make
