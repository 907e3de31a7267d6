package sextant.engine.configuration;

import java.net.InetAddress;

/** Networks in CIDR notation. */
public final class Networks {

    public static final String RULE = "must be a network like 127.0.0.0/8 or fd00::/8";

    private Networks() {}

    public static boolean isNetwork(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
            return false;
        }
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
            return Integer.parseInt(parts[1]) <= bits;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
