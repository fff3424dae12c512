"""Several people at once: in the order given or the most urgent first, a line each.

Decides that lines are told as they come unless they have to be sorted. Does not know columns, nor what is urgent.
"""

from collections.abc import Iterable

from credit_cli.commands.options import PeopleFormat, Sort
from credit_cli.commands.session import Session
from credit_cli.engine.standing import Standing, standing, urgency
from credit_cli.engine.view import view
from credit_cli.profile.load import Loaded
from credit_cli.reporters.text.people import COLUMNS, Somebody, header, person_row, summary, tsv


def score_people(session: Session, paths: list[str], fmt: PeopleFormat, sort: Sort) -> None:
    """Tell the score of several people."""
    everyone: list[Somebody] = []
    if fmt is PeopleFormat.tsv:
        session.add_rows("\t".join(COLUMNS))
    for loaded in session.profiles(paths):
        who = Somebody(_standing(session, loaded), session.page(loaded))
        if fmt is PeopleFormat.tsv and sort is Sort.given:
            session.add_rows(tsv(who))
        else:
            everyone.append(who)
    if sort is Sort.urgency:
        everyone.sort(key=lambda who: urgency(who.standing))
    if fmt is PeopleFormat.tsv:
        session.add_rows(*map(tsv, everyone))
    elif everyone:
        session.add([header(everyone[0].page), *map(person_row, everyone)])
        session.add(summary(everyone, session.words(everyone[0].page.profile)), together=True)


def in_turn(session: Session, loaded: Iterable[Loaded], sort: Sort) -> Iterable[Loaded]:
    """The profiles in the order asked for."""
    if sort is Sort.given:
        return loaded
    return sorted(loaded, key=lambda one: urgency(_standing(session, one)))


def _standing(session: Session, loaded: Loaded) -> Standing:
    seen = view(session.profile(loaded), session.day(loaded), session.model.lenders)
    return standing(seen, session.model.scorecard)
