package sextant.adapters.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;
import sextant.engine.store.StoreRefused;
import sextant.engine.store.StoreUnavailable;

/**
 * SQLite in a folder of this machine: {@code jobs.db}, and {@code jobs.lock} that keeps a second server away. With a write-ahead log
 * that is synchronised at every commit: what is acknowledged survives a kill and a loss of power.
 */
public final class SqliteDatabase implements Database {

    private static final int WAIT_FOR_OTHERS_MILLISECONDS = 5_000;
    private static final long HARDLY_ANY_ROOM = 1 << 20;

    /** The primary result codes of SQLite that mean something here. */
    private static final int SQLITE_IOERR = 10;

    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_TOOBIG = 18;
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int SQLITE_NOTADB = 26;

    private final Path file;
    private final FolderLock lock;

    private SqliteDatabase(Path file, FolderLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** @throws StoreRefused if the folder is in use, on a file system of another machine, or its files are damaged */
    public static SqliteDatabase in(Path folder) {
        var lock = FolderLock.take(folder);
        try {
            var file = lock.folder().resolve("jobs.db");
            NetworkFileSystems.refuse(lock.folder());
            SqliteFiles.refuseDamaged(file, lock.hadStore());
            return new SqliteDatabase(file, lock);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    @Override
    public Connection connectWriter() throws SQLException {
        var connection = source().getConnection();
        try {
            refuseUnlessDurable(connection);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private void refuseUnlessDurable(Connection connection) throws SQLException {
        var wanted = Map.of("journal_mode", "wal", "synchronous", "2", "foreign_keys", "1");
        for (var setting : wanted.entrySet()) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("pragma " + setting.getKey())) {
                var found = row.next() ? row.getString(1) : "nothing";
                if (!found.equals(setting.getValue())) {
                    throw new StoreRefused(
                            "store-not-durable",
                            "SQLite was asked for %s=%s in %s and answers %s; an acknowledged job could be lost."
                                    .formatted(setting.getKey(), setting.getValue(), file, found),
                            "Put the data folder on a local file system that supports shared memory, such as ext4 or xfs.");
                }
            }
        }
    }

    @Override
    public DataSource readers() {
        return source();
    }

    @Override
    public DataSource schemaChangers() {
        return source();
    }

    private SQLiteDataSource source() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(WAIT_FOR_OTHERS_MILLISECONDS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public String sequenceType() {
        return "integer";
    }

    /** SQLite merges runs as they are, and takes from each only what it needs. */
    @Override
    public String pageOfRun(String run, String order) {
        return run;
    }

    @Override
    public StatementBuilderFactory statements() {
        return _ -> new KeptStatements();
    }

    @Override
    public String tableExists() {
        return "select 1 from sqlite_master where type = 'table' and name = :table";
    }

    @Override
    public Trouble judge(SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_FULL -> Trouble.FULL;
            case SQLITE_IOERR -> hardlyAnyRoom() ? Trouble.FULL : Trouble.GONE;
            case SQLITE_TOOBIG, SQLITE_CONSTRAINT -> Trouble.CHANGE;
            default -> Trouble.GONE;
        };
    }

    /** Without room SQLite cannot make its shared memory larger either, and says that it cannot read or write. */
    private boolean hardlyAnyRoom() {
        try {
            return Files.getFileStore(file).getUsableSpace() < HARDLY_ANY_ROOM;
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    /** From now on an empty {@code jobs.db} is a loss. */
    @Override
    public void hasTables() {
        if (!lock.hadStore()) {
            lock.markStored();
        }
    }

    @Override
    public RuntimeException cannotStart(SQLException failure) {
        var trouble = judge(failure);
        return isDamage(failure)
                ? SqliteFiles.damaged(file, "SQLite says " + failure.getMessage())
                : new StoreUnavailable(
                        file + " cannot be used: " + failure.getMessage(), trouble == Trouble.FULL, failure);
    }

    private static boolean isDamage(SQLException failure) {
        int code = code(failure);
        return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    }

    /** The primary result code. */
    private static int code(SQLException failure) {
        return failure instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 0;
    }

    @Override
    public void close() {
        lock.close();
    }
}
