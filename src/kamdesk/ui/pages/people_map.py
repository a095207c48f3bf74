"""The power map of the people tab: what is shown, how large, and what a line or a box does."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from kamdesk.domain.naming import title_of
from kamdesk.domain.power_map.build import MapChoice, power_map_of
from kamdesk.domain.power_map.seats import EXPECTED, NOBODY
from kamdesk.domain.records import ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.power_map import REPORTS, line_words, link_people
from kamdesk.ui.charts.legends import power_legend
from kamdesk.ui.charts.power_view import PowerMapView
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.kit import Check, Combo, DateEditor, FlowLayout, IconButton, Option, PlainLabel
from kamdesk.ui.kit.words import tip
from kamdesk.ui.pages.map_out import MapOut
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.power_map.picture import MapPicture
    from kamdesk.ui.desk import Desk

KINDS = ("influences", "hostile", "subtle", "introduces", REPORTS)
"""What a line between two people may mean; the first one is what a plain drag means."""
QUARTER = 90
OWN = "own"
"""Only the lines of the person picked: how a crowd is read."""
CROWD = 60
_DATE_WIDTH = 104


class PeopleMapPage(QWidget):
    """The map with its choices over it and its legend under it.

    Signals: ``picked(person id)``; ``opened(person id)``; ``wanted_person(department id)`` where
    a box stands for a department nobody is known in.
    """

    picked = Signal(str)
    opened = Signal(str)
    wanted_person = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.account_id = ""
        self.map = PowerMapView()
        self.project = Combo()
        self.show_box = Combo()
        self.lines = Combo()
        self.compare = Check(_("Then and now"))
        self.compare.setToolTip(tip(_("The attitudes of two days beside each other")))
        self.then, self.now = DateEditor(), DateEditor()
        self.percent = PlainLabel("100%", TextRole.NOTE)
        self.out = MapOut(desk, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.project.setMinimumContentsLength(12)
        self.project.setAccessibleName(_("Project"))
        self.show_box.setMinimumContentsLength(10)
        self.show_box.setAccessibleName(_("Who is shown"))
        self.show_box.set_options(
            [
                Option("all", _("Everybody")),
                Option("project", _("Only with a part in the project")),
                Option("unmet", _("Only whom nobody met")),
                Option("power", _("Only power 3 and more")),
            ]
        )
        self.show_box.set_current("all")
        self.lines.setMinimumContentsLength(8)
        self.lines.setAccessibleName(_("Lines"))
        self.lines.set_options(
            [
                Option("all", _("All lines")),
                Option("formal", _("Formal chart")),
                Option("informal", _("Real influence")),
                Option(OWN, _("Of the person picked")),
            ]
        )
        self.lines.set_current("all")
        for editor, words in ((self.then, _("Then")), (self.now, _("Now"))):
            editor.setFixedWidth(_DATE_WIDTH)
            editor.setAccessibleName(words)
            editor.hide()
        self.then.set_value(self.desk.today - dt.timedelta(days=QUARTER))
        self.now.set_value(self.desk.today)
        head = _flowing(QWidget())
        flow = FlowLayout(head, gap=8)
        choices = (self.project, self.show_box, self.lines, self.compare, self.then, self.now)
        for widget in (*choices, self._zooming(), *self.out.buttons):
            flow.addWidget(widget)
        foot = QVBoxLayout()
        foot.setContentsMargins(Size.GAP, 6, Size.GAP, 8)
        foot.addWidget(_flowing(power_legend()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(Size.GAP, 8, Size.GAP, 8)
        top.addWidget(head)
        column.addLayout(top)
        column.addWidget(self.map, 1)
        column.addLayout(foot)

    def _zooming(self) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.smaller = IconButton("zoom-out", _("Zoom out"), size=18)
        self.larger = IconButton("zoom-in", _("Zoom in"), size=18)
        self.whole = IconButton("focus-2", _("Show the whole map"), size=18)
        self.percent.setFixedWidth(40)
        for widget in (self.smaller, self.percent, self.larger, self.whole):
            row.addWidget(widget)
        return group

    def _connect(self) -> None:
        self.project.activated.connect(lambda _row: self.reload())
        self.show_box.activated.connect(lambda _row: self.reload())
        self.lines.activated.connect(lambda _row: self.reload())
        self.compare.toggled.connect(self._compare)
        self.then.committed.connect(lambda *_args: self.reload())
        self.now.committed.connect(lambda *_args: self.reload())
        self.smaller.clicked.connect(lambda: self.map.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.map.step_zoom(1))
        self.whole.clicked.connect(self.map.fit)
        self.map.zoomed.connect(lambda zoom: self.percent.setText(f"{zoom:.0%}"))
        self.map.picked.connect(self._pick)
        self.map.opened.connect(self._open)
        self.map.linked.connect(lambda one, other, ask: self._link(one, other, ask=ask))
        self.map.menu_wanted.connect(self._menu)

    # ------------------------------------------------------------------ what is shown

    def show_account(self, account_id: str) -> None:
        """Show the map of an account; another account starts with its first open project."""
        dossier = self.desk.dossier(account_id)
        if account_id != self.account_id:
            self.account_id = account_id
            self.project.clear()
        before = (
            self.project.current() if self.project.count() else _first(dossier, self.desk.today)
        )
        self.project.set_options(
            [Option("", _("All open projects"))]
            + [Option(item.id, item.name or "") for item in dossier.projects]
        )
        self.project.set_current(before if self.project.index_of(before) >= 0 else "")
        self.reload()

    def choice(self) -> MapChoice:
        """What is wanted of the map, as chosen over it."""
        compared = self.compare.isChecked()
        return MapChoice(
            project=self.project.current() or None,
            show=self.show_box.current() or "all",
            then=self.then.value() if compared else None,
            now=self.now.value() if compared else None,
            departments=True,
            lines="all" if self.lines.current() in {None, OWN} else self.lines.current(),
        )

    def picture(self) -> MapPicture:
        """The picture on show."""
        return power_map_of(
            self.desk.dossier(self.account_id), self.desk.today, choice=self.choice()
        )

    def reload(self) -> None:
        """Read the people again."""
        self.map.show_own_lines(on=self.lines.current() == OWN)
        self.map.set_picture(self.picture())

    def _compare(self, on: bool) -> None:
        self.then.setVisible(on)
        self.now.setVisible(on)
        self.reload()

    # ------------------------------------------------------------------ what is done

    def _pick(self, key: str) -> None:
        person = self.map.scene.people.get(key)
        if person is not None and not person.ghost:
            self.picked.emit(key)

    def _open(self, key: str) -> None:
        """Open a person; an empty seat asks who sits on it."""
        person = self.map.scene.people[key]
        dossier = self.desk.dossier(self.account_id)
        if not person.ghost:
            self.picked.emit(key)
            self.opened.emit(key)
        elif key.startswith(NOBODY):
            self.wanted_person.emit(key.removeprefix(NOBODY))
        elif key.startswith(EXPECTED):
            given = {"project": self.project.current(), "role": person.role}
            NewRecordDialog(
                self.desk,
                ProjectRole,
                account_id=self.account_id,
                given=given,
                parent=self.window(),
            ).open()
        elif (role := dossier.shelf.get(ProjectRole, key)) is not None:
            RecordDialog(self.desk, role, account_id=self.account_id, parent=self.window()).open()

    def _link(self, source: str, target: str, *, ask: bool) -> None:
        if not ask:
            self.link(source, target, kind=KINDS[0])
            return
        self._kinds(source, target).popup(
            self.map.viewport().mapToGlobal(self.map.box_of(target).center())
        )

    def _kinds(self, source: str, target: str) -> QMenu:
        """A menu of what a line may mean."""
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(scale("LINK").label(kind).replace("&", "&&"))
            action.triggered.connect(lambda *_args, k=kind: self.link(source, target, kind=k))
        return menu

    def link(self, source: str, target: str, *, kind: str) -> None:
        """Draw a line of a kind, and say so with the way back beside it."""
        dossier = self.desk.dossier(self.account_id)
        one, other = dossier.person(source), dossier.person(target)
        if one is None or other is None:
            return
        post = dossier.post_of(source, self.desk.today)
        if (
            self.desk.do(link_people, self.desk.book, one, target=other, kind=kind, post=post)
            is not None
        ):
            words = line_words(self.desk.book, one, target=other, kind=kind)
            self.desk.messages.told_undoable(words, self.desk.undo)

    def _menu(self, key: str, spot: QPoint) -> None:
        """What can be done with a box: open it, draw a line, take one away."""
        person = self.map.scene.people[key]
        menu = QMenu(self)
        menu.addAction(_("Edit"), lambda: self._open(key))
        if not person.ghost:
            menu.addAction(_("Draw a line from here"), self.map.begin_link)
            self._add_removals(menu, key)
        menu.popup(spot)

    def _add_removals(self, menu: QMenu, key: str) -> None:
        from kamdesk.domain.power_map.build import TIES
        from kamdesk.domain.records import Link

        dossier = self.desk.dossier(self.account_id)
        for row in dossier.shelf.where(Link, "source", value=key):
            other = dossier.person(row.target)
            if row.kind in TIES and other is not None:
                line = f"{scale('LINK').label(row.kind)} → {title_of(other, dossier.shelf)}"
                words = _("Take away: {line}").format(line=line)
                gone = _("Taken away: {line}").format(line=line)
                action = menu.addAction(words.replace("&", "&&"))
                action.triggered.connect(
                    lambda *_args, link=row, said=gone: self.desk.remove(link, said)
                )


def _flowing(widget: QWidget) -> QWidget:
    """Let a widget be as high as its flow of widgets needs at the width it gets."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget


def _first(dossier: Dossier, today: dt.date) -> str:
    """The project to begin with; among a crowd one project's people would leave the rest grey."""
    if len(dossier.people(today)) > CROWD:
        return ""
    return next((project.id for project in dossier.open_projects), "")
