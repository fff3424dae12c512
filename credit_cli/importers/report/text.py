"""The text of a credit report, with what the printing of pages did to it undone.

Decides that sentences are read without any white space, since pages break lines within words, and that what stands on
every page is no part of them. A PDF is read by pypdf, imported only for one. Does not know what the sentences say.
"""

import re
from pathlib import Path
from typing import Final, NamedTuple

from credit_cli.importers.decoding import encoding_of, kind_of
from credit_cli.importers.refusal import Refusal, refuse

LARGEST: Final = 1 << 24
_PAGE = re.compile(
    r"^[ \t\u3000]*(?:第\s*\d+\s*页.*|共\s*\d+\s*页|\d+\s*/\s*\d+"
    r"|个人信用报告\s*(?:（[^）\n]*）)?|报告编号[:：].*)[ \t]*$",
    re.MULTILINE,
)
_SPACE = re.compile(r"\s+")
_HALF_WIDTH = str.maketrans({",": "，", "(": "（", ")": "）", ";": "；", ":": "："})
_IN_NUMBER = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")


class Report(NamedTuple):
    """A report's text: as it stands, line by line, and without white space and pages."""

    lines: str
    compact: str


def read_text(path: Path) -> Report | Refusal:
    """A report's text from a text file or a PDF."""
    kind = kind_of(path)
    if isinstance(kind, Refusal):
        return kind
    if kind == "pdf":
        text = _from_pdf(path)
    elif kind == "text":
        text = _from_text(path)
    else:
        return refuse(f"is_{kind}" if kind != "zip" else "is_archive")
    return text if isinstance(text, Refusal) else made_plain(text)


def made_plain(text: str) -> Report:
    """A text as a report's."""
    bare = _SPACE.sub("", _PAGE.sub("", text))
    return Report(text, _IN_NUMBER.sub("", bare.translate(_HALF_WIDTH)))


def _from_text(path: Path) -> str | Refusal:
    if path.stat().st_size > LARGEST:
        return refuse("too_large", largest=f"{LARGEST >> 20} MB")
    encoding = encoding_of(path)
    return encoding if isinstance(encoding, Refusal) else path.read_text(encoding=encoding, errors="ignore")


def _from_pdf(path: Path) -> str | Refusal:
    try:
        import pypdf  # noqa: PLC0415  only a PDF needs it
    except ImportError:
        return refuse("no_pdf_library")
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return refuse("pdf_locked")
        text = "\n".join(page.extract_text() for page in reader.pages)
    except Exception:  # noqa: BLE001  the library raises whatever a damaged file makes of it
        return refuse("damaged")
    return text if text.strip() else refuse("pdf_picture")
