from corpus.figures.chart import draw_paper
from corpus.figures.stacks import label_rows, stack_rows, wrap_labels


def test_a_row_is_as_high_as_its_label_its_bar_and_the_gaps():
    # A line is 17 pixels; lead 3, bar 12 and gap 12 follow.
    assert stack_rows([["one"], ["two", "lines"]]).tolist() == [0, 44, 105]
    assert stack_rows([["one"]], bar=22).tolist() == [0, 54]
    assert stack_rows([]).tolist() == [0]


def test_labels_are_wrapped_whole_and_written_at_the_tops_of_their_rows():
    labels = wrap_labels(["short", "word " * 12])
    assert [len(lines) for lines in labels] == [1, 2]
    figure = draw_paper("Rows", body=100)
    label_rows(figure, labels, stack_rows(labels), theme="light")
    assert [label.y for label in figure.layout.annotations] == [0, 44]
