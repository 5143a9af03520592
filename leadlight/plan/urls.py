from django.urls import path

from leadlight.plan.views import agenda, agreements, beside, cards, choosing, reading, suggestions

app_name = "plan"

PART = "conference/parts/<int:part_id>/"
PICK = "conference/picks/<int:pick_id>/"

mine = [
    path("conference/", agenda.mine_page, name="mine"),
    path("conference/order/", agenda.order, name="order"),
    path("conference/ready/", agenda.ready, name="ready"),
    path("plans/<int:plan_id>/before/", agenda.beforehand, name="beforehand"),
    path("conference/changes/", choosing.changes, name="changes"),
    path("conference/cards/", cards.cards_page, name="cards"),
    path("conference/cards/paper/", cards.cards_paper, name="cards_paper"),
    path("conference/parts/new/", agenda.new_part, name="new_part"),
    path(PART, choosing.part, name="part"),
    path(f"{PART}name/", agenda.part_name, name="part_name"),
    path(f"{PART}shape/", agenda.part_shape, name="part_shape"),
    path(f"{PART}notes/", agenda.part_notes, name="part_notes"),
    path(f"{PART}empty/", choosing.part_empty, name="part_empty"),
    path(f"{PART}away/", agenda.part_dropped, name="part_dropped"),
    path(f"{PART}back/", agenda.part_back, name="part_back"),
    path(f"{PICK}reason/", choosing.reason, name="reason"),
    path(f"{PICK}place/", choosing.pick_place, name="pick_place"),
    path(f"{PICK}away/", choosing.pick_dropped, name="pick_dropped"),
    path(f"{PICK}back/", choosing.pick_back, name="pick_back"),
    path("conference/ideas/<int:suggestion_id>/taken/", suggestions.yes, name="idea_yes"),
    path("conference/ideas/<int:suggestion_id>/no-thanks/", suggestions.no, name="idea_no"),
    path("conference/ideas/<int:suggestion_id>/open/", suggestions.open_again, name="idea_open"),
]
read = [
    path("plans/<int:plan_id>/", reading.plan, name="plan"),
    path("plans/<int:plan_id>/picks/<int:pick_id>/", reading.pick, name="pick"),
]
beside_it = [
    path("learners/<int:learner_id>/plan/", beside.learner_plan, name="learner"),
    path("learners/<int:learner_id>/plan/suggestions/", beside.suggest, name="suggest"),
    path("learners/<int:learner_id>/plan/picks/", beside.note_for, name="note_for"),
    path("learners/<int:learner_id>/who-chose/", beside.who_chose, name="who_chose"),
    path("suggestions/<int:suggestion_id>/end/", beside.suggestion_back, name="suggestion_back"),
    path("class/<int:class_id>/who-chose/", beside.class_mirror, name="class_mirror"),
]
together = [
    path("class/<int:class_id>/agreements/", agreements.agreements, name="agreements"),
    path("agreements/<int:boundary_id>/", agreements.agreement, name="agreement"),
    path("agreements/<int:boundary_id>/agreed/", agreements.agreed, name="agreed"),
    path("agreements/<int:boundary_id>/end/", agreements.agreement_dropped, name="agreement_dropped"),
    path("class/<int:class_id>/criteria/", agreements.criteria, name="criteria"),
    path("class/<int:class_id>/criteria/chart/", agreements.chart, name="chart"),
    path("criteria/<int:criterion_id>/words/", agreements.criterion_words, name="criterion_words"),
    path("criteria/<int:criterion_id>/end/", agreements.criterion_dropped, name="criterion_dropped"),
]
urlpatterns = [*mine, *read, *beside_it, *together]
