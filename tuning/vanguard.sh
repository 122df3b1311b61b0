#!/bin/sh
# Tunes the vanguard account from its placement, on the outcomes of 1921-34: the villages first, whose
# curve hangs on seven parameters alone, then all together from the values of n0, then once more from
# there. About twenty minutes on two cores. The values in the account's file came so, but the first
# two descents were made before sizes and turns of host units were even (decision 0013); run again
# from the start they need not end at the same digits.
set -e
cd "$(dirname "$0")/.."
python=.venv/bin/python
$python tuning/place.py vanguard --write > /dev/null
$python tuning/tune.py vanguard --scale 1/100 --rounds 10 --start n0 --only implementation \
  --set implementation.even=0.62 --set implementation.drive=7 --set implementation.draw=0.04 \
  --set implementation.leaving=8 --set implementation.hold=30 --set implementation.force=4 \
  --set implementation.fading=0.6 --by tuning/vanguard.sh --write
$python tuning/tune.py vanguard --scale 1/50 --rounds 8 --start n0 --by tuning/vanguard.sh --write
$python tuning/tune.py vanguard --scale 1/50 --rounds 7 --by tuning/vanguard.sh --write
