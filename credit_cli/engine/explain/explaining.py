"""Explains limit events: for each, its causes ranked with shares, and the part that nothing in the file explains.

Decides the order of the walk: losses between two days, what the lender reacts to, what was announced, shares, what
can be done. It is a ranked hypothesis from the person's own facts, never the lender's reason. Does not know how any
of the parts is computed.
"""

from datetime import date

from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.events import events_of
from credit_cli.engine.explain.announcements import announcements, possible, quoted
from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.certainty import certainty
from credit_cli.engine.explain.days import Days
from credit_cli.engine.explain.losses import losses
from credit_cli.engine.explain.reasons import join
from credit_cli.engine.explain.remedies import Remedies
from credit_cli.engine.explain.responding import Responder, WorldResponder
from credit_cli.engine.explain.rules import rules
from credit_cli.engine.explain.shares import shares
from credit_cli.engine.explain.since import last_told
from credit_cli.engine.explain.telling import told
from credit_cli.engine.results import Cause, Explanation, LimitEvent
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile


def explain(  # noqa: PLR0913  three filters, each optional
    profile: Profile,
    model: Model,
    as_of: date,
    *,
    account: str | None = None,
    on: date | None = None,
    since: date | None = None,
    respond: Responder | None = None,
    diary: Diary | None = None,
) -> tuple[Explanation, ...]:
    """Why each limit event up to a day happened, oldest first.

    Args:
        profile: the diary.
        model: scorecard, lenders, rules, law.
        as_of: the last day that has happened.
        account: only events of this account.
        on: only events of this day.
        since: only events from this day on.
        respond: applies an action to a profile; by default the world's own effects do, money no obstacle.
        diary: the same diary with its rows sorted, where somebody has it already.
    """
    diary = diary or Diary(profile, model.lenders)
    events = events_of(diary, as_of, model.platform.events)
    asked = [
        event
        for event in events
        if account in {None, event.account} and on in {None, event.on} and (since is None or event.on >= since)
    ]
    days = Days(diary, model.scorecard)
    remedies = Remedies(days, model, as_of, respond or WorldResponder(model, as_of))
    accounts = {found.account.id: found for found in diary.accounts}
    return tuple(
        _explanation(Case(event, accounts[event.account], days, model), remedies, _same_day(event, events))
        for event in asked
    )


def _same_day(event: LimitEvent, events: tuple[LimitEvent, ...]) -> tuple[str, ...]:
    """Other accounts whose lenders decided something on the same day: a sign of a shared cause."""
    decided = (e for e in events if e.on == event.on and "exhausted" not in {e.kind, event.kind})
    return tuple(e.account for e in decided if e.account != event.account)


def _explanation(case: Case, remedies: Remedies, same_day: tuple[str, ...]) -> Explanation:
    joined = join(told(case, (*losses(case), *rules(case), *announcements(case))))
    half, never = case.points(case.rule.half_explained), case.rule.never_explained
    found, unexplained = shares([j.weight for j in joined], half, never)
    causes = []
    for cause, share in zip(joined, found, strict=True):
        remedy = remedies.of(cause, case.event.account)
        causes.append(
            Cause(
                code=cause.code,
                ref=cause.refs[0] if cause.refs else None,
                origin=case.model.platform.origin(cause.code),
                share=share,
                points=cause.lost,
                since=cause.since or last_told(case.days.day_of, cause.evidence, case.eve),
                evidence=cause.evidence,
                actions=remedy.actions,
                responsive=remedy.responsive,
                certainty=certainty(case, cause),
                mends_on=remedy.mends_on,
                stands=remedies.stands(cause, case),
                parts=cause.parts,
            )
        )
    return Explanation(
        event=case.event,
        before=case.before,
        eve=case.on_eve,
        after=case.days.score(case.event.on),
        causes=tuple(causes),
        unexplained=unexplained,
        same_day=same_day,
        quoted=quoted(case),
        possible=possible(case),
    )
