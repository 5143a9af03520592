"""What higher rooms add to planning. They join in their `ready()`."""

# functions(plan) -> iterable of Reach: meetings or practices that are open just now, whose guests see each change at once
going_on: list = []

# functions(viewer, plan) -> list of (label, url, icon): further doors on the child's "my conference" page
doors: list = []

# functions(viewer, klass) -> list of (label, url, icon): further doors on a class's home, beside choosing
class_doors: list = []
