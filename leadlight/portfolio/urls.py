from django.urls import path

from leadlight.portfolio.views import collect, desk, family, piece, words

app_name = "portfolio"

PIECE = "pieces/<int:artifact_id>/"
SAID = "reflections/<int:reflection_id>/"
LEFT = "comments/<int:comment_id>/"

window = [
    path("window/", collect.home, name="home"),
    path("learners/<int:learner_id>/front/", collect.front, name="front"),
    path("window/away/", collect.away, name="away"),
    path("window/class/", collect.class_window, name="class_window"),
    path("window/words/", words.diary, name="diary"),
    path("pieces/new/", collect.ways, name="ways"),
    path("pieces/new/<slug:kind>/", collect.new, name="new"),
    path("five-minutes/now/", collect.five_now, name="five_now"),
    path("five-minutes/<int:five_id>/", words.five, name="five"),
]
pieces = [
    path(PIECE, piece.piece, name="piece"),
    path(f"{PIECE}details/", piece.details, name="details"),
    path(f"{PIECE}tries/", collect.another_try, name="tries"),
    path(f"{PIECE}then/", piece.then, name="then"),
    path(f"{PIECE}growth/", piece.growth, name="growth"),
    path(f"{PIECE}kept/", piece.kept, name="kept"),
    path(f"{PIECE}given-back/", piece.given_back, name="given_back"),
    path(f"{PIECE}away/", piece.put_away, name="put_away"),
    path(f"{PIECE}back/", piece.brought_back, name="brought_back"),
    path(f"{PIECE}bin/", piece.into_bin, name="bin"),
    path(f"{PIECE}bin/end/", piece.out_of_bin, name="out_of_bin"),
    path(f"{PIECE}audience/", piece.audience, name="audience"),
    path(f"{PIECE}audience/<slug:audience>/", piece.shown_to, name="shown_to"),
    path(f"{PIECE}audience/<slug:audience>/end/", piece.not_shown_to, name="not_shown_to"),
    path(f"{PIECE}mark/", words.stuck, name="stuck"),
    path(f"{PIECE}mark/end/", words.unstuck, name="unstuck"),
    path(f"{PIECE}reflections/", words.reflections, name="reflections"),
    path(f"{PIECE}comments/", words.comments, name="comments"),
]
around = [
    path(SAID, words.reflection, name="reflection"),
    path(LEFT, words.comment, name="comment"),
    path(f"{SAID}words/", words.reworded, name="reworded"),
    path(f"{SAID}audience/", words.opened, name="reflection_opened"),
    path(f"{SAID}audience/end/", words.closed, name="reflection_closed"),
    path(f"{SAID}bin/", words.reflection_bin, name="reflection_bin"),
    path(f"{SAID}bin/end/", words.reflection_back, name="reflection_back"),
    path(f"{LEFT}hidden/", words.comment_hidden, name="comment_hidden"),
    path(f"{LEFT}hidden/end/", words.comment_shown, name="comment_shown"),
    path(f"{LEFT}removal/", words.comment_removal, name="comment_removal"),
]
adults = [
    path("learners/<int:learner_id>/window/", desk.learner, name="learner"),
    path("learners/<int:learner_id>/withdrawn/", desk.withdrawn, name="withdrawn"),
    path("learners/<int:learner_id>/pieces/new/", desk.add_for, name="add_for"),
    path("class/<int:klass_id>/photos/", desk.class_photo, name="class_photo"),
    path("shared/", family.shared, name="shared"),
    path("learners/<int:learner_id>/offers/new/", family.offer, name="offer"),
]
urlpatterns = [*window, *pieces, *around, *adults]
