"""One run into a folder, and the folder opened again.

A request (`request`) becomes the inputs that it names (`inputs`), the months are recorded one by
one (`record`), and the folder appears whole (`folder`) with its series (`series`), its comparison
with history (`fit`), the hashes of every month (`state_hashes`) and its manifest (`manifest`).
`open` reads a folder back, `verify` says what is broken in it.
"""
