"""The pictures in docs/ show the page as it is; how the letters fall differs between machines."""

from base64 import b64encode

import pytest
from playwright.async_api import Browser

from tests.browser.pictures import DOCS, PICTURES, WORDS, Picture, take

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

_COMPARE = """async (pictures) => {
    const pixels = await Promise.all(pictures.map(async (source) => {
        const image = new Image();
        image.src = "data:image/png;base64," + source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const drawing = canvas.getContext("2d");
        drawing.drawImage(image, 0, 0);
        return [image.width, drawing.getImageData(0, 0, image.width, image.height).data];
    }));
    const [[width, one], [otherWidth, other]] = pixels;
    if (width !== otherWidth || one.length !== other.length) return 255;
    let sum = 0;
    for (let at = 0; at < one.length; at += 1) sum += Math.abs(one[at] - other[at]);
    return sum / one.length;
}"""
_LOOSE = 12
"""Mean difference of a pixel, of 255: other fonts stay under it, another layout does not."""


_RETAKE = "take them anew: python -m tests.browser.pictures"


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
async def test_a_picture_shows_the_page_as_it_is(browser: Browser, picture: Picture) -> None:
    kept = (DOCS / picture.name).read_bytes()
    assert len(kept) < 300_000
    taken = await take(browser, picture)
    page = await browser.new_page()
    both = [b64encode(one).decode() for one in (kept, taken.image)]
    assert await page.evaluate(_COMPARE, both) < _LOOSE, _RETAKE
    await page.close()


async def test_the_words_in_the_pictures_are_the_page_s(browser: Browser) -> None:
    taken = await take(browser, PICTURES[0])
    assert taken.words == WORDS.read_text(encoding="utf-8"), _RETAKE
