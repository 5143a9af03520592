"""Emblems differ inside a class."""

from leadlight.people.emblems import GLASSES, deal, motif_of, motifs


def test_a_class_of_thirty_has_thirty_motifs():
    dealt = deal(30)
    assert len({motif_of(emblem) for emblem in dealt}) == 30


def test_a_class_larger_than_the_motifs_still_has_no_two_alike():
    dealt = deal(3 * len(motifs()))
    assert len(set(dealt)) == 3 * len(motifs())


def test_a_new_child_gets_a_motif_nobody_has():
    taken = deal(20)
    (fresh,) = deal(1, taken)
    assert motif_of(fresh) not in {motif_of(emblem) for emblem in taken}


def test_two_classes_do_not_look_alike():
    assert deal(10, start=7) != deal(10, start=14)


def test_a_ring_has_two_different_glasses_and_six_to_fourteen_segments():
    for emblem in deal(60):
        motif, one, other, segments = emblem.split(":")
        assert motif in motifs()
        assert {one, other} <= set(GLASSES)
        assert one != other
        assert 6 <= int(segments) <= 14
