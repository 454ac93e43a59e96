package floorplan.faults;

/**
 * A cell of the matrix: one fault at one point.
 *
 * @param name {@code where / fault}
 * @param layout who hosts the account side's steps
 * @param quick whether it is one of the few that every build runs
 */
record Cell(String name, Layout layout, boolean quick, Act act) {
    /** Which process hosts the {@code account} queue. */
    enum Layout {
        IN_API,
        IN_WORKER
    }

    /** Breaks something and heals it; what must then hold is asked by the checkers, and by itself where it knows better. */
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
