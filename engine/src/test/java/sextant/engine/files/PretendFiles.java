package sextant.engine.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import sextant.engine.fault.Hazard;
import sextant.engine.runner.RunName;
import sextant.engine.storage.Transferred;
import sextant.model.application.OutputDefinition;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;

/** Folders without files: what is where, and nothing in it. They survive the death of a pretended server. */
public final class PretendFiles implements JobFiles {

    private final Map<JobId, Set<String>> inputs = new HashMap<>();
    private final Map<JobId, Map<String, byte[]>> received = new HashMap<>();
    private final Map<JobId, List<Result>> results = new HashMap<>();
    private final Map<RunName, Collected> collected = new HashMap<>();
    private final Set<RunName> work = new HashSet<>();
    private final Set<String> spool = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private Hazard hazard = Hazard.NONE;
    private boolean full;
    private String written = "";
    private int named;

    public void hazard(Hazard danger) {
        hazard = danger;
    }

    /** There is no room for anything as long as this is so. */
    public void full(boolean noRoom) {
        full = noRoom;
    }

    /** What every program writes to both of its streams. */
    public void written(String text) {
        written = text;
    }

    /** No program leaves this output. */
    public void missing(String output) {
        missing.add(output);
    }

    public synchronized Set<String> spooled() {
        return Set.copyOf(spool);
    }

    /** Whether a result can be read. */
    public synchronized boolean whole(JobId job, Result result) {
        return results.getOrDefault(job, List.of()).stream()
                .anyMatch(kept ->
                        kept.file().equals(result.file()) && kept.sha256().equals(result.sha256()));
    }

    public synchronized boolean hasInput(JobId job, String file) {
        return inputs.getOrDefault(job, Set.of()).contains(file);
    }

    public synchronized boolean working(RunName run) {
        return work.contains(run);
    }

    @Override
    public synchronized Spooled spool(InputStream body, long most) {
        var name = "spooled-" + ++named;
        spool.add(name);
        return new Spooled(name, 4, "ab".repeat(32));
    }

    @Override
    public byte[] spooled(String name) {
        return new byte[0];
    }

    @Override
    public synchronized void discard(List<String> spooled) {
        hazard.pass("discard");
        spooled.forEach(spool::remove);
    }

    @Override
    public synchronized List<ParameterValue> adopt(JobId job, List<ParameterValue> parameters) throws IOException {
        hazard.pass("before adopt");
        room();
        var adopted = new ArrayList<ParameterValue>();
        for (var parameter : parameters) {
            if (parameter instanceof ParameterValue.Upload(var id, var file, var type, var size)) {
                spool.remove(file);
                inputs.computeIfAbsent(job, _ -> new HashSet<>()).add("input-of-" + file);
                adopted.add(new ParameterValue.Upload(id, "input-of-" + file, type, size));
            } else {
                adopted.add(parameter);
            }
        }
        hazard.pass("after adopt");
        return adopted;
    }

    @Override
    public Transferred receive(JobId job, String name, Filling filling) throws IOException {
        hazard.pass("before receive");
        room();
        var content = new ByteArrayOutputStream();
        var outcome = filling.fill(content);
        if (outcome instanceof Transferred.Whole) {
            synchronized (this) {
                received.computeIfAbsent(job, _ -> new HashMap<>()).put(name, content.toByteArray());
                inputs.computeIfAbsent(job, _ -> new HashSet<>()).add(name);
            }
        }
        hazard.pass("after receive");
        return outcome;
    }

    @Override
    public synchronized OptionalLong received(JobId job, String name) {
        var content = received.getOrDefault(job, Map.of()).get(name);
        return content == null || !hasInput(job, name) ? OptionalLong.empty() : OptionalLong.of(content.length);
    }

    @Override
    public synchronized void retain(JobId job, List<ParameterValue> parameters) {
        hazard.pass("before retain");
        var named = new HashSet<String>();
        for (var parameter : parameters) {
            if (parameter instanceof ParameterValue.Upload upload) {
                named.add(upload.file());
            }
        }
        inputs.computeIfPresent(job, (_, files) -> files.retainAll(named) && files.isEmpty() ? null : files);
    }

    /** What was uploaded for a job and is kept. */
    public synchronized Set<String> inputs(JobId job) {
        return Set.copyOf(inputs.getOrDefault(job, Set.of()));
    }

    @Override
    public Path input(JobId job, ParameterValue.Upload upload) {
        return Path.of("/jobs", job.text(), upload.file());
    }

    @Override
    public synchronized RunFolder prepare(RunName run) throws IOException {
        hazard.pass("before prepare");
        room();
        work.add(run);
        hazard.pass("after prepare");
        var folder = Path.of("/runs", run.toString());
        return new RunFolder(folder.resolve("work"), folder.resolve("stdout"), folder.resolve("stderr"));
    }

    private void room() throws NoRoom {
        if (full) {
            throw new NoRoom("the disk is full", new IOException("ENOSPC"));
        }
    }

    @Override
    public synchronized Collected collect(RunName run, List<OutputDefinition> outputs, boolean all) throws IOException {
        hazard.pass("before collect");
        room();
        var answer = collected.computeIfAbsent(run, _ -> taken(outputs, all));
        results.put(
                run.job(),
                switch (answer) {
                    case Collected.Whole(var some) -> some;
                    case Collected.Faulty(var _, var _, var some) -> some;
                });
        work.remove(run);
        hazard.pass("after collect");
        return answer;
    }

    private Collected taken(List<OutputDefinition> outputs, boolean all) {
        var there = outputs.stream()
                .filter(output -> !missing.contains(output.id()))
                .map(output ->
                        new Result(output.id(), output.mediaType(), 3, "cd".repeat(32), output.id(), Optional.empty()))
                .toList();
        var lacking = outputs.stream()
                .filter(output -> all && output.required() && missing.contains(output.id()))
                .findFirst();
        return lacking.<Collected>map(output ->
                        new Collected.Faulty("result-missing", "The program did not leave " + output.id() + ".", there))
                .orElseGet(() -> new Collected.Whole(there));
    }

    @Override
    public Optional<Opened> result(JobId job, Result result) {
        return whole(job, result) ? Optional.of(opened("abc".getBytes(UTF_8))) : Optional.empty();
    }

    @Override
    public synchronized Optional<Opened> upload(JobId job, ParameterValue.Upload upload) {
        return Optional.ofNullable(received.getOrDefault(job, Map.of()).get(upload.file()))
                .map(PretendFiles::opened);
    }

    private static Opened opened(byte[] content) {
        return new Opened(new MemoryChannel(content), content.length);
    }

    @Override
    public Optional<Opened> stream(RunName run, Stream which) {
        return Optional.empty();
    }

    @Override
    public String tail(RunName run, Stream which, int most) {
        return written;
    }

    @Override
    public Optional<String> glimpse(RunName run, String relativePath, int most) {
        return Optional.of(written);
    }

    @Override
    public synchronized void delete(JobId job) {
        hazard.pass("before delete files");
        results.remove(job);
        collected.keySet().removeIf(run -> run.job().equals(job));
        work.removeIf(run -> run.job().equals(job));
        inputs.remove(job);
        received.remove(job);
        hazard.pass("after delete files");
    }

    @Override
    public synchronized Set<JobId> known() {
        var known = new HashSet<>(inputs.keySet());
        known.addAll(results.keySet());
        work.forEach(run -> known.add(run.job()));
        return known;
    }

    @Override
    public void discardOldSpool() {
        spool.clear();
    }
}
