package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseFormatTest {

    @ParameterizedTest
    @CsvSource({
        "votable, application/x-votable+xml, true",
        "VOTable, application/x-votable+xml;serialization=TABLEDATA, true",
        "text/xml, application/x-votable+xml, true",
        "application/x-votable+xml, application/x-votable+xml, true",
        "fits, application/fits, true",
        "text, text/plain, true",
        "image/png, image/png, true",
        "text/xml, text/plain, false",
        "csv, application/x-votable+xml, false",
        "nonsense, text/plain, false"
    })
    void aFormatIsAMediaTypeOrAShortName(String wanted, String has, boolean met) {
        assertThat(new ResponseFormat(wanted).isMetBy(has)).isEqualTo(met);
    }
}
