"""What the evals show: tables for the terminal and for a pull request, JUnit XML, an HTML page."""
