"""The verbs of planning. Each takes `by`, the Viewer acting, and leaves a Choice."""
