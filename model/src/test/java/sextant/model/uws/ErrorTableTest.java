package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorTableTest {

    @Test
    void anErrorIsAVotableWithAQueryStatus() {
        assertThat(new String(ErrorTable.of("No <image> & no table."), StandardCharsets.UTF_8))
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
                <RESOURCE type="results">
                <INFO name="QUERY_STATUS" value="ERROR">No &lt;image&gt; &amp; no table.</INFO>
                </RESOURCE>
                </VOTABLE>
                """);
    }
}
