"""How long our own departments take to answer a request (F-33), worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import Length, LengthChart, LengthRow
from kamdesk.ui.models import Column
from kamdesk.ui.portfolio.section import NONE, PictureTable

if TYPE_CHECKING:
    from kamdesk.domain.insight.result import Insight


class AnswersPanel(PictureTable):
    """Bars of mean days by department with what still waits. Signal: ``opened_item(insight)``."""

    opened_item = Signal(object)

    def __init__(self) -> None:
        self.chart = LengthChart()
        super().__init__(_("Answers within the firm"), self.chart, columns=_columns())
        self.chart.picked.connect(self.opened_item)
        self.view.opened.connect(self.opened_item)

    def show_result(self, found: Insight) -> None:
        """Show the departments; amber where the mean is past the days FND-44 gives."""
        rows = sorted(found.items.values(), key=lambda item: -(item.value or 0.0))
        self.chart.set_rows(tuple(_bar(item) for item in rows))
        self.set_rows(rows)
        self.note.setText("" if rows else _("Nothing was asked within the firm in a year."))


def _bar(item: Insight) -> LengthRow:
    name = str(item.detail["name"])
    late = (item.value or 0.0) > limits_of("FND-44")["days"]
    figure = f"{_mean(item)} · {_counts(item)}"
    length = Length(item.value or 0.0, "amber" if late else "data")
    return LengthRow(name, (length,), figure, f"{name}: {figure}", payload=item)


def _mean(item: Insight) -> str:
    if item.value is None:
        return _("no answer yet")
    return _("{days} days on average").format(days=f"{item.value:.1f}".removesuffix(".0"))


def _counts(item: Insight) -> str:
    answered, waiting = (int(str(item.detail[key])) for key in ("answered", "waiting"))
    words = [ngettext("{n} answered", "{n} answered", answered).format(n=answered)]
    if waiting:
        longest = int(str(item.detail["longest"]))
        open_words = ngettext(
            "{n} waits, for {days} days", "{n} wait, the longest {days} days", waiting
        )
        words.append(open_words.format(n=waiting, days=longest))
    return " · ".join(words)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Department"), value=lambda i: i.detail["name"], role="subject", width=220,
               stretch=True),
        Column(title=_("Mean days"), value=lambda i: NONE if i.value is None else f"{i.value:.1f}",
               sort_key=lambda i: i.value, align="right", width=120),
        Column(title=_("Answered"), value=lambda i: i.detail["answered"], align="right", width=120),
        Column(title=_("Waiting"), value=lambda i: i.detail["waiting"], align="right", width=120),
        Column(title=_("Longest waiting, days"), value=lambda i: i.detail["longest"] or NONE,
               sort_key=lambda i: i.detail["longest"], align="right", width=170),
    )  # fmt: skip
