package sextant.cli.options;

import java.nio.charset.StandardCharsets;
import sextant.cli.console.Clean;
import sextant.cli.console.Console;
import sextant.model.tree.Node;
import sextant.model.writing.DocumentFormat;

/** How a verb prints what it found: for people, or as a document that stays as it is between versions. */
public enum Format {
    TABLE,
    JSON,
    YAML;

    /** Prints a document, as YAML where a table would be printed. */
    public void print(Node document, Console console) {
        var format = this == JSON ? DocumentFormat.JSON : DocumentFormat.YAML;
        var text = new String(format.write(document, "sextant"), StandardCharsets.UTF_8);
        var clean = this == JSON ? Clean.json(text) : Clean.yaml(text);
        console.out().writeBytes(clean.getBytes(StandardCharsets.UTF_8));
    }
}
