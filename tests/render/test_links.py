import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.render.links import web_link


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "javascript://host.example/%0aalert(1)",
        "ftp://host.example/a",
        "file:///etc/passwd",
        "//host.example/path",
        "http:javascript:alert(1)",
        "https:///no-host",
        "https://bank.example@evil.example/",
        "https://[half/",
        "https://host.example/\u202egpj.exe",
        "https://host.example/a\nb",
        "news/a.html",
        "-",
        "",
    ],
)
def test_what_is_no_plain_web_address_gets_no_link(address: str) -> None:
    assert web_link(address) == ""


def test_the_first_web_address_is_the_link() -> None:
    assert web_link("", "news/a.html", "http://a.example/x?y=1#z") == "http://a.example/x?y=1#z"


@given(st.text(max_size=40))
def test_nothing_in_a_link_ends_it_early(tail: str) -> None:
    assert not set("<>\"'()[]\\ \n`*|") & set(web_link("https://a.example/" + tail))
