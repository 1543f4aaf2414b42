from corpus.reuse.printed_forms import list_printed


def test_each_printed_form_is_listed_once(sample):
    printed = list_printed(sample.index, sample.families)
    names = sample.families.families.set_index("family_id")["pattern"]
    forms = printed[printed["family_id"].map(names) == "long after the credits roll/rolled/have rolled"]["phrase"]
    assert forms.is_unique
    assert {"long after the credits roll", "long after the credits rolled"} <= set(forms)
