"""Writes the gate's reports: Markdown, JUnit XML, and a page for each recording."""

from pathlib import Path

from evals.gate import Verdict
from evals.reports.junit import junit
from evals.reports.page import page
from evals.reports.table import shifts_table
from schemas.gold import GoldStory


def write_reports(verdicts: list[Verdict], stories: tuple[GoldStory, ...], folder: Path) -> str:
    """Writes `gate.md`, `gate.xml` and <recording>.html to `folder`; returns the Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = []
    for verdict in verdicts:
        passed = "failed" if verdict.failures else "passed"
        table = shifts_table(verdict.shifts)
        if verdict.unheld:
            table += f"\n\nNot in the baseline yet, so not held: {', '.join(verdict.unheld)}"
        parts.append(f"### {verdict.name}: {passed}\n\n{table}\n")
        html = page(verdict.run, stories, table)
        (folder / f"{verdict.name}.html").write_text(html, encoding="utf-8")
    markdown = "\n".join(parts)
    (folder / "gate.md").write_text(markdown, encoding="utf-8")
    (folder / "gate.xml").write_text(junit(verdicts), encoding="utf-8")
    return markdown
