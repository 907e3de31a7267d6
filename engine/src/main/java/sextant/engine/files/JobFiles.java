package sextant.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import sextant.engine.runner.RunName;
import sextant.engine.storage.Transferred;
import sextant.model.application.OutputDefinition;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;

/**
 * The folders of jobs. Nothing here follows a link, and nothing that a client or a program chose becomes part of a path without being
 * checked to be a plain relative name. Methods throw {@link NoRoom} when the disk is full and {@link IOException} for all else that
 * the machine does wrong.
 */
public interface JobFiles {

    /**
     * Puts an upload aside, before there is a job.
     *
     * @param most bytes; a longer body is refused ({@code body-too-large}) and leaves nothing behind
     * @return its spooled name
     */
    Spooled spool(InputStream body, long most) throws IOException;

    /** @param sha256 in lower-case hexadecimal digits */
    record Spooled(String name, long size, String sha256) {}

    /** What was spooled under this name and belongs to no job yet; for small uploads. */
    byte[] spooled(String name) throws IOException;

    /** Drops what was spooled for a job that did not come to be. */
    void discard(List<String> spooled);

    /**
     * Makes spooled uploads the inputs of a job, on disk for good when it returns; done before the job is stored.
     *
     * @return the parameters, with the names of the files in the job's folder
     */
    List<ParameterValue> adopt(JobId job, List<ParameterValue> parameters) throws IOException;

    /**
     * Makes what is fetched for a job one of its inputs: under this name it is whole and on disk for good, or not there at all. Whatever
     * an attempt before has left is thrown away.
     *
     * @param name {@code from-0}, {@code from-1} ...
     * @return what the filling says; only after {@code Whole} there is such an input
     */
    Transferred receive(JobId job, String name, Filling filling) throws IOException;

    /** Writes the content of a file. */
    interface Filling {
        Transferred fill(OutputStream into) throws IOException;
    }

    /** The size of an input that was received, in bytes; empty if there is none of this name. */
    OptionalLong received(JobId job, String name) throws IOException;

    /** Drops the inputs of a job that none of these parameters names: those of values that were replaced, or never became the job's. */
    void retain(JobId job, List<ParameterValue> parameters) throws IOException;

    /** Where the file of an uploaded parameter is, for the program. */
    Path input(JobId job, ParameterValue.Upload upload);

    /** The work folder of a run, made and empty; and where its outputs go. */
    RunFolder prepare(RunName run) throws IOException;

    /** @param work what the program sees; the two others are outside of it */
    record RunFolder(Path work, Path stdout, Path stderr) {}

    /**
     * Takes what a run left, after all its processes are gone: whole, hashed, and on disk for good when it returns. The work folder is
     * gone afterwards. Called again for the same run it gives the same answer.
     *
     * @param all whether a required output that is missing is a fault; not for a run that was ended or failed
     */
    Collected collect(RunName run, List<OutputDefinition> outputs, boolean all) throws IOException;

    /** What came of collecting. */
    sealed interface Collected {
        record Whole(List<Result> results) implements Collected {}

        /** @param word stable, as {@code result-missing} or {@code result-not-file}; the results that could be taken are kept */
        record Faulty(String word, String message, List<Result> results) implements Collected {}
    }

    /** A result for reading. Empty if it is gone. */
    Optional<Opened> result(JobId job, Result result) throws IOException;

    /** An uploaded parameter for reading. */
    Optional<Opened> upload(JobId job, ParameterValue.Upload upload) throws IOException;

    /** What the latest run wrote so far. */
    Optional<Opened> stream(RunName run, Stream which) throws IOException;

    /** The last bytes of a stream, as text, for messages. */
    String tail(RunName run, Stream which, int most);

    /** A file in the work folder of a run that is alive, such as that of its progress; at most so many bytes from its end. */
    Optional<String> glimpse(RunName run, String relativePath, int most);

    /** A stream of a program. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /** Drops everything of a job, what was uploaded for it too. Returns when it is gone. */
    void delete(JobId job) throws IOException;

    /** Every job that has a folder; for the start, to find those that no job owns. */
    Set<JobId> known() throws IOException;

    /** Drops what was spooled before the start and belongs to no job. */
    void discardOldSpool() throws IOException;
}
