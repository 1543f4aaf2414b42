"""The build on a Dask cluster: the reviews in parts, whose texts stay where they are worked on.

``engine``    starts a cluster or joins one; three functions, behind which Dask is
``division``  the reviews of a corpus in parts, and what becomes of them in a build
``pieces``    what a worker holds of one part, and does with it
``fetching``  sources that are somewhere else, fetched to be read here
``placing``   parts as files that all workers reach
``runs``      the runs of words of one part, and how their counts are merged
"""
