"""JUnit XML of the gate, which CI systems show as a list of tests."""

from collections.abc import Iterable
from xml.etree import ElementTree as XML

from evals.gate import Verdict
from evals.reports.table import number


def junit(verdicts: Iterable[Verdict]) -> str:
    """One suite a recording, one case a metric and slice; what got worse is a failure."""
    suites = XML.Element("testsuites")
    for verdict in verdicts:
        failures = len(verdict.failures)
        skipped = sum(shift.verdict == "no figure" for shift in verdict.shifts)
        suite = XML.SubElement(
            suites,
            "testsuite",
            name=verdict.name,
            tests=str(len(verdict.shifts)),
            failures=str(failures),
            skipped=str(skipped),
        )
        for shift in verdict.shifts:
            metric = shift.metric
            case = XML.SubElement(
                suite, "testcase", classname=metric.name, name=shift.slice or "all"
            )
            before, after = number(metric, shift.before), number(metric, shift.after)
            if shift.verdict == "worse":
                failure = XML.SubElement(case, "failure", message=f"{before} to {after}")
                failure.text = "\n".join(shift.culprits)
            elif shift.verdict == "no figure":
                XML.SubElement(case, "skipped", message="could not be graded")
    return XML.tostring(suites, encoding="unicode", xml_declaration=True)
