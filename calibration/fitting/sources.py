"""How a data set is cited in the model's files."""

from calibration.fitting.writer import SourceText

_CITED = {
    "taiwan": (
        "Default of credit card clients, Taiwan 2005: {people} card holders",
        "https://archive.ics.uci.edu/dataset/350/default+of+credit+card+clients",
        "high",
    ),
    "gmsc": (
        "Give Me Some Credit: {people} borrowers, serious delinquency within two years",
        "https://www.kaggle.com/c/GiveMeSomeCredit",
        "high",
    ),
    "heloc": (
        "FICO HELOC data: {people} credit bureau files",
        "https://community.fico.com/s/explainable-machine-learning-challenge",
        "high",
    ),
    "cn_multiplatform": (
        "{people} Chinese borrowers who use many platforms; label window not documented",
        None,
        "medium",
    ),
}


def cited(name: str, people: int) -> SourceText:
    """A data set with its sample size."""
    title, url, confidence = _CITED[name]
    return SourceText(name, title.format(people=f"{people:,}"), url, confidence)
