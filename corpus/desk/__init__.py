"""The desk: what its people decide, in a database beside the corpora or on a server that they share.

Nothing decided is lost: each change is dated, says who made it, is kept, and can be undone; who changes what somebody
else has changed meanwhile is told so, and chooses.

``tables``      the tables of the database
``database``    the database opened: made, migrated, and what is wrong with it in a reader's words
``migrating``   an older one brought to this program's tables
``items``       anything of which there is one, edited by several people: added, changed, removed, undone
``exchange``    what people decide as CSV: read, line by line
``watch_list``  phrases that are banned, watched or allowed
``notes``       notes and tags on reviews, films, critics and phrases
``line_verdicts``  single uses of a phrase: fine, to cut, to quote
``views``       named views and briefs, each with a short link
``people``      who may look, who may change things, and who may not come in
``feed_keys``   the private feed address of each of them
``texts``       what people write, checked before it is kept
``migrations``  the steps from one version of the tables to the next
"""
