"""Querysets that stay shut until someone says who is looking (docs/decisions/0004).

A model that holds anything about a child uses a GuardedQuerySet. Evaluating one before
visible_to(), changeable_by() or for_system() raises UnscopedQuery, in code, in a template
and in a form's list of choices alike. Only exists() is free: validation needs it.
"""

from django.db import models
from django.http import Http404


class UnscopedQuery(RuntimeError):
    """A guarded queryset was evaluated for nobody in particular."""


class GuardedQuerySet(models.QuerySet):
    _cleared_by = ""

    # Each room writes these two.
    def seen_by(self, viewer) -> models.Q:
        raise NotImplementedError

    def owned_by(self, viewer) -> models.Q:
        raise NotImplementedError

    # Everyone calls these three.
    def visible_to(self, viewer):
        return self.filter(self.seen_by(viewer))._clear(f"visible_to {viewer}")

    def changeable_by(self, viewer):
        seen = self.seen_by(viewer)
        return self.filter(seen, self.owned_by(viewer))._clear(f"changeable_by {viewer}")

    def for_system(self, why: str):
        if not why:
            raise ValueError("for_system() needs a reason")
        return self._clear(f"system: {why}")

    def get_or_404(self, **lookup):
        self._check()
        try:
            return self.get(**lookup)
        except (self.model.DoesNotExist, ValueError, OverflowError):
            raise Http404(f"No {self.model._meta.verbose_name} for you here") from None

    # Plumbing.
    def _clear(self, by):
        clone = self._chain()
        clone._cleared_by = by
        return clone

    def _clone(self):
        clone = super()._clone()
        clone._cleared_by = self._cleared_by
        return clone

    def _check(self, *others):
        for queryset in (self, *others):
            if not getattr(queryset, "_cleared_by", "") and not queryset.query.is_empty():
                raise UnscopedQuery(f"{self.model._meta.label}: say visible_to(viewer) first")

    def _fetch_all(self):
        if self._result_cache is None:
            self._check()
        super()._fetch_all()

    def iterator(self, *args, **kwargs):
        self._check()
        return super().iterator(*args, **kwargs)

    def aiterator(self, *args, **kwargs):
        self._check()
        return super().aiterator(*args, **kwargs)

    def count(self):
        if self._result_cache is None:
            self._check()
        return super().count()

    def contains(self, obj):
        self._check()
        return super().contains(obj)

    def explain(self, **kwargs):
        self._check()
        return super().explain(**kwargs)

    def raw(self, *args, **kwargs):
        raise UnscopedQuery(f"{self.model._meta.label}: raw SQL knows no viewer")

    def aggregate(self, *args, **kwargs):
        self._check()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs):
        self._check()
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self):
        self._check()
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def __or__(self, other):
        self._check(other)
        return super().__or__(other)

    def __and__(self, other):
        self._check(other)
        return super().__and__(other)

    def __xor__(self, other):
        self._check(other)
        return super().__xor__(other)

    def union(self, *others, all=False):
        self._check(*others)
        return super().union(*others, all=all)
