import numpy as np
import pytest
from scipy.sparse import csr_array

from corpus.statistics.ridge import fit_ridge


def closed(counts, target, strength):
    """The ridge's own formula, on centred columns, with a penalty by the square of each one's slope alone."""
    centred, aim = counts - counts.mean(axis=0), target - target.mean()
    slopes = centred.T @ aim / (centred**2).sum(axis=0)
    return np.linalg.solve(centred.T @ centred + strength * np.diag(slopes**-2), centred.T @ aim)


@pytest.fixture
def data():
    random = np.random.default_rng(3)
    counts = random.poisson([0.5, 2.0, 0.1], (200, 3)).astype(float)
    films = np.repeat(np.arange(20), 10)
    target = counts @ [1.0, -0.5, 2.0] + random.normal(0, 0.3, 200)
    return counts, target, films


@pytest.mark.parametrize("strength", [0.1, 10.0, 1_000.0])
def test_without_groups_it_is_the_closed_formula(data, strength):
    counts, target, films = data
    fitted = fit_ridge(csr_array(counts), target, films, strength=strength, between=0.0)
    np.testing.assert_allclose(fitted.weights, closed(counts, target, strength), rtol=1e-4)


def test_compared_within_groups_only_what_groups_share_teaches_nothing(data):
    counts, target, films = data
    # The second column and the target go together between the films, and not within.
    counts[:, 1] = films
    target = target + 0.5 * films
    pooled, within = (
        fit_ridge(csr_array(counts), target, films, strength=1.0, between=between).weights for between in (0.0, np.inf)
    )
    assert pooled[1] > 0.3
    assert within[1] == pytest.approx(0, abs=1e-6)
    assert within[0] == pytest.approx(1.0, abs=0.1)


def test_partly_is_between(data):
    counts, target, films = data
    weights = [
        fit_ridge(
            csr_array(counts), target + films * counts[:, 1].mean(), films, strength=1.0, between=between
        ).weights[0]
        for between in (0.0, 0.2, np.inf)
    ]
    errors = [abs(weight - 1.0) for weight in weights]
    assert errors[2] < errors[1] < errors[0]


def test_without_shrinkage_the_errors_are_those_of_least_squares():
    random = np.random.default_rng(5)
    counts = random.normal(size=(5_000, 2))
    target = counts @ [0.3, 0.0] + random.normal(size=5_000)
    fitted = fit_ridge(csr_array(counts), target, np.arange(5_000), strength=1e-6, between=0.0)
    np.testing.assert_allclose(fitted.errors, 1 / np.sqrt(5_000), rtol=0.05)


def test_a_column_of_nothing_weighs_nothing(data):
    counts, target, films = data
    counts[:, 2] = 0
    fitted = fit_ridge(csr_array(counts), target, films, strength=10.0, between=0.2)
    assert fitted.weights[2] == 0
    assert np.isfinite(fitted.errors).all()


def test_what_goes_with_the_target_by_chance_is_shrunk_more_than_what_carries_it():
    random = np.random.default_rng(7)
    counts = random.normal(size=(400, 2))
    target = counts @ [1.0, 0.0] + random.normal(size=400)
    light, heavy = (
        np.abs(fit_ridge(csr_array(counts), target, np.arange(400), strength=strength, between=0.0).weights)
        for strength in (1e-6, 100.0)
    )
    assert heavy[0] > 0.75 * light[0]
    assert heavy[1] < 0.1 * light[1]


def test_errors_are_how_much_a_shrunk_weight_varies():
    random = np.random.default_rng(9)
    counts = random.normal(size=(300, 1))
    target = 0.5 * counts[:, 0] + random.normal(size=300)
    fitted = fit_ridge(csr_array(counts), target, np.arange(300), strength=40.0, between=0.0)
    centred, aim = counts[:, 0] - counts.mean(), target - target.mean()
    information, slope = centred @ centred, centred @ aim / (centred @ centred)
    shrunk = information / (information + 40.0 / slope**2)
    unexplained = np.mean((aim - shrunk * slope * centred) ** 2)
    assert fitted.errors[0] == pytest.approx(shrunk * np.sqrt(unexplained / information), rel=1e-3)
