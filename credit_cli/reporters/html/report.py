"""The report page of one person: what happened, what to do, why, and what it rests on.

Decides the sections and their order, and that a section with nothing to say is not there. Does not know how results
are found.
"""

from collections.abc import Sequence

from credit_cli import __version__
from credit_cli.engine.history import Month
from credit_cli.reporters.html import grounds, reasons, situation, way
from credit_cli.reporters.html.ahead_chart import ahead_chart
from credit_cli.reporters.html.findings import Findings
from credit_cli.reporters.html.months_chart import marked, months_chart
from credit_cli.reporters.html.redacted import RedactedPage
from credit_cli.reporters.html.rendering import style, template
from credit_cli.reporters.html.scale_chart import scale_chart
from credit_cli.reporters.html.values import Number, amount, count
from credit_cli.reporters.html.waterfall import waterfall
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import with_weekday
from credit_cli.reporters.text.scale import band_name


def report(found: Findings, page: Page, *, redact: bool = False) -> str:
    """The page as HTML."""
    page = RedactedPage(page) if redact else page
    today = found.today
    names = {d.id: page.words.of(d.name) for d in page.model.scorecard.dimensions}
    told = reasons.told(found, page)
    told_already = {
        "words": page.words,
        "page": page,
        "score": today,
        "band": band_name(today, page),
        "scale": scale_chart(today, page),
        "unknown_count": sum(not c.measurement.known for c in today.contributions),
        "dimensions": [
            (names[d.id], count(d.points, f"score/dimensions/{i}/points"), count(d.best, f"score/dimensions/{i}/best"))
            for i, d in enumerate(today.dimensions)
        ],
        "points": waterfall(found.review, today, page),
        "review_day": found.review.on,
        "moved": today.score != found.review.score,
        "events": told,
        "watched": () if told else grounds.watched(found, page),
        "unknown": grounds.unknown(found, page),
    }
    form = template("report.html.j2")
    past = template("looking_back.html.j2").make_module(told_already)  # the plan may still be looked for
    return form.render(
        told_already,
        past=past,
        lang="zh-CN" if page.words.lang == "zh" else "en",
        style=style(),
        redacted=redact,
        version=__version__,
        day=with_weekday(today.on, page),
        months=months_chart(found.months, page),
        months_table=_months_table(found.months, page),
        marks=[
            (mark.number, situation.headline(mark.event, page), mark.event.on.isoformat())
            for mark in marked(found.months)
        ],
        situation=situation.situation(found, page),
        way=way.way(found, page),
        ahead=ahead_chart(found.plan, page),
        ahead_table=_ahead_table(found, page),
        by=found.plan.by,
        alternatives=way.alternatives(found.plan, page),
        grounds=grounds.grounds(found, page),
    )


def _months_table(months: Sequence[Month], page: Page) -> list[tuple[str, Number, Number, Number, str]]:
    """The months as rows: the day, the score, its range, and what happened."""
    return [
        (
            month.on.isoformat(),
            count(month.score.score, f"history/{month.on}/score"),
            count(month.score.low, f"history/{month.on}/low"),
            count(month.score.high, f"history/{month.on}/high"),
            page.words("common.semicolon").join(situation.headline(event, page) for event in month.events),
        )
        for month in months
    ]


def _ahead_table(found: Findings, page: Page) -> list[tuple[str, Number, Number, Number, Number]]:
    """The forecast as rows: the day, the score with and without the plan, what is owed, the cash."""
    rows = []
    for place, point in enumerate(found.plan.forecast):
        at = f"plan/forecast/{place}"
        rows.append(
            (
                point.on.isoformat(),
                count(point.score, f"{at}/score"),
                count(point.do_nothing, f"{at}/do_nothing"),
                amount(point.owed, page, f"{at}/owed", cents=True),
                amount(point.cash, page, f"plan/cash_flow/{place}/balance", cents=True),
            )
        )
    return rows
