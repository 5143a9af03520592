"""One sound decoded and written again: one channel of AAC that plays on everything, and its wave.

Runs inside the encoder's own process (encode.py). Knows no Django.
"""

from array import array
from pathlib import Path

import av

from leadlight.platform.media.broken import Broken

DEMUXERS = {"webm": "matroska", "mp4": "mov", "mp3": "mp3", "wav": "wav", "ogg": "ogg", "aac": "aac"}
COVER = av.stream.Disposition.attached_pic
OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
RATE = 48_000
BITS_A_SECOND = 64_000
LONGEST_S = 20 * 60
STEPS = 60
PIECE = 1024  # samples: a fiftieth of a second
QUIET = 0.03


def make(source: Path, name: str, folder: Path) -> dict:
    """Write sound.m4a; returns its length in seconds and its wave."""
    given = _open(source, name)
    try:
        with given, av.open(str(folder / "sound.m4a"), "w", format="ipod", options=OPTIONS) as out:
            seconds, peaks = _copy(given, out)
    except Broken:
        raise
    except (av.error.InvalidDataError, av.error.ArgumentError, MemoryError, EOFError):
        raise Broken("broken_sound") from None
    return {"parts": {"sound": {"name": "sound.m4a"}}, "seconds": round(seconds, 2), "wave": wave(peaks)}


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


def _even(frames):
    """The same at our own rate on one channel, in pieces of 1,024; what was sent may change its own on the way."""
    tune, shape = None, None
    for frame in frames:
        frame.pts = None
        if shape != (shape := (frame.format.name, frame.layout.name, frame.sample_rate)):
            yield from tune.resample(None) if tune else ()
            tune = av.AudioResampler(format="fltp", layout="mono", rate=RATE, frame_size=PIECE)
        yield from tune.resample(frame)
    yield from tune.resample(None) if tune else ()


def _copy(given, out):
    """Encode all of `given` into `out`; returns (seconds, the peak 0-1 of each piece)."""
    voice = out.add_stream("aac", rate=RATE, layout="mono", bit_rate=BITS_A_SECOND)
    voice.codec_context.thread_count = 1
    samples, peaks = 0, []
    for piece in _even(_frames(given)):
        peaks.append(_peak(piece))
        piece.pts = samples
        samples += piece.samples
        out.mux(voice.encode(piece))
        if samples > LONGEST_S * RATE:
            raise Broken("long_sound")
    out.mux(voice.encode(None))
    if samples < RATE / 10:
        raise Broken("broken_sound")
    return samples / RATE, peaks


def _peak(piece):
    """Every fourth sample is enough to draw by."""
    loud = array("f", bytes(piece.planes[0])[: piece.samples * 4])[::4]
    return max(max(loud), -min(loud)) if loud else 0


def wave(peaks: list[float]) -> list[int]:
    """Sixty steps 0-100, the loudest of the recording at 100; near silence stays near 0."""
    loudest = max(max(peaks, default=0), QUIET)
    steps = []
    for step in range(STEPS):
        piece = peaks[step * len(peaks) // STEPS : (step + 1) * len(peaks) // STEPS + 1]
        steps.append(round(100 * max(piece, default=0) / loudest))
    return steps
