package sextant.cli.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.cli.console.Stopped;

/**
 * Bearer tokens (section 7 of the note), each for one origin. A token alone is for the first planner that is asked; in a token file
 * each line can name the planner that its token is for. No planner sees the token of another.
 */
public final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Optional<String> forFirst;
    private final Map<String, String> byOrigin;

    private Tokens(Optional<String> forFirst, Map<String, String> byOrigin) {
        this.forFirst = forFirst;
        this.byOrigin = byOrigin;
    }

    public static Tokens alone(Optional<String> token) {
        return new Tokens(token.map(text -> checked(text.strip(), "The token")), Map.of());
    }

    /** Lines of {@code TOKEN}, or of {@code URL TOKEN}; empty lines and lines that start with {@code #} say nothing. */
    public static Tokens inFile(String name) {
        var byOrigin = new HashMap<String, String>();
        var forFirst = Optional.<String>empty();
        for (var line : lines(name)) {
            var words = line.strip().split("\\s+");
            if (words.length == 1 && forFirst.isEmpty()) {
                forFirst = Optional.of(checked(words[0], name));
            } else if (words.length == 2) {
                byOrigin.put(Address.origin(url(words[0], name)), checked(words[1], name));
            } else {
                throw Stopped.usage(
                        name + ": each line is a token, or a URL and its token; one line alone has no URL.");
            }
        }
        return new Tokens(forFirst, byOrigin);
    }

    public Optional<String> of(URI server, boolean first) {
        return Optional.ofNullable(byOrigin.get(Address.origin(server))).or(() -> forFirst.filter(_ -> first));
    }

    private static Iterable<String> lines(String name) {
        try {
            return Files.readAllLines(Path.of(name)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException | IllegalArgumentException _) {
            throw Stopped.usage("--token-file " + name + " cannot be read.");
        }
    }

    private static URI url(String text, String name) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw Stopped.usage(name + ": a line starts with something that is no URL.");
        }
    }

    private static String checked(String token, String where) {
        if (!TOKEN.matcher(token).matches()) {
            throw Stopped.usage(where + " holds characters that no bearer token has.");
        }
        return token;
    }
}
