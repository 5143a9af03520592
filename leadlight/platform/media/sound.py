"""One sound decoded and written again: one channel of AAC that plays on everything, and its wave.

Runs inside the encoder's own process (encode.py). Knows no Django.
"""

from array import array
from pathlib import Path

import av

from leadlight.platform.media.broken import Broken

DEMUXERS = {"webm": "matroska", "mp4": "mov", "mp3": "mp3", "wav": "wav", "ogg": "ogg", "aac": "aac"}
RATE = 48_000
BITS_A_SECOND = 64_000
LONGEST_S = 20 * 60
STEPS = 60
WAVE_RATE = 8_000
WINDOW = 160  # samples at WAVE_RATE: a fiftieth of a second


def make(source: Path, name: str, folder: Path) -> dict:
    """Write sound.m4a; returns its length in seconds and its wave."""
    given = _open(source, name)
    try:
        with given, av.open(str(folder / "sound.m4a"), "w", format="ipod", options=OPTIONS) as out:
            seconds, peaks = _copy(given, out)
    except Broken:
        raise
    except (av.error.InvalidDataError, MemoryError, EOFError):
        raise Broken("broken_sound") from None
    return {"parts": {"sound": {"name": "sound.m4a"}}, "seconds": round(seconds, 2), "wave": wave(peaks)}


OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}


def _open(source, name):
    try:
        given = av.open(
            str(source), format=DEMUXERS[name], options={"protocol_whitelist": "file"}, metadata_errors="ignore"
        )
    except (av.error.FFmpegError, MemoryError):
        raise Broken("broken_sound") from None
    if any(stream.type == "video" and not stream.disposition & COVER for stream in given.streams):
        raise Broken("film_sound")
    if not given.streams.audio or not 4_000 <= (given.streams.audio[0].rate or 0) <= 192_000:
        raise Broken("broken_sound")
    return given


COVER = av.stream.Disposition.attached_pic


def _frames(given):
    """Every frame that can be heard; a scratch in the middle is passed over."""
    stream = given.streams.audio[0]
    stream.thread_count = 1
    packets = given.demux(stream)
    while True:
        try:
            yield from next(packets).decode()
        except StopIteration:
            return
        except (av.error.InvalidDataError, av.error.EOFError):
            continue


def _copy(given, out):
    """Encode all of `given` into `out`; returns (seconds, one peak 0-32768 for each fiftieth of a second)."""
    voice = out.add_stream("aac", rate=RATE, layout="mono", bit_rate=BITS_A_SECOND)
    voice.codec_context.thread_count = 1
    speak = av.AudioResampler(format="fltp", layout="mono", rate=RATE, frame_size=1024)
    draw = av.AudioResampler(format="s16", layout="mono", rate=WAVE_RATE, frame_size=WINDOW)
    samples, peaks = 0, []
    for frame in _with_end(_frames(given)):
        if frame is not None:
            frame.pts = None
        for piece in draw.resample(frame):
            peaks.append(_peak(piece))
        for piece in speak.resample(frame):
            piece.pts = samples
            samples += piece.samples
            out.mux(voice.encode(piece))
        if samples > LONGEST_S * RATE:
            raise Broken("long_sound")
    out.mux(voice.encode(None))
    if samples < RATE / 10:
        raise Broken("broken_sound")
    return samples / RATE, peaks


def _with_end(frames):
    yield from frames
    yield None


def _peak(piece):
    loud = array("h", bytes(piece.planes[0])[: piece.samples * 2])
    return max(max(loud), -min(loud)) if loud else 0


def wave(peaks: list[int]) -> list[int]:
    """Sixty steps 0-100, the loudest of the recording at 100; near silence stays near 0."""
    loudest = max(max(peaks, default=0), 1_000)
    steps = []
    for step in range(STEPS):
        piece = peaks[step * len(peaks) // STEPS : (step + 1) * len(peaks) // STEPS + 1]
        steps.append(round(100 * max(piece, default=0) / loudest))
    return steps
