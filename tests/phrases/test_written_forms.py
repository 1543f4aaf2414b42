from corpus.phrases.written_forms import write_pattern


def test_a_pattern_shows_what_differs_the_shortest_first():
    slots = [["credits"] * 3, ["have rolled", "rolled", "roll"]]
    assert write_pattern(slots, [5, 10, 6]) == ("credits roll/rolled/have rolled", ["have rolled", "rolled", "roll"])
    assert (
        write_pattern([["tugs", "tugging"], ["at", "at"], ["hearts", "hearts"]], [9, 1])[0] == "tugs/tugging at hearts"
    )
    assert write_pattern([["a", "a"], ["b", "b"]], [1, 1])[0] == "a b"
