package sextant.model.application;

import java.util.Optional;

/**
 * What a parameter or an output means (VODataService, {@code vs:BaseParam}, of which CEABase's {@code parameterDefinition} is one).
 *
 * @param title       short, for people; {@code name} in VODataService
 * @param description for people
 * @param unit        of its values, as VOUnits writes units
 * @param ucd         what kind of quantity it is (UCD1+)
 * @param utype       its role in a data model
 */
public record BaseParam(
        Optional<String> title,
        Optional<String> description,
        Optional<String> unit,
        Optional<String> ucd,
        Optional<String> utype) {

    public static final BaseParam NONE = described(Optional.empty());

    public static BaseParam described(Optional<String> description) {
        return new BaseParam(Optional.empty(), description, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
