"""What the user adds himself, and the settings and exports of a book."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DATE,
    ENTITY_NAME,
    SUBJECT,
    TEXT,
    TEXTS,
    VALUE,
    Json,
    Record,
    choice,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomField(Record):
    """Own field."""

    ENTITY: ClassVar[str] = "custom_field"
    LABEL: ClassVar[str] = N_("Own field")
    PLURAL: ClassVar[str] = N_("Own fields")
    TITLE: ClassVar[tuple[str, ...]] = ("label",)

    entity: str | None = fact(N_("On"), ENTITY_NAME, required=True)
    key: str | None = fact(N_("Key"), TEXT, required=True)
    label: str | None = fact(N_("Label"), TEXT, required=True)
    kind: str | None = fact(N_("Kind of value"), choice("CUSTOM_KIND"), required=True)
    choices: tuple[str, ...] = fact(N_("Choices"), TEXTS)
    help: str | None = fact(N_("Help"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomValue(Record):
    """Value of an own field."""

    ENTITY: ClassVar[str] = "custom_value"
    LABEL: ClassVar[str] = N_("Value of an own field")
    PLURAL: ClassVar[str] = N_("Values of own fields")
    TITLE: ClassVar[tuple[str, ...]] = ("custom_field",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    custom_field: str | None = fact(N_("Custom field"), ref("custom_field"), required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    value: Json = fact(N_("Value"), VALUE, search=True)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Setting(Record):
    """Setting."""

    ENTITY: ClassVar[str] = "setting"
    LABEL: ClassVar[str] = N_("Setting")
    PLURAL: ClassVar[str] = N_("Settings")
    TITLE: ClassVar[tuple[str, ...]] = ("key",)

    key: str | None = fact(N_("Key"), TEXT, required=True)
    value: Json = fact(N_("Value"), VALUE)
    default: Json = fact(N_("Default"), VALUE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ExportFile(Record):
    """Export."""

    ENTITY: ClassVar[str] = "export_file"
    LABEL: ClassVar[str] = N_("Export")
    PLURAL: ClassVar[str] = N_("Exports")
    TITLE: ClassVar[tuple[str, ...]] = (
        "date",
        "kind",
    )

    date: dt.date | None = fact(N_("Date"), DATE)
    kind: str | None = fact(N_("Kind"), TEXT)
    hash: str | None = fact(N_("Hash"), TEXT)
    rows: Json = fact(N_("Rows"), VALUE)
