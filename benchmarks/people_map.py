"""The power map of 200 and of 1,000 people: laid out, painted, moved.

Nothing of the kind exists to measure against, so the figures are milliseconds; the goal is that
of the eye: a map that is dragged repaints within a frame of 16 ms.
"""

from __future__ import annotations

import random
import statistics
from typing import TYPE_CHECKING

from _measure import clock
from PySide6.QtWidgets import QApplication

from kamdesk.app import application
from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.ui.charts.power_paint import Scene
from kamdesk.ui.charts.power_view import PowerMapView
from kamdesk.ui.theme import apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = 16.0
STEPS = 40
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈沈韩杨朱秦许", "远明青岚怀安启铭嘉慧文涛国栋"


def people(count: int) -> MapPicture:
    """A firm with a dozen departments, chiefs over clerks, and some influence and quarrel."""
    dice = random.Random(5)
    columns = tuple(MapColumn(f"d{n}", f"部门 {n}", "支持部门 · 参与") for n in range(12))
    found = tuple(
        MapPerson(
            f"p{n}",
            dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN),
            f"d{dice.randrange(12)}",
            dice.choices((1, 2, 3, 4), (60, 25, 12, 3))[0],
            dice.randrange(5),
            dice.choice("VACT?"),
            ("主管工程师", "技术评估人"),
            "对手 3" if dice.random() < 0.1 else "",
            unmet=dice.random() < 0.3,
        )
        for n in range(count)
    )
    chiefs = [person for person in found if person.level > 1]
    ties = [MapTie(p.id, dice.choice(chiefs).id) for p in found]
    ties += [
        MapTie(dice.choice(found).id, dice.choice(chiefs).id, dice.choice(("influence", "hostile")))
        for _n in range(count // 5)
    ]
    return MapPicture(columns, found, tuple(ties))


def median(act: Callable[[], object], rounds: int) -> float:
    """Median milliseconds of a call."""
    return statistics.median(clock(act) for _round in range(rounds))


def drag_step(view: PowerMapView, zoom: float) -> float:
    """Median milliseconds of a step of 12 px of a drag."""
    view.set_zoom(zoom)
    view.viewport().repaint()
    bar = view.horizontalScrollBar()
    bar.setValue(0)

    def step() -> None:
        bar.setValue((bar.value() + 12) % max(1, bar.maximum()))
        QApplication.processEvents()

    return median(step, STEPS)


def measure(count: int) -> str:
    """Layout, first paint, one step of a drag, and a paint of the whole map, as words."""
    picture = people(count)
    view = PowerMapView()
    view.resize(1000, 640)
    view.show()
    QApplication.processEvents()
    layout = median(lambda: Scene.of(picture), 5)
    view.set_picture(picture)
    first = clock(view.viewport().repaint)
    near, far = drag_step(view, 1.0), drag_step(view, 0.65)
    view.fit()
    whole = median(view.viewport().repaint, 5)
    return (
        f"{count} people: layout {layout:.0f} ms, first paint {first:.0f} ms, a step of a drag "
        f"{near:.1f} ms at 100 % and {far:.1f} ms at 65 % (goal {FRAME:.0f}), "
        f"whole map at {view.zoom:.0%} {whole:.0f} ms"
    )


def main() -> None:
    """Print the figures."""
    app = application()
    apply_theme(app, "light")
    for count in (200, 1000):
        print(measure(count))


if __name__ == "__main__":
    main()
