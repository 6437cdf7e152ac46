import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.plain import one_line, printable

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


@given(ANY)
def test_nothing_acts_in_what_is_printed(text: str) -> None:
    acting = {"Cc", "Cs", "Cf", "Zl", "Zp"}
    signs = set("\n\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
    shown = printable(text)
    assert not [c for c in shown if unicodedata.category(c) in acting and c not in signs]
    assert printable(shown) == shown
    shown.encode()


@given(st.text("abc ÄÖÜ“”–é漢字🙂,.\n", max_size=60))
def test_words_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("\x1b]0;new title\x07", "␛]0;new title␇"),
        ("\x9b31mred", "�31mred"),
        ("pay\u202eyap", "payyap"),
        ("zero\u200bwidth\u200d\ufeff", "zerowidth"),
        ("two\u2028lines\r\nthree", "two\nlines\nthree"),
        ("a\tb\x7f", "a b␡"),
        ("half \ud83d", "half �"),
    ],
)
def test_what_would_act_is_shown_or_gone(hostile: str, shown: str) -> None:
    assert printable(hostile) == shown


def test_one_line_has_no_line_end() -> None:
    assert one_line(" a \n\n b\u2029c  ") == "a b c"
