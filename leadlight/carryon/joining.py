"""What this room adds to pages of the rooms below."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.carryon.actions import tap_face
from leadlight.carryon.models import WordsAfter
from leadlight.invite.hooks import Card as FamilyCard
from leadlight.people.hooks import Card
from leadlight.portfolio.hooks import Card as WindowCard
from leadlight.portfolio.queries.names import classes_of
from leadlight.rounds.models import Conference


def may_hear(viewer, file_id) -> bool:
    return WordsAfter.objects.visible_to(viewer).filter(sound_id=file_id).exists()


def tabs(viewer, klass):
    """The desk's tab, for those who hold the class."""
    if viewer.hat not in ("teacher", "cover"):
        return []
    return [(_("Follow-ups"), reverse("carryon:follow_ups", args=[klass.pk]), "list")]


def cards(viewer, klass):
    """On the class home of who covers: the page handed over."""
    return [Card("carryon/desk/_handover_card.html", {"klass": klass})] if viewer.hat == "cover" else []


def quiet(viewer, klass):
    """The quiet link on the class home: I am ill."""
    return [Card("carryon/desk/_ill.html", {"klass": klass})] if viewer.hat == "teacher" else []


def mini_card(viewer, learner):
    """On a learner's page for staff: a small conference on any day."""
    klass = next(iter(classes_of(learner.pk, viewer)), None) if viewer.hat in ("teacher", "cover") else None
    if klass is None:
        return []
    url = reverse("carryon:mini", args=[klass.pk, learner.pk])
    return [Card("carryon/desk/_mini_card.html", {"url": url, "learner": learner})]


def goals_card(viewer, learner_id):
    """On the child's first page: the way to their goals, and to a small conference on any day. It asks nothing."""
    values = {"goals": reverse("goals:goals"), "mini": reverse("carryon:my_mini")}
    return WindowCard("carryon/learner/_goals_card.html", values)


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


def say_how(viewer, conference_id, face):
    """How it was, as one of three faces, tapped while the meeting is still open."""
    tap_face(Conference.objects.visible_to(viewer).get_or_404(pk=conference_id), face, by=viewer)


def said_how(viewer, conference_id) -> str:
    """The face this viewer tapped, if they did."""
    rows = WordsAfter.objects.visible_to(viewer).filter(conference_id=conference_id, by_id=viewer.person_id)
    return rows.filter(withdrawn_at=None).order_by("-at", "-pk").values_list("face", flat=True).first() or ""


def after_meeting(viewer, conference_id):
    """Where a closed meeting leads: words, and what to take home."""
    if viewer.hat not in ("learner", "family"):
        return []
    links = [(_("A few words about it"), reverse("carryon:after", args=[conference_id]), "talk")]
    if viewer.hat == "learner":
        links.append((_("Take it home"), reverse("carryon:take_home", args=[conference_id]), "home"))
    return links
