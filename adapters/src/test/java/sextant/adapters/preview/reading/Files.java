package sextant.adapters.preview.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import sextant.adapters.preview.worker.Readers;
import sextant.engine.preview.Look;
import sextant.engine.preview.PreviewFormat;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;

/** The files of the folder {@code files}, made and read by other programs (see {@code make.py} there), and files made here. */
final class Files {

    private static final int BLOCK = 2880;

    private Files() {}

    static byte[] content(String name) {
        try (var file = Files.class.getResourceAsStream("files/" + name)) {
            return file.readAllBytes();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What other programs read in a file: a row or a unit each. */
    static Items expected(String name) {
        var document = (Fields)
                JsonDocuments.read(content("expected.json"), Limits.DEFAULT).root();
        return (Items) document.get(name).orElseThrow();
    }

    static Bytes bytes(byte[] content) {
        return new Bytes() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) {
                if (position >= content.length) {
                    return -1;
                }
                int got = (int) Math.min(count, content.length - position);
                System.arraycopy(content, (int) position, into, offset, got);
                return got;
            }
        };
    }

    static Look look(byte[] content, PreviewFormat format) throws IOException {
        return Readers.look(bytes(content), format, OptionalInt.empty());
    }

    static Look look(String name, PreviewFormat format) throws IOException {
        return look(content(name), format);
    }

    static Look look(String name, PreviewFormat format, int unit) throws IOException {
        return Readers.look(bytes(content(name)), format, OptionalInt.of(unit));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A FITS header of these records, and so many bytes of data. */
    static byte[] fits(int data, String... cards) {
        var header = new StringBuilder();
        for (var card : cards) {
            header.append("%-80s".formatted(card));
        }
        header.append("%-80s".formatted("END"));
        var text = header.toString().getBytes(StandardCharsets.ISO_8859_1);
        var file = Arrays.copyOf(text, Math.ceilDiv(text.length, BLOCK) * BLOCK + data);
        Arrays.fill(file, text.length, file.length - data, (byte) ' ');
        return file;
    }

    /** A PNG that says how large it is and has nothing in it. */
    static byte[] png(int width, int height) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        var header = new byte[17];
        System.arraycopy(utf8("IHDR"), 0, header, 0, 4);
        System.arraycopy(number(width), 0, header, 4, 4);
        System.arraycopy(number(height), 0, header, 8, 4);
        header[12] = 8;
        header[13] = 6;
        chunk(file, header);
        chunk(file, utf8("IDAT"));
        chunk(file, utf8("IEND"));
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, byte[] nameAndContent) {
        var checksum = new CRC32();
        checksum.update(nameAndContent);
        file.writeBytes(number(nameAndContent.length - 4));
        file.writeBytes(nameAndContent);
        file.writeBytes(number((int) checksum.getValue()));
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
