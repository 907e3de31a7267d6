package sextant.adapters.preview.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import sextant.adapters.preview.reading.Unreadable;
import sextant.engine.preview.Look;
import sextant.engine.preview.PreviewFormat;
import sextant.engine.preview.PreviewTree;
import sextant.model.writing.DocumentFormat;

/** The program that looks at one file and ends. Its standard input and output are the {@link Wire}. */
public final class PreviewWorker {

    private PreviewWorker() {}

    /** @param arguments the format, the length of the file in bytes, and perhaps the number of a unit */
    public static void main(String[] arguments) throws IOException {
        endInTime();
        var in = new DataInputStream(new BufferedInputStream(System.in, Wire.PIECE));
        // System.out is for whatever a library may print, and goes nowhere.
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), Wire.PIECE));
        System.setOut(System.err);
        try {
            var unit = arguments.length > 2 ? OptionalInt.of(Integer.parseInt(arguments[2])) : OptionalInt.empty();
            var bytes = new AskedBytes(in, out, Long.parseLong(arguments[1]));
            seen(Readers.look(bytes, PreviewFormat.valueOf(arguments[0]), unit), out);
        } catch (Unreadable why) {
            failed(why.isNothingThere() ? Wire.NOTHING : Wire.FAILED, why.why(), out);
        } catch (IOException damaged) {
            failed(Wire.FAILED, "The file is damaged: it ends too soon, or is not what its media type says.", out);
        } catch (OutOfMemoryError | StackOverflowError large) {
            failed(Wire.FAILED, "To read the file takes more memory than a preview may have.", out);
        } catch (RuntimeException unforeseen) {
            failed(Wire.FAILED, "The file is damaged in a way that its reader did not foresee.", out);
        }
        out.flush();
        // Threads of libraries may still be there.
        Runtime.getRuntime().halt(0);
    }

    private static void seen(Look look, DataOutputStream out) throws IOException {
        var document = DocumentFormat.JSON.write(PreviewTree.write(look.preview()), "preview");
        var picture = look.picture().orElse(new byte[0]);
        out.writeByte(Wire.SEEN);
        out.writeInt(document.length);
        out.write(document);
        out.writeInt(picture.length);
        out.write(picture);
    }

    private static void failed(int word, String why, DataOutputStream out) throws IOException {
        out.writeByte(word);
        out.writeUTF(why);
    }

    /** Should the server be gone, or not look. */
    private static void endInTime() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(Wire.LONGEST_LIFE);
            } catch (InterruptedException endNow) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
