package floorplan.devstack;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The opening of an AMQP 0-9-1 connection, up to the server's acceptance of user and password. */
final class AmqpHandshake {
    private static final byte[] PROTOCOL_HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final int METHOD_FRAME = 1;
    private static final int FRAME_END = 0xCE;
    private static final int CONNECTION = 10;
    private static final int START = 10;
    private static final int START_OK = 11;
    private static final int TUNE = 30;

    private AmqpHandshake() {}

    static boolean succeeds(int port, String user, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(2000);
            var out = socket.getOutputStream();
            var in = new DataInputStream(socket.getInputStream());
            out.write(PROTOCOL_HEADER);
            if (readMethod(in) != START) {
                return false;
            }
            out.write(methodFrame(startOk(user, password)));
            return readMethod(in) == TUNE;
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads the next frame; returns its method of the class {@code connection}, or -1 for any other frame. */
    private static int readMethod(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        in.readUnsignedShort(); // channel
        byte[] payload = in.readNBytes(in.readInt());
        in.readUnsignedByte(); // frame end
        boolean ofConnection = type == METHOD_FRAME && payload.length >= 4 && payload[1] == CONNECTION;
        return ofConnection ? payload[3] : -1;
    }

    private static byte[] startOk(String user, String password) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var payload = new DataOutputStream(bytes);
        payload.writeShort(CONNECTION);
        payload.writeShort(START_OK);
        payload.writeInt(0); // no properties of the client
        writeShortText(payload, "PLAIN");
        byte[] secret = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        payload.writeInt(secret.length);
        payload.write(secret);
        writeShortText(payload, "en_US");
        return bytes.toByteArray();
    }

    private static void writeShortText(DataOutputStream payload, String ascii) throws IOException {
        payload.writeByte(ascii.length());
        payload.write(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] methodFrame(byte[] payload) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var frame = new DataOutputStream(bytes);
        frame.writeByte(METHOD_FRAME);
        frame.writeShort(0); // channel
        frame.writeInt(payload.length);
        frame.write(payload);
        frame.writeByte(FRAME_END);
        return bytes.toByteArray();
    }
}
