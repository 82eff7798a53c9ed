"""The template that `lib.bounded` keeps of a reader: it has loaded the reader, reads no upload itself, and forks a child for each.

It has one thread and waits for three things: an upload, the end of a child, and a parent that is done with a child, or dead.
"""

import contextlib
import ctypes
import gc
import json
import os
import select
import signal
import socket
from collections.abc import Callable
from typing import Any, BinaryIO, Final, NoReturn

Main = Callable[[Any, BinaryIO, BinaryIO], None]
LIBC: Final = ctypes.CDLL(None)
PR_SET_PDEATHSIG: Final = 1
REQUESTS: Final = 0  # the handle of the socket by which they come
REQUEST_BYTES: Final = 256 * 1024
HANDLES: Final = 3  # the first that is not a standard one
LAST_HANDLE: Final = os.sysconf("SC_OPEN_MAX")
BY_BOUNDS: Final = (signal.SIGKILL, signal.SIGXCPU)


class Template:
    """A request is its text and three handles: the upload, the pipe for the answer, and a socket. The template says by that socket how
    the child ended; it ends the child when the other side shuts the socket, as a dying parent does too."""

    def __init__(self, main: Main) -> None:
        os.closerange(HANDLES, LAST_HANDLE)  # what the site left open by mistake
        self.main = main
        self.requests = socket.socket(fileno=REQUESTS)
        self.poll = select.poll()
        self.poll.register(REQUESTS, select.POLLIN)
        self.running = dict[int, tuple[int, socket.socket]]()  # by the pidfd of the child
        self.pidfds = dict[int, int]()  # by the handle of the socket
        self.is_open = True

    def serve(self) -> None:
        gc.freeze()
        while self.is_open or self.running:
            handle = self.poll.poll()[-1][0]  # one at a time: what is done may close the handle of the next
            if handle == REQUESTS:
                self._take()
            elif handle in self.running:
                self._tell(handle)
            else:
                self.poll.unregister(handle)
                signal.pidfd_send_signal(self.pidfds[handle], signal.SIGKILL)

    def _take(self) -> None:
        text, handles, _, _ = socket.recv_fds(self.requests, REQUEST_BYTES, 3)
        if not handles:
            self.is_open = False
            self.poll.unregister(REQUESTS)
            return
        upload, answer, asker = handles
        template, told = os.getpid(), socket.socket(fileno=asker)
        try:
            pid = os.fork()
            if pid == 0:
                self._read(template, text, upload, answer)
        except OSError:  # no room for another process
            told.close()
        else:
            pidfd = os.pidfd_open(pid)  # not waited for yet, so the number is still its own
            self.running[pidfd], self.pidfds[asker] = (pid, told), pidfd
            self.poll.register(pidfd, select.POLLIN)
            self.poll.register(asker, select.POLLIN)
        finally:
            os.close(upload)
            os.close(answer)

    def _tell(self, pidfd: int) -> None:
        pid, asker = self.running.pop(pidfd)
        del self.pidfds[asker.fileno()]
        self.poll.unregister(pidfd)
        os.close(pidfd)
        with contextlib.suppress(KeyError):  # no longer waited for when the child was ended
            self.poll.unregister(asker)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code < 0 and -code not in BY_BOUNDS:
            self.requests.shutdown(socket.SHUT_RD)  # the next upload finds other addresses: a crash teaches nothing about them
        with asker, contextlib.suppress(OSError):
            asker.send(str(code).encode())

    def _read(self, template: int, text: bytes, upload: int, answer: int) -> NoReturn:
        """As the child: nothing but the upload, the pipe and a place for complaints stays open."""
        code = 1
        try:
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            os.dup2(upload, 0)
            os.dup2(answer, 1)
            os.closerange(HANDLES, LAST_HANDLE)
            if os.getppid() == template:
                with open(0, "rb") as file, open(1, "wb") as out:
                    self.main(json.loads(text), file, out)
                    code = 0
        finally:
            os._exit(code)
