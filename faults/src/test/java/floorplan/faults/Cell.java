package floorplan.faults;

/**
 * A cell of the matrix: one fault at one point.
 *
 * @param name {@code where / fault}
 * @param layout the process that hosts the account side's steps
 * @param quick whether every build runs it
 */
record Cell(String name, Layout layout, boolean quick, Act act) {
    /** The process that hosts the {@code account} queue. */
    enum Layout {
        IN_API,
        IN_WORKER
    }

    /** Breaks something and heals it. The checkers verify the result; an act may add checks of its own. */
    @FunctionalInterface
    interface Act {
        void perform(Trial trial) throws Exception;
    }

    static Cell of(String name, Act act) {
        return new Cell(name, Layout.IN_API, false, act);
    }

    Cell in(Layout other) {
        return new Cell(name, other, quick, act);
    }

    Cell inEveryBuild() {
        return new Cell(name, layout, true, act);
    }
}
