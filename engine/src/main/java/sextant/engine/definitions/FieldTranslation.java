package sextant.engine.definitions;

import java.util.Optional;
import java.util.Set;
import sextant.engine.definitions.Draft.Mapping;
import sextant.model.xml.Element;

/** One {@code parameterDefinition} of the call of a service: a field that is sent, or the body of the answer. */
final class FieldTranslation {

    private static final Set<String> ATTRIBUTES = Set.of("id", "type", "array", "accept-encodings", "sub-type");
    private static final Set<String> TEXTS_OF_FILES = Set.of("VOTable", "Table", "XML");
    private static final Set<String> WITHOUT_TEXT = Set.of("FITS", "Image", "Spectrum", "binary");

    private final Element parameter;
    private final Uses uses;
    private final boolean form;
    private final Notes notes;
    private final ParameterDraft about;
    private final String id;

    /** @param form whether fields go into the form of a POST, which carries whole files */
    FieldTranslation(Element parameter, Uses uses, boolean form, Notes notes) {
        this.parameter = parameter;
        this.uses = uses;
        this.form = form;
        this.notes = notes;
        this.about = new ParameterDraft(parameter, notes);
        this.id = parameter.attribute("id").orElse("");
    }

    void into(Mapping inputs, Mapping outputs) {
        notes.allow(parameter, ATTRIBUTES, ParameterDraft.CHILDREN);
        Notes.type(parameter)
                .filter(kind -> !kind.equals("BaseParameterDefinition"))
                .ifPresent(kind -> notes.problem(parameter, "is a " + kind + ", and the application calls a service"));
        notes.harmless(parameter, "accept-encodings", "standard");
        notes.harmless(parameter, "sub-type", "none");
        var output = uses.output(id);
        var input = uses.input(id);
        if (id.isEmpty()) {
            notes.problem(parameter, "has no id");
        } else if (input.isPresent() && output.isPresent()) {
            notes.problem(parameter, "id", id + " is an input and an output");
        } else if (input.isEmpty() && output.isEmpty()) {
            notes.problem(parameter, "id", id + " is in no interface, so nobody can use it");
        } else {
            about.describe();
            input.ifPresent(this::input);
            output.ifPresent(about::output);
            if ((input.isPresent() ? inputs : outputs).fields().putIfAbsent(id, about.draft()) != null) {
                notes.problem(parameter, "id", id + " is defined twice");
            }
        }
    }

    private void input(Uses.Counts counts) {
        if (WITHOUT_TEXT.contains(about.type())) {
            notes.problem(parameter, "type", "is " + about.type() + ", which is no text, and only text is sent here");
        }
        boolean file = form && TEXTS_OF_FILES.contains(about.type());
        about.draft().put("file", Draft.truth(file, parameter));
        about.draft().put("indirect", Draft.truth(file || !uses.isHead(id), parameter));
        if (!counts.equals(Uses.Counts.ONCE)) {
            about.draft().put("repeat", counts.text(), parameter);
        }
        if (!file) {
            about.values();
        } else {
            Optional.of("defaultValue")
                    .flatMap(parameter::first)
                    .ifPresent(element -> notes.problem(element, "has no meaning for a file, which is always sent"));
        }
    }
}
