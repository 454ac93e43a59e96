package floorplan.bench.repayment;

/** One way to carry out the repayments of a file. */
interface FileContender {
    String title();

    /**
     * Carries out a file's repayments in its order.
     *
     * @param end the moment of {@link System#nanoTime} after which no further line is begun, if the contender can stop
     * @return number of repayments begun; their credit may still be under way
     */
    int pay(RepaymentFile file, long end);
}
