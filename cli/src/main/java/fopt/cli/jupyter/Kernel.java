package fopt.cli.jupyter;

import fopt.RunOptions;
import fopt.Session;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// A kernel at work, from its start until a client (or the process) ends it.
public final class Kernel {
    private static final int LINGER = 1000;
    private static final long PATIENCE_SECONDS = 5;

    private final ZMQ.Context context = ZMQ.context(1);
    private final Envelope envelope;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket heartbeat;
    private final Publisher publisher;
    private final Requests requests;
    /// Held while a request of the shell is answered, and for ever at the end.
    private final ReentrantLock busy = new ReentrantLock();
    private final AtomicBoolean ended = new AtomicBoolean();

    /// @param session is made in the background
    /// @throws IllegalArgumentException if an address is taken
    public Kernel(Connection connection, Supplier<Session> session, RunOptions options) {
        this(connection, session, options, System::nanoTime);
    }

    /// @param clock tells when progress is shown
    Kernel(Connection connection, Supplier<Session> session, RunOptions options, LongSupplier clock) {
        envelope = new Envelope(connection.key());
        shell = bound(SocketType.ROUTER, connection.address(connection.shell()));
        control = bound(SocketType.ROUTER, connection.address(connection.control()));
        stdin = bound(SocketType.ROUTER, connection.address(connection.stdin()));
        heartbeat = bound(SocketType.REP, connection.address(connection.heartbeat()));
        ZMQ.Socket iopub = context.socket(SocketType.XPUB);
        iopub.setXpubVerbose(true);
        iopub.setHWM(0);
        bind(iopub, connection.address(connection.iopub()));
        publisher = new Publisher(context, iopub, envelope);
        CompletableFuture<Session> made = CompletableFuture.supplyAsync(session);
        requests = new Requests(publisher, new Cells(made::join, options, publisher, clock));
    }

    private ZMQ.Socket bound(SocketType type, String address) {
        ZMQ.Socket socket = context.socket(type);
        socket.setLinger(LINGER);
        bind(socket, address);
        return socket;
    }

    private static void bind(ZMQ.Socket socket, String address) {
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new IllegalArgumentException("cannot listen at " + address + ": another program does, or it is no address of this machine", e);
        }
    }

    /// Answers until a client wants the kernel to end.
    public void run() {
        publisher.status(Message.none(), "starting");
        Thread.ofPlatform().daemon().name("fopt-heartbeat").start(() -> untilTheEnd(heartbeat, () -> Channel.send(heartbeat, Channel.frames(heartbeat, heartbeat.recv()))));
        Channel asked = new Channel(shell, envelope);
        Thread.ofPlatform().daemon().name("fopt-shell").start(() -> untilTheEnd(shell, () -> answer(asked, asked.take())));
        Channel ordered = new Channel(control, envelope);
        boolean more = true;
        while (more) {
            more = requests.answerControl(ordered, ordered.take());
        }
        end();
        control.close();
        stdin.close();
        if (busy.isHeldByCurrentThread()) {
            context.term();
        }
    }

    /// A standard error that shows in the cell that runs. @param before where it goes between cells
    public PrintStream errors(PrintStream before) {
        return new PrintStream(new CellErrors(requests.cells()::present, before), false, StandardCharsets.UTF_8);
    }

    private void answer(Channel channel, Message request) {
        busy.lock();
        try {
            requests.answer(channel, request);
        } finally {
            busy.unlock();
        }
    }

    /// Ends what runs, and waits a while until its results have reached the clients; by any thread.
    public void end() {
        if (ended.getAndSet(true)) {
            return;
        }
        requests.cells().interrupt();
        try {
            busy.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            publisher.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void untilTheEnd(ZMQ.Socket socket, Runnable step) {
        try (socket) {
            while (true) {
                step.run();
            }
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                throw e;
            }
        }
    }
}
