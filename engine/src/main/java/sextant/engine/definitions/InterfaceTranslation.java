package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.engine.definitions.Draft.Listing;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.xml.Element;

/** The interfaces of a definition: constants, references to parameters, and groups of them. */
final class InterfaceTranslation {

    private static final Set<String> MEMBERS = Set.of("pref", "pgroup", "cgroupHead", "rgroup");
    private static final String TITLE = "title";
    private static final String NAME = "name";
    private static final String REPEAT = "repeat";
    private static final Set<String> REFERENCE = Set.of("ref", "hidden", NAME, "minOccurs", "maxOccurs");
    private static final Set<String> GROUP = Set.of(NAME, "minOccurs", "maxOccurs");

    private final Notes notes;

    InterfaceTranslation(Notes notes) {
        this.notes = notes;
    }

    Mapping all(Element definition, List<Element> interfaces) {
        var all = Mapping.at(definition);
        if (interfaces.isEmpty()) {
            notes.problem(definition, "has no interfaceDefinition");
        }
        for (var called : interfaces) {
            var id = called.attribute("id").orElse("");
            if (id.isEmpty()) {
                notes.problem(called, "has no id");
            } else if (all.fields().putIfAbsent(id, one(called)) != null) {
                notes.problem(called, "id", id + " is defined twice");
            }
        }
        return all;
    }

    private Mapping one(Element called) {
        notes.allow(called, Set.of("id", NAME), Set.of("constants", "input", "output", "description"));
        var one = Mapping.at(called);
        title(one, called);
        called.first("description")
                .ifPresent(element -> Notes.line(element).ifPresent(text -> one.put("description", text, element)));
        called.first("constants").ifPresent(list -> one.put("constants", constants(list)));
        var input = called.first("input");
        one.put(
                "inputs",
                input.map(list -> members(list, MEMBERS)).orElseGet(() -> new Listing(List.of(), called.at())));
        var outputs = new ArrayList<Draft>();
        called.first("output").ifPresent(list -> {
            notes.allow(list, Set.of(), Set.of("pref"));
            for (var reference : list.all("pref")) {
                notes.allow(reference, REFERENCE, Set.of());
                outputs.add(Draft.text(reference.attribute("ref").orElse(""), reference));
            }
        });
        one.put("outputs", new Listing(outputs, called.at()));
        return one;
    }

    private Mapping constants(Element list) {
        notes.allow(list, Set.of(), Set.of("pval"));
        var constants = Mapping.at(list);
        for (var constant : list.all("pval")) {
            notes.allow(constant, Set.of("id", "indirect"), Set.of("value"));
            if (notes.flag(constant, "indirect", false)) {
                notes.problem(
                        constant, "indirect", "makes the constant an address, and nothing is fetched for one here");
            }
            var id = constant.attribute("id").orElse("");
            var values = constant.all("value").stream()
                    .map(value -> value.text().strip())
                    .toList();
            if (constants.fields().putIfAbsent(id, Draft.texts(values, constant)) != null) {
                notes.problem(constant, "id", id + " is a constant already");
            }
        }
        return constants;
    }

    private Listing members(Element list, Set<String> known) {
        notes.allow(list, attributes(list), known);
        var members = new ArrayList<Draft>();
        for (var child : list.children()) {
            switch (child.name()) {
                case "pref" -> members.add(reference(child));
                case "pgroup" -> members.add(group(child, "group", REPEAT));
                case "rgroup" -> members.add(group(child, "choose", "count"));
                case "cgroupHead" -> members.add(conditional(child));
                default -> {}
            }
        }
        return new Listing(members, list.at());
    }

    private static Set<String> attributes(Element list) {
        return switch (list.name()) {
            case "pgroup", "rgroup" -> GROUP;
            case "cgroup" -> Set.of(NAME);
            default -> Set.of();
        };
    }

    private Draft reference(Element reference) {
        notes.allow(reference, REFERENCE, Set.of());
        var about = Mapping.at(reference);
        title(about, reference);
        about.put("hidden", Draft.truth(notes.flag(reference, "hidden", false), reference));
        about.put(REPEAT, counts(reference), reference);
        var one = Mapping.at(reference);
        one.put(reference.attribute("ref").orElse(""), about);
        return one;
    }

    private Draft group(Element group, String key, String counted) {
        var one = Mapping.at(group);
        one.put(key, members(group, MEMBERS));
        title(one, group);
        one.put(counted, counts(group), group);
        return one;
    }

    private Draft conditional(Element head) {
        notes.allow(head, Set.of("ref", "hidden", NAME), Set.of("cgroup"));
        var one = Mapping.at(head);
        one.put("when", head.attribute("ref").orElse(""), head);
        title(one, head);
        one.put("hidden", Draft.truth(notes.flag(head, "hidden", false), head));
        var cases = Mapping.at(head);
        for (var option : head.all("cgroup")) {
            var then = Mapping.at(option);
            title(then, option);
            then.put("inputs", members(option, Set.of("value", "pref", "pgroup", "cgroupHead", "rgroup")));
            var value = Notes.line(option, "value").orElse("");
            if (cases.fields().putIfAbsent(value, then) != null) {
                notes.problem(option, "is for the value " + value + ", as an earlier one is");
            }
        }
        one.put("cases", cases);
        return one;
    }

    private String counts(Element element) {
        notes.whole(element, "minOccurs", 1);
        notes.whole(element, "maxOccurs", 1);
        return Uses.Counts.of(element).text();
    }

    private static void title(Mapping one, Element element) {
        element.attribute(NAME).filter(text -> !text.isBlank()).ifPresent(text -> one.put(TITLE, text, element));
    }
}
