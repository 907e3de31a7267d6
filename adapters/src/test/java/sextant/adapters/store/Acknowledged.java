package sextant.adapters.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.store.JobStore;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;

/** What {@link StoreProgram} was told is on disk, and what of that a store does not have. */
final class Acknowledged {

    private enum End {
        NO,
        TRIED,
        YES
    }

    private static final class Life {
        private long version;
        private String mark = "";
        private String key = "";
        private End deleted = End.NO;
    }

    private final Map<String, Life> lives = new LinkedHashMap<>();
    private int changes;

    /**
     * Reads until the program is dead; a last line that was cut off was not heard.
     *
     * @param enough what to do when so many changes have been heard
     */
    static Acknowledged hear(BufferedReader lines, int many, Runnable enough) throws IOException {
        var heard = new Acknowledged();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(" ");
            if (words.length == 4 && words[3].length() == 26) {
                heard.note(words);
                if (heard.changes == many) {
                    enough.run();
                }
            }
        }
        return heard;
    }

    private void note(String[] words) {
        var life = lives.computeIfAbsent(words[1], _ -> new Life());
        switch (words[0]) {
            case "deleting" -> life.deleted = End.TRIED;
            case "deleted" -> life.deleted = End.YES;
            case "created" -> life.key = words[3];
            default -> {}
        }
        life.version = Long.parseLong(words[2]);
        life.mark = words[3];
        changes += words[0].equals("deleting") ? 0 : 1;
    }

    int changes() {
        return changes;
    }

    /** What is not as it was acknowledged, in words. */
    List<String> lost(JobStore store) {
        var lost = new ArrayList<String>();
        lives.forEach((id, life) -> {
            var found = store.find(new JobId(id));
            if (!isAsTold(life, found)) {
                lost.add("job %s, acknowledged version %d, deleted %s: found %s"
                        .formatted(id, life.version, life.deleted, found.map(Job::version)));
            }
            var key = store.keyUsed(Optional.empty(), new IdempotencyKey(life.key, StoreProgram.KEY_DIGEST));
            if (!key.map(JobStore.Creation.KeyUsed::job).equals(found.map(Job::id))) {
                lost.add("the key of job " + id + " is of " + key);
            }
        });
        return lost;
    }

    private static boolean isAsTold(Life life, Optional<Job> found) {
        return switch (life.deleted) {
            case YES -> found.isEmpty();
            case TRIED -> found.isEmpty() || isAsTold(life, found.get());
            case NO -> found.isPresent() && isAsTold(life, found.get());
        };
    }

    private static boolean isAsTold(Life life, Job job) {
        return job.version() > life.version
                || job.version() == life.version
                        && job.parameters().equals(List.of(new ParameterValue.Text("mark", life.mark)));
    }
}
