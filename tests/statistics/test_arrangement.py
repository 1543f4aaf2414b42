import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy.spatial.distance import pdist

from corpus.statistics.arrangement import place_on_map

TABLES = arrays("float64", array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.sampled_from([0, 0.25, 1]))


def frame(values) -> pd.DataFrame:
    names = [f"g{i}" for i in range(len(values))]
    return pd.DataFrame(np.asarray(values, dtype=float), index=names, columns=names)


def blocks(*sizes: int) -> pd.DataFrame:
    group = np.repeat(np.arange(len(sizes)), sizes)
    shuffled = np.random.default_rng(0).permutation(group)
    return frame(np.where(shuffled[:, None] == shuffled[None, :], 1.0, 0.1)), shuffled


def test_points_of_a_plane_come_back_with_their_distances():
    places = np.random.default_rng(3).uniform(size=(7, 2))
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    # The largest similarity between two is 1 and the distances lie in 0..1.
    apart[0, 1] = apart[1, 0] = 0
    places[1] = places[0]
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) / 2
    points, kept = place_on_map(frame(1 - apart))
    assert kept == pytest.approx(1, abs=1e-6)
    np.testing.assert_allclose(pdist(points[["x", "y"]]), pdist(places) / 2, atol=1e-3)


def test_what_is_alike_lies_together():
    similarity, group = blocks(3, 3, 4)
    points, kept = place_on_map(similarity)
    places = points[["x", "y"]].to_numpy()
    same = group[:, None] == group[None, :]
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    assert apart[same].max() < apart[~same].min()
    assert kept > 0.9


def test_the_longest_spread_lies_across():
    points, _ = place_on_map(blocks(5, 5)[0])
    assert np.ptp(points["x"]) >= np.ptp(points["y"])
    assert points["x"].iloc[0] <= 0


def test_a_map_is_the_same_each_time():
    similarity = blocks(3, 4, 5)[0]
    pd.testing.assert_frame_equal(place_on_map(similarity).points, place_on_map(similarity).points)


@pytest.mark.parametrize("many", [0, 1, 2])
def test_few_things_have_places_and_nothing_to_keep(many):
    points, kept = place_on_map(frame(np.ones((many, many))))
    assert list(points) == ["group", "x", "y"]
    assert len(points) == many
    assert np.isfinite(points[["x", "y"]].to_numpy()).all()
    assert np.isnan(kept)


def test_things_with_nothing_in_common_are_all_as_far():
    points, kept = place_on_map(frame(np.zeros((5, 5))))
    assert np.isfinite(points[["x", "y"]].to_numpy()).all()
    assert np.isnan(kept)
