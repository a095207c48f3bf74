"""Verbs of the command line as a terminal sees them: what they print, and what they refuse with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kamdesk.cli import main

Out = pytest.CaptureFixture[str]


def said(capsys: Out, *words: object) -> str:
    """What a verb prints; it must be done without a word on stderr."""
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def told(capsys: Out, *words: object) -> Any:
    """What a verb prints for a program."""
    return json.loads(said(capsys, *words, "--json"))


def refused(capsys: Out, *words: object) -> str:
    """The sentence a verb refuses with."""
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    assert code == 1
    assert out == ""
    assert "Traceback" not in err
    return err.strip()
