package sextant.server;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What happens once the server answers: by default the line {@code ready http://host:port/} on standard output. */
public final class Ready {

    private static final AtomicReference<Consumer<URI>> ACTION = new AtomicReference<>(Ready::print);

    private Ready() {}

    public static void then(Consumer<URI> action) {
        ACTION.set(action);
    }

    static void at(URI base) {
        ACTION.get().accept(base);
    }

    private static void print(URI base) {
        System.out.println("ready " + base);
        System.out.flush();
    }
}
