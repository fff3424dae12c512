"""Letters to send: a request for an explanation, an objection to an entry, a complaint."""

from credit_cli.reporters.letter.matter import Matter, Nothing, matter
from credit_cli.reporters.letter.writing import Written, write_letter

__all__ = ["Matter", "Nothing", "Written", "matter", "write_letter"]
