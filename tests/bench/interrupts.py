"""Interrupts running cells and measures how long the answer takes: a part of kernels.py.

A cell says that it runs, a client lets it run for a moment, asks for the interrupt as a frontend's
button does, and waits for the reply of the cell, which must be the error of an interrupt.
"""

from __future__ import annotations

import random
import statistics
import time
from queue import Empty

TIMEOUT = 60

MAKE_PIPE = (
    'String pipe = Files.createTempDirectory("pipe").resolve("pipe").toString();\n'
    'new ProcessBuilder("mkfifo", pipe).start().waitFor();\n'
)
MAKE_PIPE_IN_PYTHON = (
    "import os, tempfile\npipe = tempfile.mkdtemp() + '/pipe'\nos.mkfifo(pipe)\n"
)

# what Python has no cell for stays empty
CELLS = {
    "sleeping": {
        "java": "System.out.println(1);\nThread.sleep(60_000);",
        "python": "import time\nprint(1)\ntime.sleep(60)",
    },
    "in an empty loop": {
        "java": "System.out.println(1);\nwhile (true) {}",
        "python": "print(1)\nwhile True: pass",
    },
    "counting with a long": {
        "java": "System.out.println(1);\n"
        "long n = 0;\nfor (long i = 0; i < Long.MAX_VALUE; i++) n += i ^ n;\nn",
        "python": "print(1)\nn = i = 0\nwhile i < 1 << 62: n ^= i; i += 1\nn",
    },
    "in a parallel stream": {
        "java": "System.out.println(1);\n"
        "java.util.stream.LongStream.range(0, Long.MAX_VALUE).parallel().map(i -> i ^ 7).sum()",
    },
    "reading a socket": {
        "java": "try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\n"
        "        var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {\n"
        "    System.out.println(1);\n"
        "    socket.getInputStream().read();\n"
        "}",
        "python": "import socket\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "client = socket.create_connection(server.getsockname())\n"
        "print(1)\nclient.recv(1)",
    },
    "waiting for a connection": {
        "java": "try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {\n"
        "    System.out.println(1);\n"
        "    server.accept();\n"
        "}",
        "python": "import socket\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "print(1)\nserver.accept()",
    },
    "reading a process's output": {
        "java": 'var child = new ProcessBuilder("sleep", "60").start();\n'
        "System.out.println(1);\nchild.getInputStream().read();",
        "python": "import subprocess\n"
        "child = subprocess.Popen(['sleep', '60'], stdout=subprocess.PIPE)\n"
        "print(1)\nchild.stdout.read(1)",
    },
    "reading a process's errors": {
        "java": 'var child = new ProcessBuilder("sleep", "60").start();\n'
        "System.out.println(1);\nchild.getErrorStream().read();",
        "python": "import subprocess\n"
        "child = subprocess.Popen(['sleep', '60'], stderr=subprocess.PIPE)\n"
        "print(1)\nchild.stderr.read(1)",
    },
    "opening a named pipe": {
        "java": MAKE_PIPE + "System.out.println(1);\nnew FileInputStream(pipe).read();",
        "python": MAKE_PIPE_IN_PYTHON + "print(1)\nopen(pipe, 'rb').read(1)",
    },
    "reading a named pipe": {
        "java": MAKE_PIPE + 'var writer = new RandomAccessFile(pipe, "rw");\n'
        "var in = new FileInputStream(pipe);\nSystem.out.println(1);\nin.read();",
        "python": MAKE_PIPE_IN_PYTHON + "writer = os.open(pipe, os.O_RDWR)\n"
        "source = open(pipe, 'rb')\nprint(1)\nsource.read(1)",
    },
    "reading a named pipe by NIO": {
        "java": MAKE_PIPE + 'var writer = new RandomAccessFile(pipe, "rw");\n'
        "var in = Files.newInputStream(Path.of(pipe));\nSystem.out.println(1);\nin.read();",
    },
    "swallowing interrupts": {
        "java": "System.out.println(1);\n"
        "while (true) {\n"
        "    try { Thread.sleep(10_000); } catch (InterruptedException e) { }\n"
        "}",
    },
    "flooding": {
        "java": 'while (true) System.out.println("a line of a flood");',
        "python": "while True: print('a line of a flood')",
    },
    "waiting for input": {
        "java": 'IO.readln("name? ")',
        "python": "input('name? ')",
    },
}

ROWS = [
    f"interrupted {what}, {figure}"
    for what in CELLS
    for figure in ("median ms", "worst ms")
]

# what a kernel says of a cell that was interrupted
NAMES = {"Interrupted", "KeyboardInterrupt", "InterruptedException"}


def measure(kernel, times: int = 7) -> None:
    """Notes the median and the worst of each kind; `kernel` is a Kernel of kernels.py."""
    for what, cells in CELLS.items():
        code = cells.get(kernel.language)
        if code is None:
            continue
        spans = [1000 * interrupted(kernel, code) for _ in range(times)]
        kernel.note(f"interrupted {what}, median ms", statistics.median(spans))
        kernel.note(f"interrupted {what}, worst ms", max(spans))


def interrupted(kernel, code: str) -> float:
    asks = "name? " in code
    msg_id = kernel.client.execute(code, allow_stdin=asks)
    if asks:
        kernel.client.get_stdin_msg(timeout=TIMEOUT)
    else:
        until_it_prints(kernel, msg_id)
    # not always at the same point of what the cell does
    time.sleep(random.uniform(0.1, 0.2))
    begin = time.perf_counter()
    kernel.manager.interrupt_kernel()
    content = kernel.reply(msg_id)
    span = time.perf_counter() - begin
    if content["status"] != "error" or content["ename"] not in NAMES:
        raise SystemExit(f"interrupts.py: not interrupted: {content}\n{code}")
    kernel.until_idle(msg_id)
    if kernel.execute("1+1")[-1]["content"]["data"]["text/plain"] != "2":
        raise SystemExit(f"interrupts.py: the next cell went wrong after\n{code}")
    return span


def until_it_prints(kernel, msg_id: str) -> None:
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            message = kernel.client.get_iopub_msg(timeout=1)
        except Empty:
            continue
        if message["parent_header"].get("msg_id") == msg_id and message["msg_type"] == "stream":
            return
    raise SystemExit("interrupts.py: the cell printed nothing")
