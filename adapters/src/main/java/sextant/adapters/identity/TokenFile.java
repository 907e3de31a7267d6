package sextant.adapters.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Problem;
import sextant.engine.configuration.Secrets;
import sextant.engine.configuration.Section;
import sextant.model.caller.Caller;
import sextant.model.tree.Position;

/**
 * Reads the file of bearer tokens: a list of users, each with a {@code token} or better the {@code sha256} of one, a {@code subject},
 * {@code groups}, and an {@code issuer} if it is not this file. Strict as platform.yaml is; no message holds a token.
 */
public final class TokenFile {
    private static final String THIS_FILE = "tokens";
    private static final int LARGEST_FILE = 1 << 20;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private TokenFile() {}

    /** What came of reading the file. */
    public sealed interface Loaded {}

    public record Good(TokenCallers callers, List<Problem> warnings) implements Loaded {}

    public record Bad(List<Problem> problems) implements Loaded {}

    /** @param environment the environment variables that {@code ${env:NAME}} means */
    public static Loaded read(Path file, Function<String, Optional<String>> environment) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return bad("is larger than " + LARGEST_FILE + " bytes");
            }
            var text = Files.readString(file);
            var loaded = read(text, new Secrets(file.toAbsolutePath().resolveSibling(""), environment));
            return switch (loaded) {
                case Good(var callers, var warnings)
                when isOpenToAll(file) -> {
                    var more = new ArrayList<>(warnings);
                    more.add(problem("can be read by everybody on this machine; chmod 600 keeps its tokens secret"));
                    yield new Good(callers, List.copyOf(more));
                }
                default -> loaded;
            };
        } catch (IOException unreadable) {
            return bad("cannot be read as text");
        }
    }

    private static boolean isOpenToAll(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private static Bad bad(String text) {
        return new Bad(List.of(problem(text)));
    }

    private static Problem problem(String text) {
        return new Problem(new Position(1, 1), sextant.model.tree.Path.ROOT, text, Optional.empty());
    }

    static Loaded read(String text, Secrets secrets) {
        var file = ConfigurationFile.readSecretly(text, secrets);
        var users = new HashMap<String, Caller.User>();
        for (var entry : file.entries()) {
            var user = new Caller.User(
                    entry.optionalText("issuer").orElse(THIS_FILE),
                    entry.text("subject"),
                    new HashSet<>(entry.texts("groups")));
            digest(entry).ifPresent(digest -> {
                if (users.putIfAbsent(digest, user) != null) {
                    entry.problem(entry.has("token") ? "token" : "sha256", "is the token of an earlier user too");
                }
            });
        }
        var problems = file.problems();
        return problems.isEmpty() ? new Good(new TokenCallers(users), file.warnings()) : new Bad(problems);
    }

    private static Optional<String> digest(Section entry) {
        if (entry.has("token") && entry.has("sha256")) {
            entry.problem("sha256", "stands beside token; one of them is enough");
        }
        if (!entry.has("sha256")) {
            var token = entry.text("token");
            if (!token.isEmpty() && !TokenCallers.TOKEN.matcher(token).matches()) {
                entry.problem(
                        "token",
                        "must be letters, digits and . _ ~ + / - as in RFC 6750, to be sent as a bearer token");
            }
            return Optional.of(token).filter(written -> !written.isEmpty()).map(TokenCallers::digest);
        }
        var digest = entry.text("sha256");
        if (!digest.isEmpty() && !SHA256.matcher(digest).matches()) {
            entry.problem("sha256", "must be the 64 hexadecimal digits that sha256sum prints");
        }
        return Optional.of(digest.toLowerCase(Locale.ROOT)).filter(written -> !written.isEmpty());
    }
}
