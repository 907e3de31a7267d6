package sextant.adapters.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.postgresql.ds.PGSimpleDataSource;
import sextant.engine.store.StoreRefused;
import sextant.engine.store.StoreUnavailable;

/**
 * PostgreSQL, for a server whose data must not depend on one machine. The connection of the only writer holds an advisory lock, which
 * the database lets go when that connection ends; whoever has it is the only server. After the connection was lost the lock is taken
 * again, or nothing is written.
 */
public final class PostgresDatabase implements Database {

    /** "sextant" in ASCII. */
    private static final long LOCK = 0x7365_7874_616e_74L;

    private static final int CONNECT_SECONDS = 3;
    private static final int ANSWER_SECONDS = 5;
    private static final int LOCK_TRIES = 20;
    private static final int LOCK_PAUSE_MILLISECONDS = 100;
    private static final Set<String> OTHERS_IN_THE_WAY = Set.of("40001", "40P01");

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;
    private final String writer = "sextant-writer-" + UUID.randomUUID();

    public PostgresDatabase(String url, Optional<String> user, Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public Connection connectWriter() throws SQLException {
        var connection = source(writer).getConnection();
        try {
            refuseUnlessDurable(connection);
            endOurLostConnection(connection);
            lock(connection);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private void refuseUnlessDurable(Connection connection) throws SQLException {
        for (var setting : Map.of("synchronous_commit", "on", "fsync", "on").entrySet()) {
            var found = ask(connection, "show " + setting.getKey());
            if (!found.equals(setting.getValue())) {
                throw new StoreRefused(
                        "store-not-durable",
                        "%s has %s=%s; an acknowledged job could be lost.".formatted(url, setting.getKey(), found),
                        "Set %s=%s in postgresql.conf.".formatted(setting.getKey(), setting.getValue()));
            }
        }
    }

    /** If the network broke, the database may not have noticed yet that our earlier connection is dead. */
    private void endOurLostConnection(Connection connection) throws SQLException {
        ask(
                connection,
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '" + writer
                        + "' and pid <> pg_backend_pid()");
    }

    /** Waits a moment: a server that was killed just now may still be on its way out. */
    private void lock(Connection connection) throws SQLException {
        for (int tried = 0;
                !ask(connection, "select pg_try_advisory_lock(" + LOCK + ")").equals("t");
                tried++) {
            if (tried == LOCK_TRIES) {
                throw new StoreRefused(
                        "data-dir-in-use",
                        "The database %s is used by another server.".formatted(url),
                        "Stop that server first, or name another database.");
            }
            try {
                Thread.sleep(LOCK_PAUSE_MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted while waiting for the lock", interrupted);
            }
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public DataSource readers() {
        var source = source("sextant-reader");
        // A plan that does not know how short the page is prefers to read the table.
        source.setOptions("-c plan_cache_mode=force_custom_plan");
        return source;
    }

    @Override
    public DataSource schemaChangers() {
        return source("sextant-schema");
    }

    private PGSimpleDataSource source(String name) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setApplicationName(name);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setOptions("-c synchronous_commit=on");
        return source;
    }

    @Override
    public String sequenceType() {
        return "bigint";
    }

    /** PostgreSQL does not see that a run is sorted unless it is told to sort it; then it takes a page from each and sorts those. */
    @Override
    public String pageOfRun(String run, String order) {
        return "(" + run + order + ")";
    }

    @Override
    public StatementBuilderFactory statements() {
        return DefaultStatementBuilder.FACTORY;
    }

    @Override
    public String tableExists() {
        return "select 1 from pg_tables where schemaname = current_schema() and tablename = :table";
    }

    @Override
    public Trouble judge(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (OTHERS_IN_THE_WAY.contains(state)) {
            return Trouble.AGAIN;
        }
        if (state.equals("53100")) {
            return Trouble.FULL;
        }
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54")
                ? Trouble.CHANGE
                : Trouble.GONE;
    }

    @Override
    public void hasTables() {
        // Nobody takes an empty database for a lost one: it is another database.
    }

    @Override
    public RuntimeException cannotStart(SQLException failure) {
        return new StoreUnavailable(url + " cannot be used: " + failure.getMessage(), false, failure);
    }

    @Override
    public String name() {
        return url;
    }

    @Override
    public void close() {
        // The lock goes with the writer's connection.
    }
}
