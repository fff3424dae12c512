"""Several people at once: in the order given or the most urgent first, a line each.

Decides that lines are told as they come unless they have to be sorted; of nobody more than a line is kept; and
that names of columns and sums are for a screen, a pipe gets a line a person. Does not know columns, nor what is urgent.
"""

from collections.abc import Iterable
from operator import itemgetter

from credit_cli.cli.options import PeopleFormat, Sort
from credit_cli.cli.session import Session
from credit_cli.engine.diary.view import view
from credit_cli.engine.urgency import Standing, Urgency, standing, urgency
from credit_cli.profile.load import Loaded
from credit_cli.reporters.screen import Line
from credit_cli.reporters.text.people import COLUMNS, Somebody, Sums, header, person_row, tsv


def score_people(session: Session, paths: list[str], fmt: PeopleFormat, sort: Sort) -> None:
    """Tell the score of several people."""
    waiting: list[tuple[Urgency, str | Line]] = []
    sums, on_a_screen = Sums(), False
    if fmt is PeopleFormat.tsv:
        session.add_rows("\t".join(COLUMNS))
    for loaded in session.profiles(paths):
        who = Somebody(_standing(session, loaded), session.page(loaded))
        on_a_screen = fmt is PeopleFormat.text and who.page.width is not None
        if on_a_screen and not sums.people:
            session.tell([header(who.page)])
        sums.add(who)
        row = tsv(who) if fmt is PeopleFormat.tsv else person_row(who)
        if sort is Sort.urgency:
            waiting.append((urgency(who.standing), row))
        else:
            _tell(session, row)
    for _, row in sorted(waiting, key=itemgetter(0)):
        _tell(session, row)
    if on_a_screen:
        session.tell(sums.lines())


def _tell(session: Session, row: str | Line) -> None:
    if isinstance(row, str):
        session.add_rows(row)
    else:
        session.tell([row])


def in_turn(session: Session, loaded: Iterable[Loaded], sort: Sort) -> Iterable[Loaded]:
    """The profiles in the order asked for."""
    if sort is Sort.given:
        return loaded
    return sorted(loaded, key=lambda one: urgency(_standing(session, one)))


def _standing(session: Session, loaded: Loaded) -> Standing:
    seen = view(session.profile(loaded), session.day(loaded), session.model.lenders)
    return standing(seen, session.model.scorecard)
