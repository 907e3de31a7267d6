package sextant.adapters.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;
import sextant.engine.store.StoreRefused;

/**
 * Looks at the files of SQLite before the server uses them. SQLite itself takes an empty file for a new database, and forgets
 * without a word whatever comes behind damage in its write-ahead log; here both are refused. (SQLite's file format, 1.3 and 4.)
 *
 * <p>Reads the files by itself only while SQLite has none of them open: closing them would drop SQLite's locks.
 */
final class SqliteFiles {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;

    private SqliteFiles() {}

    /**
     * @param hadStore whether there was a store in the folder before
     * @throws StoreRefused {@code store-damaged}, {@code store-missing}
     */
    static void refuseDamaged(Path file, boolean hadStore) {
        var log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            if (size(file) == 0) {
                refuseMissing(file, hadStore || size(log) > 0);
                return;
            }
            refuseWithoutHeader(file);
            if (size(log) > 0) {
                WriteAheadLog.damage(log).ifPresent(damage -> {
                    throw damaged(log, damage);
                });
            }
            refuseUnsound(file);
            refuseTooShort(file);
        } catch (IOException failure) {
            throw damaged(file, "it cannot be read: " + failure);
        }
    }

    private static void refuseMissing(Path file, boolean hadStore) {
        if (hadStore) {
            throw new StoreRefused(
                    "store-missing",
                    "%s is missing or empty, but there was a store in its folder.".formatted(file),
                    "Restore jobs.db and, if there is one, jobs.db-wal from the backup. To begin anew, delete jobs.lock and jobs.db*.");
        }
    }

    private static void refuseWithoutHeader(Path file) throws IOException {
        var header = header(file);
        if (header.remaining() < HEADER || header.slice(0, MAGIC.length).mismatch(ByteBuffer.wrap(MAGIC)) >= 0) {
            throw damaged(file, "it does not begin as a database of SQLite does");
        }
    }

    /**
     * Brings everything from the log into the file, after which that is as long as its header says, and lets SQLite look at each of
     * its pages, which takes a second for a gigabyte.
     */
    private static void refuseUnsound(Path file) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("pragma synchronous = full");
            statement.execute("pragma wal_checkpoint(truncate)");
            try (var row = statement.executeQuery("pragma quick_check(1)")) {
                var said = row.next() ? row.getString(1) : "nothing";
                if (!said.equals("ok")) {
                    throw damaged(file, "SQLite says " + said);
                }
            }
        } catch (SQLException failure) {
            throw damaged(file, "SQLite says " + failure.getMessage());
        }
    }

    private static void refuseTooShort(Path file) throws IOException {
        var header = header(file);
        int pageSize = Short.toUnsignedInt(header.getShort(16));
        long pages = Integer.toUnsignedLong(header.getInt(28));
        long needed = pages * (pageSize == 1 ? 65_536 : pageSize);
        if (size(file) < needed) {
            throw damaged(file, "it has %d bytes of %d".formatted(size(file), needed));
        }
    }

    private static ByteBuffer header(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            var header = ByteBuffer.allocate(HEADER);
            channel.read(header);
            return header.flip();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    static StoreRefused damaged(Path file, String how) {
        return new StoreRefused(
                "store-damaged",
                "%s is damaged: %s.".formatted(file, how),
                "Restore it from the backup. What can still be read is saved by: sqlite3 %s .recover | sqlite3 recovered.db"
                        .formatted(file));
    }
}
