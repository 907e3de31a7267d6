package sextant.adapters.preview;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import sextant.adapters.preview.worker.Wire;
import sextant.engine.files.Opened;
import sextant.engine.preview.Look;
import sextant.engine.preview.PreviewTree;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** The server's side of the {@link Wire}: gives out pieces of one file until it has given enough, and takes one answer of bounded size. */
final class Conversation {

    /** Of the file, all pieces together. */
    private static final long MOST_READ = 512L << 20;

    private static final int MOST_PICTURE = 8 << 20;
    private static final int MOST_WORDS = 400;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final Opened file;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ByteBuffer piece = ByteBuffer.allocate(Wire.PIECE);
    private long left = MOST_READ;

    Conversation(Opened file, DataInputStream in, DataOutputStream out) {
        this.file = file;
        this.in = in;
        this.out = out;
    }

    /**
     * Serves the worker until it has said what it saw.
     *
     * @throws Refused if it said that it cannot
     * @throws IOException if it said nothing more, or nothing that makes sense
     */
    Look look() throws IOException {
        while (true) {
            switch (in.readUnsignedByte()) {
                case Wire.READ -> give(in.readLong(), in.readInt());
                case Wire.SEEN -> {
                    return seen();
                }
                case Wire.NOTHING -> throw refused(RefusalKind.NO_PREVIEW, in.readUTF());
                case Wire.FAILED -> throw refused(RefusalKind.PREVIEW_FAILED, in.readUTF());
                default -> throw new IOException("the worker does not say anything that has a meaning");
            }
        }
    }

    private void give(long position, int count) throws IOException {
        if (position < 0 || count < 1 || count > Wire.PIECE) {
            throw new IOException("the worker asks for what no file has");
        }
        int got = left < count ? Wire.NO_MORE : read(position, count);
        left -= Math.max(0, got);
        out.writeInt(got);
        out.write(piece.array(), 0, Math.max(0, got));
        out.flush();
    }

    private int read(long position, int count) throws IOException {
        if (position >= file.size()) {
            return Wire.END_OF_FILE;
        }
        return file.channel().position(position).read(piece.clear().limit(count));
    }

    private Look seen() throws IOException {
        var document = in.readNBytes(length(Limits.DEFAULT.document()));
        var picture = in.readNBytes(length(MOST_PICTURE));
        try {
            var preview = PreviewTree.read(
                    JsonDocuments.read(document, Limits.DEFAULT).root());
            return new Look(preview, picture.length == 0 ? Optional.empty() : Optional.of(png(picture)));
        } catch (Refused | IllegalArgumentException strange) {
            throw new IOException("the worker gives no preview", strange);
        }
    }

    private int length(int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("the worker gives too much");
        }
        return length;
    }

    /** What is served as a picture is one at least by its beginning. */
    private static byte[] png(byte[] picture) throws IOException {
        if (picture.length < PNG.length || !java.util.Arrays.equals(picture, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new IOException("the worker gives no picture");
        }
        return picture;
    }

    private static Refused refused(RefusalKind kind, String why) {
        var words = why.length() <= MOST_WORDS ? why : why.substring(0, MOST_WORDS) + "…";
        return kind.because(words.replaceAll("\\p{Cntrl}", " "))
                .suggest("Fetch the result itself.")
                .refused();
    }
}
