"""How much of the budget is left: the one place that looks at a clock."""

import time
from collections.abc import Callable

from leadlight.schedule.solver.result import Budget


class Clock:
    """Runs from the moment it is made. `stop` may end everything sooner, at any time."""

    def __init__(self, budget: Budget, stop: Callable[[], bool] | None = None) -> None:
        self.budget, self._stop, self._began = budget, stop, time.monotonic()

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        return max(0.0, self.budget.seconds - self.spent)

    @property
    def over(self) -> bool:
        return self.left <= 0 or (self._stop is not None and self._stop())
