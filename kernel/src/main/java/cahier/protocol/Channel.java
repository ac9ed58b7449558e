package cahier.protocol;

import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Owns one socket and the thread that alone touches it, which sleeps until a message arrives or is
/// to be sent: nothing is polled.
///
/// A thread that runs a cell may be interrupted at any moment, and an interrupt in the middle of a
/// socket operation would close JeroMQ's inner pipes. So other threads only leave their messages
/// here and wake the owner, which is harmless under interrupts.
final class Channel implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Channel.class.getName());

    /// Takes the frames of one message.
    interface Receiver {
        void receive(List<byte[]> frames) throws BadMessage;
    }

    private final String name;
    private final ZMQ.Socket socket;
    private final Receiver receiver;
    private final Selector selector;
    private final ConcurrentLinkedQueue<List<byte[]>> outbox = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    Channel(String name, ZMQ.Socket socket, Receiver receiver) {
        this.name = name;
        this.socket = socket;
        this.receiver = receiver;
        try {
            selector = Selector.open();
            socket.getFD().register(selector, SelectionKey.OP_READ);
        } catch (IOException failure) {
            throw new UncheckedIOException("channel " + name + ": cannot wait on it", failure);
        }
        thread = Thread.ofPlatform().daemon().name("cahier-" + name).unstarted(this::run);
    }

    Channel start() {
        thread.start();
        return this;
    }

    /// Sends a message soon; any thread may call this, also one that is interrupted.
    void send(List<byte[]> frames) {
        outbox.add(frames);
        if (Thread.currentThread() != thread) selector.wakeup();
    }

    /// Sends what waits, closes the socket and ends the thread.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            if (Thread.currentThread() != thread) thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                // User code can find this thread and interrupt it.
                Thread.interrupted();
                sendAll();
                if (closing && outbox.isEmpty()) break;
                var frames = receive();
                if (frames != null) hand(frames);
                else if (outbox.isEmpty() && !closing) sleep();
            }
        } catch (ZMQException | UncheckedIOException failure) {
            if (!closing) LOG.log(System.Logger.Level.ERROR, "channel " + name + " ended", failure);
        } finally {
            socket.close();
            closeSelector();
        }
    }

    private void sendAll() {
        for (var frames = outbox.poll(); frames != null; frames = outbox.poll()) {
            for (int i = 0; i < frames.size(); i++) {
                socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
            }
        }
    }

    private @Nullable List<byte[]> receive() {
        var frame = socket.recv(ZMQ.DONTWAIT);
        if (frame == null) return null;
        var frames = new ArrayList<byte[]>(8);
        while (frame != null) {
            frames.add(frame);
            frame = socket.hasReceiveMore() ? socket.recv() : null;
        }
        return frames;
    }

    private void hand(List<byte[]> frames) {
        try {
            receiver.receive(frames);
        } catch (BadMessage bad) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    name + ": a message was dropped: {0}",
                    bad.getMessage());
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(System.Logger.Level.ERROR, name + ": a message was lost", failure);
        }
    }

    private void sleep() {
        try {
            selector.select();
            selector.selectedKeys().clear();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.DEBUG, "selector of " + name, failure);
        }
    }
}
