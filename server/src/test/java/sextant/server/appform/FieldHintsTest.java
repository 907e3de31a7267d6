package sextant.server.appform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;

class FieldHintsTest {

    @ParameterizedTest
    @CsvSource({
        "2, 2 numbers with “;” between",
        "2x3, 2 × 3 numbers with “;” between",
        "*, numbers with “;” between",
        "2*, up to 2 numbers with “;” between",
        "2x*, 2 × any number of numbers with “;” between",
    })
    void anArraySaysHowManyElementsItTakes(String shape, String hint) {
        var array = new Domain.ArrayShape(shape, ";");
        var parameter = new ParameterDefinition(
                "size",
                ParameterType.ANGLE,
                Passing.VALUE,
                BaseParam.NONE,
                Optional.empty(),
                List.of(),
                1,
                1,
                new Domain(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(array)),
                false,
                false);

        var standing = new ParameterField.Standing(true, true, true, 1, List.of());
        assertThat(FieldHints.of(parameter, 1, standing)).contains(hint);
    }
}
