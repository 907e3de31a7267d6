package sextant.engine.authoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <?xml version="1.0"?><VOTABLE version="1.4"/> | VOTABLE
            <VOTABLE/>                                    | VOTABLE
            <?xml version="1.0"?><JOB/>                   | XML
            %PDF-1.7                                      | PDF
            RA,DEC                                        | TEXT
            <p>no XML                                     | TEXT
            ~~                                            | TEXT
            """)
    void textIsToldByHowItBegins(String text, Content content) {
        assertThat(Content.of(text.getBytes(ISO_8859_1))).isEqualTo(content);
    }

    @Test
    void picturesAndDataAreToldByTheirFirstBytes() {
        assertThat(Content.of("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))).isEqualTo(Content.PNG);
        assertThat(Content.of("\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1))).isEqualTo(Content.JPEG);
        assertThat(Content.of("RIFF\0\0WAVE".getBytes(ISO_8859_1))).isEqualTo(Content.BINARY);
    }

    @Test
    void aFitsFileIsAnImageUnlessThereIsATableOnly() {
        assertThat(Content.of(Fits.image(10, 10))).isEqualTo(Content.FITS_IMAGE);
        assertThat(Content.of(Fits.table(7))).isEqualTo(Content.FITS_TABLE);
    }
}
