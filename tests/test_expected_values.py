"""The values the sample book was reckoned to by other code, read from ``kamdesk insights --json``.

One line a value: account (or "all"), formula, then where it stands in the result: ``value``,
``level``, ``coverage``, ``part:CODE`` (its points) or ``detail:KEY...``; ``item:KEY`` before any of
these leads to one item. A number must agree to the decimals it is written with. Money is in fen.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from functools import cache
from typing import Any

import pytest
from tests.helpers.books import sample_file

from kamdesk.cli import main

EXPECTED = """
A F-01 value 94.74
A F-01 level ready
A F-01 part:BG 94.9
A F-01 part:PP 92.1
A F-01 part:CP 96.3
A F-01 part:PJ 93.7
A F-01 part:CO 100.0
A F-01 detail:instances 129
A F-01 detail:gaps 13
A F-02 value 67.77
A F-02 level good
A F-02 coverage 0.98
A F-02a value 68.75
A F-02a detail:level 3
A F-02a detail:band 3
A F-02a detail:gates:strategic_agreement false
A F-02a detail:gates:mgmt_seminar false
A F-02a detail:gates:core true
A F-02b value 73.00
A F-02b level good
A F-02b coverage 1.00
A F-02b detail:veto []
A F-02c value 58.04
A F-02c level weak
A F-02c coverage 0.93
A F-02c detail:short_board A-D2
A F-02c detail:balanced false
A F-03 value 47.94
A F-03 level medium
A F-03 detail:base 27.00
A F-03 detail:signals 20.94
A F-03 part:attitude 0.94
A F-03 part:complaints 6
A F-03 part:threading 0
A F-03 part:criteria 5
A F-03 part:trend 3
A F-03 part:rival_seats 6
A F-03 detail:floor 0
A F-03 detail:rival_seats [["A3","R2"],["A4","R1"]]
A F-04 level watch
A F-04 item:A-P1 level watch
A F-04 item:A-P1 detail:ours meets
A F-04 item:A-P1 detail:rivals meets
A F-04 item:A-P2 level safe
A F-04 item:A-P2 detail:rivals fails
A F-06 value 88
A F-06 level gold
A F-06 part:sales 40
A F-06 part:potential 20
A F-06 part:growth 7
A F-06 part:payment 11
A F-06 part:category 7
A F-06 part:style 3
A F-07 value 1.29
A F-07 level overdue
A F-07 detail:days 18
A F-07 detail:cycle 14
A F-07 detail:due 2026-11-19
A F-07 detail:next_planned 2026-11-24
A F-08 item:A-I1 level paid
A F-08 item:A-I2 level S3
A F-08 item:A-I3 level not due
A F-08 item:A-I4 level S0
A F-08 item:A-I5 level not due
A F-08 item:A-I6 level paused
A F-09 level green
A F-09 detail:receivables 361000000
A F-09 detail:dso 61.0
A F-09 detail:effective 70.45
A F-09 detail:financing_cost 1.16
A F-09 detail:net_margin 24.84
A F-09 detail:turns 5.18
A F-09 detail:tied_up 416921749
A F-10 value 90.00
A F-10 level key account
A F-11 detail:verdicts {"L1":"parity","L2":"parity","L3":"parity","L4":"parity"}
A F-11 item:A-P1 value 84
A F-11 item:A-P2 value 100
A F-12 item:A-P1:R1 value 66.09
A F-12 item:A-P1:R1 level high
A F-12 item:A-P1:R1 coverage 1.00
A F-12 item:A-P1:R2 value 48.33
A F-12 item:A-P1:R2 level medium
A F-12 item:A-P2:R2 value 34.22
A F-13 level green/green
A F-13 value 0
A F-13 detail:touches 11
A F-13 detail:persons 6
A F-14 item:A-P1 value 93.75
A F-14 item:A-P1 level invest
A F-14 item:A-P2 value 93.75
A F-15 detail:earlier_rate 0.0167
A F-15 detail:rate 0.0259
A F-15 detail:support_up_sales_down true
A F-15 detail:unwritten ["A-led-2"]
A F-15 detail:behind:A-led-1 0.88
A F-16 item:A-C1 detail:days 114
A F-16 item:A-C1 detail:target 30
A F-16 item:A-C1 detail:late 84
A F-16 item:A-C1 detail:first_answer_hours 5
A F-16 item:A-C2 detail:days 3
A F-17 part:P1 29.5
A F-17 part:P2 20.7
A F-17 part:P3 63.3
A F-17 part:P4 26.7
A F-17 detail:unserved 4590000000
A F-18 value 2025
A F-18 detail:cumulative {"2024":-70000000.0,"2025":380000000.0,"2026":830000000.0}
A F-20 value 93.8
A F-21 value 6.5
A F-21 level watch
A F-21 item:P3 value 11.5
A F-22 level stale
A F-23 part:ours 7
A F-23 detail:ours:due 9
A F-23 value 77.8
A F-24 item:A-P1:A-P1-ms-1 value 36
A F-24 item:A-P1:A-P1-ms-2 value 23
A F-24 item:A-P1:A-P1-ms-3 value 24
A F-24 item:A-P1:A-P1-ms-4 value 23
A F-24 item:A-P2:A-P2-ms-1 value 15
A F-25 level ok
A F-25 detail:moves []
A F-27 item:A5 level hidden power
A F-27 item:A7 level title without power
B F-01 value 70.01
B F-01 level usable
B F-01 part:BG 72.4
B F-01 part:PP 62.9
B F-01 part:CP 88.6
B F-01 part:PJ 50.0
B F-01 part:CO 84.6
B F-01 detail:instances 97
B F-01 detail:gaps 42
B F-02 value 25.90
B F-02 level poor
B F-02 coverage 0.75
B F-02a value 18.75
B F-02a detail:level 2
B F-02a detail:band 1
B F-02a detail:gates:framework false
B F-02a detail:gates:multi_product false
B F-02b value 33.38
B F-02b coverage 0.67
B F-02b detail:veto ["B6"]
B F-02c value 23.96
B F-02c coverage 0.55
B F-02c detail:short_board B-D2
B F-03 value 92.50
B F-03 level very high
B F-03 detail:base 52.50
B F-03 detail:signals 40.00
B F-03 part:attitude 6.88
B F-03 part:complaints 12
B F-03 part:threading 8
B F-03 part:criteria 12
B F-03 part:trend 6
B F-03 part:rival_seats 3
B F-03 detail:floor 50
B F-03 detail:rival_seats [["B6","R3"]]
B F-04 level alarm
B F-06 value 58
B F-06 level silver
B F-06 part:payment 0
B F-07 value 3.17
B F-07 level neglected
B F-07 detail:days 95
B F-07 detail:due 2026-09-19
B F-07 detail:next_planned null
B F-08 item:B-I1 level S5
B F-08 item:B-I2 level held
B F-08 item:B-I2 detail:held_until 2026-12-03
B F-08 item:B-I3 level not due
B F-08 item:B-I4 level paid
B F-08 item:B-I5 level paid
B F-09 level red
B F-09 detail:receivables 330000000
B F-09 detail:dso 177.1
B F-09 detail:effective 431.78
B F-09 detail:financing_cost 7.10
B F-09 detail:net_margin 10.90
B F-09 detail:turns 0.85
B F-09 detail:tied_up 804407915
B F-10 value 58.75
B F-10 level develop
B F-11 detail:verdicts {"L1":"parity","L2":"under-levelled","L3":"gap"}
B F-11 item:B-P1 value 20
B F-12 item:B-P1:R3 value 85.99
B F-12 item:B-P1:R3 level severe
B F-12 item:B-P1:R3 coverage 0.85
B F-13 level red/red
B F-13 value 8
B F-13 detail:touches 4
B F-13 detail:persons 2
B F-14 item:B-P1 value 31.25
B F-14 item:B-P1 level hold
B F-15 detail:earlier_rate 0.0247
B F-15 detail:rate 0.0500
B F-16 item:B-C1 detail:days 138
B F-16 item:B-C1 detail:late 131
B F-16 item:B-C1 detail:first_answer_hours 52
B F-17 part:P3 63.6
B F-17 detail:unserved 390000000
B F-18 value 2024
B F-18 detail:cumulative {"2024":10000000.0,"2025":115000000.0,"2026":222000000.0}
B F-20 value 84.6
B F-21 value 6.0
B F-21 level watch
B F-23 value 40.0
B F-24 item:B-P1:B-P1-ms-1 value 20
B F-27 level none
C F-01 value 59.13
C F-01 level thin
C F-01 part:BG 83.3
C F-01 part:PP 35.4
C F-01 part:CP 72.7
C F-01 part:PJ 54.1
C F-01 part:CO 40.9
C F-01 detail:instances 86
C F-01 detail:gaps 48
C F-02 value 33.00
C F-02 level insufficient
C F-02 coverage 0.13
C F-02a value null
C F-02a detail:level 1
C F-02b value 33.00
C F-02b coverage 0.33
C F-02c value null
C F-03 value null
C F-04 level unrated
C F-06 value null
C F-07 value 0.95
C F-07 level due soon
C F-07 detail:due 2026-11-24
C F-10 value 60.00
C F-10 level develop
C F-11 detail:verdicts {"L1":"parity","L2":"under-levelled"}
C F-11 item:C-P1 value 20
C F-12 item:C-P1:R1 value 75.77
C F-12 item:C-P1:R1 level severe
C F-12 item:C-P1:R1 coverage 0.65
C F-13 level amber/amber
C F-13 value 5
C F-13 detail:touches 3
C F-13 detail:persons 2
C F-14 item:C-P1 value 62.50
C F-14 item:C-P1 level verify
C F-15 value null
C F-17 part:P1 0.0
C F-17 detail:unserved 600000000
C F-18 value null
C F-20 value null
C F-21 value null
C F-23 value null
C F-23 detail:ours:due 1
C F-24 item:C-P1:C-P1-ms-1 value 0
C F-27 level none
all F-05 value 50.35
all F-05 level alarm
all F-05 detail:total 4290000000
all F-05 detail:top3 75.99
all F-05 detail:top_fifth:0 2
all F-05 detail:top_fifth:1 66.20
all F-05 detail:k80 4
all F-05 detail:hhi 3032
all F-05 detail:effective 3.30
all F-05 detail:classes:A A
all F-05 detail:classes:B A
all F-05 detail:classes:C null
all F-05 detail:classes:D A
all F-05 detail:classes:E A
all F-05 detail:classes:F B
all F-05 detail:classes:G B
all F-05 detail:classes:H C
all F-05 detail:classes:I C
all F-05 detail:classes:J null
all F-19 value 87.5
all F-19 detail:earlier 8
all F-19 detail:kept ["A","B","D","E","F","G","H"]
all F-19 detail:lost ["J"]
all F-19 detail:new ["I"]
all F-19 detail:weighted 94.8
all F-26 value 22
D F-06 value 72
D F-06 detail:propose false
H F-06 value 50
H F-06 detail:propose true
E F-07 value 1.80
G F-07 value 1.24
"""
LINES = EXPECTED.strip().splitlines()
NUMBER = re.compile(r"-?\d+(\.(\d+))?")


@cache
def insights() -> Any:
    """What the verb prints of the sample book."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(["insights", str(sample_file()), "--json", "--today", "2026-11-23"])
    assert code == 0
    return json.loads(out.getvalue())


def found(account: str, formula: str, places: list[str]) -> Any:
    """What stands at a place of a result."""
    told = insights()
    node = told["portfolio"] if account == "all" else told["accounts"][account]
    node = node[formula]
    for place in places:
        kind, _colon, key = place.partition(":")
        if kind == "item":
            node = node["items"][key]
        elif kind == "part":
            node = next(part["points"] for part in node["parts"] if part["code"] == key)
        else:
            node = node[kind]
            for step in key.split(":") if key else ():
                node = node[int(step)] if isinstance(node, list) else node[step]
    return node


@pytest.mark.parametrize("line", LINES)
def test_the_sample_comes_to_what_it_should(line: str) -> None:
    account, formula, *rest = line.split(" ")
    count = 2 if rest[0].startswith("item:") else 1
    places, expected = rest[:count], " ".join(rest[count:])

    value = found(account, formula, places)

    number = NUMBER.fullmatch(expected)
    if number:
        assert value == pytest.approx(float(expected), abs=0.5 * 10 ** -len(number[2] or "") + 1e-9)
    else:
        assert value == (
            json.loads(expected) if expected[0] in "[{ftn" and _is_json(expected) else expected
        )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
