"""Pages of planning: the child's own, the class's, the teacher's beside a child's plan."""
