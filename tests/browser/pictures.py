"""Takes the pictures of the page that docs/ shows: `python -m tests.browser.pictures`."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from playwright.async_api import Browser, async_playwright

from agent.render import render
from tests.browser.chromium import start
from tests.render.material import bridge_briefing

DOCS = Path(__file__).parents[2] / "docs"


class Picture(NamedTuple):
    """One picture: its file in docs/, the window's size in pixels and its colours."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


PICTURES = (
    Picture("page-light.png", 1440, 900, "light"),
    Picture("page-dark.png", 1440, 900, "dark"),
    Picture("page-375.png", 375, 812, "light"),
)


async def take(browser: Browser, picture: Picture) -> bytes:
    """The page on the bridge at Orm as a PNG."""
    with TemporaryDirectory() as folder:
        page_file = Path(folder) / "page.html"
        page_file.write_text(render(bridge_briefing(), "html"), encoding="utf-8")
        page = await browser.new_page(
            viewport={"width": picture.width, "height": picture.height},
            color_scheme=picture.scheme,
        )
        await page.goto(page_file.as_uri())
        taken = await page.screenshot()
        await page.close()
    return taken


async def _main() -> None:
    async with async_playwright() as playwright:
        browser = await start(playwright)
        for picture in PICTURES:
            (DOCS / picture.name).write_bytes(await take(browser, picture))
        await browser.close()


if __name__ == "__main__":
    asyncio.run(_main())
