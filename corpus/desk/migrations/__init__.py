"""The steps from one version of the tables to the next; a step is never changed.

``versions``  one module a step
``env``       runs them
"""
