package sextant.engine.applications.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.InterfaceInput.Case;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;

/**
 * Which inputs of an interface there are, and how often: the multiplicity of each parameter, and the groups (CEABase, {@code pgroup},
 * {@code cgroupHead}, {@code rgroup}). Defaults stand where nothing was sent, but not in what was not chosen: a member of an unused
 * group, choice or case has no value at all.
 */
public final class InterfaceCheck {

    private final Application application;
    private final Map<String, List<ParameterValue>> sent;
    private final Map<String, List<ParameterValue>> given = new LinkedHashMap<>();
    private final List<Refusal> faults = new ArrayList<>();
    private final List<Refusal> missing = new ArrayList<>();
    private final Set<String> there = new HashSet<>();

    private InterfaceCheck(Application application, List<ParameterValue> sent) {
        this.application = application;
        this.sent = sent.stream()
                .collect(Collectors.groupingBy(ParameterValue::id, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * What came of it.
     *
     * @param given   by parameter: what was sent, or the defaults
     * @param faults  what cannot be right whatever else may still be sent
     * @param missing what is still to come
     */
    public record Outcome(Map<String, List<ParameterValue>> given, List<Refusal> faults, List<Refusal> missing) {}

    /** @param sent in the application's spelling, of parameters that the interface has */
    public static Outcome of(Application application, InterfaceDefinition called, List<ParameterValue> sent) {
        var check = new InterfaceCheck(application, sent);
        check.all(called.inputs());
        return new Outcome(check.given, check.faults, check.missing);
    }

    private void all(List<InterfaceInput> inputs) {
        inputs.forEach(this::one);
    }

    private void one(InterfaceInput input) {
        switch (input) {
            case Reference reference -> reference(reference, 1, 1);
            case Group group
            when group.most() == 1 -> {
                if (group.least() > 0 || isUsed(group)) {
                    all(group.members());
                }
            }
            case Group group -> repeated(group);
            case Choice choice -> choice(choice);
            case Conditional conditional -> conditional(conditional);
        }
    }

    /** @param least how often the group repeats that it stands in, at least; @param most at most, 1 if there is no such group */
    private void reference(Reference reference, int least, int most) {
        var parameter = application
                .parameter(reference.parameter())
                .orElseThrow(() -> new IllegalStateException("no parameter " + reference.parameter()));
        var values = sent.getOrDefault(parameter.id(), List.of());
        if (values.isEmpty()) {
            values = defaults(parameter, least);
        }
        there.add(parameter.id());
        given.put(parameter.id(), values);
        int atMost = times(reference.most(), most);
        if (values.size() > atMost) {
            faults.add(Counts.tooMany(parameter, values.size(), atMost));
        }
        // One that may be absent is there in each repetition once it is there at all.
        int once = most > 1 && !values.isEmpty() ? Math.max(1, reference.least()) : reference.least();
        int atLeast = times(once, least);
        if (values.size() < atLeast) {
            missing.add(Counts.missing(parameter, values.size(), atLeast));
        }
    }

    /** In a group that repeats a single default is that of each repetition. */
    private static List<ParameterValue> defaults(ParameterDefinition parameter, int repetitions) {
        var once = parameter.defaults().stream()
                .<ParameterValue>map(value -> new ParameterValue.Text(parameter.id(), value))
                .toList();
        return once.size() == 1
                ? Stream.generate(once::getFirst)
                        .limit(Math.max(1, repetitions))
                        .toList()
                : once;
    }

    private static int times(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one * other);
    }

    /** The n-th values of all members are one repetition, so each member has as many as the one with the most. */
    private void repeated(Group group) {
        int repetitions = group.references()
                .mapToInt(member -> count(member.parameter()))
                .max()
                .orElse(0);
        int least = Math.max(repetitions, group.least());
        if (least > 0) {
            group.references().forEach(member -> reference(member, least, group.most()));
        }
    }

    private void choice(Choice choice) {
        var used = choice.members().stream().filter(this::isUsed).toList();
        if (used.size() > choice.most()) {
            faults.add(Counts.tooManyChosen(names(choice.members()), choice.most(), firstUsed(used.getLast())));
        } else if (used.size() < choice.least()) {
            missing.add(Counts.tooFewChosen(names(choice.members()), choice.least()));
        }
        all(used);
    }

    private void conditional(Conditional conditional) {
        reference(conditional.head(), 1, 1);
        var head = application.parameter(conditional.head().parameter()).orElseThrow();
        var values = given.getOrDefault(head.id(), List.of());
        conditional.cases().stream().filter(one -> isCase(one, head, values)).forEach(one -> all(one.members()));
        conditional.cases().stream()
                .filter(one -> !isCase(one, head, values))
                .forEach(one -> one.members().stream()
                        .flatMap(InterfaceInput::references)
                        .map(Reference::parameter)
                        .distinct()
                        .filter(name -> count(name) > 0 && !there.contains(name))
                        .forEach(name -> faults.add(Counts.otherCase(name, head.id(), one.value()))));
    }

    private static boolean isCase(Case one, ParameterDefinition head, List<ParameterValue> values) {
        return values.stream()
                .anyMatch(value ->
                        value instanceof ParameterValue.Text(var _, var text) && isSame(head, text, one.value()));
    }

    private static boolean isSame(ParameterDefinition head, String text, String value) {
        return head.type() == ParameterType.BOOLEAN
                ? Truth.of(head, text).equals(Truth.of(head, value))
                : text.equals(value);
    }

    private boolean isUsed(InterfaceInput input) {
        return input.references().anyMatch(reference -> count(reference.parameter()) > 0);
    }

    private int count(String parameter) {
        return sent.getOrDefault(parameter, List.of()).size();
    }

    private String firstUsed(InterfaceInput input) {
        return input.references()
                .map(Reference::parameter)
                .filter(name -> count(name) > 0)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Collection<InterfaceInput> members) {
        return members.stream()
                .map(member -> member.references().map(Reference::parameter).collect(Collectors.joining(" with ")))
                .toList();
    }
}
