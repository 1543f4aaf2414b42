from corpus.text.irregular import BASES, PARTICIPLES, PASTS, PRETERITES


def test_irregular_forms_have_their_base():
    assert [BASES[form] for form in ("tore", "torn", "women", "was")] == ["tear", "tear", "woman", "be"]


def test_no_base_is_itself_the_form_of_another_word():
    assert not set(BASES) & set(BASES.values())


def test_pasts_are_verbs_and_not_of_the_present():
    assert {"tore", "been", "was"} <= PASTS
    assert not PASTS & {"women", "is", "goes"}


def test_past_tenses_that_are_no_participles_are_told_from_participles():
    assert {"took", "knew", "came"} <= PRETERITES < PASTS
    assert {"taken", "known"} <= PARTICIPLES < PASTS
    assert not {"told", "struck", "come"} & (PRETERITES | PARTICIPLES)
