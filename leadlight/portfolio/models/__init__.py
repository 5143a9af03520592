"""What a learner collects and says about it, and the one table of who may see it."""

from leadlight.portfolio.models.pieces import GLASSES, Artifact, Front, Version, reached_by
from leadlight.portfolio.models.shares import Share, share, unshare
from leadlight.portfolio.models.words import TAKE_BACK, Comment, Reflection, Sticky

__all__ = [
    "GLASSES", "TAKE_BACK", "Artifact", "Comment", "Front", "Reflection", "Share", "Sticky", "Version",
    "reached_by", "share", "unshare",
]  # fmt: skip
