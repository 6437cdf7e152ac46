"""The way to Slack's Web API: one client a workspace, patient where Slack asks for patience."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.web.async_client import AsyncWebClient

from agent.errors import ConfigError
from agent.slack.config import SlackSettings
from agent.work.worker import TransientError

_PASSING = frozenset(
    ("fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable")
)


@dataclass(frozen=True)
class Clients:
    """Makes clients that share one connection pool."""

    settings: SlackSettings
    session: ClientSession
    installations: AsyncInstallationStore | None

    @classmethod
    @asynccontextmanager
    async def open(
        cls, settings: SlackSettings, installations: AsyncInstallationStore | None
    ) -> AsyncIterator["Clients"]:
        """For as long as the context lasts."""
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            yield cls(settings, session, installations)

    def plain(self, token: str | None) -> AsyncWebClient:
        """A client with this token.

        It waits as long as Slack's Retry-After says. It sends nothing again for any other reason:
        whether a message that failed was posted all the same is looked up first.
        """
        return AsyncWebClient(
            token,
            base_url=self.settings.api_url,
            session=self.session,
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=10)],
        )

    async def of(self, team: str, enterprise: str) -> AsyncWebClient:
        """The client of a workspace. Raises ConfigError where the app is not installed there."""
        if self.installations is None:
            return self.plain(self.settings.bot_token.get_secret_value())
        bot = await self.installations.async_find_bot(
            enterprise_id=enterprise or None, team_id=team or None
        )
        if bot is None:
            raise ConfigError(f"the app is not installed in workspace {team}: install it again")
        return self.plain(bot.bot_token)


@asynccontextmanager
async def passing() -> AsyncIterator[None]:
    """Turns what may go better next time into TransientError; the rest stays a SlackApiError."""
    try:
        yield
    except SlackApiError as error:
        status = getattr(error.response, "status_code", 200)
        if status == 429 or status >= 500 or refusal(error) in _PASSING:
            raise TransientError(f"Slack: {refusal(error) or status}") from error
        raise
    except (ClientError, TimeoutError, SlackRequestError) as error:
        raise TransientError(f"Slack cannot be reached: {type(error).__name__}") from error


def refusal(error: SlackApiError) -> str:
    """Slack's word for what is wrong, such as "not_in_channel"; "" if it gave none."""
    told = getattr(error.response, "data", None)
    return str(told.get("error") or "") if isinstance(told, dict) else ""
