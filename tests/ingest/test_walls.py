"""What stands in an article's place: pages of nothing but links; short texts are left alone."""

import re

import pytest

from agent.errors import InputError
from agent.ingest.article import Format, to_article

MENU = ["Home", "World", "Politics", "Local sport", "Terms of use", "Most read", "Lost and found"]


def page(tag: str, words: list[str]) -> str:
    links = "".join(f"<{tag}><a href='/{at}'>{word}</a></{tag}>" for at, word in enumerate(words))
    return f"<html><head><title>Port Gazette</title></head><body>{links}</body></html>"


@pytest.mark.parametrize("tag", ["p", "li", "div", "h3"])
def test_a_page_of_link_words_is_no_article(tag: str) -> None:
    with pytest.raises(InputError, match="no article"):
        to_article(page(tag, MENU), "menu.html", "html")


def test_a_short_menu_is_no_article() -> None:
    raw = "<html><body><nav><a>Home</a> <a>World</a> <a>Sport</a></nav></body></html>"
    with pytest.raises(InputError, match="no article"):
        to_article(raw, "menu.html", "html")


def test_a_long_row_of_links_is_no_article() -> None:
    links = "".join(f"<a href='/{word}'>{word}</a> " for word in [*MENU, "Jobs in town", "Help"])
    raw = f"<html><body><nav>{links}</nav><footer>© The Quay</footer></body></html>"
    with pytest.raises(InputError, match="no article"):
        to_article(raw, "menu.html", "html")


@pytest.mark.parametrize(
    "words",
    [
        ["404 Not Found", "nginx"],
        ["Not Found", "The requested URL was not found on this server."],
        ["Oops!", "We can’t find the page you’re looking for.", "Back to the front page"],
        ["Sorry, the page you requested could not be found.", "It may have been moved."],
        ["Error 404"],
        ["502 Bad Gateway", "The server is busy."],
    ],
)
def test_an_error_page_is_no_article(words: list[str]) -> None:
    for raw, form in ((page("p", words), "html"), ("\n\n".join(words), "txt")):
        with pytest.raises(InputError, match="error page of a web server"):
            to_article(raw, "gone", form)  # type: ignore[arg-type]  # one of the formats


@pytest.mark.parametrize(
    "said",
    [
        "You need to enable JavaScript to run this app.",
        "JavaScript is disabled. This page requires JavaScript.",
        "The news does not work without JavaScript.",
    ],
)
def test_a_page_that_a_script_would_fill_is_no_article(said: str) -> None:
    raw = f"<html><body><noscript>{said}</noscript><div id='root'></div></body></html>"
    with pytest.raises(InputError, match="a script would fill"):
        to_article(raw, "app.html", "html")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("阿伦大桥将于星期一关闭进行维修，塔尔比市议会表示。", "Chinese (zh)"),
        ("アーレン橋は修理のため月曜日に閉鎖されると、市議会が発表した。", "Japanese (ja)"),
        ("아를렌 다리는 보수 공사를 위해 월요일에 폐쇄된다고 시의회가 밝혔다.", "Korean (ko)"),
        ("สะพานจะปิดในวันจันทร์เพื่อซ่อมแซม สภาเมืองกล่าว", "Thai (th)"),
    ],
)
def test_a_script_without_spaces_is_told_by_its_language(text: str, named: str) -> None:
    for raw, form in ((text, "txt"), (page("p", [text]), "html")):
        with pytest.raises(InputError, match=re.escape(f"is in {named}")):
            to_article(raw, "a", form)  # type: ignore[arg-type]  # one of the formats


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ('The council site showed "404 Not Found" for two hours on Monday.', "txt"),
        ("Error 404 people were counted at the gate on Monday.", "txt"),
        ("The browser drops adverts for users who turn off JavaScript, its maker said.", "txt"),
        ("The word 橋 on the sign of the Arlen bridge means bridge, the council said.", "txt"),
        (
            f"<nav>{page('li', MENU)}</nav><p>Ferry Stella is sold to the town of Norvik.</p>",
            "html",
        ),
        (page("p", [*MENU, "Velby council sold the ferry Stella on Monday."]), "html"),
        (page("p", ["Ferries: 12", "Trams: 40", "Buses: 130"]), "html"),
        ("Ferry Stella sold to Norvik", "txt"),
        ("Velby council sold the ferry Stella to the town of Norvik on Monday", "txt"),
    ],
)
def test_what_says_something_is_an_article(raw: str, form: Format) -> None:
    assert any(sentence.role == "body" for sentence in to_article(raw, "a", form).sentences)
