package sextant.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.files.Opened;
import sextant.engine.runner.RunName;
import sextant.engine.storage.Transferred;
import sextant.model.application.OutputDefinition;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;

/** The folders of jobs below one data folder. */
public final class JobFolders implements JobFiles {

    private final Folders folders;
    private final Spool spool;
    private final Receiving receiving;

    /**
     * @param data where everything is kept; made if it is not there
     * @param user that programs run as, if it is another than the server's; the server is root then
     */
    public JobFolders(Path data, Optional<String> user) throws IOException {
        this.folders = new Folders(data, user);
        folders.makeTop();
        this.spool = new Spool(folders.spool());
        this.receiving = new Receiving(folders);
    }

    @Override
    public Spooled spool(InputStream body, long most) throws IOException {
        return spool.add(body, most);
    }

    @Override
    public byte[] spooled(String name) throws IOException {
        return Files.readAllBytes(spool.file(name));
    }

    @Override
    public void discard(List<String> spooled) {
        try {
            spool.discard(spooled);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public List<ParameterValue> adopt(JobId job, List<ParameterValue> parameters) throws IOException {
        var uploads = parameters.stream()
                .filter(ParameterValue.Upload.class::isInstance)
                .map(ParameterValue.Upload.class::cast)
                .toList();
        if (!uploads.isEmpty()) {
            Disk.on(folders.jobs(), () -> {
                adopt(job, uploads);
                return job;
            });
        }
        FaultPoint.AFTER_ADOPT_UPLOADS.reached();
        return parameters;
    }

    /** The file keeps its spooled name, which is ours and unique; one that is there already was adopted before. */
    private void adopt(JobId job, Iterable<ParameterValue.Upload> uploads) throws IOException {
        folders.makeInputs(job);
        for (var upload : uploads) {
            var input = folders.inputs(job).resolve(upload.file());
            var spooled = spool.file(upload.file());
            if (!Files.exists(input, LinkOption.NOFOLLOW_LINKS)) {
                Disk.sync(spooled);
                folders.share(spooled);
                Files.move(spooled, input, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Disk.syncFolder(folders.inputs(job));
    }

    @Override
    public Transferred receive(JobId job, String name, Filling filling) throws IOException {
        return receiving.receive(job, name, filling);
    }

    @Override
    public OptionalLong received(JobId job, String name) throws IOException {
        return receiving.received(job, name);
    }

    @Override
    public void retain(JobId job, List<ParameterValue> parameters) throws IOException {
        var named = new HashSet<String>();
        for (var parameter : parameters) {
            if (parameter instanceof ParameterValue.Upload upload) {
                named.add(upload.file());
            }
        }
        for (var input : inside(folders.inputs(job))) {
            if (!named.contains(input.getFileName().toString())) {
                Removal.of(input);
            }
        }
    }

    @Override
    public Path input(JobId job, ParameterValue.Upload upload) {
        var name = Receiving.isName(upload.file())
                ? Path.of(upload.file())
                : spool.file(upload.file()).getFileName();
        return folders.inputs(job).resolve(name);
    }

    @Override
    public RunFolder prepare(RunName run) throws IOException {
        Removal.of(folders.run(run));
        Disk.on(folders.jobs(), () -> {
            folders.makeWork(run);
            return run;
        });
        return new RunFolder(
                folders.work(run),
                folders.run(run).resolve("stdout"),
                folders.run(run).resolve("stderr"));
    }

    @Override
    public Collected collect(RunName run, List<OutputDefinition> outputs, boolean all) throws IOException {
        var runFolder = folders.run(run);
        var before = Manifest.read(runFolder);
        var collected = before.isPresent()
                ? before.get()
                : Disk.on(folders.jobs(), () -> {
                    var now = new Collecting(folders, run, all).collect(outputs);
                    Manifest.write(runFolder, now);
                    return now;
                });
        Removal.of(folders.work(run));
        return collected;
    }

    @Override
    public Optional<Opened> result(JobId job, Result result) throws IOException {
        return ResultFiles.open(folders.results(job), result.file());
    }

    @Override
    public Optional<Opened> upload(JobId job, ParameterValue.Upload upload) throws IOException {
        return ResultFiles.open(folders.inputs(job), upload.file());
    }

    @Override
    public Optional<Opened> stream(RunName run, Stream which) throws IOException {
        return ResultFiles.open(folders.run(run), name(which));
    }

    @Override
    public String tail(RunName run, Stream which, int most) {
        try (var opened = stream(run, which).orElse(null)) {
            return opened == null ? "" : end(opened, most);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public Optional<String> glimpse(RunName run, String relativePath, int most) {
        try (var opened =
                ResultFiles.openWhileItChanges(folders.work(run), relativePath).orElse(null)) {
            return opened == null ? Optional.empty() : Optional.of(end(opened, most));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The last bytes as text; what is not UTF-8, such as half a character at the start, is replaced. */
    private static String end(Opened opened, int most) throws IOException {
        int count = (int) Math.min(opened.size(), most);
        var bytes = ByteBuffer.allocate(count);
        opened.channel().position(opened.size() - count);
        while (bytes.hasRemaining() && opened.channel().read(bytes) >= 0) {
            continue;
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void delete(JobId job) throws IOException {
        Removal.of(folders.job(job));
    }

    @Override
    public Set<JobId> known() throws IOException {
        var known = new HashSet<JobId>();
        for (var letters : inside(folders.jobs())) {
            for (var job : inside(letters)) {
                JobId.of(job.getFileName().toString()).ifPresent(known::add);
            }
        }
        return known;
    }

    @Override
    public void discardOldSpool() throws IOException {
        spool.discardOld();
    }

    private static List<Path> inside(Path folder) throws IOException {
        var paths = new ArrayList<Path>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (var listed = Files.newDirectoryStream(folder)) {
                listed.forEach(paths::add);
            } catch (DirectoryIteratorException failure) {
                throw failure.getCause();
            }
        }
        return paths;
    }

    private static String name(Stream which) {
        return switch (which) {
            case STDOUT -> "stdout";
            case STDERR -> "stderr";
        };
    }
}
