package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Ends calls that wait and do not heed `Thread.interrupt`.
///
/// A socket that a thread waits for is closed, as Java itself does where it interrupts a channel or
/// a virtual thread. Where one reads what a process writes, the processes that the cell started are
/// ended, with those that they started, as `Ctrl-C` in a terminal does. Any other pipe or device is
/// a [BlockedFile].
final class DeafCalls {
    private static final Set<String> SOCKETS =
            Set.of("sun.nio.ch.NioSocketImpl", "sun.nio.ch.DatagramChannelImpl");
    private static final Set<String> PIPES =
            Set.of("java.io.FileInputStream", "java.io.FileOutputStream");
    private static final Set<String> FILES =
            Set.of(
                    "java.io.FileInputStream",
                    "java.io.FileOutputStream",
                    "java.io.RandomAccessFile",
                    "sun.nio.ch.FileDispatcherImpl",
                    "sun.nio.ch.UnixFileDispatcherImpl",
                    "sun.nio.fs.UnixNativeDispatcher");

    /// How many times the processes that a cell started are asked to end before the pipe to them is
    /// cut.
    private static final int PATIENCE = 2;

    /// How much earlier than it started a process may say that it did: the system counts from its
    /// own start, which it knows to a second.
    private static final Duration INACCURACY = Duration.ofSeconds(1);

    private DeafCalls() {}

    /// Ends what a thread waits for, if it is one of those; does nothing otherwise.
    ///
    /// @param own the thread as the system knows it, where it does
    /// @param begun when the thread's cell began
    /// @param times how many times it was called for that cell before
    /// @return whether the call goes on as if it had come to its own end
    static boolean end(Thread thread, @Nullable SystemThread own, Instant begun, int times) {
        var trace = thread.getStackTrace();
        if (trace.length == 0) {
            return false;
        }
        if (trace[0].isNativeMethod() && FILES.contains(trace[0].getClassName())) {
            boolean ended =
                    PIPES.contains(trace[0].getClassName())
                            && endProcesses(begun.minus(INACCURACY));
            boolean waits = ended && times < PATIENCE;
            return !waits && own != null && BlockedFile.release(own) || ended;
        }
        if (Arrays.stream(trace).anyMatch(frame -> SOCKETS.contains(frame.getClassName()))) {
            closeSockets(thread);
        }
        return false;
    }

    private static boolean endProcesses(Instant since) {
        var processes =
                ProcessHandle.current()
                        .children()
                        .filter(child -> startOf(child).isAfter(since))
                        .flatMap(child -> Stream.concat(child.descendants(), Stream.of(child)))
                        .toList();
        processes.forEach(ProcessHandle::destroy);
        return !processes.isEmpty();
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.MIN);
    }

    private static void closeSockets(Thread thread) {
        try {
            for (Object socket : sockets()) {
                if (isUsedBy(thread, socket)) {
                    close(socket);
                }
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException otherwise) {
            // in a JDK that keeps them elsewhere: the cell is given up where it is
            System.getLogger(DeafCalls.class.getName())
                    .log(System.Logger.Level.DEBUG, "sockets are not found", otherwise);
        }
    }

    /// Lists the sockets that are open: the JDK's cleaner knows each, as it closes those that were
    /// forgotten.
    private static List<Object> sockets() throws ReflectiveOperationException {
        var factory = Class.forName("jdk.internal.ref.CleanerFactory");
        var cleaner = open(factory.getDeclaredMethod("cleaner")).invoke(null);
        var list = value(value(cleaner, Cleaner.class, "impl"), "activeList");
        var sockets = new ArrayList<>();
        synchronized (list) {
            for (Object node = value(list, "head"); node != null; node = value(node, "next")) {
                var references = (Reference<?>[]) value(node, "arr");
                int size = (int) value(node, "size");
                for (int i = 0; i < size; i++) {
                    Object referent = value(references[i], Reference.class, "referent");
                    if (referent != null && SOCKETS.contains(referent.getClass().getName())) {
                        sockets.add(referent);
                    }
                }
            }
        }
        return sockets;
    }

    /// A thread holds a socket's lock as long as it reads, writes, connects or accepts.
    private static boolean isUsedBy(Thread thread, Object socket)
            throws ReflectiveOperationException {
        var owner = open(ReentrantLock.class.getDeclaredMethod("getOwner"));
        return owner.invoke(value(socket, "readLock")) == thread
                || owner.invoke(value(socket, "writeLock")) == thread;
    }

    private static void close(Object socket) throws IOException, ReflectiveOperationException {
        if (socket instanceof Closeable channel) {
            channel.close();
        } else {
            open(socket.getClass().getDeclaredMethod("close")).invoke(socket);
        }
    }

    private static Object value(Object object, String field) throws ReflectiveOperationException {
        return value(object, object.getClass(), field);
    }

    private static Object value(Object object, Class<?> type, String name)
            throws ReflectiveOperationException {
        Field field = open(type.getDeclaredField(name));
        return field.get(object);
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }
}
