package sextant.engine.callbacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** Listeners that are pretended: what they answer is up to the test, and what they have heard is kept. */
public final class PretendNotifier implements Notifier {

    private final Map<String, List<Message>> heard = new LinkedHashMap<>();
    private BiFunction<String, Message, Told> answers = (_, _) -> new Told.Heard();

    /** What listeners answer from now on, by their address. */
    public synchronized void answering(BiFunction<String, Message, Told> more) {
        answers = more;
    }

    /** Everything that reached an address, also what it did not want. */
    public synchronized List<Message> heardAt(String endpoint) {
        return List.copyOf(heard.getOrDefault(endpoint, List.of()));
    }

    @Override
    public Optional<Refusal> check(String endpoint) {
        return endpoint.startsWith("https://")
                ? Optional.empty()
                : Optional.of(RefusalKind.ENDPOINT_NOT_ALLOWED.because("Nobody can be told there."));
    }

    @Override
    public synchronized Told tell(String endpoint, Message message) {
        heard.computeIfAbsent(endpoint, _ -> new ArrayList<>()).add(message);
        return answers.apply(endpoint, message);
    }
}
