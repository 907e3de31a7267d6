package sextant.cli.apps;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import sextant.cli.server.Wire;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;

/**
 * An application as its server describes it.
 *
 * @param wire    as it came
 * @param address that described it, absolute
 */
public record Described(Fields wire, URI address) {

    /** One of the ways to call it. */
    public record Face(Node wire) {

        public String id() {
            return Wire.text(wire, "id");
        }

        public String title() {
            return Wire.text(wire, "title");
        }

        /** The parameters that a client may send. */
        public List<String> parameters() {
            return Wire.texts(wire, "parameters");
        }

        /** How many values of a parameter it wants at least. Of what stands in a group or a choice only the server knows that. */
        long least(Parameter parameter) {
            if (Wire.part(wire, "inputs").isEmpty()) {
                return parameters().contains(parameter.id()) ? parameter.least() : 0;
            }
            return Wire.items(wire, "inputs").stream()
                    .filter(input -> Wire.text(input, "parameter").equals(parameter.id()))
                    .flatMap(input -> Wire.number(input, "least").stream())
                    .findFirst()
                    .orElse(0L);
        }

        /** How many values of a parameter it takes at most; empty is any number, or only the server knows, as of what may repeat in a group. */
        Optional<Long> most(Parameter parameter) {
            if (Wire.part(wire, "inputs").isEmpty()) {
                return parameter.most();
            }
            return Wire.items(wire, "inputs").stream()
                    .filter(input -> Wire.text(input, "parameter").equals(parameter.id()))
                    .findFirst()
                    .flatMap(input -> Wire.number(input, "most"));
        }
    }

    public String name() {
        return Wire.text(wire, "name");
    }

    public String title() {
        return Wire.text(wire, "title");
    }

    public String description() {
        return Wire.text(wire, "description");
    }

    /** Where jobs of it are created. */
    public URI jobs() {
        var said = Wire.text(wire, "async");
        return said.isEmpty() ? URI.create(address + "/async") : address.resolve(said);
    }

    public List<Parameter> parameters() {
        return Wire.items(wire, "parameters").stream().map(Parameter::new).toList();
    }

    /** Names are compared without regard to case, as the server does. */
    public Optional<Parameter> parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.id().equalsIgnoreCase(name))
                .findFirst();
    }

    public List<Face> interfaces() {
        return Wire.items(wire, "interfaces").stream().map(Face::new).toList();
    }

    public Optional<Face> face(String id) {
        return interfaces().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * How many values of a parameter have to be sent. Where there are several interfaces and none is chosen, only the server knows.
     *
     * @param face that is chosen
     */
    public long needed(Parameter parameter, Optional<String> face) {
        if (!parameter.defaults().isEmpty()) {
            return 0;
        }
        var faces = interfaces();
        if (faces.isEmpty()) {
            return parameter.least();
        }
        var called = faces.size() == 1 ? Optional.of(faces.getFirst()) : face.flatMap(this::face);
        return called.map(one -> one.least(parameter)).orElse(0L);
    }

    /**
     * How many values of a parameter can be sent. Where there are several interfaces and none is chosen, only the server knows.
     *
     * @param face that is chosen
     */
    public Optional<Long> taken(Parameter parameter, Optional<String> face) {
        var faces = interfaces();
        if (faces.isEmpty()) {
            return parameter.most();
        }
        return (faces.size() == 1 ? Optional.of(faces.getFirst()) : face.flatMap(this::face))
                .flatMap(one -> one.most(parameter));
    }

    public List<Node> outputs() {
        return Wire.items(wire, "outputs");
    }

    public List<Node> examples() {
        return Wire.items(wire, "examples");
    }
}
