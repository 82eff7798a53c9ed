"""A fast SMTP server that misbehaves on request: for the benchmark as a process of its own, for tests on a thread.

`python -m tests.sink PORT` says "siap" when it listens. The command XCOUNT answers "<mails> <distinct Message-IDs>" and forgets both.
"""

import asyncio
import contextlib
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE | re.IGNORECASE)
END = b"\r\n.\r\n"
ANSWERS = {"mail": b"250 ok\r\n", "rcpt": b"250 ok\r\n", "rset": b"250 ok\r\n", "noop": b"250 ok\r\n", "data": b"354 go\r\n"}


@dataclass
class Sink:
    """What arrived, and how the server behaves: `answers` replaces the answer to a command ("dot" is the one after the mail);
    b"" drops the connection instead, None says nothing at all. `once` are used up before `answers` count."""

    pipelining: bool = True
    contents: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    answers: dict[str, bytes | None] = field(default_factory=dict)
    once: dict[str, list[bytes | None]] = field(default_factory=dict)
    connections: int = 0
    keep: bool = True
    port: int = 0
    open: set[asyncio.Transport] = field(default_factory=set)

    def answer(self, command: str, usual: bytes) -> bytes | None:
        waiting = self.once.get(command)
        return waiting.pop(0) if waiting else self.answers.get(command, usual)


class Session(asyncio.Protocol):
    def __init__(self, sink: Sink) -> None:
        self.sink, self.buffer, self.in_data, self.greeted, self.gone = sink, b"", False, False, False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.sink.connections += 1
        self.sink.open.add(self.transport)
        self.say("hello", b"220 sink\r\n")

    def connection_lost(self, _: Exception | None) -> None:
        self.sink.open.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while self.step():
            pass

    def step(self) -> bool:
        if self.in_data:
            return self.take_mail()
        line, found, rest = self.buffer.partition(b"\r\n")
        if found:
            self.buffer = rest
            self.obey(line)
        return bool(found)

    def take_mail(self) -> bool:
        end = 0 if self.buffer.startswith(b".\r\n") else self.buffer.find(END) + 2
        if end == 1:
            return False
        content, self.buffer, self.in_data = self.buffer[:end], self.buffer[end + 3 :], False
        said = self.decide("dot", b"250 ok\r\n")
        if said is None or said[:1] in (b"2", b""):  # written down before it is told, for who hears it may look at once
            self.sink.ids[b"".join(MESSAGE_ID.findall(content)[:1]).decode()] += 1
            if self.sink.keep:
                self.sink.contents.append(content)
                self.sink.recipients.append(self.recipient)
        self.send(said)
        return True

    def obey(self, line: bytes) -> None:
        command = line[:4].decode("ascii", "replace").lower()
        if self.sink.keep:
            self.sink.commands.append(command)
        if command == "rcpt":
            self.recipient = line.partition(b"<")[2].partition(b">")[0].decode()
        if command == "ehlo":
            self.greeted = True
            self.say("ehlo", b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n" if self.sink.pipelining else b"250 sink\r\n")
        elif command == "xcou":
            self.transport.write(f"250 {self.sink.ids.total()} {len(self.sink.ids)}\r\n".encode())
            self.sink.ids.clear()
        elif command == "quit":
            self.transport.write(b"221 bye\r\n")
            self.transport.close()
        elif not self.greeted:
            self.transport.write(b"503 send EHLO first\r\n")
        else:
            said = self.say(command, ANSWERS.get(command, b"500 unknown\r\n"))
            self.in_data = command == "data" and bool(said) and said[:3] == b"354"

    def say(self, command: str, usual: bytes) -> bytes | None:
        self.send(said := self.decide(command, usual))
        return said

    def decide(self, command: str, usual: bytes) -> bytes | None:
        said = None if self.gone else self.sink.answer(command, usual)
        self.gone = not said  # whoever hangs or has hung up answers nothing that came behind, either
        return said

    def send(self, said: bytes | None) -> None:
        if said:
            self.transport.write(said)
        elif said == b"":
            self.transport.abort()


async def listen(sink: Sink, port: int) -> asyncio.Server:
    server = await asyncio.get_running_loop().create_server(lambda: Session(sink), "127.0.0.1", port)
    sink.port = server.sockets[0].getsockname()[1]
    return server


@contextlib.contextmanager
def serve(port: int = 0, **behaviour: object) -> Iterator[Sink]:
    """On a thread of this process; the port is free again afterwards."""
    sink, ready, loop = Sink(**behaviour), threading.Event(), asyncio.new_event_loop()  # type: ignore[arg-type]

    async def work() -> None:
        server = await listen(sink, port)
        ready.set()
        with contextlib.suppress(asyncio.CancelledError):
            await server.serve_forever()
        for transport in sink.open:  # whoever was killed or is still waited for
            transport.abort()
        await asyncio.sleep(0)

    task = loop.create_task(work())
    thread = threading.Thread(target=lambda: (loop.run_until_complete(task), loop.close()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)


async def main(port: int) -> None:
    server = await listen(Sink(keep=False), port)
    print("siap", flush=True)  # noqa: T201
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
