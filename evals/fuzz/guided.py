"""`python -m evals.fuzz.guided TARGET -runs=N`: one target under atheris; never returns."""

import sys

try:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # no types, not everywhere
except ImportError:
    raise SystemExit("atheris is not installed: python -m pip install atheris") from None

with atheris.instrument_imports(include=["agent"]):  # so that their lines are followed
    from evals.fuzz.engines import Timed
    from evals.fuzz.targets import TARGETS

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], "-max_len=1000", *options], Timed(TARGETS[name]))
    atheris.Fuzz()
