"""`python tests/minta_salinan.py SOCKET … CODE`: a copy (`tests/salinan.py`) gets what this process was begun with, which then is gone."""

import json
import os
import socket
import sys

if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as one:
        one.connect(sys.argv[1])
        socket.send_fds(one, [b"3"], [0, 1, 2])
        one.sendall(json.dumps({"code": sys.argv[-1], "environ": dict(os.environ)}).encode())
