from corpus.text.verb_forms import VerbForm, find_verb_forms


def test_forms_of_verbs_are_known_by_their_endings_and_irregular_ones_by_lists():
    forms = find_verb_forms(["use", "uses", "used", "using", "take", "took", "taken", "tell", "told"])
    base, past = VerbForm.BASE, VerbForm.PAST
    regular = [base, VerbForm.IN_S, past, VerbForm.IN_ING]
    assert forms.tolist() == [*regular, base, VerbForm.PRETERITE, VerbForm.PARTICIPLE, base, past]


def test_a_word_without_a_past_tense_or_participle_beside_it_is_no_verb():
    assert find_verb_forms(["rose", "house", "houses", "have", "had"]).tolist()[1:] == [VerbForm.NONE] * 4
