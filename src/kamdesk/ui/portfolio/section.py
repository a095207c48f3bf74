"""What the sections of the page Portfolio share: reckoned apart, a picture with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit import (
    Button,
    FlowLayout,
    Panel,
    PlainLabel,
    ScrollPage,
    SegmentedControl,
    TagMark,
    tip,
)
from kamdesk.ui.models import Cell, RecordsModel, RecordsView
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words, percent_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamdesk.domain.fact import Money
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.models import Column

NONE = "—"


class Section(QWidget):
    """One view over all accounts.

    ``reckon`` is called on another thread and gives what ``fill`` shows; both get the same whole.
    """

    JUDGED = False
    """Whether it shows findings: then it is filled again when the rules have been gone through."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.whole: PortfolioView | None = None

    def reckon(self, whole: PortfolioView) -> Any:
        """What the section shows. For each section to write; touches no widget."""
        raise NotImplementedError

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Show it. For each section to write; calls this one first."""
        del found
        self.whole = whole

    def go_account(
        self, account_id: str, tab: str = "overview", *, record: str | None = None
    ) -> None:
        """Go to a tab of an account."""
        self.desk.go("account", (account_id, tab, record))

    def why(self, code: str, account_id: str | None = None) -> None:
        """Say why a number of an account is what it is; ``None`` = a number of the portfolio."""
        from kamdesk.ui.dialogs.why import show_why

        if self.whole is not None:
            found = self.whole.insights[account_id] if account_id else self.whole.portfolio
            show_why(self.desk, found[code], account=account_id, parent=self)


class PanelSection(Section):
    """A section of panels that scrolls."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.page = ScrollPage()
        self.body = self.page.body
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)


class PictureTable(Panel):
    """A picture and the table behind it, with a switch; the table is what a screen reader reads."""

    def __init__(
        self, title: str, picture: QWidget, *, columns: Sequence[Column], link: bool = False
    ) -> None:
        super().__init__(title, link=link)
        self.note = self.add_note("")
        self.switch = SegmentedControl(
            [("picture", _("Picture")), ("table", _("Table"))],
            name=_("Picture or table: {title}").format(title=title),
        )
        self.switch.set_value("picture")
        self.add_right(self.switch)
        self.picture = picture
        self.model = RecordsModel(columns, ())
        self.view = RecordsView(self.model, name=title)
        self.body.addWidget(picture)
        self.body.addWidget(self.view)
        self.view.hide()
        self.switch.picked.connect(self._switched)

    def set_rows(self, rows: Sequence[Any], *, most: int = 480) -> None:
        """Fill the table."""
        self.model.set_rows(rows)
        self.view.fit_height(most)

    def _switched(self, value: object) -> None:
        self.picture.setVisible(value == "picture")
        self.view.setVisible(value == "table")


class Figures(QWidget):
    """Named numbers in a row that breaks where narrow; one that can be explained is a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=20)
        self.links: dict[str, Button] = {}

    def clear(self) -> None:
        """Take all numbers away."""
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links.clear()

    def add(
        self, label: str, figure: str, *, tone: str = "", key: str = "", hint: str = ""
    ) -> Button | None:
        """Show a number; with a ``key`` it is a button, which is returned; ``hint`` explains it."""
        box = QWidget()
        box.setToolTip(tip(hint))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(PlainLabel(label, TextRole.NOTE, fixed=True))
        link = None
        if key:
            link = self.links[key] = Button(figure, "link")
            link.setAccessibleName(f"{label} {figure}")
            row.addWidget(link)
        else:
            role = {"red": TextRole.RED, "amber": TextRole.AMBER, "green": TextRole.GREEN}
            row.addWidget(PlainLabel(figure, role.get(tone, TextRole.SUBJECT), fixed=True))
        self._flow.addWidget(box)
        box.show()
        return link


def note(text: str) -> PlainLabel:
    """A remark under a picture."""
    label = PlainLabel(text, TextRole.NOTE, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label


def sums_words(sums: Iterable[Money]) -> str:
    """Sums of one or several currencies; a dash where there is none."""
    return " + ".join(money_words(item) for item in sums) or NONE


def percent(value: float | None, places: int = 1) -> str:
    """A percentage, a dash where it is not known."""
    return NONE if value is None else percent_words(f"{value:.{places}f}")


def toned(text: str, tone: str) -> Cell | str:
    """Words on the ground of their tone; plain where they have none."""
    return Cell(text, tag=TagMark(text, tone)) if tone and text else text
