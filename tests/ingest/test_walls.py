"""What stands in an article's place: pages of nothing but links; short texts are left alone."""

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


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (page("p", [*MENU, "Velby council sold the ferry Stella on Monday."]), "html"),
        (page("p", ["Ferries: 12", "Trams: 40", "Buses: 130"]), "html"),
        ("Ferry Stella sold to Norvik", "txt"),
        ("Velby council sold the ferry Stella to the town of Norvik on Monday", "txt"),
    ],
)
def test_what_says_something_is_an_article(raw: str, form: Format) -> None:
    assert any(sentence.role == "body" for sentence in to_article(raw, "a", form).sentences)
