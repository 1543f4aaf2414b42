"""Groups, intervals, differences, keyness, regression: no word of films or reviews in it.

``groups``       a column's values in the groups of another
``intervals``    how sure a mean, a spread or a share is
``differences``  every two groups, with interval and correction
``keyness``      what sets a group's words apart
``isotonic``     a rising curve of stars over words
``ridge``        weights with shrinkage, within films
``arrangement``  like by like: a map, and an order
"""
