import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.ingest.clean import clean_line, plain

MARKED_UP = st.text(st.sampled_from("ab 1*_`[]()!<>/\\&#;amp\u200b\u00ad\u202eé\u0301\t\n\ud800"))


@given(st.text() | MARKED_UP)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert plain(plain(text)) == plain(text)


@given(st.text() | MARKED_UP)
def test_a_clean_line_is_one_line_in_nfc(text: str) -> None:
    line = plain(text)
    assert line == " ".join(line.split())
    assert unicodedata.is_normalized("NFC", line)
    line.encode()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("[Vell](#) and **Ada Lind** of _the Post_", "Vell and Ada Lind of the Post"),
        ("![a crane](crane.jpg) The *quay* `reopened`", "The quay reopened"),
        ("Rates rose to 4.5&nbsp;% at M&amp;S", "Rates rose to 4.5 % at M&S"),
        ("Ca\u00adfé\u200b \u202eopen\u202c", "Café open"),
        ("Cafe\u0301", "Café"),
        ("a <b>bold</b> claim<br/>", "a bold claim"),
        ("2 * 3 * 4 and file_name_here", "2 * 3 * 4 and file_name_here"),
        ("x < 5 and y > 3", "x < 5 and y > 3"),
        ("{{ 7*7 }} {% if %} {", "{{ 7*7 }} {% if %} {"),
        ("see [1] and (a) [sic]", "see [1] and (a) [sic]"),
        ("damaged \ufffd stays", "damaged \ufffd stays"),
    ],
)
def test_markup_is_reduced_to_what_it_shows(raw: str, shown: str) -> None:
    assert plain(raw) == shown
