"""Tables inside kernels: one pointer, from which compiled code looks up the columns that it uses.

Numba copies a nested table of arrays field by field wherever it is passed, and compiling that took
most of the time. A table here is a pointer to the addresses and lengths of its columns.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingParameterType=false, reportMissingTypeStubs=false
# pyright: reportAttributeAccessIssue=false, reportUntypedFunctionDecorator=false

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.core.datamodel import models
from numba.core.typing.templates import AttributeTemplate
from numba.extending import infer_getattr, intrinsic, lower_getattr_generic, register_model
from numba.np.arrayobj import get_itemsize, make_array, populate_array

Layout = tuple[tuple[Any, ...], ...]
"""For each field its name, its place among the addresses, and dtype and dimensions, or a layout."""


class Table(types.Type):
    """A table as compiled code knows it: one pointer, and where each column is found."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        super().__init__(name=f"Table({layout})")

    def field(self, name: str) -> tuple[Any, ...] | None:
        """What the layout says of a field."""
        return next((field for field in self.layout if field[0] == name), None)

    def type_of(self, name: str) -> types.Type | None:
        """The type of a field: an array, or a table of its own."""
        field = self.field(name)
        if field is None:
            return None
        if isinstance(field[2], tuple):
            return Table(field[2])
        return types.Array(_dtype(field[2]), field[3], "C")


def _dtype(name: str) -> types.Type:
    return getattr(types, name)


@register_model(Table)
class _TableModel(models.PrimitiveModel):
    def __init__(self, manager: Any, of: Table) -> None:
        super().__init__(manager, of, ir.IntType(64).as_pointer())


@infer_getattr
class _TableAttribute(AttributeTemplate):
    key = Table

    def generic_resolve(self, typ: Table, attr: str) -> types.Type | None:
        return typ.type_of(attr)


@lower_getattr_generic(Table)
def _column(context: Any, builder: Any, typ: Table, pointer: Any, attr: str) -> Any:
    """The array of a column, or the pointer again for a table inside the table."""
    field = typ.field(attr)
    array_type = typ.type_of(attr)
    assert field is not None
    if isinstance(array_type, Table):
        return pointer
    numbers = [_invariant(builder, pointer, field[1] + k) for k in range(1 + field[3])]
    out = make_array(array_type)(context, builder)
    itemsize = context.get_constant(types.intp, get_itemsize(context, array_type))
    strides = [itemsize]
    for length in reversed(numbers[2:]):
        strides.insert(0, builder.mul(strides[0], length))
    populate_array(
        out,
        data=builder.inttoptr(numbers[0], out.data.type),
        shape=numbers[1:],
        strides=strides,
        itemsize=itemsize,
        meminfo=None,
    )
    return out._getvalue()


def _invariant(builder: Any, pointer: Any, place: int) -> Any:
    """A number among the addresses, of which the compiler may know that it never changes."""
    number = builder.load(builder.gep(pointer, [ir.Constant(ir.IntType(64), place)]))
    number.set_metadata("invariant.load", builder.module.add_metadata([]))
    return number


@intrinsic(prefer_literal=True)
def table_at(typingctx: Any, addresses: Any, layout: Any) -> Any:  # noqa: ARG001
    """The table whose addresses stand in an array, by its layout as a literal text."""
    if not isinstance(layout, types.StringLiteral):
        return None
    table = Table(LAYOUTS[layout.literal_value])

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = make_array(signature.args[0])(context, builder, arguments[0])
        return builder.bitcast(array.data, ir.IntType(64).as_pointer())

    return table(addresses, layout), build


LAYOUTS: dict[str, Layout] = {}
"""Layouts by the name under which doors speak of them."""
