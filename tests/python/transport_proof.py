"""Speaks to the kernel's sockets by libzmq, the ZeroMQ that Jupyter's clients use.

    python transport_proof.py ROUTER XPUB REP

The arguments are ports of this machine's. ROUTER sends every message back to its sender, XPUB publishes `news` and
`other` for each subscription, REP sends back what it gets. Prints how many connections were served.
"""

import sys

import zmq

CLIENTS = 50
TIMEOUT_MILLIS = 20_000
SIZES = (0, 1, 255, 256, 65_536, 5_000_000)


def main(router, xpub, rep):
    context = zmq.Context()

    def connect(kind, port, identity=b""):
        socket = context.socket(kind)
        socket.linger = 0
        socket.rcvtimeo = TIMEOUT_MILLIS
        socket.heartbeat_ivl = 50
        if identity:
            socket.identity = identity
        socket.connect(f"tcp://127.0.0.1:{port}")
        return socket

    served = 0
    for i in range(CLIENTS):
        dealer = connect(zmq.DEALER, router, b"" if i % 2 else b"the one")
        subscriber = connect(zmq.SUB, xpub)
        request = connect(zmq.REQ, rep)
        subscriber.subscribe(b"news")
        for round in range(2):
            message = [b"%d" % i, b"", b"x" * (round * 300)]
            dealer.send_multipart(message)
            assert dealer.recv_multipart() == message
            request.send(b"beat %d" % round)
            assert request.recv() == b"beat %d" % round
        assert subscriber.recv_multipart() == [b"news", b"wanted"]
        if i == 0:
            frames = [bytes([n]) * size for n, size in enumerate(SIZES)]
            dealer.send_multipart(frames)
            assert dealer.recv_multipart() == frames
            subscriber.unsubscribe(b"news")
            subscriber.subscribe(b"other")
            assert subscriber.recv_multipart() == [b"other", b"unwanted"]
        for socket in (dealer, subscriber, request):
            socket.close()
            served += 1
    context.term()
    print(f"served {served}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
