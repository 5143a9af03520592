"""What this room adds to pages of the rooms below."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.carryon.models import WordsAfter
from leadlight.invite.hooks import Card as FamilyCard
from leadlight.people.hooks import Card
from leadlight.rounds.models import Conference


def may_hear(viewer, file_id) -> bool:
    return WordsAfter.objects.visible_to(viewer).filter(sound_id=file_id).exists()


def tabs(viewer, klass):
    """The desk's tab, for those who hold the class."""
    if viewer.hat not in ("teacher", "cover"):
        return []
    return [(_("Follow-ups"), reverse("carryon:follow_ups", args=[klass.pk]), "list")]


def cards(viewer, klass):
    """The quiet link on the class home: I am ill."""
    if viewer.hat == "teacher":
        return [Card("carryon/desk/_ill.html", {"klass": klass})]
    return [Card("carryon/desk/_handover_card.html", {"klass": klass})] if viewer.hat == "cover" else []


def family_cards(viewer):
    """After a conference was held: a place for words."""
    rows = Conference.objects.visible_to(viewer).filter(held_at__isnull=False).annotate(name=F("learner__display"))
    return [
        FamilyCard(
            _("Thank you for coming"), _("Tell %(name)s one thing you saw.") % {"name": row.name},
            reverse("carryon:after", args=[row.pk]), _("Leave a few words"), "heart",
        )
        for row in rows.order_by("-held_at")[:2]
    ]  # fmt: skip
