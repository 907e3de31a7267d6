package sextant.engine.preview;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A format that a preview can be made of, by the media type that the application declares. */
public enum PreviewFormat {
    FITS("application/fits", "image/fits"),
    VOTABLE("application/x-votable+xml", "text/xml;content=x-votable"),
    PNG("image/png"),
    TEXT(
            "text/plain",
            "text/csv",
            "text/tab-separated-values",
            "application/json",
            "application/yaml",
            "application/xml",
            "text/xml");

    private final List<String> mediaTypes;

    PreviewFormat(String... mediaTypes) {
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The format of a media type, whatever its parameters. */
    public static Optional<PreviewFormat> of(String mediaType) {
        var whole = mediaType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
        return find(whole).or(() -> find(whole.split(";", 2)[0]));
    }

    private static Optional<PreviewFormat> find(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaTypes.contains(mediaType))
                .findFirst();
    }

    /** Every media type that can be looked at, for a person. */
    public static String mediaTypesTaken() {
        return Arrays.stream(values())
                .flatMap(format -> format.mediaTypes.stream())
                .filter(mediaType -> !mediaType.contains(";"))
                .collect(Collectors.joining(", "));
    }
}
