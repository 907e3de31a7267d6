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

    public List<Node> outputs() {
        return Wire.items(wire, "outputs");
    }

    public List<Node> examples() {
        return Wire.items(wire, "examples");
    }
}
