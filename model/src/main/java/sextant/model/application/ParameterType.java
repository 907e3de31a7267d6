package sextant.model.application;

import java.util.Arrays;
import java.util.Optional;

/** What the values of a parameter are: the types of CEABase v1.1, {@code ParameterTypes}, by their names there. */
public enum ParameterType {
    INTEGER("integer", "text/plain"),
    REAL("real", "text/plain"),
    COMPLEX("complex", "text/plain"),
    TEXT("text", "text/plain"),
    BOOLEAN("boolean", "text/plain"),
    ANY_URI("anyURI", "text/plain"),
    VOTABLE("VOTable", "application/x-votable+xml"),
    ANGLE("angle", "text/plain"),
    MJD("MJD", "text/plain"),
    DATE_TIME("DateTime", "text/plain"),
    ADQL("ADQL", "text/plain"),
    STC_S("STC-S", "text/plain"),
    BINARY("binary", "application/octet-stream"),
    FITS("FITS", "application/fits"),
    XML("XML", "application/xml"),
    TABLE("Table", "application/x-votable+xml"),
    IMAGE("Image", "image/fits"),
    SPECTRUM("Spectrum", "application/fits");

    private final String word;
    private final String mediaType;

    ParameterType(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    public String word() {
        return word;
    }

    /** What such a value is served as unless the application says otherwise. */
    public String mediaType() {
        return mediaType;
    }

    public static Optional<ParameterType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
