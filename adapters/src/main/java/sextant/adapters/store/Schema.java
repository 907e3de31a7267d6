package sextant.adapters.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import sextant.adapters.store.database.Database;
import sextant.engine.fault.FaultPoint;
import sextant.engine.store.StoreRefused;

/** The tables, made and brought up to date by Flyway, one transaction for each version: a kill in the middle leaves the version before. */
final class Schema {

    private static final int VERSION = 4;
    private static final List<String> SCRIPTS = List.of(
            "V1__jobs.sql",
            "V2__interfaces_targets_reservations.sql",
            "V3__listeners_and_notices.sql",
            "V4__seen_messages.sql");
    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /**
     * Brings the tables to the version of this program. Flyway is asked only if there is something to do, since asking it costs half
     * a second of processor time at each start.
     *
     * @throws StoreRefused if the tables are of a later version
     */
    static void bringUpToDate(Database database, Handle handle) {
        int found = version(database, handle);
        if (found > VERSION) {
            throw new StoreRefused(
                    "store-newer",
                    "%s has version %d of the tables; this program knows them up to version %d."
                            .formatted(database.name(), found, VERSION),
                    "Start the later program that wrote it, or restore the backup from before it was upgraded.");
        }
        if (found < VERSION) {
            migrate(database);
        }
        database.hasTables();
    }

    /** 0 if there are no tables yet. */
    private static int version(Database database, Handle handle) {
        if (handle.createQuery(database.tableExists())
                .bind("table", HISTORY)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty()) {
            return 0;
        }
        return handle
                .createQuery("select version from " + HISTORY
                        + " where version is not null and success order by installed_rank desc")
                .mapTo(String.class)
                .stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static void migrate(Database database) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database.schemaChangers())
                .loggers("slf4j")
                .table(HISTORY)
                .placeholders(Map.of("sequence", database.sequenceType()))
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(List::of)
                .callbacks(new MiddleOfMigration())
                .load()
                .migrate();
    }

    /** Names the scripts, so that nobody has to search the class path for them. */
    private static final class Scripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            try (var script = Schema.class.getResourceAsStream("/sextant/store/" + name)) {
                return new StringReader(
                        new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String getAbsolutePath() {
            return "sextant/store/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }

    /** After the tables of a version are made, before they are committed. */
    private static final class MiddleOfMigration implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            FaultPoint.MIDDLE_OF_MIGRATION.reached();
        }

        @Override
        public String getCallbackName() {
            return "middle of migration";
        }
    }
}
