package sextant.adapters.preview.worker;

import java.io.IOException;
import java.util.OptionalInt;
import sextant.adapters.preview.fits.FitsReader;
import sextant.adapters.preview.reading.Bytes;
import sextant.adapters.preview.reading.PngReader;
import sextant.adapters.preview.reading.TextReader;
import sextant.adapters.preview.reading.Unreadable;
import sextant.adapters.preview.votable.VoTableReader;
import sextant.engine.preview.Look;
import sextant.engine.preview.PreviewFormat;

/** Looks at a file of any format. */
public final class Readers {

    private Readers() {}

    /**
     * One look.
     *
     * @param unit of a FITS file, from 0
     * @throws Unreadable says why not
     */
    public static Look look(Bytes bytes, PreviewFormat format, OptionalInt unit) throws IOException {
        return switch (format) {
            case FITS -> FitsReader.look(bytes, unit);
            case VOTABLE -> VoTableReader.look(bytes);
            case PNG -> PngReader.look(bytes);
            case TEXT -> TextReader.look(bytes);
        };
    }
}
