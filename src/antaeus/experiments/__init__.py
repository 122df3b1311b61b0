"""Many runs: a plan becomes runs, each of them is made once, and all lie in one folder.

A plan (`plan`, read by `plan_file`) says which accounts run, with which parameters, how often and
what is kept. `planned` lists its runs; seeds and draws of each are functions of plan, account and
number (`seeds`). A run is lived through in `one_run`; `chunk` is the work of a worker, who writes
what came out to a file of its own (`parts`) before anybody counts it as done. Engines (`engine`:
`serial`, `pool`, `on_dask`) carry chunks to workers, `ensemble` hands them out, starts again where
an earlier attempt stopped, and sets runs aside that fail (`failures`). When all are there they
are put together: a ledger and labelled arrays (`gathering`, `ledger`, `arrays`).

Branches of an arm share its runs' past up to some month: runs that have a past in common go out in
one chunk, and the first of them lives through it for all (`shared_pasts`).
"""
