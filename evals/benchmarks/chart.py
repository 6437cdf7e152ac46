"""Draws benchmarks' figures as SVG that reads well on light and on dark pages."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from evals.benchmarks.bounds import Bound

_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 600, 52, 264
_STEPS = 4
_ROW = 24
_NAMED = 300  # pixels: where the names of bars end
_FULL = 500  # where a bar ends that takes all of its bound
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #57606a }
.title { font-size: 15px; font-weight: 600; fill: #1f2328 }
.grid { stroke: #d0d7de; stroke-width: 1 }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
.a { stroke: #0969da } .a.dot, .a.name { fill: #0969da } .b { stroke: #bc4c00 }
.b.dot, .b.name { fill: #bc4c00 } .name { stroke: none }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 } .title { fill: #f0f6fc } .grid { stroke: #3d444d }
.a { stroke: #4493f8 } .a.dot, .a.name { fill: #4493f8 }
.b { stroke: #f0883e } .b.dot, .b.name { fill: #f0883e } .name { stroke: none }
}
"""


class Line(NamedTuple):
    """One line of a chart, its points from left to right."""

    name: str
    points: Sequence[tuple[float, float]]


def line_chart(title: str, x: str, lines: Sequence[Line], *, top: float) -> str:
    """An SVG of one or two `lines` over the same x values, its y axis from 0 to `top`.

    The x values stand at equal distances, whatever lies between them; `x` says what they are.
    """
    values = [value for value, _ in lines[0].points]
    drawn = [*_frame(title, x, values, top)]
    for colour, line in zip("ab", lines, strict=False):
        places = [(_across(at, len(values)), _up(y, top)) for at, (_, y) in enumerate(line.points)]
        drawn.append(f'<polyline class="line {colour}" points="{_path(places)}"/>')
        drawn += [f'<circle class="dot {colour}" cx="{a:g}" cy="{b:g}" r="3"/>' for a, b in places]
    drawn += _key(lines)
    return _svg(title, drawn, _WIDTH, _HEIGHT)


def bound_chart(title: str, bounds: Sequence[Bound]) -> str:
    """An SVG of bars, one a bound: how much of it the measured value takes, up to 1.4 times.

    What passes its bound is drawn in the second colour. A bound of 0 is kept by 0 alone.
    """
    drawn = [_text(title, 16, 24, "title")]
    bottom = _TOP + _ROW * len(bounds)
    for row, bound in enumerate(bounds):
        y = _TOP + _ROW * row
        share = bound.value / bound.most if bound.most else float(bound.value > 0) * 2
        width = round(min(share, 1.4) * (_FULL - _NAMED), 1)
        colour = "a" if bound.kept else "b"
        drawn.append(_text(bound.what, _NAMED - 8, y + 12, anchor="end"))
        drawn.append(
            f'<rect class="dot {colour}" x="{_NAMED}" y="{y}" width="{width:g}" height="16"/>'
        )
        drawn.append(_text(f"{bound.value:.3g} of {bound.most:g}", _FULL + 92, y + 12))
    drawn.append(f'<path class="grid" d="M{_FULL} {_TOP - 8}V{bottom}"/>')
    return _svg(title, drawn, _WIDTH + 60, bottom + 16)


def _frame(title: str, x: str, values: Sequence[float], top: float) -> list[str]:
    drawn = [_text(title, _LEFT - 40, 24, "title")]
    for step in range(_STEPS + 1):
        y = top * step / _STEPS
        drawn.append(f'<path class="grid" d="M{_LEFT} {_up(y, top):g}H{_RIGHT}"/>')
        drawn.append(_text(f"{y:,g}", _LEFT - 8, _up(y, top) + 4, anchor="end"))
    for at, value in enumerate(values):
        drawn.append(_text(f"{value:,g}", _across(at, len(values)), _BOTTOM + 20, anchor="middle"))
    return [*drawn, _text(x, (_LEFT + _RIGHT) / 2, _BOTTOM + 42, anchor="middle")]


def _key(lines: Sequence[Line]) -> list[str]:
    """The lines' names in their colours, from the right edge inwards."""
    drawn, right = [], float(_RIGHT)
    for colour, line in reversed(list(zip("ab", lines, strict=False))):
        drawn.append(_text(line.name, right, 24, f"name {colour}", anchor="end"))
        right -= 8 * len(line.name) + 16
    return drawn


def _svg(title: str, drawn: Sequence[str], width: int, height: int) -> str:
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img">'
    about = f"<title>{escape(title)}</title>"
    return "\n".join([head, about, f"<style>{_STYLE}</style>", *drawn, "</svg>", ""])


def _across(at: int, count: int) -> float:
    return round(_LEFT + 24 + (_RIGHT - _LEFT - 48) * at / max(1, count - 1), 1)


def _up(y: float, top: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * y / top, 1)


def _path(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{a:g},{b:g}" for a, b in places)


def _text(words: str, x: float, y: float, kind: str = "", *, anchor: str = "start") -> str:
    styled = f' class="{kind}"' if kind else ""
    return f'<text{styled} x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
