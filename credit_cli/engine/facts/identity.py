"""Facts of identity, assets and standing: verified or not, how old the accounts are, steady work, sesame's direction.

Decides what each fact is and when it is known. Age, sex, education, marriage and region are no facts here and never
will be. Windows come from the factor's data. Does not know points.
"""

from operator import itemgetter

from credit_cli.engine.diary.calendar import months_before, whole_months
from credit_cli.engine.diary.view import View
from credit_cli.engine.results import UNKNOWN, Measurement
from credit_cli.profile.records import Identity

WORKING = frozenset({"employed", "self_employed", "retired"})


def _identity(view: View) -> Identity | None:
    person = view.profile.person
    return None if person is None else person.identity


def identity_verified(view: View) -> Measurement:
    """Whether the platform has verified who this is."""
    identity = _identity(view)
    if identity is None or identity.verified is None:
        return UNKNOWN
    return Measurement(float(identity.verified), known=True, evidence=("/person/identity/verified",))


def bank_cards(view: View) -> Measurement:
    """Bank cards bound to the platform."""
    identity = _identity(view)
    if identity is None or identity.bank_cards is None:
        return UNKNOWN
    return Measurement(identity.bank_cards, known=True, evidence=("/person/identity/bank_cards",))


def oldest_account(view: View) -> Measurement:
    """Full months since the oldest account is known to exist."""
    firsts = [(earliest, pointer) for _, _, earliest, pointer, _ in view.ages if earliest is not None]
    if not firsts:
        return UNKNOWN
    earliest, pointer = min(firsts)
    return Measurement(whole_months(earliest, view.day), known=True, evidence=(pointer,), since=earliest)


def average_age(view: View) -> Measurement:
    """Mean age of the accounts whose opening is written, in full months."""
    opened = [day for _, day, _, _, _ in view.ages if day is not None]
    if not opened:
        return UNKNOWN
    months = {day: whole_months(day, view.day) for day in set(opened)}
    evidence = tuple(written for _, day, _, _, written in view.ages if day is not None)
    return Measurement(sum(map(months.__getitem__, opened)) / len(opened), known=True, evidence=evidence)


def steady_work(view: View) -> Measurement:
    """Full months in the present work or in retirement; 0 without work; does not apply to students."""
    person = view.profile.person
    work = None if person is None else person.employment
    if work is None or (work.since is not None and work.since > view.day):
        return UNKNOWN
    if work.since is None and not view.undated_hold:
        return UNKNOWN
    if work.status == "student":
        return Measurement(None, known=True, evidence=("/person/employment",))
    if work.status not in WORKING:
        return Measurement(0, known=True, evidence=("/person/employment",), since=work.since)
    if work.since is None:
        return UNKNOWN
    months = whole_months(work.since, view.day)
    return Measurement(months, known=True, evidence=("/person/employment",), since=work.since)


def verified_assets(view: View) -> Measurement:
    """Whether any asset has been verified."""
    assets = view.profile.assets
    if assets is None or not view.undated_hold:
        return UNKNOWN
    verified = tuple(f"/assets/{i}" for i, asset in enumerate(assets) if asset.verified)
    return Measurement(float(bool(verified)), known=True, evidence=verified or ("/assets",))


def sesame_trend(view: View, *, months: int) -> Measurement:
    """Direction of the sesame score over the last months: -1 falling, else 0."""
    person = view.profile.person
    rows = [] if person is None else [(s.on, s.score, i) for i, s in enumerate(person.sesame or ())]
    start = months_before(view.day, months)
    seen = sorted((row for row in rows if start < row[0] <= view.day), key=itemgetter(0))  # of one day, as written
    if len(seen) < len(("first", "last")):
        return UNKNOWN
    (on, first, i), (_, last, j) = seen[0], seen[-1]
    evidence = (f"/person/sesame/{i}", f"/person/sesame/{j}")
    return Measurement(-1 if last < first else 0, known=True, evidence=evidence, since=on)
