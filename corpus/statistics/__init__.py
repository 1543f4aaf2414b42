"""Groups, intervals, differences, keyness, regression: nothing that knows what a film is.

``groups``       the values of a column, sorted into the groups of another
``intervals``    intervals of a mean, a median, a spread, a share
``differences``  every two groups compared: difference, interval, test, correction for many tests
``keyness``      the features (words, phrases) that a group uses more than the rest
``isotonic``     isotonic regression: a rising curve through a scatter of points
``ridge``        ridge regression on sparse counts, within groups
``arrangement``  similar things side by side: a map, and an order of rows and columns
"""
