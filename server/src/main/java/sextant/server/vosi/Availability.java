package sextant.server.vosi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;

/** {@code /availability} (VOSI 1.1, section 5): whether questions are answered now, and since when. */
public final class Availability {

    private static final String[] NAMESPACES = {"xmlns:vosi", "http://www.ivoa.net/xml/VOSIAvailability/v1.0"};

    private final CurrentPlatform current;
    private final BooleanSupplier draining;
    private final Instant upSince;

    /**
     * @param draining whether the server is stopping and finishes what it has
     * @param upSince  when the server started
     */
    public Availability(CurrentPlatform current, BooleanSupplier draining, Instant upSince) {
        this.current = current;
        this.draining = draining;
        this.upSince = upSince;
    }

    public Reply show(Call call) {
        var stopping = draining.getAsBoolean();
        return VosiDocument.reply("vosi:availability", NAMESPACES, document -> {
            document.text("vosi:available", Boolean.toString(!stopping));
            document.text(
                    "vosi:upSince", upSince.truncatedTo(ChronoUnit.SECONDS).toString());
            if (stopping) {
                document.text("vosi:note", "The service is stopping: it finishes what it has and takes no more.");
            }
            if (current.rejected().isPresent()) {
                document.text(
                        "vosi:note",
                        "The newest configuration was rejected; the one before it is in force since "
                                + current.inForce().since().truncatedTo(ChronoUnit.SECONDS) + ".");
            }
        });
    }
}
