"""How fast a lamp reaches the board and a turned page the phones: thirty devices, a real server, real sockets."""

import asyncio
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlencode

from leadlight.platform.bench import bench

ROUNDS = 40
PAUSE_S = 1.0  # six tables change much less often; the machine is shared with the thirty clients
START_S = 60
CSRF = "b" * 32
BUDGET_MS = {"lamp_to_board_p99": 1000, "step_to_follower_p99": 500}


def _free_port() -> int:
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        return knock.getsockname()[1]


class Device:
    """One browser: its cookies, one connection for pages, one socket."""

    def __init__(self, port, cookies, csrf):
        self.port, self.csrf = port, csrf
        self.cookie = "; ".join(f"{name}={value}" for name, value in {**cookies, csrf: CSRF}.items())

    def _ask(self, method, path, sent=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self.cookie, "Host": f"localhost:{self.port}", "X-CSRFToken": CSRF}
        body = urlencode(sent) if sent is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return text

    async def get(self, path):
        return await asyncio.to_thread(self._ask, "GET", path)

    async def post(self, path, **sent):
        return await asyncio.to_thread(self._ask, "POST", path, sent)

    def listen(self, path):
        from websockets.asyncio.client import connect

        origin = f"http://localhost:{self.port}"
        return connect(f"ws://localhost:{self.port}{path}", origin=origin, additional_headers={"Cookie": self.cookie})


async def _follow(device, socket_path, page, told, shown):
    """Note when each step was told and when its page was there, as a phone does: {step: seconds}."""
    await device.get(page)
    async with device.listen(socket_path) as line:
        async for message in line:
            step = json.loads(message)["step"]
            told.setdefault(step, time.perf_counter())
            await device.get(page)
            shown.setdefault(step, time.perf_counter())


def _ms(values) -> dict:
    values = sorted(1000 * value for value in values)
    return {
        "p50": round(statistics.median(values)),
        "p99": round(values[min(len(values) - 1, int(len(values) * 0.99))]),
    }


async def _measure(port, world) -> dict:
    board = Device(port, world["teacher"], world["csrf"])
    board_told: asyncio.Queue = asyncio.Queue()
    phones, tasks = [], []
    for table in world["tables"]:
        table["device"] = Device(port, table["lead"], world["csrf"])
        await table["device"].get(f"/meetings/{table['meeting']}/")
        for cookies in table["families"]:
            told: dict = {}
            shown: dict = {}
            page = f"/conferences/{table['conference']}/together/"
            phone = Device(port, cookies, world["csrf"])
            tasks.append(
                asyncio.create_task(_follow(phone, f"/live/conferences/{table['conference']}/", page, told, shown))
            )
            phones.append((table, told, shown))
    await board.get(f"/class/{world['class']}/board/")  # every device has its page before anything is measured
    async with board.listen(f"/live/boards/{world['class']}/") as line:
        tasks.append(asyncio.create_task(_pass_on(line, board_told)))
        await asyncio.sleep(5)
        lamps = await _lamps(world, board, board_told)
        steps = await _turns(world, phones)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {"devices": len(phones) + len(world["tables"]), "rounds": ROUNDS, **lamps, **steps, "budget_ms": BUDGET_MS}


async def _pass_on(line, told):
    async for _message in line:
        told.put_nowait(time.perf_counter())


async def _lamps(world, board, told) -> dict:
    """A child lights the lamp: until the board is told, and until its new page has arrived."""
    heard, there = [], []
    for number in range(ROUNDS):
        table = world["tables"][number % len(world["tables"])]
        while not told.empty():
            told.get_nowait()
        out = {"out": "1"} if number // len(world["tables"]) % 2 else {}
        began = time.perf_counter()
        sending = asyncio.create_task(table["device"].post(f"/meetings/{table['meeting']}/lamps/", kind="help", **out))
        heard.append(await asyncio.wait_for(told.get(), 30) - began)
        await board.get(f"/class/{world['class']}/board/")
        there.append(time.perf_counter() - began)
        await sending
        await asyncio.sleep(PAUSE_S)
    return {"lamp_told_ms": _ms(heard), "lamp_to_board_ms": _ms(there)}


async def _turns(world, phones) -> dict:
    """A child turns to the next part: until each phone is told, and until its page has arrived."""
    began_at = []
    for _table, told, shown in phones:
        told.clear(), shown.clear()
    for number in range(ROUNDS):
        table = world["tables"][number % len(world["tables"])]
        parts = table["parts"]
        began = time.perf_counter()
        await table["device"].post(
            f"/meetings/{table['meeting']}/place/", part=parts[number // len(world["tables"]) % len(parts)]
        )
        began_at.append((table["meeting"], began))
        await asyncio.sleep(PAUSE_S)
    await asyncio.sleep(2)
    told_ms: list = []
    shown_ms: list = []
    for table, told, shown in phones:
        begins = [began for meeting, began in began_at if meeting == table["meeting"]]
        for times, found in ((told, told_ms), (shown, shown_ms)):
            found += [at - began for began, (_step, at) in zip(begins, sorted(times.items()), strict=False)]
    return {"step_told_ms": _ms(told_ms), "step_to_follower_ms": _ms(shown_ms), "pages_shown": len(shown_ms)}


def _wait_for(port, server):
    for _ in range(START_S * 10):
        if server.poll() is not None:
            raise RuntimeError("the server stopped")
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not answer")


@bench("live")
def live() -> dict:
    """Six conferences with four phones each and a board, on a data folder and a server of their own."""
    with tempfile.TemporaryDirectory(prefix="leadlight-bench-") as folder:
        port = _free_port()
        env = {**os.environ, "LEADLIGHT_DATA": folder, "LEADLIGHT_URL": f"http://localhost:{port}"}
        env = {name: value for name, value in env.items() if name not in ("LEADLIGHT_DATABASE", "LEADLIGHT_DEBUG")}
        for words in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "-m", "leadlight", *words], env=env, check=True, stdout=subprocess.DEVNULL)
        made = subprocess.run(
            [sys.executable, "-m", "leadlight.confer.bench_world"], env=env, check=True, capture_output=True, text=True
        )
        granian = ["-m", "granian", "--interface", "asgi", "leadlight.site.asgi:application", "--port", str(port)]
        server = subprocess.Popen(
            [sys.executable, *granian], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(port, server)
            return asyncio.run(_measure(port, json.loads(made.stdout)))
        finally:
            server.terminate()
            server.wait(timeout=20)
