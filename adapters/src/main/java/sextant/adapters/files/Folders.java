package sextant.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import sextant.engine.runner.RunName;
import sextant.model.job.JobId;

/**
 * Where everything stands below the data folder, and who may see it:
 *
 * <pre>
 * spool/                    uploads that belong to no job yet
 * jobs/ab/abc.../in/        uploads of a job
 *                /results/  what its runs left
 *                /run-1/work/, stdout, stderr
 * </pre>
 *
 * The first two letters of the job spread a million folders over a thousand. All folders are the server's alone. If programs run as
 * another user, that user may pass through to the folders of a job whose unguessable name it knows, read its inputs, and owns its work
 * folder; it can list nothing else, and write nowhere else.
 */
final class Folders {

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> TO_PASS = PosixFilePermissions.fromString("rwx--x--x");
    private static final Set<PosixFilePermission> OUR_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> TO_READ = PosixFilePermissions.fromString("r--r--r--");

    private final Path data;
    private final Optional<String> user;

    /** @param user that programs run as, if it is not the one that the server runs as */
    Folders(Path data, Optional<String> user) {
        this.data = data;
        this.user = user;
    }

    Path spool() {
        return data.resolve("spool");
    }

    Path jobs() {
        return data.resolve("jobs");
    }

    Path job(JobId job) {
        return jobs().resolve(job.text().substring(0, 2)).resolve(job.text());
    }

    Path inputs(JobId job) {
        return job(job).resolve("in");
    }

    Path results(JobId job) {
        return job(job).resolve("results");
    }

    Path run(RunName run) {
        return job(run.job()).resolve("run-" + run.attempt());
    }

    Path work(RunName run) {
        return run(run).resolve("work");
    }

    /** The folders that are always there. */
    void makeTop() throws IOException {
        Files.createDirectories(data);
        if (user.isPresent()) {
            var permissions = Files.getPosixFilePermissions(data);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(data, permissions);
        }
        make(spool(), OURS);
        make(jobs(), passable());
    }

    /** Makes the inputs folder of a job, and what it stands in, on disk for good. */
    void makeInputs(JobId job) throws IOException {
        makeJob(job);
        if (make(inputs(job), passable())) {
            Disk.syncFolder(job(job));
        }
    }

    /** Makes the results folder of a job, and what it stands in. */
    void makeResults(JobId job) throws IOException {
        makeJob(job);
        if (make(results(job), OURS)) {
            Disk.syncFolder(job(job));
        }
    }

    /** Makes the work folder of a run, which was not there. It need not survive a loss of power: no program would either. */
    void makeWork(RunName run) throws IOException {
        makeJob(run.job());
        make(run(run), passable());
        make(work(run), OURS);
        if (user.isPresent()) {
            var owner = data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.get());
            Files.setOwner(work(run), owner);
        }
    }

    /** A file of a program becomes ours, whatever it was before. */
    void own(Path file) throws IOException {
        if (user.isPresent()) {
            Files.setOwner(file, Files.getOwner(jobs(), LinkOption.NOFOLLOW_LINKS));
        }
        Files.setPosixFilePermissions(file, OUR_FILE);
    }

    /** Lets the user of the programs read an input. */
    void share(Path input) throws IOException {
        Files.setPosixFilePermissions(input, user.isPresent() ? TO_READ : OUR_FILE);
    }

    private void makeJob(JobId job) throws IOException {
        var letters = jobs().resolve(job.text().substring(0, 2));
        if (make(letters, passable())) {
            Disk.syncFolder(jobs());
        }
        if (make(job(job), passable())) {
            Disk.syncFolder(letters);
        }
    }

    private Set<PosixFilePermission> passable() {
        return user.isPresent() ? TO_PASS : OURS;
    }

    /**
     * Makes a folder, or gives it the permissions that it should have: the operator may have chosen another user since it was made.
     *
     * @return whether it was not there before
     */
    private boolean make(Path folder, Set<PosixFilePermission> permissions) throws IOException {
        boolean there = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        if (!there) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(permissions));
        }
        if (!there || user.isPresent()) {
            Files.setPosixFilePermissions(folder, permissions);
        }
        return !there;
    }
}
