"""Sends an edition by e-mail: the page, with the plain text beside it."""

from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from typing import Literal

import aiosmtplib

from agent.errors import ConfigError, DeliveryError

_SECONDS = 30


@dataclass(frozen=True)
class Letter:
    """What is sent. `key` is the same for every attempt of one delivery: it makes the Message-ID,
    by which mail servers know a letter that they have already."""

    key: str
    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Server:
    """The SMTP server; no `user` means no login."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str = ""
    password: str = field(default="", repr=False)


async def send(letter: Letter, server: Server) -> None:
    """Sends `letter`. Raises ConfigError for a refusal that will not change by itself, else
    DeliveryError."""
    where = f"{server.host}:{server.port}"
    try:
        await aiosmtplib.send(
            _message(letter),
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            timeout=_SECONDS,
        )
    except aiosmtplib.SMTPAuthenticationError as error:
        raise ConfigError(f"{where} refused the login of {server.user}: {error.message}") from error
    except aiosmtplib.SMTPRecipientsRefused as error:
        refused = "; ".join(f"{one.recipient}: {one.message}" for one in error.recipients)
        raise _refusal(f"{where} refused {refused}", error.recipients[0].code) from error
    except aiosmtplib.SMTPResponseException as error:
        raise _refusal(f"{where} answered {error.code}: {error.message}", error.code) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise DeliveryError(f"{where} cannot be used: {error}") from error


def _refusal(line: str, code: int) -> ConfigError | DeliveryError:
    """Codes from 500 on are final (RFC 5321, 4.2.1)."""
    return ConfigError(line) if code >= 500 else DeliveryError(line)


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = letter.subject
    message["From"] = letter.sender
    message["To"] = ", ".join(letter.to)
    message["Date"] = formatdate()
    message["Message-ID"] = f"<{letter.key}@{letter.sender.partition('@')[2]}>"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message
