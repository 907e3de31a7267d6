package sextant.adapters.preview.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;

/** The first lines of a text. */
public final class TextReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextReader() {}

    public static Look look(Bytes bytes) throws IOException {
        var start = bytes.stream().readNBytes(Bounds.TEXT_BYTES);
        boolean more = bytes.length() > start.length;
        var text = new String(start, 0, more ? wholeCharacters(start) : start.length, StandardCharsets.UTF_8);
        var plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        var unixLines = plain.replace("\r\n", "\n").replace('\r', '\n');
        var first = firstLines(unixLines);
        return new Look(
                new Preview.Text(Cells.clean(first), more || first.length() < unixLines.length()), Optional.empty());
    }

    /** The length without a last character that is cut in two. */
    private static int wholeCharacters(byte[] utf8) {
        int lead = utf8.length - 1;
        while (lead > 0 && utf8.length - lead < 4 && (utf8[lead] & 0xC0) == 0x80) {
            lead--;
        }
        int wanted = Integer.numberOfLeadingZeros(~(utf8[lead] << 24));
        return wanted > utf8.length - lead ? lead : utf8.length;
    }

    private static String firstLines(String text) {
        int end = -1;
        for (int line = 0; line < Bounds.LINES; line++) {
            end = text.indexOf('\n', end + 1);
            if (end < 0) {
                return text;
            }
        }
        return text.substring(0, end + 1);
    }
}
