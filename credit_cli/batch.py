"""Scores of many people inside an engine that somebody already runs: one pure function over records.

Decides what a record may be (a profile as YAML or JSON text, or as plain values) and that each gives exactly one
object, in order: what `credit score --format json` prints, or its problems in its place. Reads no file, no clock, no
settings; keeps nothing between records; can be pickled and sent to any number of machines. Has no scheduler.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from credit_cli.engine.score import score
from credit_cli.model.library import shipped
from credit_cli.model.sourced import Language
from credit_cli.profile.load import STANDARD_INPUT, load_text
from credit_cli.reporters.json.problems import problems
from credit_cli.reporters.json.score import score as as_json
from credit_cli.words.catalogue import Words

__all__ = ["Record", "score_records"]

Record = str | bytes | Mapping[str, Any]
"""A profile as text, or as the plain values that its JSON stands for."""

_COMMAND: Final = "score"


def score_records(records: Iterable[Record], lang: Language = "en") -> Iterator[dict[str, Any]]:
    """Score profiles, each on its own day.

    Args:
        records: profiles, read one at a time and not kept.
        lang: the language of what is said about a record that cannot be read.

    Yields:
        For each record, in order, the object of `docs/schemas/score.schema.json`.
    """
    model, words = shipped(), Words(lang)
    for record in records:
        loaded = load_text(_text(record), STANDARD_INPUT, model.lenders)
        if loaded.profile is None:
            yield problems(loaded, _COMMAND, model, words)
        else:
            yield as_json(score(loaded.profile, loaded.profile.as_of, model), loaded, model)


def _text(record: Record) -> str:
    if isinstance(record, str):
        return record
    if isinstance(record, bytes):
        return record.decode("utf-8", "replace")
    return json.dumps(record, ensure_ascii=False, default=str)
