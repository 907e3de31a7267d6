package sextant.model.uws;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import sextant.model.application.Application;
import sextant.model.application.OutputDefinition;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/**
 * The format that a client wants an answer in (DALI 1.1, 3.4.3): a media type, or one of the short names.
 *
 * @param text as it was sent
 */
public record ResponseFormat(String text) {

    /** The parameter that says it. */
    public static final String NAME = "RESPONSEFORMAT";

    private static final Map<String, List<String>> SHORT = Map.of(
            "votable", List.of("application/x-votable+xml", "text/xml"),
            "csv", List.of("text/csv"),
            "tsv", List.of("text/tab-separated-values"),
            "fits", List.of("application/fits", "image/fits"),
            "parquet", List.of("application/vnd.apache.parquet"),
            "text", List.of("text/plain"),
            "html", List.of("text/html"));

    /** @throws sextant.model.refusal.Refused {@code parameter-value} if the primary output of the application has another format */
    public void check(Application application) {
        application.outputs().stream()
                .findFirst()
                .map(OutputDefinition::mediaType)
                .filter(has -> !isMetBy(has))
                .ifPresent(has -> {
                    throw RefusalKind.PARAMETER_VALUE
                            .because(application.name() + " does not answer in this format.")
                            .at(Path.of(NAME))
                            .got(text)
                            .limit(has)
                            .suggest("Leave " + NAME + " out.")
                            .refused();
                });
    }

    /** Whether something of this media type is what is wanted. Parameters of media types make no difference. */
    public boolean isMetBy(String mediaType) {
        var wanted = plain(text);
        var has = plain(mediaType);
        return wanted.equals(has) || SHORT.getOrDefault(wanted, List.of()).contains(has) || bothAreTables(wanted, has);
    }

    /** A VOTable may be asked for by either of its media types. */
    private static boolean bothAreTables(String wanted, String has) {
        var votable = SHORT.getOrDefault("votable", List.of());
        return votable.contains(wanted) && votable.getFirst().equals(has);
    }

    private static String plain(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
