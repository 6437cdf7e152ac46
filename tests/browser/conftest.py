"""A headless Chromium and pages opened in it; each page must stay silent and offline."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from agent.render import render
from schemas.briefing import Briefing
from tests.browser.chromium import start
from tests.render.material import bridge_briefing

WIDE = (1440, 900)
PHONE = (375, 812)

Open = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await start(playwright)
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser, tmp_path: Path) -> AsyncIterator[Open]:
    """Opens a briefing's page from a file; at the end, nothing was logged and nothing fetched."""
    said: list[str] = []
    fetched: list[str] = []
    contexts = []

    async def opened(
        briefing: Briefing | None = None,
        *,
        size: tuple[int, int] = WIDE,
        hash_: str = "",
        **context_options: object,
    ) -> Page:
        path = tmp_path / "briefing.html"
        path.write_text(render(briefing or bridge_briefing(), "html"), encoding="utf-8")
        viewport = {"width": size[0], "height": size[1]}
        context = await browser.new_context(viewport=viewport, **context_options)  # type: ignore[arg-type] # the options of any test
        contexts.append(context)
        page = await context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: fetched.append(request.url))
        await page.goto(path.as_uri() + hash_)
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert said == []
    own = (tmp_path / "briefing.html").as_uri()
    assert {url.partition("#")[0] for url in fetched} <= {own, "data:,"}
