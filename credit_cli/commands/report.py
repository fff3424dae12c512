"""`credit report`: one self-contained page, to keep or to show.

Decides that the way ahead, most of the work, is looked for in a process of its own while this one looks back. The two
part once what both need is imported, and before the profile is read: one reads, the other makes ready to plan. The
months so far are looked at by whoever is free first.
"""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from credit_cli.cli import options
from credit_cli.cli.aside import Once, aside
from credit_cli.cli.language import help_words
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.score import score_view
from credit_cli.model.library import Model, shipped
from credit_cli.profile.looking_back import as_of as as_of_day
from credit_cli.profile.records import Profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from credit_cli.engine.history import Month
    from credit_cli.reporters.html.findings import Ahead, Findings

_MONTHS_DRAWN: Final = 24


def run(
    profile: options.OneProfile,
    redact: Annotated[bool, typer.Option("--redact", help=help_words()("help.redact"))] = False,
    as_of: options.AsOf = None,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Write the page."""
    _share()
    looking_back = Once()
    with aside(partial(_ahead, looking_back), prepare=_make_ready) as ahead:
        from credit_cli.cli.session import Session  # noqa: PLC0415  while the other process makes ready

        session = Session("report", lang=lang, model=model, target=target, day=as_of, no_color=no_color, quiet=quiet)
        loaded = session.one(profile)
        whole, day = session.profile(loaded), session.day(loaded)
        ahead.give(whole, day, None if session.model is shipped() else session.model)
        words = session.words(loaded.profile)
        try:
            from credit_cli.reporters.html.report import report  # noqa: PLC0415  an extra of its own
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("credit_cli"):
                raise
            session.refuse(words("run.no_report"))
        found = _found(whole, day, session.model, ahead, looking_back)
        page = report(found, session.page(loaded).alone(), redact=redact)
    if target is None:
        session.add_rows(page)
    else:
        session.write_beside(target, page)
        if not quiet:
            session.complain(words("run.report_written", path=target))
    session.finish()


def _share() -> None:
    """Import and read what both processes need, before there are two."""
    from credit_cli.engine.facts.registry import fact  # noqa: PLC0415  neither help nor a completion needs it

    model = shipped()
    _ = model.lenders, model.actions, model.platform
    for factor in model.scorecard.factors:
        fact(factor.measure)


def _make_ready() -> None:
    """Import what plans, before it is known whose plan it is."""
    from credit_cli.engine.beside import setbacks  # noqa: F401, PLC0415  planning and the world with it
    from credit_cli.engine.plan import planning  # noqa: F401, PLC0415

    _ = shipped().planning


def _ahead(looking_back: Once, whole: Profile, day: "date", model: Model | None) -> "Ahead":
    """The plan, what is told beside it, and the months so far where nobody has begun with them.

    `model` is None where it is the shipped one.
    """
    from credit_cli.engine.beside.besides import Besides  # noqa: PLC0415  in the process that plans
    from credit_cli.engine.beside.setbacks import setbacks  # noqa: PLC0415  likewise
    from credit_cli.engine.plan.planning import make_plan  # noqa: PLC0415  likewise
    from credit_cli.engine.world.trajectory import usual_start  # noqa: PLC0415  likewise
    from credit_cli.reporters.html.findings import Ahead  # noqa: PLC0415  likewise

    model = model or shipped()
    start = usual_start(as_of_day(whole, day), model)
    plan = make_plan(start)
    besides = Besides(setbacks(start, plan))
    return Ahead(plan, besides, _months(Diary(whole, model.lenders), day, model) if looking_back.take() else None)


def _months(diary: Diary, day: "date", model: Model) -> "tuple[Month, ...]":
    """The months that are drawn, without what each factor gave, which the page tells of two days only."""
    from credit_cli.engine.diary.calendar import months_before  # noqa: PLC0415  see `_ahead`
    from credit_cli.engine.history import history  # noqa: PLC0415

    found = history(diary.profile, model, day, since=months_before(day, _MONTHS_DRAWN), diary=diary)
    return tuple(month._replace(score=month.score._replace(contributions=())) for month in found)


def _found(whole: Profile, day: "date", model: Model, ahead: "Callable[[], Ahead]", looking_back: Once) -> "Findings":
    """Everything the page is written from, as the other commands find it."""
    from credit_cli.engine.diary.calendar import days_before  # noqa: PLC0415  see `_ahead`
    from credit_cli.engine.explain import explain  # noqa: PLC0415
    from credit_cli.reporters.html.findings import Findings  # noqa: PLC0415

    diary = Diary(whole, model.lenders)
    explanations = explain(whole, model, day, diary=diary)
    latest = max(explanations, key=lambda e: e.event.on, default=None)
    earlier = days_before(day, model.platform.events.window_days)  # where causes would be looked for
    review = latest.before if latest is not None else score_view(View(diary, earlier), model.scorecard)
    today = score_view(View(diary, day), model.scorecard)
    look_back = partial(_months, diary, day, model)
    return Findings(today, review, explanations, look_back() if looking_back.take() else None, ahead, look_back)
