package sextant.server.authoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sextant.engine.authoring.TableRows;
import sextant.model.application.Example.Expectation;

/** What came out, against what was expected of it. @param name of the result */
record Comparison(String name, byte[] content) {

    List<String> differences(Expectation expected) {
        var found = new ArrayList<String>();
        if (content.length < expected.leastBytes()) {
            found.add(name + " has " + content.length + " bytes, expected were " + expected.leastBytes() + " or more");
        }
        if (expected.rows().isPresent()) {
            long least = expected.rows().getAsLong();
            var rows = TableRows.of(content);
            if (rows.isEmpty()) {
                found.add(name + " is no table whose rows can be counted, expected were " + least + " or more");
            } else if (rows.getAsLong() < least) {
                found.add(name + " has " + rows.getAsLong() + " rows, expected were " + least + " or more");
            }
        }
        // Every byte is a character here, so that it can be looked for in binary files too.
        var text = new String(content, StandardCharsets.ISO_8859_1);
        for (var part : expected.contains()) {
            if (!text.contains(new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                found.add(name + " does not have \"" + part + "\"");
            }
        }
        return found;
    }
}
