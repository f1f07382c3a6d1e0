#!/bin/sh
# Measures orderspec against the budget of its design: run.sh [--quick] PATH-OF-ORDERSPEC. See run.py.
exec python3 "$(dirname "$0")/run.py" "$@"
