from datetime import UTC, datetime, timedelta

import pytest

from agent.ingest.article import to_article
from agent.ingest.near_copies import address_key, without_copies
from schemas.article import Article

MORNING = datetime(2025, 3, 11, 8, tzinfo=UTC)
WIRE = """The harbour board of Vell closed the north quay on Monday after a crane was found to lean.

Engineers drove forty steel piles into the river bed before the tide turned, the board said.

Ferries to Dorn will sail from the south quay until Thursday, and fares stay as they were.

The crane was built in 1974 and had passed its last inspection in October.
"""
OWN = """
Traders at the fish market told us that the closure had cost them two days of business.

The mayor will visit the quay on Friday with members of the port committee.
"""


def article(text: str, outlet: str = "Vell Wire", url: str = "", hours: int = 0) -> Article:
    return to_article(
        text,
        url or outlet,
        title="North quay of Vell closed",
        outlet=outlet,
        published=MORNING + timedelta(hours=hours),
        url=url,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.vell.example/a/", "https://vell.example/a?utm_source=x#top"),
        ("https://vell.example/a?id=3&fbclid=x", "https://vell.example/a?id=3"),
    ],
)
def test_two_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


def test_what_tells_pages_apart_stays_in_the_key() -> None:
    pages = [
        "https://v.example/a?id=3",
        "https://v.example/a?id=4",
        "https://v.example/b",
        "http://[",
    ]
    assert len({address_key(page) for page in pages}) == len(pages)


def test_of_versions_at_one_address_the_newest_is_read() -> None:
    old = article(WIRE, url="https://vell.example/quay", hours=0)
    new = article(WIRE + OWN, url="https://www.vell.example/quay?utm_source=x", hours=3)
    kept, (copy,) = without_copies([new, old])
    assert kept == (new,)
    assert (copy.article, copy.of) == (old, new)
    assert "https://www.vell.example/quay" in copy.reason


def test_a_version_at_a_new_address_of_the_same_outlet_is_known_by_its_title() -> None:
    old = article(WIRE, url="https://vell.example/quay")
    new = article(WIRE + OWN, url="https://vell.example/quay-2", hours=5)
    kept, (copy,) = without_copies([old, new])
    assert kept == (new,)
    assert copy.kind == "version"


def test_a_syndicated_copy_is_set_aside_for_the_one_published_first() -> None:
    copied = article("DORN (Vell Wire) -\n\n" + WIRE, outlet="Dorn Beacon", hours=2)
    wire = article(WIRE)
    kept, (copy,) = without_copies([copied, wire])
    assert kept == (wire,)
    assert copy.kind == "syndicated"
    assert "Vell Wire" in copy.reason


def test_a_copy_that_adds_its_own_reporting_is_read() -> None:
    added = article(WIRE + OWN + OWN.replace("Friday", "Sunday"), outlet="Dorn Beacon", hours=2)
    wire = article(WIRE)
    assert without_copies([wire, added]) == ((wire, added), ())


def test_reports_of_one_pattern_with_other_figures_are_no_copies() -> None:
    other = article(WIRE.replace("1974", "1988"), outlet="Dorn Beacon", hours=2)
    wire = article(WIRE)
    assert without_copies([wire, other]) == ((wire, other), ())


def test_a_chain_of_copies_is_told_of_the_one_that_is_read() -> None:
    old = article(WIRE, url="https://vell.example/quay")
    new = article(WIRE + OWN, url="https://vell.example/quay", hours=1)
    copied = article(WIRE + OWN + "\nMore follows.", outlet="Dorn Beacon", hours=2)
    kept, copies = without_copies([old, new, copied])
    assert kept == (new,)
    assert {copy.of for copy in copies} == {new}
