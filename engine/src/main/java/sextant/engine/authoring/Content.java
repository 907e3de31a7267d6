package sextant.engine.authoring;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import sextant.model.application.ParameterType;

/** What a file is, told by its first bytes and never by its name. */
public enum Content {
    FITS_IMAGE("FITS image", ParameterType.FITS, "application/fits", "fits", "image"),
    FITS_TABLE("FITS table", ParameterType.FITS, "application/fits", "fits", "table"),
    VOTABLE("VOTable", ParameterType.VOTABLE, "application/x-votable+xml", "vot", "table"),
    XML("XML", ParameterType.XML, "application/xml", "xml", "document"),
    PNG("PNG image", ParameterType.BINARY, "image/png", "png", "picture"),
    JPEG("JPEG image", ParameterType.BINARY, "image/jpeg", "jpg", "picture"),
    PDF("PDF", ParameterType.BINARY, "application/pdf", "pdf", "document"),
    TEXT("text", ParameterType.TEXT, "text/plain", "txt", "text"),
    BINARY("binary data", ParameterType.BINARY, "application/octet-stream", "dat", "input");

    /** So many bytes of the beginning are enough. */
    public static final int ENOUGH = 28_800;

    private static final int FITS_BLOCK = 2880;
    private static final int FITS_CARD = 80;

    private final String noun;
    private final ParameterType type;
    private final String mediaType;
    private final String ending;
    private final String parameter;

    Content(String noun, ParameterType type, String mediaType, String ending, String parameter) {
        this.noun = noun;
        this.type = type;
        this.mediaType = mediaType;
        this.ending = ending;
        this.parameter = parameter;
    }

    public String noun() {
        return noun;
    }

    public ParameterType type() {
        return type;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a parameter is called that takes such a file, if nothing better is known. */
    String parameter() {
        return parameter;
    }

    /** How names of such files end. */
    String ending() {
        return ending;
    }

    /** @param start the first {@link #ENOUGH} bytes, or all if there are fewer */
    public static Content of(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("SIMPLE  =")) {
            return holdsPixels(text) ? FITS_IMAGE : FITS_TABLE;
        } else if (text.startsWith("\u0089PNG\r\n")) {
            return PNG;
        } else if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (text.startsWith("%PDF-")) {
            return PDF;
        } else if (isText(start)) {
            var head = text.stripLeading();
            return !head.startsWith("<")
                    ? TEXT
                    : head.contains("<VOTABLE") ? VOTABLE : head.startsWith("<?xml") ? XML : TEXT;
        }
        return BINARY;
    }

    /** A table is an extension after an empty primary header; an image may be one too. */
    private static boolean holdsPixels(String text) {
        boolean table = text.contains("XTENSION= 'BINTABLE") || text.contains("XTENSION= 'TABLE");
        int end = text.length() - text.length() % FITS_CARD;
        for (int card = 0; card < Math.min(end, 10 * FITS_BLOCK); card += FITS_CARD) {
            var line = text.substring(card, card + FITS_CARD);
            if (line.startsWith("NAXIS   =")) {
                return !line.substring(10).strip().startsWith("0") || !table;
            }
        }
        return !table;
    }

    private static boolean isText(byte[] start) {
        int strange = 0;
        for (byte one : start) {
            if (one == 0) {
                return false;
            }
            strange += one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f' && one != 27
                    ? 1
                    : 0;
        }
        return strange == 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
