"""What a benchmark reports: figures, bounds with a verdict, and the machine they were taken on."""

import json
import os
import platform
from pathlib import Path
from typing import NamedTuple

FOLDER = Path("out/benchmarks")


class Bound(NamedTuple):
    """A measured value and the most that it may be."""

    what: str
    value: float
    most: float

    @property
    def kept(self) -> bool:
        """Whether the value is within the bound."""
        return self.value <= self.most


def report(name: str, figures: dict[str, object], bounds: list[Bound]) -> int:
    """Prints a table and writes FOLDER/<name>.json; the exit code, 1 where a bound is missed."""
    print(f"\n| {name} | |\n| --- | ---: |")
    for what, value in figures.items():
        print(f"| {what.replace('_', ' ')} | {value} |")
    print("\n| bound | measured | at most | |\n| --- | ---: | ---: | --- |")
    for bound in bounds:
        print(f"| {bound.what} | {bound.value:.2f} | {bound.most:g} | {_verdict(bound)} |")
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = figures | {"bounds": [bound._asdict() for bound in bounds]}
    (FOLDER / f"{name}.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return int(not all(bound.kept for bound in bounds))


def this_machine() -> str:
    """Processor and cores of the machine that the figures are taken on."""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _verdict(bound: Bound) -> str:
    return "kept" if bound.kept else "missed"
