package sextant.adapters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.JobSummary;
import sextant.model.job.Phase;

/**
 * A job as a row of the table {@code job}. Made by the thread of the caller, so that the only writer does not have to.
 *
 * @param job what the row says
 */
record JobRow(
        Job job,
        String owner,
        @Nullable String runId,
        @Nullable String error,
        String results,
        String parameters,
        String targets,
        String listeners) {

    /** What {@link #summary} reads. */
    static final String SUMMARY_COLUMNS = "id, owner, phase, run_id, created";

    /** What {@link #job(ResultSet)} reads. */
    static final String COLUMNS = """
            id, version, owner, route, application, phase, run_id, created, queued, started, ended, destruction, execution_duration,
            quote, suspended_by, attempt, ran, error, results, parameters, interface_id, targets, reserved,
            listeners""";

    static final String INSERT = """
            insert into job (%s)
            values (:id, :version, :owner, :route, :application, :phase, :run_id, :created, :queued, :started, :ended, :destruction,
                :execution_duration, :quote, :suspended_by, :attempt, :ran, :error, :results, :parameters, :interface_id, :targets,
                :reserved, :listeners)
            """.formatted(COLUMNS);

    /** What never changes (id, owner, route, application, interface, run_id, targets, created) is left alone. */
    static final String UPDATE = """
            update job set version = :version, phase = :phase, queued = :queued, started = :started, ended = :ended,
                destruction = :destruction, execution_duration = :execution_duration, quote = :quote, suspended_by = :suspended_by,
                attempt = :attempt, ran = :ran, error = :error, results = :results, parameters = :parameters,
                reserved = :reserved, listeners = :listeners
            where id = :id and version = :version - 1
            """;

    static JobRow of(Job job) {
        return new JobRow(
                job,
                JobJson.owner(job.owner()),
                job.runId().map(JobJson::text).orElse(null),
                job.error().map(JobJson::error).orElse(null),
                JobJson.results(job.results()),
                JobJson.parameters(job.parameters()),
                JobJson.targets(job.targets()),
                ListenerJson.listeners(job.listeners()));
    }

    /** Binds what {@link #INSERT} names and {@link #UPDATE} does not. */
    <S extends SqlStatement<S>> S bindCreation(S to) {
        return bindChange(to)
                .bind("owner", owner)
                .bind("route", job.route())
                .bind("application", job.application())
                .bind("interface_id", job.interfaceId())
                .bind("run_id", runId)
                .bind("targets", targets)
                .bind("created", Micros.of(job.created()));
    }

    <S extends SqlStatement<S>> S bindChange(S to) {
        return to.bind("id", job.id().text())
                .bind("version", job.version())
                .bind("phase", job.phase().name())
                .bind("queued", micros(job.queued()))
                .bind("started", micros(job.started()))
                .bind("ended", micros(job.ended()))
                .bind("reserved", micros(job.reserved()))
                .bind("destruction", micros(job.destruction()))
                .bind("execution_duration", job.executionDuration())
                .bind("quote", micros(job.quote()))
                .bind("suspended_by", job.suspendedBy().map(Enum::name).orElse(null))
                .bind("attempt", job.attempt())
                .bind("ran", job.ran().isPresent() ? (Long) job.ran().getAsLong() : null)
                .bind("error", error)
                .bind("results", results)
                .bind("parameters", parameters)
                .bind("listeners", listeners);
    }

    static Job job(ResultSet row) throws SQLException {
        var runId = row.getString(7);
        var suspendedBy = row.getString(15);
        var error = row.getString(18);
        return new Job(
                new JobId(row.getString(1)),
                JobJson.ownerOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(21),
                Optional.ofNullable(runId).map(JobJson::textOf),
                Phase.valueOf(row.getString(6)),
                JobJson.parametersOf(row.getString(20)),
                JobJson.targetsOf(row.getString(22)),
                JobJson.resultsOf(row.getString(19)),
                Micros.instant(row.getLong(8)),
                instant(row, 9),
                instant(row, 10),
                instant(row, 11),
                instant(row, 23),
                instant(row, 12),
                row.getLong(13),
                instant(row, 14),
                Optional.ofNullable(error).map(JobJson::errorOf),
                Optional.ofNullable(suspendedBy).map(Job.Suspender::valueOf),
                row.getInt(16),
                number(row, 17),
                ListenerJson.listenersOf(row.getString(24)),
                row.getLong(2));
    }

    static JobSummary summary(ResultSet row) throws SQLException {
        return new JobSummary(
                new JobId(row.getString(1)),
                JobJson.ownerOf(row.getString(2)),
                Phase.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(JobJson::textOf),
                Micros.instant(row.getLong(5)));
    }

    private static @Nullable Long micros(Optional<Instant> instant) {
        return instant.map(Micros::of).orElse(null);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        var number = number(row, column);
        return number.isPresent() ? Optional.of(Micros.instant(number.getAsLong())) : Optional.empty();
    }

    private static OptionalLong number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
