"""`python -m evals.benchmarks.fuzz`: every parser fed with inputs that are made to break it.

Each target gets `--inputs` inputs from either engine. Prints a table, writes
out/benchmarks/fuzz.json and ends with code 1 where one raised what it must not, told an untrue
offset or took longer than a second.
"""

import json
import os
import traceback
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from evals.benchmarks.bounds import FOLDER, this_machine
from evals.fuzz.engines import Timed, by_marks, by_reach
from evals.fuzz.targets import TARGETS


def main(
    targets: Annotated[list[str] | None, typer.Argument(help="Which parsers.")] = None,
    inputs: Annotated[int, typer.Option(help="Inputs for each target.")] = 100_000,
    engine: Annotated[Literal["hypothesis", "atheris"], typer.Option()] = "hypothesis",
) -> None:
    """Feed the parsers with made-up inputs."""
    rows = []
    for name in targets or list(TARGETS):
        started = _processor_seconds()
        row = _by_hypothesis(name, inputs) if engine == "hypothesis" else _by_atheris(name, inputs)
        row["processor_seconds"] = round(_processor_seconds() - started, 1)
        rows.append(row)
        fed, seconds, found = row["inputs"], row["processor_seconds"], row["found"]
        print(f"| {name} | {engine} | {fed:,} | {seconds:,} s | {found or 'nothing'} |", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "engine": engine,
        "targets": rows,
    }
    file = FOLDER / f"fuzz-{engine}.json"
    file.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    raise typer.Exit(int(any(row["found"] for row in rows)))


def _by_hypothesis(name: str, inputs: int) -> dict[str, object]:
    timed = Timed(TARGETS[name])
    found = ""
    try:
        by_marks(name, inputs, timed)
    except Exception:  # whatever a target raises is the finding
        found = traceback.format_exc(limit=-3)
    return {
        "target": name,
        "inputs": timed.inputs,
        "found": found,
        "slowest_seconds": round(timed.slowest, 3),
    }


def _by_atheris(name: str, inputs: int) -> dict[str, object]:
    fed, found = by_reach(name, inputs)
    return {"target": name, "inputs": fed, "found": found}


def _processor_seconds() -> float:
    """Of this process and of those that it started: others may keep the machine busy."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    typer.run(main)
