package sextant.cli.samp;

import java.util.Arrays;
import java.util.Optional;
import sextant.cli.server.MediaTypes;

/**
 * What can be sent to a desktop (SAMP message types of the IVOA's list).
 *
 * @param word  on the command line
 * @param mtype of the message
 * @param label of its parameter that identifies what is loaded
 */
enum Shipment {
    VOTABLE("votable", "table.load.votable", "table-id"),
    FITS_TABLE("table", "table.load.fits", "table-id"),
    FITS_IMAGE("image", "image.load.fits", "image-id");

    /** A card of a FITS header has 80 characters; NAXIS comes third, or fourth at the latest. */
    private static final String NO_AXES = "NAXIS   =                    0";

    private final String word;
    private final String mtype;
    private final String label;

    Shipment(String word, String mtype, String label) {
        this.word = word;
        this.mtype = mtype;
        this.label = label;
    }

    String mtype() {
        return mtype;
    }

    String label() {
        return label;
    }

    static Optional<Shipment> named(String word) {
        return Arrays.stream(values())
                .filter(shipment -> shipment.word.equals(word))
                .findFirst();
    }

    /**
     * By what the job says it is.
     *
     * @param header the beginning of the file: a FITS file without a primary image is taken for a table
     */
    static Optional<Shipment> of(String mediaType, String header) {
        return switch (MediaTypes.bare(mediaType)) {
            case "application/x-votable+xml" -> Optional.of(VOTABLE);
            case "text/xml" -> mediaType.contains("x-votable") ? Optional.of(VOTABLE) : Optional.empty();
            case "image/fits" -> Optional.of(FITS_IMAGE);
            case "application/fits" -> Optional.of(header.contains(NO_AXES) ? FITS_TABLE : FITS_IMAGE);
            default -> Optional.empty();
        };
    }
}
