package sextant.acceptance.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** FITS images of the sky, drawn the same each time from real positions of stars; see {@code acceptance/parts/sky}. */
public final class Sky {

    private static final Path FOLDER = Checkout.ROOT.resolve("acceptance/target/sky");

    private static final String TILES = """
            import sys, numpy
            from astropy.io import fits
            image = fits.open(sys.argv[1])[0]
            fits.writeto(sys.argv[2], numpy.tile(image.data, (3, 3)), image.header, overwrite=True)
            """;

    private Sky() {}

    /** The Pleiades: 1500 x 1500 pixels with coordinates, 38 stars. */
    public static Path pleiades() {
        Parts.need("query-starkd");
        Parts.need("source-extractor");
        run(Checkout.ROOT.resolve("acceptance/parts/sky").toString(), FOLDER.toString());
        return FOLDER.resolve("pleiades.fits");
    }

    /** The same nine times beside each other, so that it takes a program some time. */
    public static Path large() {
        var large = FOLDER.resolve("large.fits");
        var tile = pleiades();
        if (!Files.exists(large)) {
            run(Parts.needPython("astropy").toString(), "-c", TILES, tile.toString(), large.toString());
        }
        return large;
    }

    private static void run(String... command) {
        var done = Finished.run(Checkout.ROOT, Map.of(), List.of(command));
        assertThat(done.status()).as("%s", done).isZero();
    }
}
