package sextant.model.multipart;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * What the header of a part says. Headers other than these three are ignored, as RFC 7578 asks.
 *
 * @param disposition of Content-Disposition, which is {@code form-data}
 * @param contentType of Content-Type
 * @param encoding    of Content-Transfer-Encoding, lower case
 */
public record PartHeader(HeaderValue disposition, Optional<HeaderValue> contentType, Optional<String> encoding) {

    private static final int MOST_LINES = 32;
    private static final int LONGEST_FILENAME = 255;
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");
    private static final Set<String> ENCODINGS = Set.of("7bit", "8bit", "binary");

    /**
     * @param lines as {@link MultipartStream#next()} gives them
     * @throws Refused if the part's name cannot be told; what else is wrong is found by {@link #requireReadable()}
     */
    public static PartHeader parse(byte[] lines) {
        var headers = headers(text(lines));
        var disposition = Optional.ofNullable(headers.get("content-disposition"))
                .map(value -> HeaderValue.parse(value, RefusalKind.MULTIPART_SYNTAX))
                .orElseThrow(() -> syntax("A part has no Content-Disposition", ""));
        if (!disposition.word().equals("form-data")) {
            throw syntax("The Content-Disposition of a part is not form-data", disposition.word());
        }
        if (disposition.parameter("name", RefusalKind.DUPLICATE_PARAMETER).isEmpty()) {
            throw syntax("A part has no name", disposition.word());
        }
        return new PartHeader(
                disposition,
                Optional.ofNullable(headers.get("content-type"))
                        .map(value -> HeaderValue.parse(value, RefusalKind.MULTIPART_SYNTAX)),
                Optional.ofNullable(headers.get("content-transfer-encoding")).map(PartHeader::lowerCase));
    }

    public String name() {
        return disposition.parameter("name", RefusalKind.DUPLICATE_PARAMETER).orElse("");
    }

    /** The client's name of the file, empty text if it has none; absent for a plain field. {@code filename*} is not read (RFC 7578). */
    public Optional<String> filename() {
        return disposition
                .parameter("filename", RefusalKind.DUPLICATE_PARAMETER)
                .or(() -> disposition
                        .parameter("filename*", RefusalKind.DUPLICATE_PARAMETER)
                        .map(_ -> ""));
    }

    /** Without parameters, lower case. */
    public Optional<String> mediaType() {
        return contentType.map(HeaderValue::word);
    }

    /** @throws Refused if the content is encoded, nested or in another character set, or the file name cannot be one */
    public void requireReadable() {
        encoding.filter(word -> !ENCODINGS.contains(word)).ifPresent(word -> {
            throw RefusalKind.PART_CHARSET
                    .because("The part " + name() + " has a Content-Transfer-Encoding that is not taken.")
                    .got(word)
                    .suggest("Send the bytes as they are, without Content-Transfer-Encoding.")
                    .refused();
        });
        contentType
                .flatMap(type -> type.parameter("charset", RefusalKind.PART_CHARSET))
                .filter(charset -> !CHARSETS.contains(lowerCase(charset)))
                .ifPresent(charset -> {
                    throw RefusalKind.PART_CHARSET
                            .because("The part " + name() + " is in a character set that is not taken.")
                            .got(charset)
                            .limit("utf-8")
                            .refused();
                });
        mediaType().filter(type -> type.startsWith("multipart/")).ifPresent(type -> {
            throw syntax("A part cannot be multipart itself", type);
        });
        filename().ifPresent(PartHeader::requireLabel);
    }

    /** A file name is only ever shown, but it is shown: in answers, logs and terminals. */
    private static void requireLabel(String filename) {
        if (filename.length() > LONGEST_FILENAME || filename.chars().anyMatch(Character::isISOControl)) {
            throw RefusalKind.FILENAME
                    .because("The file name of a part is too long or has a control character.")
                    .limit(LONGEST_FILENAME + " characters")
                    .refused();
        }
    }

    private static Map<String, String> headers(String lines) {
        var headers = new HashMap<String, String>();
        int count = 0;
        for (var line : lines.split("\r\n")) {
            if (line.isEmpty()) {
                continue;
            }
            if (++count > MOST_LINES) {
                throw RefusalKind.PART_HEADER_TOO_LARGE
                        .because("A part has too many headers.")
                        .limit(MOST_LINES + " headers")
                        .refused();
            }
            if (line.startsWith(" ") || line.startsWith("\t")) {
                throw syntax("A header of a part is folded over two lines; write it in one", line);
            }
            int colon = line.indexOf(':');
            var name = lowerCase(line.substring(0, Math.max(colon, 0)));
            if (!name.matches("[a-z0-9!#$%&'*+.^_`|~-]+")) {
                throw syntax("A header of a part is not written Name: value", line);
            }
            if (headers.put(name, line.substring(colon + 1).strip()) != null && name.startsWith("content-")) {
                throw syntax("A part has the header " + name + " twice", line);
            }
        }
        return headers;
    }

    private static String text(byte[] lines) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(lines))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusalKind.BAD_CHARACTER
                    .because("The header of a part is not UTF-8.")
                    .refused();
        }
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Refused syntax(String why, String got) {
        return RefusalKind.MULTIPART_SYNTAX.because(why + ".").got(got).refused();
    }
}
