package floorplan.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy between one application and one server, on this machine. It cuts, delays, swallows one direction, or
 * holds a conversation at a point.
 */
final class Wire {
    /** The direction of the bytes. */
    enum Direction {
        REQUESTS,
        ANSWERS
    }

    private static final int CHUNK = 1 << 16;

    private final int target;
    private final ServerSocket entrance;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;
    private volatile Set<Direction> swallowed = EnumSet.noneOf(Direction.class);
    private final List<Trap> traps = new CopyOnWriteArrayList<>();
    private volatile boolean refusingConfirms;

    /** @param target port of the server */
    Wire(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) {
        try {
            if (cut) {
                client.close();
                return;
            }
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            Thread.ofVirtual().start(() -> link.pump(Direction.REQUESTS));
            Thread.ofVirtual().start(() -> link.pump(Direction.ANSWERS));
        } catch (IOException down) {
            close(client);
        }
    }

    /** Closes all connections and accepts no new ones. */
    void cut() {
        cut = true;
        links.forEach(Link::close);
    }

    void delay(Duration each) {
        delay = each;
    }

    /** Accepts the bytes of one side and delivers none of them. */
    void swallow(Direction direction) {
        swallowed = EnumSet.of(direction);
    }

    /** Turns each confirm of RabbitMQ into its refusal. */
    void refuseConfirms() {
        refusingConfirms = true;
    }

    Trap set(Trap trap) {
        traps.add(trap);
        return trap;
    }

    /** Heals the wire: held bytes go on, and connections that have lost bytes are closed. */
    void heal() {
        traps.forEach(Trap::letGo);
        traps.clear();
        delay = Duration.ZERO;
        swallowed = EnumSet.noneOf(Direction.class);
        refusingConfirms = false;
        cut = false;
        links.stream().filter(link -> link.spoiled).forEach(Link::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean spoiled;
        private volatile @Nullable Trap answerHeldBy;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void close() {
            Wire.close(client);
            Wire.close(server);
            links.remove(this);
        }

        void pump(Direction direction) {
            boolean requests = direction == Direction.REQUESTS;
            byte[] chunk = new byte[CHUNK];
            try {
                var from = (requests ? client : server).getInputStream();
                var to = (requests ? server : client).getOutputStream();
                for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
                    pause();
                    if (swallowed.contains(direction)) {
                        spoiled = true;
                    } else if (requests ? mayGoOn(text(chunk, length)) : mayComeBack(chunk, length)) {
                        to.write(chunk, 0, length);
                    } else {
                        break;
                    }
                }
            } catch (IOException ended) {
                // The other side is closed too.
            }
            close();
        }

        private boolean mayGoOn(String request) {
            for (Trap trap : traps) {
                if (trap.isReachedBy(this, request)) {
                    if (trap.moment() == Trap.Moment.BEFORE) {
                        return trap.hold();
                    }
                    answerHeldBy = trap;
                }
            }
            return true;
        }

        private boolean mayComeBack(byte[] chunk, int length) {
            if (refusingConfirms) {
                Confirms.refuse(chunk, length);
            }
            Trap holding = answerHeldBy;
            answerHeldBy = null;
            return holding == null || holding.hold();
        }

        private static String text(byte[] chunk, int length) {
            return new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
        }

        private void pause() {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
