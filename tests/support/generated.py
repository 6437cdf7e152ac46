"""Pages of docs/ that are made from the program; `make docs` writes them, a test compares them.

`python -m tests.support.generated` writes them anew.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from schemas.briefing import Briefing

DOCS = Path(__file__).parent.parent.parent / "docs"
COMMANDS = (
    "",
    "brief",
    "facts",
    "init",
    "daily",
    "calls",
    "history",
    "search",
    "explain",
    "export",
    "open",
    "slack",
    "worker",
    "feedback",
    "doctor",
    "model",
    "model pull",
    "model list",
    "model path",
)
_PLAIN = {"TERMINAL_WIDTH": "90", "COLUMNS": "90", "NO_COLOR": "1", "TERM": "dumb"}


def help_of(command: str) -> str:
    """The help page of a command ("" for the program's own), 90 columns wide, without colour."""
    shown = subprocess.run(
        [sys.executable, "-m", "agent", *command.split(), "--help"],
        env=os.environ | _PLAIN,
        check=True,
        capture_output=True,
        text=True,
    )
    return "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines())


def cli_page() -> str:
    """docs/cli.md."""
    pages = [
        f"## factbrief {command}".rstrip() + f"\n\n```text\n{help_of(command)}\n```\n"
        for command in COMMANDS
    ]
    opening = (
        "# The command line\n\n"
        "Made from `--help` by `make docs`.\n\n"
        "Exit codes: 0 done, 1 an error that one line explains, 2 a wrong option, 70 a bug in\n"
        "factbrief itself, 130 stopped with Ctrl-C. Where whoever reads the output closes it, as\n"
        "`head` does, the program ends with 1 and says nothing.\n"
    )
    return "\n".join([opening, *pages])


def briefing_schema() -> str:
    """docs/briefing.schema.json."""
    schema = Briefing.model_json_schema(mode="serialization")
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


PAGES = {"cli.md": cli_page, "briefing.schema.json": briefing_schema}

if __name__ == "__main__":
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")
