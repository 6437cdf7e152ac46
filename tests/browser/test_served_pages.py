"""The lists around the briefings in a real browser: found by words, read, and quiet throughout."""

from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from agent.store.briefings import save_briefing
from agent.store.store import Store
from agent.store.stories import Story, save_stories
from agent.web.serving import serving
from tests.browser.conftest import PHONE, WIDE
from tests.render.hostile import HOSTILE, hostile_briefing
from tests.render.material import bridge_briefing
from tests.store.material import MORNING, a_briefing

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def site(tmp_path: Path) -> AsyncIterator[str]:
    async with Store.open(tmp_path) as store:
        await save_briefing(store, a_briefing("Rain falls on Orm", headline="Rain"))
        bridge = Story("s1", "The bridge at Orm", MORNING, MORNING, frozenset())
        hostile = Story("s2", HOSTILE, MORNING, MORNING, frozenset())
        await save_stories(store, [bridge, hostile])
        await save_briefing(store, bridge_briefing(), story="s1", edition="daily/2025-07-01")
        await save_briefing(store, hostile_briefing(), story="s2", edition=HOSTILE)
        async with serving(store) as server:
            yield server.url


async def _opened(browser: Browser, said: list[str], size: tuple[int, int] = WIDE) -> Page:
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    return page


async def test_a_search_leads_to_the_fact_and_its_words(browser: Browser, site: str) -> None:
    said: list[str] = []
    page = await _opened(browser, said)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    await page.goto(site)
    await page.get_by_role("link", name="By story").click()
    await expect(page.get_by_role("heading", name="The bridge at Orm")).to_be_visible()
    await page.get_by_label("Search all facts").fill("inspectors cracks")
    await page.get_by_role("button", name="Search").click()
    hits = page.locator(".entries a")
    await expect(hits.first).to_contain_text("14 cracks")
    await hits.first.click()
    await expect(page.locator("#f2 .evidence mark").first).to_be_in_viewport()
    assert page.url.endswith("/briefings/2#f2")
    await page.close()
    assert said == []
    assert {url for url in fetched if not url.startswith(site)} <= {"data:,"}


@pytest.mark.parametrize("size", [WIDE, PHONE])
async def test_axe_finds_nothing_wrong_and_nothing_scrolls_sideways(
    browser: Browser, site: str, size: tuple[int, int]
) -> None:
    said: list[str] = []
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page = await _opened(browser, said, size)
        await page.emulate_media(color_scheme=scheme)
        for path in ("", "stories", "search?words=bridge", "nowhere"):
            await page.goto(site + path)
            assert await page.evaluate("window.hit") is None
            wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wider <= 0, path
            # Run as a debugger would: the page's own policy lets no script in.
            await page.evaluate(axe)
            found = await page.evaluate("axe.run()")
            assert [
                (one["id"], [node["target"] for node in one["nodes"]][:3])
                for one in found["violations"]
            ] == [], path
        await page.close()
    assert [line for line in said if "404" not in line] == []
