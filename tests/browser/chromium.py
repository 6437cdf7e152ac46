"""Starts Debian's Chromium without a window, a sandbox or a word to its makers."""

from shutil import which

from playwright.async_api import Browser, Playwright

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


async def start(playwright: Playwright) -> Browser:
    """A running Chromium. Raises FileNotFoundError where none is installed."""
    chromium = which("chromium") or which("chromium-browser")
    if chromium is None:
        raise FileNotFoundError("no Chromium here: install the package `chromium`")
    return await playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
