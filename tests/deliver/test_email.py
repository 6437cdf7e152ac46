import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from agent.deliver.email import Letter, Server, send
from agent.errors import ConfigError, DeliveryError

LETTER = Letter(
    key="k1",
    sender="brief@news.example",
    to=("a@news.example", "b@news.example"),
    subject="Briefing of 12 March 2025: 1 story with news — quay",
    text="The quay reopens.\n",
    html="<p>The quay reopens.</p>\n",
)


@dataclass
class Post:
    """A mail server; `answer` is what it says to a letter or to a recipient."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_letters: str = "250 OK"
    to_recipients: str = "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if self.to_recipients.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipients

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        del server, session
        content: Any = envelope.content
        self.letters.append(message_from_bytes(content, EmailMessage, policy=policy.default))
        self.recipients += envelope.rcpt_tos
        return self.to_letters

    @property
    def server(self) -> Server:
        return Server("127.0.0.1", self.port, "none")


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    found = Post()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: SMTP(found, loop=loop), "127.0.0.1", 0)
    found.port = listening.sockets[0].getsockname()[1]
    yield found
    listening.close()


async def test_a_letter_has_a_page_and_its_text(post: Post) -> None:
    await send(LETTER, post.server)
    (letter,) = post.letters
    assert post.recipients == list(LETTER.to)
    assert letter["Subject"] == LETTER.subject
    assert letter["Message-ID"] == "<k1@news.example>"
    text, html = (letter.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert text.get_content().splitlines() == LETTER.text.splitlines()
    assert html is not None
    assert html.get_content().splitlines() == LETTER.html.splitlines()


async def test_what_may_pass_and_what_stays_refused(post: Post) -> None:
    post.to_letters = "451 later"
    with pytest.raises(DeliveryError, match="451"):
        await send(LETTER, post.server)
    post.to_letters = "554 no"
    with pytest.raises(ConfigError, match="554"):
        await send(LETTER, post.server)


async def test_a_refused_reader_is_named(post: Post) -> None:
    post.to_recipients = "550 unknown"
    with pytest.raises(ConfigError, match=r"a@news\.example"):
        await send(LETTER, post.server)


async def test_no_server_may_pass() -> None:
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1:1"):
        await send(LETTER, Server("127.0.0.1", 1, "none"))


async def test_a_line_break_makes_no_header(post: Post) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        await send(replace(LETTER, subject="x\nBcc: c@news.example"), post.server)
    assert post.letters == []
