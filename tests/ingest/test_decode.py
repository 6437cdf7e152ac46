import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import InputError
from agent.ingest.decode import decode

TEXT = "The café at the quay said “no” to a 3 € toll."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_common_encodings_are_found(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_the_encoding_that_a_server_or_a_page_names_is_tried() -> None:
    assert decode("Łódź".encode("iso8859-2"), "a", charset="iso-8859-2") == "Łódź"
    page = '<meta charset="iso-8859-2"><p>Łódź'
    assert decode(page.encode("iso8859-2"), "a") == page


def test_a_few_broken_characters_do_not_spoil_a_page() -> None:
    data = ("“quay” " * 10).encode() + b"\xff"
    assert decode(data, "a") == "“quay” " * 10 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"a\x00b", "binary"),
        (b"\x01\x02\x03" * 50, "binary"),
        (b"\x81\x8d\x8f" * 50, "encoding"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(data, "a.txt")


@given(st.binary(), st.sampled_from(["", "utf-16", "no-such", "latin-1"]))
def test_any_bytes_give_text_or_a_reason(data: bytes, charset: str) -> None:
    try:
        text = decode(data, "a.txt", charset=charset)
    except InputError:
        return
    assert text.strip()
