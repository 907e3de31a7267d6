package sextant.engine.preview;

import java.io.IOException;
import java.util.OptionalInt;
import sextant.engine.files.Opened;

/**
 * Looks at a file that a stranger's program made. Whatever is in the file, an implementation gives an answer within a bounded time and
 * with bounded memory, and takes no harm.
 */
public interface Previewer {

    /**
     * One look.
     *
     * @param file is read and not closed
     * @param unit of a FITS file, from 0; without meaning for other formats
     * @throws sextant.model.refusal.Refused {@code no-preview} if the file has no such unit; {@code preview-failed} if it cannot be read,
     *     is beyond the limits, or takes too long
     */
    Look look(Opened file, PreviewFormat format, OptionalInt unit) throws IOException;
}
