package sextant.server.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.model.job.ParameterValue;

/**
 * A digest of what was submitted: the same for the same content, however it was encoded, in whatever order different parameters came,
 * and with uploads by their content.
 */
final class SubmissionDigest {

    private final MessageDigest digest;

    private SubmissionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    static String of(
            Optional<String> application,
            Optional<String> route,
            Map<Control, String> controls,
            List<ParameterValue> parameters,
            Uploads uploads) {
        var digest = new SubmissionDigest();
        digest.add("application", application.orElse(""));
        digest.add("route", route.orElse(""));
        new TreeMap<>(controls).forEach((control, value) -> digest.add(control.name(), value));
        var byName = parameters.stream()
                .sorted(Comparator.comparing(SubmissionDigest::name)) // stable: the values of one stay in their order
                .toList();
        for (var parameter : byName) {
            var name = name(parameter);
            switch (parameter) {
                case ParameterValue.Text(var _, var value) -> digest.add("text", name, value);
                case ParameterValue.Upload upload ->
                    digest.add("upload", name, upload.mediaType(), uploads.sha256(upload));
                case ParameterValue.Indirect(var _, var uri) -> digest.add("indirect", name, uri);
            }
        }
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private static String name(ParameterValue parameter) {
        return parameter.id().toLowerCase(Locale.ROOT);
    }

    /** Each word with its length before it, so that no two lists of words look alike. */
    private void add(String... words) {
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        digest.update((byte) '\n');
    }
}
