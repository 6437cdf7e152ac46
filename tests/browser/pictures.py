"""Takes the pictures of the page that docs/ shows: `python -m tests.browser.pictures`."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from playwright.async_api import Browser, async_playwright

from agent.render import render
from tests.browser.chromium import start
from tests.browser.sample import sample_briefing

DOCS = Path(__file__).parents[2] / "docs"
WORDS = DOCS / "page-words.txt"
"""The words in the pictures, which a test can compare on any machine, whatever its fonts."""


class Picture(NamedTuple):
    """One picture: its file in docs/, the window's size in pixels and its colours."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


class Taken(NamedTuple):
    """A picture as a PNG, and the words that its page opens with."""

    image: bytes
    words: str


PICTURES = (
    Picture("page-light.png", 1440, 900, "light"),
    Picture("page-dark.png", 1440, 900, "dark"),
    Picture("page-375.png", 375, 812, "light"),
)


async def take(browser: Browser, picture: Picture) -> Taken:
    """What a reader sees first of the sample story's page."""
    with TemporaryDirectory() as folder:
        page_file = Path(folder) / "page.html"
        page_file.write_text(render(sample_briefing(), "html"), encoding="utf-8")
        page = await browser.new_page(
            viewport={"width": picture.width, "height": picture.height},
            color_scheme=picture.scheme,
        )
        await page.goto(page_file.as_uri())
        image = await page.screenshot()
        parts = [await page.inner_text(part) for part in (".masthead", ".lead", "#f1")]
        await page.close()
    return Taken(image, "\n\n".join(parts) + "\n")


async def _main() -> None:
    async with async_playwright() as playwright:
        browser = await start(playwright)
        for picture in PICTURES:
            taken = await take(browser, picture)
            (DOCS / picture.name).write_bytes(taken.image)
            if picture == PICTURES[0]:
                WORDS.write_text(taken.words, encoding="utf-8")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(_main())
