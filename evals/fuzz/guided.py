"""`python -m evals.fuzz.guided TARGET -runs=N`: one target under atheris; never returns."""

import sys

try:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # no types, not everywhere
except ImportError:
    raise SystemExit("atheris is not installed: python -m pip install atheris") from None

with atheris.instrument_imports(include=["agent"]):  # so that their lines are followed
    from evals.fuzz.engines import Timed
    from evals.fuzz.targets import TARGETS
    from evals.fuzz.wholes import WHOLES

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    longest = 1_000 if name in WHOLES else 400  # bytes: a small document, a paragraph
    atheris.Setup([sys.argv[0], f"-max_len={longest}", *options], Timed(TARGETS[name]))
    atheris.Fuzz()
