package floorplan.devstack;

import java.time.Duration;

/** Starts a program and waits until it answers; otherwise the error names the cause and the log. */
record Starter(Program program, Folder folder) {
    Daemon daemon() {
        return new Daemon(program.name(), folder);
    }

    /** Returns whether the program had to be started. */
    boolean start() {
        Daemon daemon = daemon();
        if (daemon.isRunning()) {
            daemon.resume(); // a killed test may have left it paused
            awaitAnswer(daemon);
            return false;
        }
        program.ports().forEach(this::awaitFree);
        program.prepare();
        daemon.start(program.command());
        awaitAnswer(daemon);
        program.settle();
        return true;
    }

    /** Waits for the port: a killed server counts as ended a moment before its last thread releases the port. */
    private void awaitFree(int port) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!Ports.isFree(port)) {
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        "%s cannot start: port %d is taken by another process".formatted(program.name(), port));
            }
            Daemon.sleep();
        }
    }

    private void awaitAnswer(Daemon daemon) {
        Duration patience = program.patience();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!program.answers()) {
            if (!daemon.isRunning()) {
                throw failed("ended before it answered", daemon);
            }
            if (System.nanoTime() > deadline) {
                throw failed("did not answer within " + patience.toSeconds() + " s", daemon);
            }
            Daemon.sleep();
        }
    }

    private StackException failed(String what, Daemon daemon) {
        return new StackException("%s %s; its log: %s%n%s"
                .formatted(program.name(), what, daemon.log(), Command.lastLines(daemon.log())));
    }

    void stop() {
        daemon().stop(Duration.ofSeconds(30));
        program.cleanUp();
    }

    boolean isUp() {
        return daemon().isRunning() && program.answers();
    }

    void kill() {
        daemon().kill();
    }
}
