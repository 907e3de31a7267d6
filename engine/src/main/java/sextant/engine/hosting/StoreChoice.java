package sextant.engine.hosting;

import java.util.Optional;

/** Where jobs are kept: {@code jobs: store:} in platform.yaml. Taken at the start of the server. */
public sealed interface StoreChoice {

    /** In the data folder. */
    record Sqlite() implements StoreChoice {}

    /** @param url {@code jdbc:postgresql://host:port/database} */
    record PostgreSql(String url, Optional<String> user, Optional<String> password) implements StoreChoice {
        @Override
        public String toString() {
            return "PostgreSql[" + url + "]";
        }
    }
}
