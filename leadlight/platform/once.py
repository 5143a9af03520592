"""The same form sent twice does its work once (docs/reliability.md says why).

A page puts `{% once %}` into a form that makes something; the view wraps its work in
`once(request, work)`. The key is made when the page is drawn, so the back button, a double tap
and a retry after a lost answer all find the first answer again.
"""

import hashlib

from django.db import IntegrityError, transaction

from leadlight.platform.models import Once

IGNORED = {"csrfmiddlewaretoken", "once"}


class KeyUsedForOther(Exception):
    """This form's key was used before with other words in it. Show the form again with a fresh key."""


def digest(request) -> str:
    """SHA-256 of what was typed and attached, without the tokens. Hex."""
    seal = hashlib.sha256(request.path.encode())
    for name in sorted(request.POST):
        if name not in IGNORED:
            seal.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for part in request.FILES.getlist(name):
            seal.update(f"{name}:{part.size}".encode())
            for chunk in part.chunks():
                seal.update(chunk)
            part.seek(0)
    return seal.hexdigest()


def once(request, work):
    """Run `work()` (returns a short text, mostly an address) unless this key has run before.

    Returns what `work` returned, now or the first time. Without a key the work simply runs.
    Raises KeyUsedForOther when the key is known but the words are not the same.
    """
    key = request.POST.get("once", "")[:64]
    if not key:
        return work()
    owner, body = request.viewer.person_id or 0, digest(request)
    found = Once.objects.filter(key=key, owner=owner).first()
    if found is None:
        try:
            with transaction.atomic():
                row = Once.objects.create(key=key, owner=owner, body=body)
                row.answer = work()
                row.save(update_fields=["answer"])
                return row.answer
        except IntegrityError:
            found = Once.objects.filter(key=key, owner=owner).first()
            if found is None:
                raise
    if found.body != body:
        raise KeyUsedForOther
    return found.answer
