"""`credit explain`: why a limit fell, ranked, with lines, and what is not the person's doing."""

from datetime import date
from typing import Annotated

import typer

from credit_cli.cli import inputs, options, output, people
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.engine.events import limit_events
from credit_cli.engine.explain import explain
from credit_cli.engine.score import score
from credit_cli.profile.records import Profile
from credit_cli.reporters.screen import line

_WORDS = help_words()
SinceOption = Annotated[
    date | None,
    typer.Option("--since", parser=options.parse_day, metavar="DATE", help=_WORDS("help.since"), show_default=False),
]


@command("explain", "as_of", "field", "model", "redact", "verbose", "quiet")
def run(
    session: Session,
    profiles: options.Profiles,
    account: options.OneAccount = None,
    on: options.OnDay = None,
    since: SinceOption = None,
    sort: options.SortBy = options.Sort.given,
    fmt: options.PeopleOutput = options.PeopleFormat.text,
) -> None:
    """Explain the limit events of the profiles."""
    many = inputs.several(profiles)
    without = 0
    if fmt is options.PeopleFormat.tsv:
        from credit_cli.reporters.text.table import EXPLAIN_COLUMNS, explain_tsv  # noqa: PLC0415

        session.add_rows("\t".join(EXPLAIN_COLUMNS))
    for loaded in people.in_turn(session, session.profiles(profiles), sort):
        profile, day = session.profile(loaded), session.day(loaded)
        asked = session.sharing.called(account)
        if asked is not None and not many:
            _known(session, profile, asked)
        found = explain(profile, session.model, day, account=asked, on=on, since=since)
        if fmt is options.PeopleFormat.json:
            from credit_cli.reporters.json.explain import explain as as_json  # noqa: PLC0415

            session.add_json(as_json(found, day, loaded, session.model))
        elif fmt is options.PeopleFormat.tsv:
            session.add_rows(*explain_tsv(found, session.page(loaded)))
        elif many and since is not None and not found:
            without += 1
        elif many:
            from credit_cli.reporters.text.table import explain_rows  # noqa: PLC0415

            session.add(explain_rows(found, session.page(loaded)), together=True)
        else:
            from credit_cli.reporters.text.explain import explain as screen  # noqa: PLC0415

            others = () if found else limit_events(profile, day, session.model)
            session.add(screen(found, score(profile, day, session.model), session.page(loaded), others))
    if without and output.width() is not None:
        session.add([line("  " + session.words()("table.none_since", count=without), "dim")], together=True)


def _known(session: Session, profile: Profile, account: str) -> None:
    ids = [a.id for a in profile.accounts]
    if account not in ids:
        session.refuse(session.words(profile)("run.unknown_account", account=account, known=", ".join(ids)))
