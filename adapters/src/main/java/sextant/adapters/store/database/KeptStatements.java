package sextant.adapters.store.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares each statement once for a connection, which SQLite's driver does not do by itself: preparing takes longer than executing.
 * A statement is open until its connection is closed, or until so many others were used since.
 */
final class KeptStatements implements StatementBuilder {

    private static final int MOST = 64;

    private final LinkedHashMap<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        var statement = kept.get(sql);
        if (statement == null) {
            if (kept.size() >= MOST) {
                kept.pollFirstEntry().getValue().close();
            }
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (!(statement instanceof PreparedStatement)) {
            statement.close();
        }
    }
}
