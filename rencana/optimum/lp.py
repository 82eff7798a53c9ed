"""A linear or integer program for HiGHS: built in whole arrays, solved warm, read once.

HiGHS tells a wrong option, an infeasible step or a missing scheduler only by return values: every one is looked at here.
"""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from .masalah import Floats, Ints

Numbers = Floats | Ints | float

INF = highspy.kHighsInf
THREADS = 1  # fixed per process by HiGHS; one core stays with the server


class SolverError(RuntimeError):
    """HiGHS refused a call: a programming error."""


@dataclass(frozen=True, eq=False)
class Hasil:
    """Solution of the columns, duals of the rows (d objective / d right-hand side), the objective and, of a MIP, its bound."""

    nilai: Floats
    dual: Floats
    tujuan: float
    batas: float
    selesai: bool


class Program:
    """Maximises. Rows and columns are added in blocks; after the first `solve` more follow by `more_columns`, `more_rows`."""

    def __init__(self) -> None:
        self.costs: list[Floats] = []
        self.bounds: list[tuple[Floats, Floats]] = []
        self.integer: list[Ints] = []
        self.limits: list[tuple[Floats, Floats]] = []
        self.entries: list[tuple[Ints, Ints, Floats]] = []
        self.column_count = self.row_count = 0
        self.highs: highspy.Highs | None = None

    def columns(self, cost: Numbers, count: int, low: Numbers = 0.0, high: Numbers = INF, *, integer: bool = False) -> Ints:
        where = np.arange(self.column_count, self.column_count + count)
        self.costs.append(spread(cost, count))
        self.bounds.append((spread(low, count), spread(high, count)))
        if integer:
            self.integer.append(where)
        self.column_count += count
        return where

    def rows(self, low: Numbers, high: Numbers, count: int) -> Ints:
        self.limits.append((spread(low, count), spread(high, count)))
        self.row_count += count
        return np.arange(self.row_count - count, self.row_count)

    def put(self, rows: Ints, columns: Ints, values: Numbers) -> None:
        """Entries of the matrix; numbers are repeated as needed."""
        row, column, value = np.broadcast_arrays(rows, columns, np.asarray(values, dtype=np.float64))
        self.entries.append((row.ravel(), column.ravel(), value.ravel()))

    def load(self) -> highspy.Highs:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.column_count, self.row_count
        lp.col_cost_ = np.concatenate(self.costs)
        lp.col_lower_, lp.col_upper_ = (np.concatenate([bound[side] for bound in self.bounds]) for side in (0, 1))
        lp.row_lower_, lp.row_upper_ = (np.concatenate([limit[side] for limit in self.limits]) for side in (0, 1))
        lp.sense_ = highspy.ObjSense.kMaximize
        row, column, value = (np.concatenate([entry[part] for entry in self.entries]) for part in range(3))
        order = np.lexsort((row, column))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.searchsorted(column[order], np.arange(self.column_count + 1)).astype(np.int32)
        lp.a_matrix_.index_, lp.a_matrix_.value_ = row[order].astype(np.int32), value[order]
        highs = highspy.Highs()  # type: ignore[no-untyped-call]
        highs.silent()
        self.highs = highs
        self.set(threads=THREADS, random_seed=1)
        accept(highs.passModel(lp))
        if self.integer:
            self.set_integer(np.concatenate(self.integer), whole=True)
        return highs

    @property
    def model(self) -> highspy.Highs:
        return self.highs if self.highs is not None else self.load()

    def set(self, **options: str | float | bool) -> None:
        for name, value in options.items():
            accept(self.model.setOptionValue(name, value))

    def set_integer(self, columns: Ints, *, whole: bool) -> None:
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        accept(self.model.changeColsIntegrality(len(columns), columns.astype(np.int32), np.full(len(columns), kind.value, dtype=np.uint8)))

    def set_bounds(self, columns: Ints, low: Floats | Ints, high: Floats | Ints) -> None:
        accept(self.model.changeColsBounds(len(columns), columns.astype(np.int32), low.astype(np.float64), high.astype(np.float64)))

    def set_costs(self, columns: Ints, cost: Floats | Ints) -> None:
        accept(self.model.changeColsCost(len(columns), columns.astype(np.int32), cost.astype(np.float64)))

    def more_columns(self, cost: Floats, starts: Ints, rows: Ints, values: Floats) -> Ints:
        """Columns >= 0 on existing rows, entries of column i at starts[i]:starts[i + 1]; keeps the basis."""
        count = len(cost)
        matrix = (len(rows), starts.astype(np.int32), rows.astype(np.int32), values.astype(np.float64))
        accept(self.model.addCols(count, cost.astype(np.float64), np.zeros(count), np.full(count, INF), *matrix))
        self.column_count += count
        return np.arange(self.column_count - count, self.column_count)

    def more_rows(self, high: Numbers, rows: Ints, columns: Ints, values: Numbers) -> Ints:
        """Rows <= `high` on existing columns, numbered from 0 in `rows`, whose equal entries are added up; keeps the basis."""
        count = int(rows.max()) + 1
        keys, place = np.unique(rows.astype(np.int64) * self.column_count + columns, return_inverse=True)
        entry = np.bincount(place, spread(values, len(rows)))
        row, column = np.divmod(keys, self.column_count)
        starts = np.searchsorted(row, np.arange(count)).astype(np.int32)
        block: tuple[Any, ...] = (np.full(count, -INF), spread(high, count), len(keys), starts, column.astype(np.int32), entry)
        accept(self.model.addRows(count, *block))
        self.row_count += count
        return np.arange(self.row_count - count, self.row_count)

    def free_rows(self, rows: Ints) -> None:
        """They hold nothing back any more."""
        none = np.full(len(rows), INF)
        accept(self.model.changeRowsBounds(len(rows), rows.astype(np.int32), -none, none))  # type: ignore[attr-defined]

    def solve(self, seconds: float = INF) -> Hasil | None:
        """None when there is no solution: infeasible, or none found in time."""
        model = self.model
        self.set(time_limit=model.getRunTime() + seconds)
        model.run()
        info, status = model.getInfo(), model.getModelStatus()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        solution = model.getSolution()
        done = status == highspy.HighsModelStatus.kOptimal
        bound = info.mip_dual_bound if info.mip_node_count >= 0 else info.objective_function_value
        return Hasil(np.array(solution.col_value), np.array(solution.row_dual), info.objective_function_value, bound, done)


def spread(values: Numbers, count: int) -> Floats:
    return np.array(np.broadcast_to(np.asarray(values, dtype=np.float64), count))


def accept(status: highspy.HighsStatus) -> None:
    if status == highspy.HighsStatus.kError:
        raise SolverError(str(status))
