"""Questions that programs ask of a corpus, with parameters as an address has them; answers are plain values for JSON.

The command line (`--json`) and the server's API answer them by the same functions.

``parameters``  what a question may be given, read strictly
``records``     rows of frames as plain values, and what each field of them means
``source``      a selection of a corpus, as it is asked
``answering``   the questions, and how each is answered
``openapi``     the questions as an OpenAPI description
"""
