package sextant.engine.callbacks;

import java.util.List;
import java.util.Optional;

/** The contract, for the listeners that other tests pretend. */
class PretendNotifierTest extends NotifierContract {

    private final PretendNotifier notifier = new PretendNotifier();

    @Override
    protected Notifier notifier() {
        notifier.answering((endpoint, _) -> switch (Manner.valueOf(endpoint.substring("https://".length()))) {
            case HEARS -> new Notifier.Told.Heard();
            case IS_BUSY -> new Notifier.Told.Again("status-503", true, Optional.empty());
            case IS_NOT_THERE -> new Notifier.Told.Again("unreachable", false, Optional.empty());
            case REFUSES -> new Notifier.Told.Never("status-400", false);
            case IS_GONE -> new Notifier.Told.Never("status-410", true);
        });
        return notifier;
    }

    @Override
    protected String address(Manner manner) {
        return "https://" + manner;
    }

    @Override
    protected String forbidden() {
        return "http://127.0.0.1/";
    }

    @Override
    protected List<Message> heard(String address) {
        return notifier.heardAt(address);
    }
}
