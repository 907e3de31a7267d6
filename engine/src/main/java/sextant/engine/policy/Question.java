package sextant.engine.policy;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.values.SelectableValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sextant.model.caller.Caller;
import sextant.model.task.DataReference;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.task.Resources.Range;
import sextant.model.task.Task;

/**
 * What one evaluation of an expression can see of a Task and its caller, in the words of {@link Vocabulary}. Each time an expression
 * reaches for something that a client may make large, it pays for its size; so a loop over it cannot cost more than the budget. Made
 * for one evaluation on one thread.
 */
final class Question implements CelVariableResolver {
    /** Characters and values that one evaluation may reach for, those reached for twice counted twice. */
    private static final long BUDGET = 8L << 20;

    private static final Resources.Range NOTHING = new Range(Optional.empty(), Optional.empty());

    private final Task task;
    private final Caller caller;
    private long spent;
    private @Nullable InfoValue info;
    private @Nullable List<String> references;
    private long referencesWeight;

    Question(Task task, Caller caller) {
        this.task = task;
        this.caller = caller;
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "caller" -> Optional.of((Words) this::callerField);
            case "task" -> Optional.of((Words) this::taskField);
            case "resources" -> Optional.of((Words) this::resource);
            case "data" -> Optional.of(data());
            default -> Optional.empty();
        };
    }

    private Optional<Object> callerField(String name) {
        return switch (name) {
            case "anonymous" -> Optional.of(caller instanceof Caller.Anonymous);
            case "groups" -> Optional.of(List.copyOf(caller.groups()));
            case "issuer" -> Optional.of(caller instanceof Caller.User user ? user.issuer() : "");
            case "subject" -> Optional.of(caller instanceof Caller.User user ? user.subject() : "");
            default -> Optional.empty();
        };
    }

    private Optional<Object> taskField(String name) {
        return switch (name) {
            case "type" -> Optional.of(task.type());
            case "general" -> Optional.of(task.general());
            case "info" -> Optional.of(info());
            default -> Optional.empty();
        };
    }

    private Object info() {
        pay(0);
        var seen = info;
        if (seen == null) {
            spent += InfoValue.MOST_WEIGHT; // also if it is too large, since the expression may go on and ask again
            seen = InfoValue.of(task.info());
            info = seen;
        }
        pay(seen.weight());
        return seen.value();
    }

    private List<String> data() {
        var seen = references;
        if (seen == null) {
            seen = task.data().stream().map(DataReference::canonical).toList();
            references = seen;
            referencesWeight = seen.stream().mapToLong(String::length).sum();
        }
        pay(referencesWeight);
        return seen;
    }

    private void pay(long weight) {
        spent += weight;
        if (spent > BUDGET) {
            throw new IllegalStateException("the expression reaches too often for what the Task brings");
        }
    }

    private Optional<Object> resource(String word) {
        return Resource.of(word)
                .map(resource -> new Limits(task.resources().of(resource).orElse(NOTHING), naturalUnit(resource)));
    }

    /** Cores and GPUs are counted; memory and store are gigabytes of 10^9 bytes; startup and duration are seconds. */
    private static ToDoubleFunction<Quantity> naturalUnit(Resource resource) {
        double steps = switch (resource.unit()) {
            case BYTES -> 1e9;
            case THOUSANDTHS, MILLISECONDS -> 1e3;
            case WHOLE -> 1;
        };
        return quantity -> quantity.amount() / steps;
    }

    /** A value with fields, all of them always set. */
    private interface Words extends SelectableValue<String> {
        Optional<Object> field(String name);

        @Override
        default Object select(String name) {
            return field(name).orElseThrow(() -> CelAttributeNotFoundException.forFieldResolution(name));
        }

        @Override
        default Optional<Object> find(String name) {
            return field(name);
        }
    }

    /**
     * What the Task says of one resource. {@code has(resources.gpus.max)} tells whether the client wrote it. What it did not write
     * is what it would be content with: a minimum of 0, and a maximum of the minimum.
     */
    private record Limits(Range range, ToDoubleFunction<Quantity> unit) implements SelectableValue<String> {
        @Override
        public Object select(String name) {
            return switch (name) {
                case "min" -> range.min().map(unit::applyAsDouble).orElse(0.0);
                case "max" ->
                    range.max().or(range::min).map(unit::applyAsDouble).orElse(0.0);
                default -> throw CelAttributeNotFoundException.forFieldResolution(name);
            };
        }

        @Override
        public Optional<Object> find(String name) {
            return (name.equals("min") ? range.min() : range.max()).map(unit::applyAsDouble);
        }
    }
}
