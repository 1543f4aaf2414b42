"""TextBlob's polarity and subjectivity of reviews and sentences, to the last bit, and the words behind them.

TextBlob adds up the chunks that its lexicon can assess ("not very good") and divides by their number. A text with none
scores 0.0 there, like a neutral one; here its scores are missing, for no evidence is not neutral.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, count, pairwise

import numpy as np
import pandas as pd

from corpus.polarity.chunks import Chunk, Note, Pieces, assess_pieces, assess_text, blank_marks, find_scored_word
from corpus.polarity.textblob import Lexicon, Token, load_textblob_lexicon, reads_piecewise

_Score = tuple[float, float, int]
_ENDS = re.compile(r"[.!?…]")


def score_texts(texts: Sequence[str], *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Score texts as TextBlob does.

    Parameters
    ----------
    texts : sequence of str
    lexicon : Lexicon, optional
        TextBlob's own by default; or a house lexicon, by which texts are scored in the same way.

    Returns
    -------
    DataFrame
        One row a text, in order: `polarity` −1..1 and `subjectivity` 0..1, by TextBlob's lexicon identical to
        ``TextBlob(text).sentiment``, and `evidence`, the number of assessed chunks. Where it is 0, both scores are NaN
        (TextBlob: 0.0).

    Examples
    --------
    >>> score_texts(["A very good film.", "It opens on Friday."])
       polarity  subjectivity  evidence
    0      0.91          0.78         1
    1       NaN           NaN         0
    """
    pieces = remember_pieces(lexicon or load_textblob_lexicon())
    return _to_frame([_average(assess_pieces(pieces.read(text))) for text in texts])


def score_with_sentences(
    texts: Sequence[str],
    spans: pd.DataFrame,
    *,
    lexicon: Lexicon | None = None,
    note: Note = lambda position, chunks: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score texts and their sentences in one pass.

    Parameters
    ----------
    texts : sequence of str
    spans : DataFrame
        `review` (position in `texts`), `start` and `end` (character offsets into that text), in any order. Sentences
        that together cover a whole text are read once for both.
    lexicon : Lexicon, optional
        As for `score_texts`.
    note : callable
        Called with each text's position in `texts` and its chunks.

    Returns
    -------
    reviews, sentences : DataFrame
        What `score_texts` gives for each text, and for each span's ``text[start:end]`` in the order of `spans`.
    """
    order = np.argsort(spans["review"].to_numpy(), kind="stable")
    ordered = spans.iloc[order]
    edges = np.searchsorted(ordered["review"].to_numpy(), np.arange(len(texts) + 1)).tolist()
    bounds = list(zip(ordered["start"].tolist(), ordered["end"].tolist(), strict=True))
    parts = [bounds[first:last] for first, last in pairwise(edges)]
    score = partial(_score_parts, lexicon=lexicon, note=note)
    scores = list(map(score, count(), texts, parts))
    reviews = _to_frame([whole for whole, *_ in scores])
    sentences = _to_frame([part for _, *each in scores for part in each])
    return reviews, sentences.set_axis(order).sort_index()


def assess_words(text: str, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Return the words behind a text's score.

    Parameters
    ----------
    text : str
    lexicon : Lexicon, optional
        As for `score_texts`.

    Returns
    -------
    DataFrame
        One row an assessed chunk, in order: `chunk`, its words as TextBlob reads them ("not very good"); `word`, the
        one of them that is scored ("good"); `start` and `end`, the character offsets of that word and what is beside
        it of its chunk: a "!" further on, or a "no" in the sentence before, counts, but is not spanned; `polarity` and
        `subjectivity`; `contribution`, its share of the text's polarity (they add up to it); `label`, TextBlob's own
        where it has one ("mood", "irony", "profanity").

    Examples
    --------
    >>> assess_words("Not a bad film :-)")[["chunk", "polarity", "label"]]
         chunk  polarity label
    0  not bad      0.35   NaN
    1      :-)      0.50  mood
    """
    lexicon = lexicon or load_textblob_lexicon()
    rows = [_to_row(text, each, lexicon) for each in assess_text(text, lexicon)]
    chunk, word, start, end, strength, subjectivity, label = zip(*rows, strict=True) if rows else [()] * 7
    return pd.DataFrame(
        {
            "chunk": pd.Series(chunk, dtype="str"),
            "word": pd.Series(word, dtype="str"),
            "start": np.array(start, dtype="int64"),
            "end": np.array(end, dtype="int64"),
            "polarity": np.array(strength, dtype="float64"),
            "subjectivity": np.array(subjectivity, dtype="float64"),
            "contribution": np.array(strength, dtype="float64") / max(len(rows), 1),
            "label": pd.Series(label, dtype="str"),
        }
    )


def _to_row(text: str, chunk: Chunk, lexicon: Lexicon) -> tuple[str, str, int, int, float, float, str | None]:
    strength, subjectivity, label, tokens = chunk
    words = [word for word, _, _ in tokens]
    scored = find_scored_word(words, lexicon)
    start, end = _find_span(text, tokens, scored)
    return " ".join(words), scored, start, end, strength, subjectivity, label


def _find_span(text: str, tokens: Sequence[Token], scored: str) -> tuple[int, int]:
    """Return where the scored word of a chunk is, with those of its tokens that are beside it in its sentence."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token[1]):
        between = text[runs[-1][-1][2] : token[1]] if runs else ""
        apart = between.strip() if token[0] == "!" else _ENDS.search(between)
        if runs and not apart:
            runs[-1].append(token)
        else:
            runs.append([token])
    run = next(run for run in reversed(runs) if any(word == scored for word, _, _ in run))
    return run[0][1], run[-1][2]


def list_scored_words(texts: Iterable[str], *, lexicon: Lexicon | None = None) -> Iterator[list[tuple[str, float]]]:
    """Yield the words of each text that `assess_words` has, with their contributions: quicker, without their places.

    Examples
    --------
    >>> [*list_scored_words(["A terrifying film :-)", "A film."])]
    [[('terrifying', -0.5), (':-)', 0.25)], []]
    """
    lexicon = lexicon or load_textblob_lexicon()
    # Texts share most of their pieces, and each is taken apart once.
    pieces = Pieces(lexicon)
    for text in texts:
        chunks = [*assess_pieces(pieces.read(text))]
        yield [
            (find_scored_word([word for word, _, _ in tokens], lexicon), strength / len(chunks))
            for strength, _, _, tokens in chunks
        ]


@lru_cache(maxsize=4)
def remember_pieces(lexicon: Lexicon) -> Pieces:
    """Return the pieces that texts were scored by under a lexicon, and will be."""
    return Pieces(lexicon)


def _score_parts(
    position: int, text: str, bounds: list[tuple[int, int]], *, lexicon: Lexicon | None, note: Note
) -> list[_Score]:
    """Score a text and its parts; parts that cover the text without cutting through a piece are read only once."""
    lexicon = lexicon or load_textblob_lexicon()
    pieces = remember_pieces(lexicon)
    whole = lexicon.join(text)
    if _covers(whole, bounds) and reads_piecewise(whole):
        blanked = blank_marks(whole)
        parts = [[*map(pieces.__getitem__, blanked[start:end].split())] for start, end in bounds]
        chunks = [*assess_pieces(chain.from_iterable(parts))]
    else:
        parts = [[*pieces.read(text[start:end])] for start, end in bounds]
        chunks = [*assess_pieces(pieces.read(text))]
    note(position, chunks)
    return [_average(chunks), *(_average(assess_pieces(part)) for part in parts)]


def _covers(text: str, bounds: list[tuple[int, int]]) -> bool:
    """Return whether spans cover a text in order, with nothing but whitespace between any two."""
    done = 0
    for start, end in bounds:
        if not (text[done:start].isspace() or start == done == 0):
            return False
        done = end
    return not text[done:].strip()


def _average(chunks: Iterable[Chunk]) -> _Score:
    """Average a text's chunks, added in order: another order, or a compensated sum, can differ in the last bit."""
    polarity = subjectivity = 0.0
    evidence = 0
    for chunk_polarity, chunk_subjectivity, _, _ in chunks:
        polarity += chunk_polarity
        subjectivity += chunk_subjectivity
        evidence += 1
    return (polarity / evidence, subjectivity / evidence, evidence) if evidence else (np.nan, np.nan, 0)


def _to_frame(scores: list[_Score]) -> pd.DataFrame:
    polarity, subjectivity, evidence = zip(*scores, strict=True) if scores else ((), (), ())
    return pd.DataFrame(
        {
            "polarity": np.array(polarity, dtype="float64"),
            "subjectivity": np.array(subjectivity, dtype="float64"),
            "evidence": np.array(evidence, dtype="int64"),
        }
    )
