package sextant.acceptance.running;

import java.nio.file.Path;

/** The checkout that is tested. */
public final class Checkout {

    public static final Path ROOT =
            Path.of(System.getProperty("sextant.home", "..")).toAbsolutePath().normalize();
    public static final Path LAUNCHER = ROOT.resolve("sextant");

    /** Whether there is time for larger counts: {@code ./test --long}. */
    public static final boolean LONG = Boolean.getBoolean("sextant.long");

    private Checkout() {}
}
