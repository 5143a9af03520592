"""Whether each of the twenty roles may do what docs/access.csv says with panes and the words around them."""

from django.urls import reverse
from django.utils import timezone

from leadlight.platform.media import keep
from leadlight.platform.media.work import encode_file
from leadlight.platform.models import File
from leadlight.platform.tests import things
from leadlight.portfolio.models import Artifact, Comment, Front, Reflection, Share, Sticky, share
from tests.access import Ask, probe


def url(name, *args):
    return reverse(f"portfolio:{name}", args=args)


def again(model, row):
    """The row as it is now, or None."""
    return model.objects.for_system("a probe looks").filter(pk=row.pk).first()


def kite(cast, *audiences, **fields):
    row = cast.artifact("Kite that flew", **fields)
    for audience in audiences:
        share(row, audience, learner_id=cast.ada.pk, because="asked")
    return row


def pieces_probes(thing, *audiences):
    """Read, comment, change and delete of a piece that is shared with these audiences."""

    @probe(thing, "read")
    def _(cast):
        return Ask(url("piece", kite(cast, *audiences).pk), canary="Kite that flew")

    @probe(thing, "comment")
    def _(cast):
        row = kite(cast, *audiences)
        left = Comment.objects.for_system("a probe looks").filter(artifact=row)
        return Ask(url("comments", row.pk), "POST", {"words": "I noticed the tail"}, done=left.exists)

    @probe(thing, "change")
    def _(cast):
        row = kite(cast, *audiences)
        return Ask(
            url("details", row.pk), "POST", {"title": "Dragon"}, done=lambda: again(Artifact, row).title == "Dragon"
        )

    @probe(thing, "delete")
    def _(cast):
        row = kite(cast, *audiences)
        return Ask(url("bin", row.pk), "POST", done=lambda: again(Artifact, row).binned_at is not None)


pieces_probes("artifact_in_progress")
pieces_probes("artifact_shared_class", "class")
pieces_probes("artifact_shared_family", "family")


@probe("artifact_in_progress", "change")
def _(cast):
    row = kite(cast)
    return Ask(url("put_away", row.pk), "POST", done=lambda: again(Artifact, row).put_away_at is not None)


def thought(cast, **fields):
    row = kite(cast, "family")
    for who in (cast.pia, cast.ivo):
        share(row, "person", learner_id=cast.ada.pk, because="pairing", to=who)
    return Reflection.objects.create(learner=cast.ada, artifact=row, words="The tail was tricky", **fields)


@probe("reflection_private", "read")
def _(cast):
    return Ask(url("reflection", thought(cast).pk), canary="The tail was tricky")


@probe("reflection_private", "change")
def _(cast):
    row = thought(cast)
    new = {"words": "The tail was long"}
    return Ask(url("reworded", row.pk), "POST", new, done=lambda: again(Reflection, row).words == new["words"])


@probe("reflection_private", "delete")
def _(cast):
    row = thought(cast)
    return Ask(url("reflection_bin", row.pk), "POST", done=lambda: again(Reflection, row).binned_at is not None)


@probe("reflection_shared", "read")
def _(cast):
    return Ask(url("reflection", thought(cast, shared_at=timezone.now()).pk), canary="The tail was tricky")


@probe("reflection_shared", "comment")
def _(cast):
    row = thought(cast, shared_at=timezone.now())
    answers = Comment.objects.for_system("a probe looks").filter(reflection=row)
    return Ask(url("comments", row.artifact_id), "POST", {"words": "Mine too", "answer": row.pk}, done=answers.exists)


@probe("reflection_shared", "change")
def _(cast):
    row = thought(cast, shared_at=timezone.now())
    return Ask(url("reflection_closed", row.pk), "POST", done=lambda: again(Reflection, row).shared_at is None)


@probe("reflection_shared", "delete")
def _(cast):
    row = thought(cast, shared_at=timezone.now())
    return Ask(url("reflection_bin", row.pk), "POST", done=lambda: again(Reflection, row).binned_at is not None)


def words_of_rosa(cast):
    return Comment.objects.create(artifact=kite(cast, "family", "class"), by=cast.rosa, hat="family", words="So high!")


@probe("comment", "read")
def _(cast):
    return Ask(url("comment", words_of_rosa(cast).pk), canary="So high!")


@probe("comment", "change")
def _(cast):
    row = words_of_rosa(cast)

    def out_of_sight():
        now = again(Comment, row)
        return bool(now.hidden_at or now.withdrawn_at)

    return Ask(url("comment_hidden", row.pk), "POST", done=out_of_sight)


@probe("comment", "delete")
def _(cast):
    row = words_of_rosa(cast)
    return Ask(url("comment_removal", row.pk), "POST", done=lambda: again(Comment, row) is None)


@probe("sticky", "read")
def _(cast, who):
    row = kite(cast)
    Sticky.objects.create(artifact=row)
    return Ask(url("home") if who == "ada" else url("learner", cast.ada.pk), canary="erhaps I show this")


@probe("sticky", "change")
def _(cast):
    row = kite(cast)
    marks = Sticky.objects.for_system("a probe looks").filter(artifact=row)
    return Ask(url("stuck", row.pk), "POST", done=marks.exists)


@probe("sticky", "delete")
def _(cast):
    row = kite(cast)
    Sticky.objects.create(artifact=row)
    marks = Sticky.objects.for_system("a probe looks").filter(artifact=row)
    return Ask(url("unstuck", row.pk), "POST", done=lambda: not marks.exists())


@probe("share_list", "read")
def _(cast):
    return Ask(url("audience", kite(cast, "family").pk), canary="Raul")


@probe("share_list", "change")
def _(cast):
    row = kite(cast)
    shares = Share.objects.for_system("a probe looks").filter(key=row.pk, audience="family", ends_at=None)
    return Ask(url("shown_to", row.pk, "family"), "POST", done=shares.exists)


@probe("front", "read")
def _(cast, who):
    Front.objects.create(learner=cast.ada, title="All my flying things")
    return Ask(url("home") if who == "ada" else url("learner", cast.ada.pk), canary="All my flying things")


@probe("front", "change")
def _(cast):
    fronts = Front.objects.for_system("a probe looks").filter(learner=cast.ada, title="Wings")
    return Ask(url("front", cast.ada.pk), "POST", {"title": "Wings", "glass": "ruby"}, done=fronts.exists)


def offer(cast):
    return kite(cast, kept_at=None, added_by=cast.rosa, added_hat="family")


@probe("offered_piece", "read")
def _(cast):
    return Ask(url("piece", offer(cast).pk), canary="Kite that flew")


@probe("offered_piece", "change")
def _(cast):
    row = offer(cast)
    return Ask(url("kept", row.pk), "POST", done=lambda: again(Artifact, row).kept_at is not None)


@probe("offered_piece", "delete")
def _(cast):
    row = offer(cast)
    return Ask(url("bin", row.pk), "POST", done=lambda: again(Artifact, row).binned_at is not None)


made = {}


def photo(cast, *audiences):
    """Ada's piece with a picture, encoded by the first probe that needs it; the others make its row again."""
    if not made:
        file = keep(things.sent(things.jpeg()), kind="image", holder="portfolio.Version", school=cast.school.pk)
        encode_file.call(str(file.pk), "jpeg")
        made.update(File.objects.filter(pk=file.pk).values().get())
        File.objects.filter(pk=file.pk).delete()
    row = kite(cast, *audiences)
    row.versions.for_system("a probe's picture").update(picture=File.objects.create(**made))
    return row


def chosen(cast):
    """The picture of a piece while a practice with Pia and a meeting with Rosa, Raul and Ivo are open."""
    row = photo(cast)
    for who in (cast.pia, cast.rosa, cast.raul, cast.ivo):
        share(row, "person", learner_id=cast.ada.pk, because="meeting 1", to=who)
    return row


def file_probes(thing, size, *audiences, make=None):
    """The bytes of a picture: its own master, or a size made from it."""
    shown = make or (lambda cast: photo(cast, *audiences))

    @probe(thing, "read")
    def _(cast):
        shown(cast)
        return Ask(reverse("platform:file", args=[made["id"], size]), canary="image/webp")

    @probe(thing, "delete")
    def _(cast):
        row = shown(cast)
        return Ask(url("bin", row.pk), "POST", done=lambda: again(Artifact, row).binned_at is not None)


for name, audiences in (("private", ()), ("class", ("class",)), ("family", ("family",))):
    file_probes(f"media_{name}", "master", *audiences)
    file_probes(f"thumbnail_{name}", "small", *audiences)
file_probes("media_chosen", "master", make=chosen)
file_probes("thumbnail_chosen", "small", make=chosen)
