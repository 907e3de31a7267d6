package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

class DocumentFormatTest {

    private static final Fields ANSWER = Fields.of("reponseword", Scalar.text("NO"))
            .with("count", Scalar.number(3))
            .with("sure", Scalar.truth(true))
            .with("nothing", Scalar.NULL)
            .with("languages", Items.texts(java.util.List.of("md", "8", "1:30")))
            .with("empty", Items.of())
            .with("map", Fields.EMPTY)
            .with("item", Fields.of("a b", Scalar.text("<&>")).with("blank", Scalar.text("")))
            .with("lines", "one\n  two\n")
            .with("file", new Attachment("a.bin", "application/zip", new byte[3]));

    @Test
    void jsonIsIndentedAsTheNotePrintsIt() {
        assertThat(written(DocumentFormat.JSON, ANSWER)).isEqualTo("""
                {
                  "reponseword": "NO",
                  "count": 3,
                  "sure": true,
                  "nothing": null,
                  "languages": [
                    "md",
                    "8",
                    "1:30"
                  ],
                  "empty": [],
                  "map": {},
                  "item": {
                    "a b": "<&>",
                    "blank": ""
                  },
                  "lines": "one\\n  two\\n",
                  "file": {
                    "filename": "a.bin",
                    "mediatype": "application/zip",
                    "size": 3
                  }
                }
                """);
    }

    @Test
    void yamlQuotesTextThatAnyReaderWouldTakeForSomethingElse() {
        assertThat(written(DocumentFormat.YAML, ANSWER)).isEqualTo("""
                reponseword: "NO"
                count: 3
                sure: true
                nothing: null
                languages:
                  - md
                  - "8"
                  - "1:30"
                empty: []
                map: {}
                item:
                  a b: <&>
                  blank: ""
                lines: |
                  one
                    two
                file:
                  filename: a.bin
                  mediatype: application/zip
                  size: 3
                """);
    }

    @Test
    void xmlNamesElementsAfterTheKeysWhereItCan() {
        assertThat(written(DocumentFormat.XML, ANSWER)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <answer xmlns="urn:sextant:planner:1">
                  <reponseword>NO</reponseword>
                  <count>3</count>
                  <sure>true</sure>
                  <nothing type="null"/>
                  <languages>
                    <item>md</item>
                    <item type="text">8</item>
                    <item>1:30</item>
                  </languages>
                  <empty type="list"/>
                  <map type="map"/>
                  <entry key="item">
                    <entry key="a b">&lt;&amp;&gt;</entry>
                    <blank></blank>
                  </entry>
                  <lines>one
                  two
                </lines>
                  <file>
                    <filename>a.bin</filename>
                    <mediatype>application/zip</mediatype>
                    <size>3</size>
                  </file>
                </answer>
                """);
    }

    @Test
    void whatNoFormatCarriesBecomesTheReplacementCharacter() {
        var broken = Fields.of("k", Scalar.text("a\uD800b"));
        for (var format : DocumentFormat.values()) {
            assertThat(written(format, broken)).as(format.name()).contains("a\uFFFDb");
        }
        assertThat(written(DocumentFormat.XML, Fields.of("k\n\"", Scalar.text("\u0000\r"))))
                .contains("<entry key=\"k&#10;&quot;\" type=\"text\">\uFFFD&#13;</entry>");
    }

    private static String written(DocumentFormat format, Node document) {
        return new String(format.write(document, "answer"), StandardCharsets.UTF_8);
    }
}
