"""The workspaces that have installed the app, beside everything else in the store's database."""

from dataclasses import dataclass

from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore

from agent.slack.config import SlackSettings
from agent.store.store import Store

_SECONDS_TO_INSTALL = 600


@dataclass(frozen=True)
class Installing:
    """Slack's own stores, in Slack's own tables."""

    installations: AsyncSQLAlchemyInstallationStore
    states: AsyncSQLAlchemyOAuthStateStore

    @classmethod
    async def open(cls, settings: SlackSettings, store: Store) -> "Installing | None":
        """The stores, their tables made as needed; None where one workspace's token is enough."""
        if not settings.client_id:
            return None
        made = cls(
            AsyncSQLAlchemyInstallationStore(settings.client_id, store.engine),
            AsyncSQLAlchemyOAuthStateStore(_SECONDS_TO_INSTALL, store.engine),
        )
        for metadata in (made.installations.metadata, made.states.metadata):
            async with store.engine.begin() as connection:
                await connection.run_sync(metadata.create_all)
        return made
