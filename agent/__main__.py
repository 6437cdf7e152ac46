"""`python -m agent` is `factbrief`."""

from agent.cli import main

main()
