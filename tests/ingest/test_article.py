import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.errors import InputError
from agent.ingest.article import LONGEST_TEXT, Format, to_article

QUAY = "The harbour board of Vell closed the north quay on Monday after a crane was found to lean."
LINES = st.sampled_from(
    [
        QUAY,
        "By Ada Lind",
        "- one tug\n- two ferries",
        "# Vell closes quay",
        "“Who pays? We do,” she said. “Now.”",
        "Highlights",
        "Read more: Copper slides again",
        "It costs [3%](#) of **all** tolls &amp; fees…",
        "wrapped by hand after the word\nand before the next, in the middle of a sentence",
        "<p>The <b>quay</b>",
        "Ca\u00adfe\u0301 \u202eand \u200bbar\x07",
        "Subject: quay",
        "---",
        "",
    ]
)
RAW = st.lists(LINES | st.text(max_size=40), max_size=12).map("\n\n".join)


@settings(deadline=None)
@given(RAW, st.sampled_from(["txt", "md", "html", "eml"]))
def test_any_text_gives_an_article_with_true_offsets_or_a_reason(raw: str, format: Format) -> None:
    try:
        article = to_article(raw, "a", format)
    except InputError as error:
        assert error.reason.strip() == error.reason != ""  # noqa: PT017 - not every text raises
        return
    held = "".join(article.words_of(s.number) for s in article.sentences)
    left = article.text.replace("• ", "")
    assert "".join(held.split()) == "".join(left.split())
    assert all((s.role == "noise") == bool(s.reason) for s in article.sentences)


JSON = st.text(max_size=9) | st.integers() | st.floats() | st.none()


@given(JSON | st.lists(JSON, max_size=3) | st.dictionaries(st.just("name"), JSON))
def test_any_json_gives_an_article_or_a_reason(value: object) -> None:
    raw = json.dumps({"data": value, "url": value, "author": value, "text": QUAY, "date": value})
    assert to_article(raw, "a", "json").text == QUAY


@given(st.lists(LINES, max_size=8).map("\n\n".join))
def test_the_text_of_an_article_is_clean_already(raw: str) -> None:
    once = to_article(f"{QUAY}\n\n{raw}", "a").text
    assert to_article(once, "a").text == once


def test_what_is_given_outranks_what_the_page_says() -> None:
    raw = f"---\ntitle: Wrong\noutlet: Wrong\ndate: 2020-01-01\n---\n{QUAY}"
    published = datetime(2024, 6, 3, tzinfo=UTC)
    article = to_article(raw, "a", "md", title="Quay", outlet="Vell Post", published=published)
    assert (article.title, article.outlet, article.published) == ("Quay", "Vell Post", published)


def test_the_lines_of_a_text_describe_it() -> None:
    article = to_article(
        "Vell closes its north quay after crane leans\n"
        "Ada Lind in Vell and Tom Reyes in Keld\n"
        "Published JUN 3 2024\nUpdated JUN 3 2024, 19:51\n"
        f"{QUAY}\n"
        "Copyright The Vell Post Limited 2024. All rights reserved.\n",
        "a.txt",
    )
    assert article.title == "Vell closes its north quay after crane leans"
    assert article.outlet == "The Vell Post"
    assert article.authors == ("Ada Lind", "Tom Reyes")
    assert article.published == datetime(2024, 6, 3)
    assert article.updated == datetime(2024, 6, 3, 19, 51)


def test_the_same_words_have_the_same_id_wherever_they_were_found() -> None:
    first, second = to_article(QUAY, "a.txt"), to_article(f"\n{QUAY}  \n", "b.txt")
    assert first.id == second.id
    assert len(first.id) == 12


def test_a_template_in_an_article_stays_as_it_is() -> None:
    line = "The board wrote {{ 7*7 }} and {% if %} and a lone { on the crane in red paint."
    assert line in to_article(f"{QUAY}\n\n{line}", "a.txt").text


def test_a_text_far_longer_than_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="characters"):
        to_article(f"{QUAY}\n\n" * (LONGEST_TEXT // len(QUAY) + 1), "a.txt")


def test_reading_plain_text_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom agent.ingest import to_article\n"
        f"to_article({QUAY!r}, 'a.txt')\n"
        "heavy = {'trafilatura', 'py3langid', 'numpy', 'lxml', 'httpx2', 'markdown_it'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
