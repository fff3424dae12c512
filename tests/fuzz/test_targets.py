"""Every target over its corpus, and over the corpus torn, spliced and salted: a short budget, without the fuzzer."""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fuzz.targets import CORPUS, TARGETS, corpus

SALT = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"*a",
    b"&a ",
    b"!x ",
    b"{",
    b"[",
    b'"',
    b"\t",
    b": ",
    b"- ",
    b"%",
    b"9" * 40,
    b"\r\n",
)
SHORT = settings(
    max_examples=int(os.environ.get("FUZZ", "150")),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)
every_target = pytest.mark.parametrize("name", TARGETS)


@st.composite
def torn(draw: st.DrawFn, whole: list[bytes]) -> bytes:
    """Pieces of the corpus, one behind the other, salted."""
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        data = draw(st.sampled_from(whole))
        start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        parts += [data[start:end], draw(st.sampled_from(SALT) | st.binary(max_size=4))]
    return b"".join(parts)


@every_target
def test_every_corpus_is_taken(name: str) -> None:
    inputs = corpus(name)

    assert len(inputs) >= 2
    for data in inputs:
        TARGETS[name](data)


@every_target
def test_whatever_is_made_of_the_corpus_is_taken(name: str) -> None:
    target = TARGETS[name]

    @SHORT
    @given(data=torn(corpus(name)) | st.binary(max_size=200))
    def take(data: bytes) -> None:
        target(data)

    take()


def test_every_folder_of_the_corpus_has_its_target() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
