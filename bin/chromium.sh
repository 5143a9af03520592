# Sourced by bin/test: finds a Chrome or Chromium, or says the one line to type. As root on Debian it installs it.
for name in chromium chromium-browser google-chrome google-chrome-stable \
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
  if command -v "$name" >/dev/null 2>&1; then CHROMIUM=$(command -v "$name"); break; fi
done
if [ -z "${CHROMIUM:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core >/dev/null
  CHROMIUM=$(command -v chromium)
fi
if [ -z "${CHROMIUM:-}" ]; then
  echo "The journeys need Chrome or Chromium. On Debian or Ubuntu type: sudo apt install chromium" >&2
  exit 1
fi
export CHROMIUM
