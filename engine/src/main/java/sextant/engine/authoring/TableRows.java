package sextant.engine.authoring;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import sextant.model.refusal.Refused;
import sextant.model.xml.VOTableRows;

/** Counts the rows of a table: of the first one in a FITS file, of all in a VOTable, the lines of a text. */
public final class TableRows {

    private static final int BLOCK = 2880;
    private static final int CARD = 80;

    private TableRows() {}

    /** @return empty if it is no table, or one that cannot be read */
    public static OptionalLong of(byte[] file) {
        return switch (Content.of(file.length > Content.ENOUGH ? Arrays.copyOf(file, Content.ENOUGH) : file)) {
            case FITS_IMAGE, FITS_TABLE -> ofFits(file);
            case VOTABLE -> ofVOTable(file);
            case TEXT ->
                OptionalLong.of(new String(file, StandardCharsets.UTF_8).lines().count());
            case XML, PNG, JPEG, PDF, BINARY -> OptionalLong.empty();
        };
    }

    private static OptionalLong ofVOTable(byte[] file) {
        try {
            return OptionalLong.of(VOTableRows.of(file));
        } catch (Refused unreadable) {
            return OptionalLong.empty();
        }
    }

    /** FITS 4.0, 4.4.1 and 7: the second axis of a table is its rows. */
    private static OptionalLong ofFits(byte[] file) {
        for (long at = 0; at + BLOCK <= file.length; ) {
            var header = FitsHeader.at(file, (int) at);
            if (header.text("XTENSION").contains("TABLE")) {
                return OptionalLong.of(header.number("NAXIS2", 0));
            }
            at += header.length() + header.dataLength();
        }
        return OptionalLong.empty();
    }

    /** The cards of one header. @param length in bytes, with what fills its last block */
    private record FitsHeader(Map<String, String> cards, long length) {

        static FitsHeader at(byte[] file, int start) {
            var cards = new HashMap<String, String>();
            int at = start;
            boolean ended = false;
            while (!ended && at + CARD <= file.length) {
                var card = new String(file, at, CARD, StandardCharsets.ISO_8859_1);
                ended = card.startsWith("END     ");
                if (card.startsWith("= ", 8)) {
                    var value = card.substring(10);
                    cards.putIfAbsent(card.substring(0, 8).strip(), value.split("/", 2)[0].strip());
                }
                at += CARD;
            }
            return new FitsHeader(cards, blocks(at - start));
        }

        String text(String keyword) {
            return cards.getOrDefault(keyword, "");
        }

        long number(String keyword, long otherwise) {
            var text = text(keyword);
            return text.matches("-?[0-9]{1,15}") ? Long.parseLong(text) : otherwise;
        }

        long dataLength() {
            int axes = (int) Math.min(number("NAXIS", 0), 999);
            long elements = axes == 0 ? 0 : 1;
            for (int axis = 1; axis <= axes; axis++) {
                elements *= number("NAXIS" + axis, 0);
            }
            long bits = Math.abs(number("BITPIX", 8)) * number("GCOUNT", 1) * (number("PCOUNT", 0) + elements);
            return blocks(Math.max(0, bits / 8));
        }

        private static long blocks(long bytes) {
            return (bytes + BLOCK - 1) / BLOCK * BLOCK;
        }
    }
}
