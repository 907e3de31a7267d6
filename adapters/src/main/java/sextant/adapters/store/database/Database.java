package sextant.adapters.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.StatementBuilderFactory;

/** What SQLite and PostgreSQL do not have in common. The SQL is the same. */
public interface Database extends AutoCloseable {

    /**
     * A new connection for the only writer, which nobody else can have at the same time. A commit on it is on disk.
     *
     * @throws sextant.engine.store.StoreRefused if that cannot be had
     */
    Connection connectWriter() throws SQLException;

    /** Connections for readers, which see what is committed. */
    DataSource readers();

    /** Connections that may change the schema, while {@link #connectWriter} keeps everybody else away. */
    DataSource schemaChangers();

    /** The type of a whole number that is a primary key: a word that differs. */
    String sequenceType();

    /**
     * One of several sorted runs that are to be merged.
     *
     * @param run   its select
     * @param order {@code order by ... limit ...} of all
     */
    String pageOfRun(String run, String order);

    StatementBuilderFactory statements();

    /** Whether the table exists. */
    String tableExists();

    Trouble judge(SQLException failure);

    /** Called at each start, once the tables are there. */
    void hasTables();

    /** Why the server cannot start with it. */
    RuntimeException cannotStart(SQLException failure);

    /** For the operator: which store it is. */
    String name();

    /** Lets others have it. */
    @Override
    void close();

    /** What a failure means for the changes of its transaction. */
    enum Trouble {
        /** One of the changes is impossible; the others are not to blame. */
        CHANGE,
        /** Others were in the way; the same again may work. */
        AGAIN,
        /** There is no room left on its disk. */
        FULL,
        /** The database does not answer as it should. */
        GONE
    }
}
