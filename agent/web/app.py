"""What each address answers. Only reads; only for a browser that means this machine."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from agent.errors import FactbriefError
from agent.render import render
from agent.render.edition import render_edition
from agent.store.briefings import briefing, headlines
from agent.store.editions import editions, made_edition
from agent.store.search import search
from agent.store.store import Store
from agent.store.stories import stories
from agent.web.pages import MOST_HITS, days_page, notice_page, search_page, stories_page, style

HOSTS = ("127.0.0.1", "localhost")
"""A page elsewhere whose name points here (DNS rebinding) does not call us by these."""

_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OUR_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_BRIEFING_POLICY = "object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
"""Beside the policy that the page carries itself: what a page cannot say of itself."""
_EDITION_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; {_BRIEFING_POLICY}"
"""An edition is made for e-mail: its style is in it, and no script."""


def make_app(store: Store) -> Starlette:
    """The application over `store`. It answers GET and HEAD alone."""
    app = Starlette(
        routes=[
            Route("/", _days),
            Route("/stories", _stories),
            Route("/search", _search),
            Route("/briefings/{number}", _briefing),
            Route("/editions/{edition:path}", _edition),
            Route("/style.css", _style),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)
        ],
        exception_handlers={404: _not_found, FactbriefError: _failed},
    )
    app.state.store = store
    return app


async def _days(request: Request) -> Response:
    store: Store = request.app.state.store
    story = request.query_params.get("story")
    page = _number(request.query_params.get("page", "1")) or 1
    titles = {one.id: one.title for one in await stories(store)}
    found = await headlines(store, story=story)
    made = {one.id for one in await editions(store) if one.state != "open"}
    return _page(days_page(found, titles, made, story, page))


async def _stories(request: Request) -> Response:
    store: Store = request.app.state.store
    return _page(stories_page(await stories(store), await headlines(store)))


async def _search(request: Request) -> Response:
    words = request.query_params.get("words", "")
    hits = await search(request.app.state.store, words, MOST_HITS)
    return _page(search_page(words, hits))


async def _briefing(request: Request) -> Response:
    number = _number(request.path_params["number"])
    kept = number and await briefing(request.app.state.store, number)
    if not kept:
        raise HTTPException(404)
    return _page(render(kept.briefing, "html"), policy=_BRIEFING_POLICY)


async def _edition(request: Request) -> Response:
    made = await made_edition(request.app.state.store, request.path_params["edition"])
    if made is None:
        raise HTTPException(404)
    return _page(render_edition(made, "html"), policy=_EDITION_POLICY)


def _number(text: str) -> int | None:
    """The number that an address holds; None for what cannot be the number of anything."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


async def _style(request: Request) -> Response:
    del request
    return Response(style(), media_type="text/css", headers=_ALWAYS)


async def _not_found(request: Request, error: Exception) -> Response:
    del request, error
    return _page(notice_page("There is no such page or briefing."), status=404)


async def _failed(request: Request, error: Exception) -> Response:
    del request
    return _page(notice_page(str(error)), status=503)


def _page(html: str, *, policy: str = _OUR_POLICY, status: int = 200) -> Response:
    return HTMLResponse(html, status, headers=_ALWAYS | {"Content-Security-Policy": policy})
