package sextant.model.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One entry of the inputs of an interface: a parameter, or a group of entries (CEABase, {@code (pref | pgroup | cgroupHead | rgroup)*}). */
public sealed interface InterfaceInput {

    /** Every reference to a parameter in it. */
    Stream<Reference> references();

    /** Every conditional in it, and itself if it is one. */
    default Stream<Conditional> conditionals() {
        return switch (this) {
            case Reference _ -> Stream.empty();
            case Group group -> group.members().stream().flatMap(InterfaceInput::conditionals);
            case Choice choice -> choice.members().stream().flatMap(InterfaceInput::conditionals);
            case Conditional conditional ->
                Stream.concat(
                        Stream.of(conditional),
                        conditional.cases().stream()
                                .flatMap(one -> one.members().stream())
                                .flatMap(InterfaceInput::conditionals));
        };
    }

    /**
     * A parameter ({@code pref}).
     *
     * @param parameter by name
     * @param title     what people see in this interface instead of the parameter's own title
     * @param hidden    that forms do not show it; a client may send it all the same
     * @param least     so many values at least
     * @param most      so many at most; {@link Integer#MAX_VALUE} is any number
     */
    record Reference(String parameter, Optional<String> title, boolean hidden, int least, int most)
            implements InterfaceInput {
        @Override
        public Stream<Reference> references() {
            return Stream.of(this);
        }
    }

    /**
     * Entries that belong together, and repeat together ({@code pgroup}): if one is there all are, and the n-th values of all are one
     * repetition.
     *
     * @param least repetitions at least
     * @param most  repetitions at most
     */
    record Group(Optional<String> title, List<InterfaceInput> members, int least, int most) implements InterfaceInput {
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public Stream<Reference> references() {
            return members.stream().flatMap(InterfaceInput::references);
        }
    }

    /** A parameter on whose value it depends which further entries there are ({@code cgroupHead}). */
    record Conditional(Reference head, List<Case> cases) implements InterfaceInput {
        public Conditional {
            cases = List.copyOf(cases);
        }

        @Override
        public Stream<Reference> references() {
            return Stream.concat(
                    Stream.of(head),
                    cases.stream().flatMap(one -> one.members().stream()).flatMap(InterfaceInput::references));
        }
    }

    /** What there is if the head has this value ({@code cgroup}). */
    record Case(String value, Optional<String> title, List<InterfaceInput> members) {
        public Case {
            members = List.copyOf(members);
        }
    }

    /**
     * Entries of which a client chooses some ({@code rgroup}, CEABase v1.1).
     *
     * @param least so many of the members are used at least
     * @param most  so many at most
     */
    record Choice(Optional<String> title, List<InterfaceInput> members, int least, int most) implements InterfaceInput {
        public Choice {
            members = List.copyOf(members);
        }

        @Override
        public Stream<Reference> references() {
            return members.stream().flatMap(InterfaceInput::references);
        }
    }
}
