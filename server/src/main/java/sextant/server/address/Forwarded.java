package sextant.server.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.server.http.Call;

/**
 * What the proxies in front of this server say of a request: as {@code Forwarded} (RFC 7239), else as {@code X-Forwarded-*}. Anybody
 * can write such headers, so they are read from the right, each proxy's own word, and only as far as those who wrote it are trusted.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   with its port, if it has one
 * @param prefix of the path, that a proxy took away; from its slash, without a final one
 */
record Forwarded(Optional<String> scheme, Optional<String> host, Optional<String> prefix) {

    /** In characters: longer than any chain of proxies writes. */
    private static final int LONGEST = 4096;

    private static final Forwarded NOTHING = new Forwarded(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern BETWEEN_VALUES = Pattern.compile(",");
    private static final Pattern PAIR_OR_COMMA =
            Pattern.compile(",|([A-Za-z]+)=(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;,\"\\s]*))");
    private static final Pattern PORT = Pattern.compile("(?<=\\]):\\d+$|^(?<v4>[0-9.]+):\\d+$");
    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+");

    /** @param proxies addresses of the proxies that are trusted */
    static Forwarded of(Call call, Set<String> proxies) {
        if (!trusted(call.remote(), proxies)) {
            return NOTHING;
        }
        var standard = call.header("Forwarded").filter(header -> header.length() <= LONGEST);
        return standard.isPresent() ? standard(standard.get(), call, proxies) : customary(call, proxies);
    }

    /** Whether a text can stand in an address as its host. */
    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /** The element that the outermost trusted proxy wrote: the first from the right that comes from somebody else. */
    private static Forwarded standard(String header, Call call, Set<String> proxies) {
        var elements = elements(header);
        var chosen = elements.reversed().stream()
                .filter(element -> !trusted(element.getOrDefault("for", ""), proxies))
                .findFirst()
                .orElse(elements.getFirst());
        return checked(
                Optional.ofNullable(chosen.get("proto")),
                Optional.ofNullable(chosen.get("host")),
                last(call, "X-Forwarded-Prefix", 1));
    }

    /** What stands between the commas, but for those in quotes; at least one element. */
    private static List<Map<String, String>> elements(String header) {
        var elements = new ArrayList<Map<String, String>>();
        elements.add(new HashMap<>());
        var found = PAIR_OR_COMMA.matcher(header);
        while (found.find()) {
            if (found.group(1) == null) {
                elements.add(new HashMap<>());
            } else {
                var value = found.group(2) == null ? found.group(3) : found.group(2);
                elements.getLast().put(found.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        return elements;
    }

    /** Of a list with one value for each proxy that of the outermost trusted one; a list with one value was written by it alone. */
    private static Forwarded customary(Call call, Set<String> proxies) {
        var senders = values(call, "X-Forwarded-For").reversed();
        int trusted = 1;
        while (trusted <= senders.size() && trusted(senders.get(trusted - 1), proxies)) {
            trusted++;
        }
        return checked(
                last(call, "X-Forwarded-Proto", trusted),
                last(call, "X-Forwarded-Host", trusted),
                last(call, "X-Forwarded-Prefix", trusted));
    }

    private static Optional<String> last(Call call, String header, int fromTheRight) {
        var values = values(call, header).reversed();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(Math.min(fromTheRight, values.size()) - 1));
    }

    private static List<String> values(Call call, String header) {
        return call.header(header).stream()
                .flatMap(BETWEEN_VALUES::splitAsStream)
                .map(String::strip)
                .toList();
    }

    private static Forwarded checked(Optional<String> scheme, Optional<String> host, Optional<String> prefix) {
        return new Forwarded(
                scheme.map(text -> text.toLowerCase(Locale.ROOT)).filter(SCHEME.asMatchPredicate()),
                host.filter(Forwarded::isHost),
                prefix.filter(PREFIX.asMatchPredicate()));
    }

    private static boolean trusted(String address, Set<String> proxies) {
        return proxies.contains(address) || proxies.stream().anyMatch(proxy -> sameAddress(proxy, address));
    }

    /** One address can be written in several ways: {@code [::1]:80} is {@code 0:0:0:0:0:0:0:1}. */
    private static boolean sameAddress(String one, String other) {
        var first = parsed(one);
        return first.isPresent() && first.equals(parsed(other));
    }

    private static Optional<InetAddress> parsed(String written) {
        var bare = PORT.matcher(written.strip()).replaceFirst("${v4}").replaceAll("[\\[\\]]", "");
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
