# Sourced by bin/start and bin/test: one virtual environment, exactly the locked parts, only when a lock changed.
# usage: . bin/setup.sh run|test [timetable]
python=$(command -v python3 || true)
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Leadlight needs Python 3.11 or newer. Install it (python.org, or your system's packages), then run this again." >&2
  exit 1
fi
for name in "$@"; do
  lock="requirements/$name.txt"
  stamp=".venv/.locked-$name"
  want=$(cksum < "$lock")
  if [ ! -x .venv/bin/python ] || [ "$(cat "$stamp" 2>/dev/null)" != "$want" ]; then
    echo "Setting up Leadlight (once, about a minute)…" >&2
    if [ ! -x .venv/bin/python ] && ! "$python" -m venv .venv; then
      rm -rf .venv
      echo "Python could not make its folder .venv. On Debian or Ubuntu type: sudo apt install python3-venv" >&2
      exit 1
    fi
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/tool.txt
    .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes --only-binary :all: -r "$lock"
    cat > .venv/bin/leadlight <<'COMMAND'
#!/bin/sh
# stays in the folder it is called from: the files it is given are there; -P: what else lies there is not imported
house=$(cd "$(dirname "$0")/../.." && pwd)
PYTHONPATH="$house" exec "$house/.venv/bin/python" -P -m leadlight "$@"
COMMAND
    chmod +x .venv/bin/leadlight
    echo "$want" > "$stamp"
  fi
done
export PATH="$PWD/.venv/bin:$PATH"
