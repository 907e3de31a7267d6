package sextant.cli.server;

import java.util.Locale;
import java.util.Map;

/** Media types of astronomy and the names of files that hold them. */
public final class MediaTypes {

    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry(".fits", "application/fits"),
            Map.entry(".fit", "application/fits"),
            Map.entry(".fts", "application/fits"),
            Map.entry(".vot", "application/x-votable+xml"),
            Map.entry(".votable", "application/x-votable+xml"),
            Map.entry(".xml", "application/xml"),
            Map.entry(".csv", "text/csv"),
            Map.entry(".json", "application/json"),
            Map.entry(".yaml", "application/yaml"),
            Map.entry(".yml", "application/yaml"),
            Map.entry(".png", "image/png"),
            Map.entry(".jpg", "image/jpeg"),
            Map.entry(".jpeg", "image/jpeg"),
            Map.entry(".pdf", "application/pdf"),
            Map.entry(".html", "text/html"),
            Map.entry(".txt", "text/plain"));

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("application/fits", ".fits"),
            Map.entry("image/fits", ".fits"),
            Map.entry("application/x-votable+xml", ".vot"),
            Map.entry("text/xml", ".xml"),
            Map.entry("application/xml", ".xml"),
            Map.entry("text/csv", ".csv"),
            Map.entry("application/json", ".json"),
            Map.entry("application/yaml", ".yaml"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("text/html", ".html"),
            Map.entry("text/plain", ".txt"));

    private MediaTypes() {}

    /** What a file of this name probably holds. */
    public static String of(String file) {
        var name = file.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? UNKNOWN : BY_ENDING.getOrDefault(name.substring(dot), UNKNOWN);
    }

    /** How the name of a file ends that holds this, with the dot; empty if that is not known. */
    public static String ending(String mediaType) {
        return BY_TYPE.getOrDefault(bare(mediaType), "");
    }

    /** Without parameters. */
    public static String bare(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isText(String mediaType) {
        var bare = bare(mediaType);
        return bare.startsWith("text/") || bare.endsWith("json") || bare.endsWith("yaml") || bare.endsWith("xml");
    }
}
