package sextant.adapters.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what strace saw of {@link StoreProgram}, line by line, and asks at each acknowledgement of a creation or change: was its mark
 * written to the write-ahead log, and has a sync of that log by the same thread begun after that and ended?
 *
 * @param acknowledged the marks of all changes that were acknowledged
 * @param tooEarly     those for which the answer is no
 */
record SyncAudit(List<String> acknowledged, List<String> tooEarly) {

    /** {@code THREAD call(NUMBER<path> ...}; if others come between its begin and its end, that is only its begin. */
    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(\\d+<([^>]*)>(.*)");

    private static final Pattern END = Pattern.compile("\\d+ +<\\.\\.\\. f(?:data)?sync resumed>(.*)");
    private static final Pattern ACKNOWLEDGEMENT =
            Pattern.compile(", \"(?:created|saved) \\w+ \\d+ (\\w{26})\\\\n\".*");
    private static final Pattern MARK = Pattern.compile("\\\\\"([a-z2-7]{26})\\\\\"");

    /** How far a mark has come. */
    private enum State {
        WRITTEN,
        BEING_SYNCED,
        SYNCED
    }

    static SyncAudit of(List<String> trace) {
        var audit = new SyncAudit(new ArrayList<>(), new ArrayList<>());
        var states = new HashMap<String, State>();
        for (var line : trace) {
            var call = CALL.matcher(line);
            var end = END.matcher(line);
            if (call.matches()) {
                audit.judge(call.group(2), call.group(3), call.group(4), states);
            } else if (end.matches()) {
                endSync(states, end.group(1));
            }
        }
        return audit;
    }

    private void judge(String call, String path, String rest, Map<String, State> states) {
        if (path.endsWith("-wal")) {
            switch (call) {
                case "pwrite64" ->
                    MARK.matcher(rest).results().forEach(mark -> states.putIfAbsent(mark.group(1), State.WRITTEN));
                case "fsync", "fdatasync" -> {
                    move(states, State.WRITTEN, State.BEING_SYNCED);
                    endSync(states, rest);
                }
                default -> {}
            }
        } else if (call.equals("write")) {
            var told = ACKNOWLEDGEMENT.matcher(rest);
            if (told.matches()) {
                acknowledged.add(told.group(1));
                if (states.get(told.group(1)) != State.SYNCED) {
                    tooEarly.add(told.group(1));
                }
            }
        }
    }

    /** What failed to reach the disk has to be written again: the system may have thrown it away. */
    private static void endSync(Map<String, State> states, String rest) {
        if (rest.endsWith("= 0")) {
            move(states, State.BEING_SYNCED, State.SYNCED);
        } else if (rest.contains("= -1")) {
            states.values().removeIf(state -> state == State.BEING_SYNCED);
        }
    }

    private static void move(Map<String, State> states, State from, State to) {
        states.replaceAll((_, state) -> state == from ? to : state);
    }
}
