package sextant.model.task;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;

/** The one canonical spelling of a web address, so that no other spelling slips past a pattern of the platform. */
final class WebAddress {

    private static final Pattern PATH =
            Pattern.compile("(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|[^\\x00-\\x7f\\s])*+)++");

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private WebAddress() {}

    /**
     * Scheme and host in lower case, no default port, no fragment, dot segments resolved, and no encoding where none is needed.
     *
     * @throws Refused if it is no web address, has a user or password, or hides dots in its path
     */
    static String canonical(String text, Path path) {
        var address = parse(text, path);
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        var host = address.getHost();
        if (address.getRawUserInfo() != null) {
            throw DataReferences.unknown("A web address must not have a user or a password in it.", null, path);
        }
        if (host == null || !(scheme.equals("http") || scheme.equals("https")) || address.getPort() > 65_535) {
            throw DataReferences.unknown("This is no web address with a host.", text, path);
        }
        int defaultPort = scheme.equals("http") ? 80 : 443;
        boolean named = address.getPort() >= 0 && address.getPort() != defaultPort;
        var lower = host.toLowerCase(Locale.ROOT);
        return scheme + "://"
                + (lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower)
                + (named ? ":" + address.getPort() : "")
                + canonicalPath(address.getRawPath(), path)
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static URI parse(String text, Path path) {
        try {
            // Encodes what is not ASCII.
            return new URI(new URI(text).toASCIIString());
        } catch (URISyntaxException e) {
            throw DataReferences.unknown("This is no web address: " + e.getReason() + ".", text, path);
        }
    }

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    /** @param raw empty, or starts with a slash */
    static String canonicalPath(String raw, Path where) {
        var segments = new ArrayDeque<String>();
        var parts = raw.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            var segment = canonicalSegment(parts[i]);
            boolean last = i == parts.length - 1;
            if (hidesDots(segment)) {
                throw DataReferences.unknown("The path hides dots behind other characters.", raw, where);
            }
            switch (segment) {
                case "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.addLast(segment);
            }
            if (last && (segment.equals(".") || segment.equals(".."))) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Some servers decode once more, or drop what follows a semicolon, and then resolve the dots that come to light. */
    private static boolean hidesDots(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            return false;
        }
        var decoded = segment.replaceAll("(?i)%(?:25)*+(?:2f|5c)", "/").replaceAll("(?i)%(?:25)++2e", ".");
        for (var piece : decoded.split("/", -1)) {
            int semicolon = piece.indexOf(';');
            var name = semicolon < 0 ? piece : piece.substring(0, semicolon);
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Decodes what need not be encoded, and writes what must be in capitals. */
    private static String canonicalSegment(String raw) {
        var canonical = new StringBuilder();
        for (int at = 0; at < raw.length(); at++) {
            if (raw.charAt(at) != '%') {
                appendEncoded(canonical, raw.codePointAt(at));
                at += Character.charCount(raw.codePointAt(at)) - 1;
                continue;
            }
            var code = raw.substring(at + 1, at + 3);
            char character = (char) HexFormat.fromHexDigits(code);
            canonical.append(
                    UNRESERVED.indexOf(character) >= 0
                            ? String.valueOf(character)
                            : "%" + code.toUpperCase(Locale.ROOT));
            at += 2;
        }
        return canonical.toString();
    }

    private static void appendEncoded(StringBuilder to, int character) {
        if (character < 0x80) {
            to.append((char) character);
            return;
        }
        for (byte code : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append(HexFormat.of().withUpperCase().toHexDigits(code));
        }
    }

    /** A key of an object store as a path. */
    static String encoded(String key) {
        var path = new StringBuilder();
        key.codePoints().forEach(character -> {
            if (character < 0x80 && UNRESERVED.indexOf(character) < 0 && character != '/') {
                path.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) character));
            } else {
                appendEncoded(path, character);
            }
        });
        return path.toString();
    }
}
