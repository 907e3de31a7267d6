package sextant.adapters.egress.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of a URL: a DNS name in ASCII, a dotted quad of four decimal numbers, or a bracketed IPv6 address. Nothing else is read,
 * because every other spelling ({@code 0177.0.0.1}, {@code 127.1}, {@code 2130706433}, full-width digits) means different addresses to
 * different programs. An international name is taken in its {@code xn--} form only.
 *
 * @param text    in lower case, with the brackets of an IPv6 address
 * @param literal the address, if the host is one; an IPv4 address written as IPv6 has become the IPv4 address
 */
public record Host(String text, Optional<InetAddress> literal) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** Groups of at most four digits, as the JDK does not insist, and no zone (%eth0), which chooses an interface of this machine. */
    private static final Pattern IPV6 =
            Pattern.compile("(?=.{2,45}$)([0-9a-f]{1,4}:|:)+([0-9a-f]{1,4}|((0|[1-9][0-9]{0,2})(\\.|$)){4})?");

    private static final int LONGEST_NAME = 253;

    /** Empty if the text is no host. */
    static Optional<Host> read(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return ipv6(lower.substring(1, lower.length() - 1)).map(address -> new Host(lower, Optional.of(address)));
        }
        var address = ipv4(lower);
        if (address.isPresent()) {
            return Optional.of(new Host(lower, address));
        }
        return isName(lower) ? Optional.of(new Host(lower, Optional.empty())) : Optional.empty();
    }

    /** An address without brackets, as in a list of networks. */
    static Optional<InetAddress> address(String text) {
        return text.contains(":") ? ipv6(text.toLowerCase(Locale.ROOT)) : ipv4(text);
    }

    private static Optional<InetAddress> ipv4(String text) {
        var numbers = text.split("\\.", -1);
        if (numbers.length != 4) {
            return Optional.empty();
        }
        var bytes = new byte[4];
        for (var i = 0; i < 4; i++) {
            if (!NUMBER.matcher(numbers[i]).matches() || Integer.parseInt(numbers[i]) > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(numbers[i]);
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private static Optional<InetAddress> ipv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Inet6Address.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last label starts with a letter: no spelling of an IPv4 address does, and no top-level domain starts otherwise. */
    private static boolean isName(String lower) {
        var labels = lower.split("\\.", -1);
        for (var label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        var first = labels[labels.length - 1].charAt(0);
        return lower.length() <= LONGEST_NAME && first >= 'a' && first <= 'z';
    }
}
