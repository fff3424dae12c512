"""The score on its scale: edges, bands, the score itself and the range that unknown facts leave open.

Decides how many points a cell stands for and where names and marks go. Holds no edge: bands come from the
scorecard.
"""

from itertools import pairwise
from typing import Final

from credit_cli.engine.results import Score
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import Line, Span, Style, cells, right

_INDENT: Final = 2
_CELLS: Final = 60
_BAND_STYLES: Final[tuple[Style, ...]] = ("bad", "warn", "accent", "good", "good")


def scale(score: Score, page: Page) -> list[Line]:
    """Three lines: the edges, the bands, and `==^==` where the score is."""
    most = min(_CELLS, page.room - 2 * _INDENT - 2)
    bands = page.model.scorecard.bands
    edges = [score.base, *(band.at_least for band in bands if band.at_least > score.base), score.max]

    names = [page.words.of(band.name) for band in bands]
    places = [round((edge - score.base) * most / (score.max - score.base)) for edge in edges]
    for index in range(len(names) - 1, 0, -1):  # a band too narrow for its name takes room from the ones below
        places[index] = min(places[index], places[index + 1] - 1 - cells(names[index]))

    def at(points: int) -> int:
        band = max(i for i, edge in enumerate(edges[:-1]) if points >= edge)
        low, high = edges[band], edges[band + 1]
        return places[band] + round((points - low) * (places[band + 1] - places[band]) / (high - low))

    numbers, rule = "", ""
    for edge in edges:
        numbers = numbers.ljust(max(at(edge) - (1 if edge != score.base else 0), len(numbers) + bool(numbers)))
        numbers += str(edge)
    spans = [Span(" " * _INDENT + "|")]
    for index, (low, high) in enumerate(pairwise(edges)):
        room = at(high) - at(low) - 1
        name = names[index]
        before = max((room - cells(name)) // 2, 0)
        rule = right(name, before + cells(name))
        spans += [
            Span(rule + " " * (room - cells(rule)), _BAND_STYLES[min(index, len(_BAND_STYLES) - 1)]),
            Span("|"),
        ]
    low, here, high = at(score.low), at(score.score), at(score.high)
    reach = "=" * (here - low) + "^" + "=" * (high - here)
    said = page.words("score.mark", score=score.score)
    if _INDENT + high + 1 + 2 + cells(said) <= page.room:
        marked = " " * low + reach + "  " + said
    else:
        marked = right(said, low - 2) + "  " + reach
    return [
        (Span(" " * _INDENT + numbers, "dim"),),
        tuple(spans),
        (Span(" " * _INDENT + marked, "bold"),),
    ]


def band_style(score: Score, page: Page) -> Style:
    """The style in which a score's band is shown."""
    names = [band.band for band in page.model.scorecard.bands]
    return _BAND_STYLES[min(names.index(score.band), len(_BAND_STYLES) - 1)]  # type: ignore[arg-type]  # a band's name


def band_name(score: Score, page: Page) -> str:
    """What the score's band is called."""
    return page.words.of(page.model.scorecard.band(score.score).name)
