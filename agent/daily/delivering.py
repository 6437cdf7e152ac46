"""Brings an edition to its targets: each once, tried again where it fails, none for another."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from agent.daily.config import (
    DailyConfig,
    EmailTarget,
    FileTarget,
    SlackTarget,
    Target,
    WebhookTarget,
)
from agent.deliver.email import Letter, Server, send
from agent.deliver.file import write
from agent.deliver.webhook import post
from agent.errors import ConfigError, DeliveryError
from agent.render import Form
from agent.render.edition import render_edition, subject
from agent.store.deliveries import Begun, begin_delivery, end_delivery
from agent.store.store import Store
from agent.text.plain import one_line
from schemas.edition import DailyEdition

WAITS = (2.0, 10.0)
"""Seconds before the second and the third attempt of a run."""

_FORMS: dict[str, Form] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
}


@dataclass(frozen=True)
class Delivered:
    """What became of one target. "kept": it had the edition before; "quiet": nothing was new, and
    the configuration wants silence then."""

    target: str
    outcome: Literal["sent", "kept", "quiet", "failed"]
    detail: str = ""


async def deliver(
    edition: DailyEdition,
    id_: str,
    config: DailyConfig,
    store: Store,
    waits: Sequence[float],
) -> list[Delivered]:
    """Brings `edition`, whose id in the store is `id_`, to every target that does not have it."""
    if config.quiet == "silence" and not edition.telling and not edition.unread:
        return [Delivered(target.id, "quiet") for target in config.targets]
    sendings = (_sent(edition, id_, target, store, waits) for target in config.targets)
    return list(await asyncio.gather(*sendings))


async def _sent(
    edition: DailyEdition, id_: str, target: Target, store: Store, waits: Sequence[float]
) -> Delivered:
    detail = ""
    for wait in (0.0, *waits):
        await asyncio.sleep(wait)
        begun = await begin_delivery(store, id_, target.id)
        if begun is None:
            return Delivered(target.id, "kept")
        try:
            await _send(edition, target, begun)
        except (ConfigError, DeliveryError) as error:
            detail = _without_secret(str(error), target)
            await end_delivery(store, begun.delivery, "failed", detail)
            if isinstance(error, ConfigError):
                break
        else:
            await end_delivery(store, begun.delivery, "sent")
            return Delivered(target.id, "sent")
    return Delivered(target.id, "failed", detail)


async def _send(edition: DailyEdition, target: Target, begun: Begun) -> None:
    """One attempt. Raises ConfigError where trying again is of no use, else DeliveryError."""
    key = begun.delivery.key
    match target:
        case FileTarget():
            await asyncio.to_thread(_write, edition, target)
        case EmailTarget():
            letter = Letter(
                key, target.sender, target.to, subject(edition),
                render_edition(edition, "text"), render_edition(edition, "html"),
            )  # fmt: skip
            word = _secret(target.password_variable) if target.password_variable else ""
            server = Server(target.host, target.port, target.security, target.user, word)
            await send(letter, server)
        case WebhookTarget():
            body = render_edition(edition, "json").encode()
            await post(target.url, body, key, _secret(target.secret_variable))
        case SlackTarget():
            await _post_to_slack(edition, target, begun)


async def _post_to_slack(edition: DailyEdition, target: SlackTarget, begun: Begun) -> None:
    from agent.render.edition_slack import edition_messages

    try:  # Slack's client is an extra
        from agent.deliver.slack import Channel, post_messages
    except ImportError as error:
        raise ConfigError("Slack's client is missing: pip install 'factbrief[slack]'") from error

    channel = Channel(target.channel, _secret(target.token_variable), target.api_url)
    await post_messages(
        edition_messages(edition), channel, begun.delivery.key, again=begun.delivery.attempt > 1
    )


def _write(edition: DailyEdition, target: FileTarget) -> None:
    named = target.path.replace("{name}", edition.name)
    path = Path(named.replace("{day}", edition.day.isoformat()))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{path.parent} cannot be made: {error.strerror}") from error
    write(path, render_edition(edition, _FORMS.get(path.suffix.lower(), "text")))


def _without_secret(said: str, target: Target) -> str:
    """What went wrong, in one line; servers are known to say the password that they refuse."""
    line = one_line(said)
    match target:
        case EmailTarget():
            variable = target.password_variable
        case WebhookTarget():
            variable = target.secret_variable
        case SlackTarget():
            variable = target.token_variable
        case FileTarget():
            variable = ""
    secret = os.environ.get(variable, "")
    return line.replace(secret, "[secret]") if secret else line


def _secret(variable: str) -> str:
    secret = os.environ.get(variable, "")
    if not secret:
        raise ConfigError(f"the variable {variable} is not set: factbrief.toml names it")
    return secret
