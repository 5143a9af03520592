"""Pages of times: a family's, a learner's, the desk's."""
