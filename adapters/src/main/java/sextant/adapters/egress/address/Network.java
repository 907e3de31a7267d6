package sextant.adapters.egress.address;

import java.net.InetAddress;

/**
 * Neighbouring addresses in CIDR notation: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address alone.
 *
 * @param bits that count, from the left
 */
record Network(InetAddress base, int bits) {

    /** @throws IllegalArgumentException with a sentence for the operator who wrote it */
    static Network of(String written) {
        var slash = written.indexOf('/');
        var base =
                Host.address(slash < 0 ? written : written.substring(0, slash)).orElseThrow(() -> unreadable(written));
        var most = base.getAddress().length * 8;
        var bits = slash < 0 ? most : bits(written.substring(slash + 1), written);
        if (bits > most) {
            throw unreadable(written);
        }
        return new Network(base, bits);
    }

    private static int bits(String number, String written) {
        if (!number.matches("[0-9]{1,3}")) {
            throw unreadable(written);
        }
        return Integer.parseInt(number);
    }

    private static IllegalArgumentException unreadable(String written) {
        return new IllegalArgumentException("\"" + written + "\" is not a network; write it as 10.0.0.0/8 or fd00::/8");
    }

    boolean contains(InetAddress address) {
        var mine = base.getAddress();
        var other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
