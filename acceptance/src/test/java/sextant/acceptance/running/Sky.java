package sextant.acceptance.running;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** FITS images of the sky, drawn the same each time from real positions of stars: see {@code acceptance/parts/sky}. */
public final class Sky {

    private static final Path PART = Checkout.ROOT.resolve("acceptance/parts/sky");

    private Sky() {}

    /** 1500 x 1500 pixels with coordinates, 38 stars. */
    public static Path pleiades() {
        return image("PLEIADES_FITS");
    }

    /** 4096 x 4096 pixels, 5000 invented sources: takes a program some seconds. */
    public static Path large() {
        return image("SKY_FITS");
    }

    private static Path image(String name) {
        Parts.need("query-starkd");
        Parts.need("source-extractor");
        var up = Finished.run(Checkout.ROOT, Map.of(), List.of(PART.toString(), "up"));
        return up.output()
                .lines()
                .filter(line -> line.startsWith("export " + name + "="))
                .map(line -> Path.of(line.substring(line.indexOf('=') + 1).replaceAll("^['\"]|['\"]$", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + ": " + up));
    }
}
