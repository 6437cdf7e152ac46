"""The page in a real browser: what a reader does with it, by mouse, by keyboard and on a phone."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from agent.render import render
from tests.browser.conftest import PHONE, Open
from tests.render.hostile import HOSTILE, hostile_briefing
from tests.render.material import bridge_briefing

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def _shown(page: Page) -> list[str]:
    facts = page.locator(".fact:visible")
    return [await facts.nth(n).get_attribute("id") or "" for n in range(await facts.count())]


async def test_choosing_a_fact_shows_its_words_marked_and_who_said_them(open_page: Open) -> None:
    page = await open_page()
    await page.locator("#f2 summary").click()
    words = page.locator("#f2 .evidence")
    await expect(words).to_be_visible()
    await expect(words.locator("mark").first).to_have_text(
        "inspectors found 14 cracks in the bridge at Orm"
    )
    await expect(words).to_contain_text("suspended every night train to Kestrel Bay after")
    await expect(words).to_contain_text("Said by two people who read the inspection report")
    await expect(words.locator("figcaption").nth(1)).to_contain_text("credits Harbour Courier")
    await expect(page.locator("#f1 .evidence")).to_be_hidden()
    assert page.url.endswith("#f2")


async def test_a_citation_shows_the_words_beside_the_summary(open_page: Open) -> None:
    page = await open_page()
    await page.locator(".summary .cite", has_text="11").click()
    await expect(page.locator("#f11 .evidence")).to_be_focused()
    await expect(page.locator("#f11 .evidence")).to_be_in_viewport()
    assert await page.evaluate("scrollY") == 0
    assert page.url.endswith("#f11")
    await page.keyboard.press("Escape")
    await expect(page.locator("#f11 .evidence")).to_be_hidden()
    await expect(page.locator(".summary .cite", has_text="11")).to_be_focused()


async def test_a_link_to_a_fact_opens_it_even_among_the_further_ones(open_page: Open) -> None:
    page = await open_page(hash_="#f15")
    await expect(page.locator("#f15 .evidence mark")).to_be_visible()
    await expect(page.locator("#f15 .claim")).to_be_in_viewport()
    await expect(page.locator("#f1 .evidence")).to_be_hidden()


async def test_a_link_to_nothing_changes_nothing(open_page: Open) -> None:
    page = await open_page(hash_="#f99%22%3E")
    await expect(page.locator("h1")).to_be_visible()


async def test_filters_by_kind_source_and_disagreement(open_page: Open) -> None:
    page = await open_page()
    await page.get_by_role("combobox", name="Kind").select_option("plan")
    assert await _shown(page) == ["f10", "f11", "f17"]
    await expect(page.locator("#facts output")).to_have_text("3 of 18 facts")
    await page.get_by_role("combobox", name="Source").select_option(label="Radio Tarn")
    assert await _shown(page) == ["f11", "f17"]
    await page.get_by_role("combobox", name="Kind").select_option("")
    await page.get_by_label("Only where sources differ").check()
    assert await _shown(page) == ["f1", "f9"]


async def test_search_finds_claims_and_quotes(open_page: Open) -> None:
    page = await open_page()
    await page.get_by_label("Search").fill("trains STOP")
    assert await _shown(page) == ["f1"]
    await page.get_by_label("Search").fill("hoteliers")
    assert await _shown(page) == []
    await page.get_by_label("Search").fill("TOURIST office")
    assert await _shown(page) == ["f15"]
    await expect(page.get_by_text("further facts")).to_be_hidden()
    await page.get_by_label("Search").fill("crowns buses")
    assert await _shown(page) == ["f17"]
    await page.get_by_label("Search").fill("no such words")
    await expect(page.locator("#facts output")).to_have_text("0 of 18 facts")
    await page.locator(".summary .cite").first.click()
    await expect(page.locator("#f1 .evidence")).to_be_visible()
    await expect(page.locator("#facts output")).to_have_text("")
    await expect(page.get_by_text("further facts")).to_be_visible()


async def test_everything_works_from_the_keyboard(open_page: Open) -> None:
    page = await open_page()
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.matches('#f1 summary')"):
            break
    await page.keyboard.press("ArrowDown")
    await expect(page.locator("#f2 summary")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#f2 .evidence")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(page.locator("#f2 .evidence")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#f2 .evidence")).to_be_hidden()
    await expect(page.locator("#f2 summary")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#f1 summary")).to_be_focused()


@pytest.mark.parametrize("width", [375, 820, 1120, 1440, 2560])
async def test_nothing_scrolls_sideways(open_page: Open, width: int) -> None:
    page = await open_page(hostile_briefing() if width == 375 else None, size=(width, 812))
    await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0


async def test_on_a_phone_the_words_open_under_their_fact(open_page: Open) -> None:
    page = await open_page(size=PHONE)
    await expect(page.locator("#f1 .evidence")).to_be_hidden()
    await page.locator("#f1 summary").click()
    await page.locator("#f2 summary").click()
    fact = await page.locator("#f2 .claim").bounding_box()
    words = await page.locator("#f2 .evidence").bounding_box()
    assert fact
    assert words
    assert fact["y"] >= 0
    assert words["y"] > fact["y"]
    assert words["x"] >= 0
    assert words["x"] + words["width"] <= 375


async def test_it_prints_every_fact_and_the_words_of_the_key_facts(
    open_page: Open, tmp_path: Path
) -> None:
    page = await open_page()
    await page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    await page.emulate_media(media="print")
    for part in ("#f2 .evidence mark", "#f12 .evidence mark", "#f11 .claim", "#f18 .claim"):
        assert await page.locator(part).first.evaluate("e => e.checkVisibility()"), part
        assert await page.locator(part).first.bounding_box(), part
    for part in (".filters", ".rail", "#f18 .evidence", "#f2 .around"):
        await expect(page.locator(part).first).to_be_hidden()


async def test_it_reads_without_its_script(open_page: Open) -> None:
    page = await open_page(java_script_enabled=False)
    await expect(page.locator(".filters")).to_be_hidden()
    await page.locator("#f3 summary").click()
    await expect(page.locator("#f3 .evidence mark")).to_be_visible()
    await page.locator("#further > summary").click()
    await expect(page.locator("#f18 .claim")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), PHONE])
async def test_axe_finds_nothing_wrong(open_page: Open, scheme: str, size: tuple[int, int]) -> None:
    page = await open_page(size=size, color_scheme=scheme)
    await page.locator("#further > summary").click()
    await page.locator("#f2 summary").click()
    await page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = await page.evaluate("axe.run()")
    assert [
        (violation["id"], [node["target"] for node in violation["nodes"]][:3])
        for violation in found["violations"]
    ] == []


async def test_hostile_articles_do_nothing_but_stand_there(open_page: Open) -> None:
    page = await open_page(hostile_briefing())
    assert await page.evaluate("window.hit") is None
    await page.locator("#f1 summary").hover()
    assert await page.evaluate("window.hit") is None
    visible = HOSTILE.partition("\x1b")[0].strip()
    await expect(page.locator("#f1 mark").first).to_contain_text(visible)


async def test_the_policy_stops_what_a_hole_in_the_escaping_would_let_in(
    browser: Browser, tmp_path: Path
) -> None:
    written = render(bridge_briefing(), "html")
    hole = "</h1><script>window.hit = 1</script><img src='/x' onerror='window.hit = 1'>"
    (tmp_path / "hole.html").write_text(written.replace("</h1>", hole), encoding="utf-8")
    page = await browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    await page.goto((tmp_path / "hole.html").as_uri())
    assert await page.evaluate("window.hit") is None
    assert len([line for line in said if "Content Security Policy" in line]) >= 2
    await page.close()
