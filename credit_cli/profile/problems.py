"""What can be wrong with a file: each kind with its code, and one problem at its place.

Decides the codes, here and nowhere else: one per kind, never renumbered, never given to another kind. What a
person reads about a kind (`title`, `message`, `hint`) is in `words/problems.yaml` under its name. Does not know
how a problem is found or printed.
"""

from typing import Final, Literal, NamedTuple

LONGEST_SHOWN: Final = 60
LONGEST_LIST: Final = 300

Context = tuple[tuple[str, str], ...]
"""What a message needs, by name."""

CODES: Final[dict[str, str]] = {
    "missing_file": "YML01",
    "is_a_folder": "YML02",
    "not_a_file": "YML03",
    "no_permission": "YML04",
    "cannot_read": "YML05",
    "too_large": "YML06",
    "not_utf8": "YML07",
    "control_character": "YML08",
    "empty_file": "YML09",
    "several_documents": "YML10",
    "duplicate_key": "YML11",
    "unknown_key": "YML12",
    "missing_key": "YML13",
    "empty_value": "YML14",
    "expected_mapping": "YML15",
    "expected_list": "YML16",
    "expected_value": "YML17",
    "bad_syntax": "YML18",
    "bad_indentation": "YML19",
    "tab_indentation": "YML20",
    "unclosed_quote": "YML21",
    "unclosed_bracket": "YML22",
    "reserved_character": "YML23",
    "bad_escape": "YML24",
    "fullwidth_punctuation": "YML25",
    "unknown_anchor": "YML26",
    "duplicate_anchor": "YML27",
    "tag": "YML28",
    "directive": "YML29",
    "merge_key": "YML30",
    "too_deep": "YML31",
    "too_many_values": "YML32",
    "not_a_name": "YML33",
    "unknown_version": "YML34",
    "not_a_day": "YML35",
    "impossible_day": "YML36",
    "impossible_day_of_month": "YML37",
    "not_a_month": "YML38",
    "not_an_amount": "YML39",
    "absurd_amount": "YML40",
    "negative_amount": "YML41",
    "not_a_whole_number": "YML42",
    "out_of_range": "YML43",
    "not_a_rate": "YML44",
    "negative_rate": "YML45",
    "rate_is_percent": "YML46",
    "not_a_flag": "YML47",
    "text_too_long": "YML48",
    "bad_id": "YML49",
    "not_a_currency": "YML50",
    "not_a_choice": "YML51",
    "no_accounts": "YML52",
    "duplicate_id": "YML53",
    "unknown_account": "YML54",
    "unknown_lender": "YML55",
    "days_out_of_order": "YML56",
    "bounds_out_of_order": "YML57",
    "bad_code": "YML58",
    "bad_cause": "YML59",
    "endless_alias": "YML60",
    "unexpected_colon": "YML61",
    "missing_colon": "YML62",
}


class Problem(NamedTuple):
    """One thing that keeps a file from being read.

    `line` and `column` count from 1 (characters, not bytes); `path` is the JSON Pointer of the value, empty for the
    file as a whole; `problem` is the kind's name in the catalogue, `context` what its message needs.
    """

    code: str
    severity: Literal["error"]
    line: int
    column: int
    path: str
    problem: str
    context: Context = ()


def problem_at(name: str, line: int, column: int, path: str = "", /, **context: object) -> Problem:
    """A problem of a kind at its place, counted from 1."""
    return Problem(CODES[name], "error", line, column, path, name, shown(context))


def shown(context: dict[str, object]) -> Context:
    """A message's values as text, each short enough for one line of a screen."""
    return tuple(
        (name, shortened(str(value), LONGEST_LIST if name == "known" else LONGEST_SHOWN))
        for name, value in context.items()
    )


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The text, cut where a hostile or careless file made it long."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Every problem once, in the order of the file."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.line, p.column, p.code)))


def name_of(code: str) -> str | None:
    """The kind a code stands for, or None: `YML12` is `unknown_key`."""
    return next((name for name, known in CODES.items() if known == code), None)
