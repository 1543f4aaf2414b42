"""Groups, intervals, differences, keyness, regression: nothing that knows what a film is.

``groups``       the values of a column, sorted into the groups of another
``intervals``    intervals of a mean, a median, a spread, a share
``ranks``        the rank test, of every two groups and of each against the rest
``differences``  groups compared, each with the rest and every two: difference, interval, correction for many tests
``group_counts`` how often features occur in each group, and in how many of its reviews
``keyness``      the features (words, phrases) that a group uses more than the rest
``isotonic``     isotonic regression: a rising curve through a scatter of points
``ridge``        ridge regression on sparse counts, within groups
``arrangement``  similar things side by side: a map, and an order of rows and columns
"""
