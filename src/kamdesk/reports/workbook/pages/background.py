"""Sheet 2: every field of the customer with its source, its day, its state and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.custom import as_fact, custom_value, fields_on
from kamdesk.domain.fact import Fact, Record, facts_of, is_empty, value_of
from kamdesk.domain.insight.fact_states import state_of_field
from kamdesk.domain.records import AccountTeam, Industry, Observation, Site, SupplierStatus
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import FIELD_VALUE, Column, Form, computed, joined
from kamdesk.reports.workbook.model import Sheet, Table, Valued, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.reports.workbook.desk import Desk

LEFT_OUT: Final = frozenset(
    {
        "organisation",
        "account",
        "parent",
        "currency",
        "is_customer",
        "is_rival",
        "is_partner",
        "is_own",
    }
)
"""Fields that say which firm it is, not what is known of it."""
MOST_ADDRESSEES: Final = 2


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one record, with what stands behind its value."""

    record: Record
    fact: Fact
    value: Any
    key: str
    seen: Observation | None
    state: FactInstance | None

    @property
    def id(self) -> str:
        """The record whose field it is."""
        return self.record.id


def field_rows(desk: Desk) -> list[FieldRow]:
    """The fields of the organisation, its industry and the account, own fields behind them."""
    organisation = desk.shown.organisation
    industry = desk.shelf.get(Industry, organisation.industry)
    records: tuple[Record | None, ...] = (organisation, industry, desk.shown.account)
    return [row for item in records if item is not None for row in field_rows_of(desk, item)]


def field_rows_of(desk: Desk, record: Record) -> Iterator[FieldRow]:
    """The fields of one record, own ones last, private ones only if they may leave."""
    for fact in facts_of(type(record)):
        if fact.name in LEFT_OUT or (fact.private and not desk.with_private):
            continue
        value = value_of(record, fact)
        if is_empty(value) and not fact.feeds and not fact.column:
            # A blank line for everything that could be noted would bury what is known.
            continue
        state = state_of_field(desk.whole, record, fact=fact, today=desk.today)
        key = f"{record.ENTITY}.{fact.key}"
        seen = desk.seen(record, fact.name) if fact.feeds else None
        yield FieldRow(record, fact, value, key, seen, state)
    for field in fields_on(desk.shelf, record.ENTITY):
        if desk.with_private or not field.private:
            own = as_fact(field)
            value = custom_value(desk.shelf, field, record=record)
            yield FieldRow(record, own, value, f"custom.{own.key}", None, None)


def _source(desk: Desk, row: FieldRow) -> str:
    if row.seen is None:
        return ""
    who = desk.title("person", row.seen.source)
    return " · ".join(part for part in (who, scale("SOURCE").label(row.seen.source_kind)) if part)


def _state(_desk: Desk, row: FieldRow) -> str | None:
    if row.state is None:
        return scale("FACT_STATE").label("unknown" if is_empty(row.value) else "known")
    return scale("FACT_STATE").label(row.state.state)


def _tone(_desk: Desk, row: FieldRow) -> str:
    return "watch" if row.state is not None and row.state.is_gap else ""


def _whom(_desk: Desk, row: FieldRow) -> str:
    """The posts that can tell, the best first."""
    codes = [code for fact in row.fact.feeds for code in fact_defs()[fact].ask]
    return joined(scale("ADDRESSEE").label(code) for code in codes[:MOST_ADDRESSEES])


FIELDS: Final = Table(
    "Background",
    (
        computed("group", N_("Group"), read=lambda _d, row: _group(row), width=11.5),
        computed("field", N_("Field"), read=lambda _d, row: _label(row), width=19.5, bold=True),
        # The key says which field it is: every row has another one.
        Column(
            FIELD_VALUE,
            N_("Value"),
            Form.LONG,
            lambda _d, row: Valued(row.fact, row.value),
            width=35.0,
        ),
        computed("source", N_("Source"), read=_source, width=12.0),
        computed(
            "day",
            N_("Date"),
            read=lambda _d, row: row.seen.observed_on if row.seen else None,
            form=Form.DAY,
        ),
        computed("state", N_("State"), read=_state, form=Form.MARK, width=12.5, tone=_tone),
        computed(
            "confidence",
            N_("How sure"),
            read=lambda _d, row: scale("CONFIDENCE").label(row.seen.confidence) if row.seen else "",
            width=11.0,
        ),
        computed("whom", N_("Who can tell"), read=_whom, width=12.0),
        computed("key", N_("Key"), read=lambda _d, row: row.key, form=Form.CODE, hidden=True),
    ),
    field_rows,
    manager=True,
)


def _group(row: FieldRow) -> str:
    """The group of a field; where there is none, what kind of record it is of."""
    return _(row.fact.group or type(row.record).LABEL)


def _label(row: FieldRow) -> str:
    unit = f" ({_(row.fact.unit)})" if row.fact.unit else ""
    label = row.fact.label if row.key.startswith("custom.") else row.fact.words
    return f"{label}{unit}"


BACKGROUND: Final = Sheet(
    "background",
    N_("Background"),
    (
        FIELDS,
        plain(Site, "name city address purchasing_power products our_service_point distance_km"),
        plain(AccountTeam, "role person valid_from valid_to"),
        plain(SupplierStatus, "status product_line note since expiry first_contact"),
    ),
    note=lambda desk: f"{desk.unit_words} · {_('The last two columns are for the manager.')}",
    keep=2,
)
