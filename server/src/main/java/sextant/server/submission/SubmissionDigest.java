package sextant.server.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;

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

    /** @param controls as they were sent: what two spellings of a time mean is not asked here */
    static String of(Submission submission, Controls controls, Uploads uploads) {
        var digest = new SubmissionDigest();
        digest.add("application", submission.application().orElse(""));
        digest.add("route", submission.route().orElse(""));
        submission.interfaceId().ifPresent(id -> digest.add("interface", id));
        new TreeMap<>(controls.values()).forEach((control, value) -> digest.add(control.name(), value));
        if (controls.get(Control.EXECUTIONDURATION).isEmpty()) {
            submission.executionDuration().ifPresent(seconds -> digest.add("duration", Long.toString(seconds)));
        }
        submission.parameters().stream()
                .sorted(Comparator.comparing(value -> lowerCase(value.id()))) // stable: the values of one stay in order
                .forEach(value -> digest.add(value, uploads));
        submission.targets().stream()
                .sorted(Comparator.comparing(target -> lowerCase(target.id())))
                .forEach(target -> digest.add("target", lowerCase(target.id()), target.uri()));
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void add(ParameterValue parameter, Uploads uploads) {
        var name = lowerCase(parameter.id());
        switch (parameter) {
            case ParameterValue.Text(var _, var value) -> add("text", name, value);
            case ParameterValue.Upload upload -> add("upload", name, upload.mediaType(), uploads.sha256(upload));
            case ParameterValue.Indirect(var _, var uri) -> add("indirect", name, uri);
        }
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
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
