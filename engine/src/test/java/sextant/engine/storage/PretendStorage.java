package sextant.engine.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sextant.engine.fault.Hazard;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** A place outside that does what a test says. What has been put there outlives a pretended server. */
public final class PretendStorage implements Storage {

    private final Map<String, String> content = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Hazard hazard = Hazard.NONE;
    private UnaryOperator<Transferred> manners = outcome -> outcome;

    public void hazard(Hazard danger) {
        hazard = danger;
    }

    /** What becomes of what would have gone well, from now on. */
    public void manners(UnaryOperator<Transferred> some) {
        manners = some;
    }

    public void put(String uri, String text) {
        content.put(uri, text);
    }

    /** What is there. */
    public Optional<String> at(String uri) {
        return Optional.ofNullable(content.get(uri));
    }

    /** Each address that was asked, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Optional<Refusal> check(String uri, Direction direction) {
        return uri.contains("closed")
                ? Optional.of(RefusalKind.ADDRESS_NOT_ALLOWED.because("The address is closed."))
                : Optional.empty();
    }

    @Override
    public Transferred copyIn(String uri, OutputStream into, long most, Cancellation cancellation) throws IOException {
        asked.add(uri);
        hazard.pass("before copy in");
        var outcome = manners.apply(
                content.containsKey(uri)
                        ? new Transferred.Whole()
                        : new Transferred.Failed("unreachable", "Nobody is there.", true));
        if (outcome instanceof Transferred.Whole) {
            into.write(content.get(uri).getBytes(UTF_8));
        }
        hazard.pass("after copy in");
        return outcome;
    }

    @Override
    public Transferred copyOut(Parcel parcel, String uri, Cancellation cancellation) {
        asked.add(uri);
        hazard.pass("before copy out");
        var outcome = manners.apply(new Transferred.Whole());
        if (outcome instanceof Transferred.Whole) {
            content.put(uri, parcel.sha256());
        }
        hazard.pass("after copy out");
        return outcome;
    }
}
