package sextant.server;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What happens once the server answers: by default the line {@code ready http://host:port/} on standard output. */
public final class Ready {

    /** What a newcomer tries first; on standard error, since programs read the other. */
    private static final String ADDRESSES = """
            sextant: the demo platform, with every service of the Execution Planner note, and applications that run here
              ask in a browser   %s
              ask a question     curl "%saccepts?tasktype=uri://jupyter-notebook"
              what can be asked  %stypes
              what can be run    %sapps
              the jobs           %sjobs
              for programs       %sopenapi.yaml
              stop               Ctrl-C""";

    private static final AtomicReference<Consumer<URI>> ACTION = new AtomicReference<>(Ready::print);

    private Ready() {}

    public static void then(Consumer<URI> action) {
        ACTION.set(action);
    }

    static void at(URI base) {
        ACTION.get().accept(base);
    }

    private static void print(URI base) {
        if (Settings.chosen().demo()) {
            System.err.println(ADDRESSES.formatted(base, base, base, base, base, base));
        }
        System.out.println("ready " + base);
        System.out.flush();
    }
}
