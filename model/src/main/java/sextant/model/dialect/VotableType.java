package sextant.model.dialect;

import java.util.Optional;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;

/**
 * How a VOTable calls the values of a parameter (VOTable 1.4, 2.1; DALI 1.1, 3.3 for {@code xtype}).
 *
 * @param unit that the type has by its nature
 */
record VotableType(String datatype, Optional<String> arraysize, Optional<String> xtype, Optional<String> unit) {

    private static final VotableType TEXT = text(Optional.empty());

    static VotableType of(ParameterDefinition parameter) {
        if (parameter.passing() == Passing.FILE) {
            return TEXT;
        }
        var one = ofOne(parameter);
        return parameter
                .domain()
                .array()
                .map(array -> one.datatype().equals("char") ? TEXT : one.repeated(array))
                .orElseGet(() -> parameter.defaults().isEmpty() ? one.empty() : one);
    }

    private static VotableType ofOne(ParameterDefinition parameter) {
        return switch (parameter.type()) {
            case INTEGER -> number("long", Optional.empty(), Optional.empty());
            case REAL -> number("double", Optional.empty(), Optional.empty());
            case ANGLE -> number("double", Optional.empty(), Optional.of("deg"));
            case MJD -> number("double", Optional.of("mjd"), Optional.of("d"));
            case BOOLEAN -> number("boolean", Optional.empty(), Optional.empty());
            case DATE_TIME -> text(Optional.of("timestamp"));
            case COMPLEX, TEXT, ANY_URI, ADQL, STC_S, VOTABLE, TABLE, XML, BINARY, FITS, IMAGE, SPECTRUM -> TEXT;
        };
    }

    private static VotableType text(Optional<String> xtype) {
        return new VotableType("char", Optional.of("*"), xtype, Optional.empty());
    }

    private static VotableType number(String datatype, Optional<String> xtype, Optional<String> unit) {
        return new VotableType(datatype, Optional.empty(), xtype, unit);
    }

    /**
     * A value that is not there. An array of one, since Astropy makes nothing at all of a lone number without a value, and pyvo then
     * fails.
     */
    private VotableType empty() {
        return datatype.equals("double") ? new VotableType(datatype, Optional.of("1"), xtype, unit) : this;
    }

    /** Elements with something else than a space between them are no array to a VOTable. */
    private VotableType repeated(Domain.ArrayShape array) {
        return array.separator().isBlank() ? new VotableType(datatype, Optional.of(array.text()), xtype, unit) : TEXT;
    }
}
