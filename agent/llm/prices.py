"""What a model's tokens cost. An unknown price is None, never 0."""

from collections.abc import Callable

Price = Callable[[int, int, int], float | None]
"""US dollars for prompt tokens, those of them read from a cache, and answer tokens."""


def nothing(prompt: int, cached: int, answer: int) -> float:
    """The price of a model that runs on the user's own machine."""
    del prompt, cached, answer
    return 0.0


def price_of(model: str, endpoint: str) -> Price:
    """The list price of `model` at the address `endpoint`, by genai-prices."""
    from genai_prices import Usage, calc_price

    def price(prompt: int, cached: int, answer: int) -> float | None:
        usage = Usage(input_tokens=prompt, cache_read_tokens=cached, output_tokens=answer)
        try:
            return float(calc_price(usage, model, provider_api_url=endpoint).total_price)
        except LookupError:
            return None

    return price
