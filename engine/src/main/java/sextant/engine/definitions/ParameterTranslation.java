package sextant.engine.definitions;

import java.util.Optional;
import java.util.Set;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.xml.Element;

/** One {@code parameterDefinition} of a command line: an input or an output, as the interfaces use it. */
final class ParameterTranslation {

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "type",
            "array",
            "commandSwitch",
            "commandPosition",
            "switchType",
            "fileRef",
            "localFileName",
            "isStreamable",
            "stdio",
            "accept-encodings",
            "sub-type");

    /** Values of these types are short; nobody means a file with one of them in it. */
    private static final Set<String> SCALARS =
            Set.of("integer", "real", "complex", "boolean", "angle", "MJD", "DateTime", "anyURI");

    private static final String OUTPUT_FILE = "cea-output.log";
    private static final String ERROR_FILE = "cea-error.log";
    private static final String STREAM = "-";

    private final Element parameter;
    private final Uses uses;
    private final Places places;
    private final Notes notes;
    private final ParameterDraft about;
    private final Mapping draft;
    private final String id;

    ParameterTranslation(Element parameter, Uses uses, Places places, Notes notes) {
        this.parameter = parameter;
        this.uses = uses;
        this.places = places;
        this.notes = notes;
        this.about = new ParameterDraft(parameter, notes);
        this.draft = about.draft();
        this.id = parameter.attribute("id").orElse("");
    }

    void into(Mapping inputs, Mapping outputs) {
        notes.allow(parameter, ATTRIBUTES, ParameterDraft.CHILDREN);
        refuseOtherKinds();
        if (id.isEmpty()) {
            notes.problem(parameter, "has no id");
            return;
        }
        var output = uses.output(id);
        var input = uses.input(id).or(() -> output.isPresent() ? Optional.empty() : unused());
        if (input.isPresent() && output.isPresent()) {
            notes.problem(parameter, "id", id + " is an input and an output");
            return;
        }
        about.describe();
        input.ifPresent(this::input);
        output.ifPresent(this::output);
        var list = input.isPresent() ? inputs : outputs;
        if (list.fields().putIfAbsent(id, draft) != null) {
            notes.problem(parameter, "id", id + " is defined twice");
        }
    }

    private Optional<Uses.Counts> unused() {
        notes.problem(parameter, "id", id + " is in no interface, so nobody can use it");
        return Optional.of(Uses.Counts.ONCE);
    }

    private void refuseOtherKinds() {
        Notes.type(parameter)
                .filter(kind -> !kind.equals("CommandLineParameterDefinition"))
                .ifPresent(kind -> notes.problem(parameter, "is a " + kind + ", and not of a command line"));
        notes.harmless(parameter, "accept-encodings", "standard");
        notes.harmless(parameter, "sub-type", "none");
        notes.harmless(parameter, "stdio", "false");
        if (parameter.attribute("fileRef").filter("directory"::equals).isPresent()) {
            notes.problem(parameter, "fileRef", "is a directory, and only files go in and come out here");
        }
    }

    private void input(Uses.Counts counts) {
        boolean file = isFile();
        draft.put("file", Draft.truth(file, parameter));
        draft.put("indirect", Draft.truth(file || !uses.isHead(id), parameter));
        if (!counts.equals(Uses.Counts.ONCE)) {
            draft.put("repeat", counts.text(), parameter);
        }
        if (file
                && SCALARS.contains(about.type())
                && parameter.attribute("fileRef").isEmpty()) {
            notes.problem(
                    parameter,
                    "is passed as the path of a file, as fileRef is not given; write fileRef=\"no\" if the program takes"
                            + " the value itself");
        } else {
            about.values();
        }
        parameter
                .attribute("localFileName")
                .ifPresent(name -> notes.problem(
                        parameter,
                        "localFileName",
                        name.equals(STREAM)
                                ? "means standard input, and programs have none here"
                                : "fixes the name of an input, and the server chooses that here"));
        if (!Places.isUnseen(parameter)) {
            places.input(parameter, id);
        } else if (!uses.isHead(id)) {
            notes.problem(parameter, "commandSwitch", "keeps the value off the command line, so that it goes nowhere");
        }
    }

    private boolean isFile() {
        return switch (parameter.attribute("fileRef").orElse("file")) {
            case "no" -> false;
            case "file", "directory" -> true;
            default -> {
                notes.problem(parameter, "fileRef", "must be no, file or directory");
                yield true;
            }
        };
    }

    private void output(Uses.Counts counts) {
        about.output(counts);
        if (counts.least() == 0) {
            draft.put("optional", Draft.truth(true, parameter));
        }
        boolean unseen = Places.isUnseen(parameter);
        if (!unseen && !uses.isOutputOfAll(id)) {
            notes.problem(
                    parameter,
                    "is an output of some interfaces only, but the command line is the same for all;"
                            + " list it in each, with minOccurs=\"0\" where it may be missing");
        }
        var name = parameter.attribute("localFileName").filter(text -> !text.isEmpty());
        boolean streamed = notes.flag(parameter, "isStreamable", false)
                && name.filter(STREAM::equals).isPresent();
        if (streamed || name.filter(OUTPUT_FILE::equals).isPresent()) {
            standardOutput(unseen, streamed);
        } else if (name.filter(ERROR_FILE::equals).isPresent()) {
            notes.problem(parameter, "localFileName", "is standard error, which is kept for every job anyway: /stderr");
        } else if (unseen && name.isEmpty()) {
            notes.problem(parameter, "is neither on the command line nor has it a localFileName, so nobody finds it");
        } else {
            draft.put("file", name.orElse(id), parameter);
            if (!unseen) {
                places.output(parameter, id, name.orElse(id));
            }
        }
    }

    private void standardOutput(boolean unseen, boolean streamed) {
        draft.put("stdout", Draft.truth(true, parameter));
        if (!unseen && streamed) {
            places.output(parameter, id, STREAM);
        } else if (!unseen) {
            notes.problem(
                    parameter,
                    "localFileName",
                    "is standard output, so the program is told nothing: write commandSwitch=\"" + Places.UNSEEN
                            + "\"");
        }
    }
}
