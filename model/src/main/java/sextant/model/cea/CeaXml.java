package sextant.model.cea;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import sextant.model.uws.UwsTime;
import sextant.model.writing.XmlText;

/**
 * Writes the CEA types. Each of the first three methods writes what stands inside an element of such a type, whatever the contract
 * calls the element; whoever writes the element declares {@link CeaVocabulary#declarations()}.
 */
public final class CeaXml {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final StringBuilder xml;
    private final CeaVocabulary vocabulary;

    public CeaXml(StringBuilder xml, CeaVocabulary vocabulary) {
        this.xml = xml;
        this.vocabulary = vocabulary;
    }

    /** The content of a {@code message-type}. */
    public void message(CeaMessage message) {
        message.phase().ifPresent(phase -> text("ceat:phase", phase));
        message.content().ifPresent(content -> text("ceat:content", content));
        message.source().ifPresent(source -> text("ceat:source", source));
        message.at().ifPresent(at -> text("ceat:timestamp", UwsTime.text(at)));
        message.level().ifPresent(level -> text("ceat:level", level.word()));
    }

    /** The content of a {@code result-list-type}. */
    public void results(List<CeaValue> results) {
        results.forEach(result -> value("ceat:result", result));
    }

    /** The content of an {@code execution-summary-type}. */
    public void summary(CeaSummary summary) {
        text("ceat:application-name", summary.application());
        text("ceat:execution-id", summary.execution());
        xml.append("\n<ceat:input-list>");
        summary.inputs().forEach(input -> value("ceat:" + vocabulary.input(), input));
        xml.append("\n</ceat:input-list>\n<ceat:result-list>");
        results(summary.results());
        xml.append("\n</ceat:result-list>");
        text("ceat:status", summary.status());
    }

    /** A document of one element of the CEA types. */
    public static byte[] document(CeaVocabulary vocabulary, String element, Consumer<CeaXml> content) {
        var xml = new StringBuilder(DECLARATION);
        xml.append("<ceat:").append(element).append(vocabulary.declarations()).append('>');
        content.accept(new CeaXml(xml, vocabulary));
        xml.append("\n</ceat:").append(element).append(">\n");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(String element, CeaValue value) {
        xml.append("\n<")
                .append(element)
                .append(' ')
                .append(vocabulary.identifying())
                .append("=\"");
        XmlText.attribute(xml, value.id());
        xml.append(
                switch (value.form()) {
                    case TEXT -> "\">";
                    case BASE64 -> "\" encoding=\"base64\">";
                    case ADDRESS -> "\" indirect=\"true\">";
                });
        var name = vocabulary.valuePrefix() + "value";
        xml.append('<').append(name).append('>');
        XmlText.content(xml, value.value());
        xml.append("</").append(name).append("></").append(element).append('>');
    }

    private void text(String element, String text) {
        xml.append("\n<").append(element).append('>');
        XmlText.content(xml, text);
        xml.append("</").append(element).append('>');
    }
}
