"""The programme over patterns that HiGHS solves, as a linear or as a whole-number one.

Each unit takes one pattern (Dantzig & Wolfe 1960); seats, video seats, interpreters and breaks are shared. Some
units may stand as they are (`standing`): then the programme is about the others, with what is left to share.
A slot that may have to close for a break has a column of its own, 1 when it is open.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from leadlight.schedule.solver.clock import Clock
from leadlight.schedule.solver.proving.options import Floats, Ints, Options
from leadlight.schedule.solver.proving.patterns import Costs, Pattern
from leadlight.schedule.solver.proving.pricing import Unit, exact

TINY = 1e-6
EVERY = 16
Entries = list[tuple[int, float]]
Basis = dict[Hashable, highspy.HighsBasisStatus]


@dataclass(frozen=True, slots=True)
class Floor:
    """At least `unplaced` of these conferences stay out of any timetable, as was proven before."""

    conferences: frozenset[int]
    unplaced: int


class Programme:
    """Columns: open slots first, then patterns as they are added. Rows: one for each unit, then what is shared.

    patterns, column   the patterns known, and the column of each
    x, dual            the last solution: by column, by row
    """

    def __init__(
        self,
        options: Options,
        units: Sequence[Unit],
        costs: Costs,
        *,
        standing: Iterable[int] = (),
    ) -> None:
        self.options, self.units, self.costs = options, units, costs
        self.floors: list[Floor] = []
        self.floor_rows: list[int] = []
        self.patterns: list[Pattern] = []
        self.column: list[int] = []
        self.known: set[Pattern] = set()
        self.x, self.dual, self.value = np.zeros(0), np.zeros(0), np.inf
        self.highs = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
            self.highs.setOptionValue(name, value)
        self.unit_row = {unit.number: n for n, unit in enumerate(units)}
        self.heed = Heed()
        self.highs.cbSimplexInterrupt.subscribe(self.heed)
        self.highs.cbMipInterrupt.subscribe(self.heed)
        self.row_keys: list[Hashable] = []
        self.column_keys: list[Hashable] = []
        self._share(list(standing))

    @property
    def rows(self) -> int:
        return len(self.row_keys)

    @property
    def columns(self) -> int:
        return len(self.column_keys)

    # rows

    def _share(self, standing: list[int]) -> None:
        """Make all rows but the holds, and a column for each slot that may have to close."""
        options = self.options
        self._add_rows([1.0] * len(self.units), [1.0] * len(self.units), list(self.units))
        self.row_of: Ints = np.full(len(options.capacity), -1, dtype=np.int64)
        residual = options.capacity - options.used(standing)
        mine = self._options_of_units()
        asked = self._asked(mine)
        taken = {s for o in standing for s in options.places[o].slots}
        touched = {s for o in mine for s in options.places[o].slots}
        self.open_column = {s: n for n, s in enumerate(sorted((touched & options.closing) - taken))}
        wanted = asked > residual
        wanted[[s for s in self.open_column if asked[s] > 0]] = True
        wanted[options.first_hold :] = False
        rows = np.flatnonzero(wanted)
        self.row_of[rows] = self.rows + np.arange(len(rows))
        upper = residual[rows]
        upper[[k for k, row in enumerate(rows) if options.slot[row] in self.open_column]] = 0.0
        self._add_rows([-np.inf] * len(rows), list(upper), [("row", int(row)) for row in rows])
        self._breaks(taken)

    def _options_of_units(self) -> list[int]:
        options = self.options
        spans = [options.spots_of(c) for unit in self.units for c in unit.conferences]
        return [o for s in spans for o in range(options.first_option[s.start], options.first_option[s.stop])]

    def _asked(self, mine: list[int]) -> Floats:
        """row -> the most that could ever be asked of it: every conference of these units once."""
        options, asked = self.options, np.zeros(len(self.options.capacity))
        if not mine:
            return asked
        spans = [np.arange(options.row_at[o], options.row_at[o + 1]) for o in mine]
        entry = np.concatenate(spans)
        conference = np.repeat(options.of_conference[mine], [len(span) for span in spans])
        key = options.row[entry] * len(options.unplaced) + conference
        order = np.lexsort((-options.amount[entry], key))  # the greatest of each conference and row first
        _, first = np.unique(key[order], return_index=True)
        np.add.at(asked, options.row[entry[order[first]]], options.amount[entry[order[first]]])
        return asked

    def _breaks(self, taken: set[int]) -> None:
        """Any max_run + 1 slots of a chain: at most max_run open. And the columns of the open slots."""
        breaks: dict[int, list[int]] = {s: [] for s in self.open_column}
        upper: list[float] = []
        keys: list[Hashable] = []
        for chain, most in self.options.chains:
            for k in range(len(chain) - most):
                window = chain[k : k + most + 1]
                free = [s for s in window if s in self.open_column]
                left = most - sum(s in taken for s in window)
                if len(free) > left:
                    for s in free:
                        breaks[s].append(self.rows + len(upper))
                    upper.append(float(left))
                    keys.append(("break", window[0]))
        self._add_rows([-np.inf] * len(upper), upper, keys)
        room: dict[int, Entries] = {s: [] for s in self.open_column}
        for row in np.flatnonzero(self.row_of >= 0):
            if (s := int(self.options.slot[row])) in room:
                room[s].append((int(self.row_of[row]), -float(self.options.capacity[row])))
        entries = [room[s] + [(b, 1.0) for b in breaks[s]] for s in self.open_column]
        self._add_columns([0.0] * len(entries), entries, 1.0, [("open", s) for s in self.open_column])

    def _add_rows(
        self,
        lower: list[float],
        upper: list[float],
        keys: Sequence[Hashable],
        entries: list[Entries] | None = None,
    ) -> None:
        starts, index, value = _sparse(entries or [[] for _ in lower])
        self.highs.addRows(len(lower), np.array(lower), np.array(upper), len(index), starts, index, value)
        self.row_keys += keys

    def _add_columns(self, cost: list[float], entries: list[Entries], upper: float, keys: Sequence[Hashable]) -> None:
        n = len(cost)
        starts, index, value = _sparse(entries)
        self.highs.addCols(
            n, np.array(cost, dtype=float), np.zeros(n), np.full(n, upper), len(index), starts, index, value
        )
        self.column_keys += keys

    # columns

    def add(self, patterns: Iterable[Pattern]) -> int:
        """Take in the patterns that are not known yet; how many they were."""
        new = [p for p in dict.fromkeys(patterns) if p not in self.known]
        self.known.update(new)
        self.column += range(self.columns, self.columns + len(new))
        self.patterns += new
        if new:
            self._add_columns([self.costs.of(p) for p in new], [self._entries(p) for p in new], np.inf, new)
        return len(new)

    def _entries(self, pattern: Pattern) -> Entries:
        options = self.options
        use: dict[int, float] = {self.unit_row[pattern.unit.number]: 1.0}
        for o in pattern.options:
            part = options.rows_of(o)
            for row, amount in zip(self.row_of[options.row[part]], options.amount[part], strict=True):
                if row >= 0:
                    use[int(row)] = use.get(int(row), 0.0) + float(amount)
        for floor, row in zip(self.floors, self.floor_rows, strict=True):
            out = len(floor.conferences.intersection(pattern.unplaced(options)))
            if out:
                use[row] = float(out)
        return list(use.items())

    def add_floor(self, floor: Floor) -> None:
        """Hold the mix to what was proven of whole choices."""
        out = [len(floor.conferences.intersection(p.unplaced(self.options))) for p in self.patterns]
        entries = [(column, float(n)) for column, n in zip(self.column, out, strict=True) if n]
        self.floors.append(floor)
        self.floor_rows.append(self.rows)
        self._add_rows([float(floor.unplaced)], [np.inf], [floor], [entries])

    def weigh(self, costs: Costs) -> None:
        """Make something else small from now on, with the patterns known."""
        self.costs = costs
        self.weigh_by([costs.of(p) for p in self.patterns])

    def weigh_by(self, cost: list[float]) -> None:
        """Make the sum of these small from now on: one for each pattern known."""
        self.highs.changeColsCost(len(cost), np.array(self.column, dtype=np.int32), np.array(cost, dtype=float))

    def limit(self, amount: list[float], upper: float) -> None:
        """Hold the sum of these, one for each pattern known, to at most `upper`."""
        entries = [(column, a) for column, a in zip(self.column, amount, strict=True) if a]
        self._add_rows([-np.inf], [upper], [("limit", self.rows)], [entries])

    def whole(self) -> None:
        """Let HiGHS choose whole patterns from now on."""
        self._integrality(highspy.HighsVarType.kInteger)

    def relax(self) -> None:
        """Let HiGHS mix patterns again."""
        self._integrality(highspy.HighsVarType.kContinuous)

    def _integrality(self, kind: highspy.HighsVarType) -> None:
        number = self.columns
        self.highs.changeColsIntegrality(number, np.arange(number, dtype=np.int32), np.full(number, kind))

    def holds(self) -> set[int]:
        """The hold rows that were added."""
        return {row for row in range(self.options.first_hold, len(self.row_of)) if self.row_of[row] >= 0}

    def out(self) -> float:
        """Conferences that are unplaced in the last solution, in shares."""
        pairs = zip(self.patterns, self.shares(), strict=True)
        return sum(float(share) * len(p.unplaced(self.options)) for p, share in pairs if share > TINY)

    def settle(self, number: int, whole: bool = True) -> None:
        """Give its unit this pattern; or let it choose again."""
        self.highs.changeColBounds(self.column[number], 1.0 if whole else 0.0, 1.0 if whole else np.inf)

    # where the solver stands

    def basis(self) -> Basis:
        """What is in the basis of the last solution, by what it stands for."""
        basis = self.highs.getBasis()
        rows = zip(self.row_keys, basis.row_status, strict=True)
        return dict(zip(self.column_keys, basis.col_status, strict=False)) | {("of", key): s for key, s in rows}

    def begin_at(self, statuses: Basis) -> None:
        """Begin from what others had in their bases; HiGHS mends what does not fit together."""
        basis = highspy.HighsBasis()
        lower, basic = highspy.HighsBasisStatus.kLower, highspy.HighsBasisStatus.kBasic
        basis.col_status = [statuses.get(key, lower) for key in self.column_keys]
        basis.row_status = [statuses.get(("of", key), basic) for key in self.row_keys]
        basis.valid, basis.alien = True, True
        self.highs.setBasis(basis)

    # solving

    def solve(self, clock: Clock) -> bool:
        """Solve the linear programme; False when the clock ran out before its end."""
        self.run(clock)
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        solution = self.highs.getSolution()
        self.x, self.dual = np.array(solution.col_value), np.array(solution.row_dual)
        self.value = float(self.highs.getInfo().objective_function_value)
        return True

    def run(self, clock: Clock) -> None:
        """Let HiGHS work until it is done, the clock is over or somebody says stop."""
        self.heed.clock = clock
        self.highs.setOptionValue(
            "time_limit", self.highs.getRunTime() + clock.left
        )  # searches within a search heed it
        self.highs.run()

    def shares(self) -> Floats:
        """pattern -> how much of its unit it is in the last solution; those added since have none."""
        column = np.array(self.column, dtype=np.int64)
        known = column < len(self.x)
        return np.where(known, self.x[np.where(known, column, 0)], 0.0) if len(self.x) else np.zeros(len(column))

    def prices(self) -> Floats:
        """row of options -> its price, rounded to exact numbers."""
        return exact(np.where(self.row_of >= 0, -self.dual[self.row_of], 0.0))

    def cut(self) -> int:
        """Add the holds that the last solution breaks; how many they were."""
        options = self.options
        held: dict[int, float] = {}
        for pattern, share in zip(self.patterns, self.shares(), strict=True):
            if share > TINY:
                for row in self._holds(pattern):
                    held[row] = held.get(row, 0.0) + float(share)
        broken = [
            row
            for row, share in sorted(held.items())
            if self.row_of[row] < 0
            and share > self.x[self.open_column[options.holds[row - options.first_hold][1]]] + TINY
        ]
        self.add_holds(broken)
        return len(broken)

    def _holds(self, pattern: Pattern) -> Iterable[int]:
        options = self.options
        for o in pattern.options:
            place = options.places[o]
            for s in place.slots:
                if s in self.open_column:
                    yield options.hold[place.conference, s]

    def add_holds(self, rows: list[int]) -> None:
        """Add these hold rows, none of which is there yet."""
        options = self.options
        if not rows:
            return
        entries: dict[int, Entries] = {
            row: [(self.open_column[options.holds[row - options.first_hold][1]], -1.0)] for row in rows
        }
        for pattern, column in zip(self.patterns, self.column, strict=True):
            for row in self._holds(pattern):
                if row in entries:
                    entries[row].append((column, 1.0))
        self.row_of[rows] = self.rows + np.arange(len(rows))
        keys = [("row", row) for row in rows]
        self._add_rows([-np.inf] * len(rows), [0.0] * len(rows), keys, list(entries.values()))


class Heed:
    """Interrupts HiGHS when the clock is over. It asks now and then: HiGHS calls very often."""

    def __init__(self) -> None:
        self.clock: Clock | None = None
        self._calls = 0

    def __call__(self, event: highspy.HighsCallbackEvent) -> None:
        self._calls += 1
        if self._calls % EVERY == 0 and self.clock is not None and self.clock.over:
            event.interrupt()


def _sparse(entries: list[Entries]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    starts = np.cumsum([0, *map(len, entries)])[:-1].astype(np.int32) if entries else np.zeros(0, dtype=np.int32)
    index = np.array([i for entry in entries for i, _ in entry], dtype=np.int32)
    value = np.array([v for entry in entries for _, v in entry], dtype=float)
    return starts, index, value
