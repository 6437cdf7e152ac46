"""What the throughput benchmark measures with: its servers, its ideal and its chart."""

import time
import xml.etree.ElementTree as ET

import pytest

from evals.benchmarks.bounds import Bound
from evals.benchmarks.chart import Line, bound_chart, line_chart
from evals.benchmarks.throughput import Case, Limited

_REQUEST = {
    "response_format": {"json_schema": {"name": "Extracted"}},
    "messages": [{"content": ""}, {"content": "Article\n[1] A pier opened."}],
}


def test_a_limited_server_lets_its_rate_in_and_refuses_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    server = Limited(delay=0, rate=4)
    statuses = []
    for _ in range(3):
        now[0] += 0.5
        statuses.append([server(_REQUEST).status for _ in range(3)])
    assert statuses == [[200, 200, 429]] * 3


@pytest.mark.parametrize(
    ("case", "seconds"),
    [
        (Case(8, 80, 2.0), 20),
        (Case(8, 81, 2.0), 22),
        (Case(8, 80, 2.0, rate=2), 42),
        (Case(1, 10, 2.0, rate=40), 20),
    ],
)
def test_the_ideal_is_the_slower_of_waves_and_rate(case: Case, seconds: float) -> None:
    assert case.ideal == seconds


def test_a_chart_is_valid_svg_with_its_points_in_place() -> None:
    drawn = line_chart("Share <of> it", "calls", [Line("a & b", [(1, 0), (8, 1)])], top=1)
    svg = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    dots = [(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in svg.iter() if "circle" in c.tag]
    (left, low), (right, high) = dots
    assert left < right
    assert low > high
    words = [element.text for element in svg.iter() if element.tag.endswith("text")]
    assert "Share <of> it" in words
    assert "a & b" in words
    assert {"1", "8"} <= set(words)


def test_a_bar_shows_how_much_of_its_bound_is_taken() -> None:
    drawn = bound_chart("Bounds", [Bound("half", 1, 2), Bound("over", 3, 2), Bound("none", 0, 0)])
    svg = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    bars = [one for one in svg.iter() if one.tag.endswith("rect")]
    half, over, none = (float(bar.get("width", -1)) for bar in bars)
    assert 0 == none < half < over
    assert ["b" in bar.get("class", "").split() for bar in bars] == [False, True, False]
    words = [element.text for element in svg.iter() if element.tag.endswith("text")]
    assert "1 of 2" in words
