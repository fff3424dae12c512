"""A small PDF with Chinese text, as far as a reader of text needs one: a font whose codes are the characters' own."""

from typing import Final

_PAGE_LINES: Final = 40


def _escaped(line: str) -> str:
    return "".join(f"{ord(char):04X}" for char in line)


def pdf(text: str) -> bytes:
    """The text as pages of a PDF, a line of text a line of the page."""
    lines = text.split("\n")
    pages = [lines[at : at + _PAGE_LINES] for at in range(0, len(lines), _PAGE_LINES)]
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def"
        " 1 begincodespacerange <0000> <FFFF> endcodespacerange"
        " 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    font = "/Type /Font /BaseFont /A"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        f"<< {font} /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        f"<< {font} /Subtype /CIDFontType2 /CIDSystemInfo {system} /DW 1000 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        shown = "".join(f"<{_escaped(line)}> Tj 0 -14 Td\n" for line in page)
        content = f"BT /F1 12 Tf 40 800 Td\n{shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body = "%PDF-1.7\n"
    offsets = []
    for number, found in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{found}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("ascii")
