"""The one style sheet of the program, made from the tokens.

Only what widgets cannot paint from the palette stands here. Selectors go by object name and by
the dynamic properties ``kind``, ``tone``, ``role`` and ``state`` that the kit sets; a page never
brings a style sheet of its own.
"""

from __future__ import annotations

from typing import Final

from kamdesk.ui.theme.tokens import TYPE, Size, Tokens

_TONES: Final = ("red", "amber", "green")


def style_sheet(look: Tokens) -> str:
    """Return the style sheet for the colours ``look``."""
    parts = (
        _base(look),
        _labels(look),
        _buttons(look),
        _inputs(look),
        _frames(look),
        _notices(look),
        _bars(look),
        _views(look),
        _scroll(look),
    )
    return "\n".join(parts)


def _base(t: Tokens) -> str:
    return f"""
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line_strong};
  padding: 4px 6px; font-size: 12px; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.line_strong}; padding: 4px 0; }}
QMenu::item {{ padding: 5px 24px 5px 12px; min-height: 18px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.text_3}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 0; }}
QMenu::icon {{ padding-left: 10px; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrollBody {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; }}
QStackedWidget {{ background: transparent; }}
"""


def _labels(t: Tokens) -> str:
    rules = ["QLabel { background: transparent; }"]
    for role, face in TYPE.items():
        weight = "bold" if face.bold else "normal"
        rules.append(
            f'QLabel[role="{role}"] {{ color: {getattr(t, face.ink)}; font-size: {face.px}px;'
            f" font-weight: {weight}; }}"
        )
    rules.append(f"QLabel:disabled {{ color: {t.text_3}; }}")
    return "\n".join(rules)


def _buttons(t: Tokens) -> str:
    pad = "padding: 0 11px"
    ring = "padding: 0 10px"
    return f"""
QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line_strong};
  border-radius: {Size.RADIUS}px; {pad}; min-height: {Size.BUTTON - 2}px;
  max-height: {Size.BUTTON - 2}px; }}
QPushButton:hover, QPushButton:pressed {{ background: {t.sunken}; }}
QPushButton:checked {{ background: {t.accent_soft}; border-color: {t.accent}; color: {t.accent};
  font-weight: bold; }}
QPushButton:focus {{ border: 2px solid {t.accent}; {ring};
  min-height: {Size.BUTTON - 4}px; max-height: {Size.BUTTON - 4}px; }}
QPushButton:disabled {{ background: {t.bg}; color: {t.text_3}; border-color: {t.line}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent};
  border-color: {t.accent}; font-weight: bold; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.sunken}; color: {t.text_3};
  border-color: {t.line}; }}
QPushButton[kind="danger"] {{ color: {t.red}; border-color: {t.red}; }}
QPushButton[kind="danger"]:hover {{ background: {t.red_soft}; }}
QPushButton[kind="inline"] {{ font-size: 12px; padding: 0 9px;
  min-height: {Size.INLINE - 2}px; max-height: {Size.INLINE - 2}px; }}
QPushButton[kind="inline"]:focus {{ padding: 0 8px;
  min-height: {Size.INLINE - 4}px; max-height: {Size.INLINE - 4}px; }}
QPushButton[kind="link"] {{ background: transparent; color: {t.accent};
  border: 2px solid transparent; padding: 0 2px; font-size: 12px;
  min-height: 20px; max-height: 20px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-color: {t.accent}; }}
QPushButton[kind="link"]:disabled {{ color: {t.text_3}; }}
QPushButton[kind="heading"] {{ background: transparent; color: {t.text}; font-weight: bold;
  border: 2px solid transparent; padding: 0 2px; min-height: 20px; max-height: 20px;
  text-align: left; }}
QPushButton[kind="heading"]:hover {{ color: {t.accent}; }}
QPushButton[kind="heading"]:focus {{ border-color: {t.accent}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QToolButton {{ background: transparent; color: {t.text}; border: 2px solid transparent;
  border-radius: {Size.RADIUS}px; padding: 2px; }}
QToolButton:hover {{ background: {t.sunken}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton:disabled {{ color: {t.text_3}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
{_segments(t)}
{_states(t)}
"""


def _segments(t: Tokens) -> str:
    return f"""
QToolButton[kind="segment"] {{ background: {t.surface}; border: 1px solid {t.line_strong};
  border-left-width: 0; border-radius: 0; padding: 0 9px; min-height: {Size.BUTTON - 2}px;
  max-height: {Size.BUTTON - 2}px; }}
QToolButton[kind="segment"][edge="first"] {{ border-left-width: 1px;
  border-top-left-radius: 4px; border-bottom-left-radius: 4px; }}
QToolButton[kind="segment"][edge="last"] {{
  border-top-right-radius: 4px; border-bottom-right-radius: 4px; }}
QToolButton[kind="segment"][edge="only"] {{ border-left-width: 1px; border-radius: 4px; }}
QToolButton[kind="segment"]:hover {{ background: {t.sunken}; }}
QToolButton[kind="segment"]:checked {{ background: {t.accent_soft}; color: {t.accent};
  border-color: {t.accent}; border-left-width: 1px; font-weight: bold; }}
QToolButton[kind="segment"]:focus {{ border: 2px solid {t.accent}; padding: 0 8px;
  min-height: {Size.BUTTON - 4}px; max-height: {Size.BUTTON - 4}px; }}
"""


def _states(t: Tokens) -> str:
    box = f"min-height: {Size.INLINE - 2}px; max-height: {Size.INLINE - 2}px; padding: 0 6px 0 5px;"
    ring = (
        f"min-height: {Size.INLINE - 4}px; max-height: {Size.INLINE - 4}px; padding: 0 5px 0 4px;"
    )
    return f"""
QToolButton[kind="state"] {{ background: {t.surface}; border: 1px solid {t.line_strong};
  border-radius: {Size.RADIUS}px; font-size: 12px; margin: 2px 0; {box} }}
QToolButton[kind="state"][state="known"] {{ border-color: {t.line_strong}; }}
QToolButton[kind="state"][state="unconfirmed"] {{ background: {t.amber_soft}; color: {t.amber};
  border-color: {t.amber_fill}; }}
QToolButton[kind="state"][state="stale"] {{ border-color: {t.amber_fill}; color: {t.amber}; }}
QToolButton[kind="state"][state="unknown"] {{ border-style: dashed; }}
QToolButton[kind="state"]:hover {{ background: {t.sunken}; }}
QToolButton[kind="state"]:focus {{ border: 2px solid {t.accent}; {ring} }}
"""


def _inputs(t: Tokens) -> str:
    box = f"min-height: {Size.BUTTON - 2}px; max-height: {Size.BUTTON - 2}px; padding: 0 7px;"
    ring = f"min-height: {Size.BUTTON - 4}px; max-height: {Size.BUTTON - 4}px; padding: 0 6px;"
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.line_strong}; border-radius: {Size.RADIUS}px; {box}
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QPlainTextEdit, QTextEdit {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.line_strong}; border-radius: {Size.RADIUS}px; padding: 2px 3px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {t.accent}; {ring} }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.accent}; padding: 1px 2px; }}
QLineEdit[problem="true"], QComboBox[problem="true"] {{ border: 2px solid {t.red}; {ring} }}
QPlainTextEdit[problem="true"] {{ border: 2px solid {t.red}; padding: 1px 2px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {t.bg};
  color: {t.text_3}; border-color: {t.line}; }}
QLineEdit:read-only {{ background: {t.bg}; }}
QLineEdit[kind="search"] {{ padding-left: 3px; }}
QComboBox {{ padding-right: 22px; }}
QComboBox:focus {{ padding-right: 21px; }}
QComboBox[kind="inline"] {{ font-size: 12px; min-height: {Size.INLINE - 2}px;
  max-height: {Size.INLINE - 2}px; }}
QComboBox::drop-down {{ border: 0; width: 0; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line_strong};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; outline: 0; }}
QCheckBox, QRadioButton {{ background: transparent; spacing: 8px; }}
"""


def _notices(t: Tokens) -> str:
    rules = []
    for tone in _TONES:
        edge = t.amber_fill if tone == "amber" else getattr(t, tone)
        soft = getattr(t, f"{tone}_soft")
        rules.append(
            f'QFrame#notice[tone="{tone}"] {{ background: {soft}; border: 1px solid {edge};'
            f" border-radius: {Size.RADIUS}px; }}"
        )
    return "\n".join(rules)


def _frames(t: Tokens) -> str:
    return f"""
QFrame#panel {{ background: {t.surface}; border: 1px solid {t.line};
  border-radius: {Size.RADIUS}px; }}
QFrame#panelHead {{ border: 0; border-bottom: 1px solid {t.line}; background: transparent; }}
QFrame#panelHead[plain="true"] {{ border-bottom: 0; }}
QFrame#groupHead {{ background: {t.bg}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame#rowLine {{ border: 0; border-bottom: 1px solid {t.line}; background: transparent; }}
QFrame#notice {{ background: {t.accent_soft}; border: 1px solid {t.accent};
  border-radius: {Size.RADIUS}px; }}
QFrame#popup {{ background: {t.surface}; border: 1px solid {t.line_strong};
  border-radius: {Size.RADIUS}px; }}
QFrame#page, QWidget#page {{ background: {t.bg}; }}
QDialog {{ background: {t.surface}; }}
QFrame#sheet {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame#chip {{ background: {t.surface}; border: 1px solid {t.line_strong};
  border-radius: {Size.RADIUS}px; }}
QFrame#chip[focused="true"] {{ border: 1px solid {t.accent}; background: {t.accent_soft}; }}
QFrame#hairline {{ background: {t.line}; border: 0; }}
QPushButton#evidence {{ color: {t.amber}; background: {t.amber_soft}; border: 1px solid
  {t.amber_fill}; border-radius: 2px; font-size: 12px; padding: 0 6px; text-align: left;
  min-height: {Size.TAG - 2}px; max-height: {Size.TAG - 2}px; }}
QPushButton#evidence[tone="plain"] {{ color: {t.text_2}; background: {t.surface};
  border-color: {t.line}; }}
QPushButton#evidence:focus {{ border: 2px solid {t.accent}; padding: 0 5px;
  min-height: {Size.TAG - 4}px; max-height: {Size.TAG - 4}px; }}
"""


def _bars(t: Tokens) -> str:
    return f"""
QFrame#rail {{ background: {t.rail}; border: 0; }}
QFrame#topBar {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame#strip {{ background: {t.surface}; border: 0; }}
QFrame#tabStrip {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
QProgressBar {{ background: {t.sunken}; border: 0; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {t.accent}; }}
"""


def _views(t: Tokens) -> str:
    return f"""
QTableView, QListView, QTreeView {{ background: {t.surface}; border: 0; outline: 0;
  gridline-color: {t.line}; selection-background-color: {t.accent_soft};
  selection-color: {t.text}; }}
QHeaderView {{ background: {t.bg}; border: 0; }}
QTableCornerButton::section {{ background: {t.bg}; border: 0; }}
QListWidget::item {{ min-height: {Size.ROW - 1}px; padding: 0 8px; color: {t.text};
  border: 0; border-bottom: 1px solid {t.line}; }}
QListWidget::item:hover {{ background: {t.sunken}; }}
QListWidget::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QTreeWidget QHeaderView::section {{ background: {t.bg}; color: {t.text_2}; border: 0;
  border-bottom: 1px solid {t.line}; padding: 0 8px; font-size: 12px; height: 23px; }}
"""


def _scroll(t: Tokens) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover {{ background: {t.text_3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
