package floorplan.faults;

/**
 * Confirms of RabbitMQ as they travel: {@code basic.ack} of AMQP 0-9-1, and {@code basic.nack}, which differs only in
 * the number of its method.
 */
final class Confirms {
    private static final byte[] ACK = {0, 60, 0, 80};
    private static final byte NACK = 120;

    private Confirms() {}

    /** Turns each confirm in the first {@code length} bytes from the server into a refusal. */
    static void refuse(byte[] bytes, int length) {
        for (int i = 0; i + ACK.length <= length; i++) {
            if (bytes[i] == ACK[0] && bytes[i + 1] == ACK[1] && bytes[i + 2] == ACK[2] && bytes[i + 3] == ACK[3]) {
                bytes[i + 3] = NACK;
            }
        }
    }
}
