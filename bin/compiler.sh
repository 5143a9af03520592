# Sourced by bin/test: the power cut of faults/ needs a C compiler. As root on Debian it is installed.
if ! command -v cc >/dev/null 2>&1 && ! command -v gcc >/dev/null 2>&1 && ! command -v clang >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq gcc libc6-dev >/dev/null
  else
    echo "The power cut of faults/ needs a C compiler. On Debian or Ubuntu type: sudo apt install gcc libc6-dev" >&2
    exit 1
  fi
fi
