package sextant.model.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import javax.xml.transform.Source;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Position;

/**
 * The one maker of XML readers. No document type, no entity, nothing is ever fetched; depth, attributes and namespaces are limited;
 * only UTF-8 and UTF-16. {@link #next()} throws {@link Refused} and nothing else.
 */
public final class SafeXml extends StreamReaderDelegate {

    private static final int MOST_ATTRIBUTES = 32;

    /** The time that the parser takes for those of one element is the square of their number. */
    private static final int MOST_NAMESPACES = 1_000;

    private static final String NAMESPACE = "xmlns";
    private static final String FIRST_CODE_OF_LIMITS = "JAXP0001";
    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&#(?:x([0-9a-fA-F]+)|([0-9]+));?");

    private final Limits limits;
    private final Optional<String> text;
    private int depth;
    private Position start = new Position(1, 1);

    private SafeXml(XMLStreamReader reader, Optional<String> text, Limits limits) {
        super(reader);
        this.text = text;
        this.limits = limits;
    }

    /**
     * A reader of a whole document.
     *
     * @throws Refused {@code xml-encoding}, {@code bad-character}, {@code xml-syntax} or {@code body-too-large}
     */
    public static SafeXml reader(byte[] document, Limits limits) {
        KeptBody.refuseTooLarge(document.length, limits.document());
        var encoding = encoding(document);
        var text = Decoding.strict(document, encoding, RefusalKind.BAD_CHARACTER);
        return open(new StringReader(text), Optional.of(text), encoding, limits);
    }

    /**
     * A reader of a document that may be long, of which only the beginning is wanted: it reads no further than it is asked to, and
     * refuses ({@code body-too-large}) only when it comes to {@link Limits#document()}. What is no character is U+FFFD.
     */
    public static SafeXml beginning(InputStream document, Limits limits) throws IOException {
        return reader(new KeptBody(document, limits), limits);
    }

    /** A reader that reads no further than it is asked to, and does not mind what it does not come to. */
    static SafeXml reader(KeptBody body, Limits limits) throws IOException {
        var encoding = encoding(body.first(4));
        return open(Decoding.lenient(body, encoding), Optional.empty(), encoding, limits);
    }

    /** A schema that does not refer to others. */
    public static Schema schema(Source source) throws SAXException {
        var factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(source);
    }

    /** A tree with nothing in it, for what a reader of this kind has read. */
    public static Document emptyTree() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SafeXml open(Reader characters, Optional<String> text, Charset encoding, Limits limits) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            var reader = factory.createXMLStreamReader(new FewNamespaces(characters));
            refuseDeclared(reader.getCharacterEncodingScheme(), encoding);
            return new SafeXml(reader, text, limits);
        } catch (XMLStreamException e) {
            throw refused(e, text);
        } catch (MissingResourceException e) {
            throw unreadable(new Position(1, 1));
        }
    }

    /** The next event. Also where the text of an event starts is known now, see {@link #start()}. */
    @Override
    public int next() {
        start = afterLast();
        try {
            int event = super.next();
            switch (event) {
                case DTD ->
                    throw RefusalKind.XML_DOCTYPE
                            .because("The document has a DOCTYPE.")
                            .at(start)
                            .suggest("Leave the DOCTYPE out, and write entities out.")
                            .refused();
                case ENTITY_REFERENCE ->
                    throw RefusalKind.XML_SYNTAX
                            .because("The document uses an entity that XML does not have.")
                            .at(start)
                            .refused();
                case START_ELEMENT -> refuseLargeElement();
                case END_ELEMENT -> depth--;
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw refused(e, text);
        } catch (MissingResourceException e) {
            throw unreadable(start);
        }
    }

    /** Where the present event starts. */
    public Position start() {
        return start;
    }

    /** The parser has already taken the {@code <} that ends a text. */
    private Position afterLast() {
        var location = getLocation();
        int column = location.getColumnNumber() - (getEventType() == CHARACTERS ? 1 : 0);
        return new Position(Math.max(1, location.getLineNumber()), Math.max(1, column));
    }

    private void refuseLargeElement() {
        TreeBuilder.checkDepth(++depth, start, limits, RefusalKind.XML_LIMIT);
        if (getAttributeCount() + getNamespaceCount() > MOST_ATTRIBUTES) {
            throw RefusalKind.XML_LIMIT
                    .because("The element has too many attributes and namespaces.")
                    .at(start)
                    .limit(MOST_ATTRIBUTES + " attributes and namespaces")
                    .refused();
        }
    }

    /** By the byte order mark; without one a document is UTF-8. */
    private static Charset encoding(byte[] bytes) {
        int first = bytes.length < 2 ? 0x3C3F : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return switch (first) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> {
                if (bytes.length >= 4 && bytes[2] == 0 && bytes[3] == 0) {
                    throw badEncoding("UTF-32");
                }
                yield StandardCharsets.UTF_16LE;
            }
            case 0x0000, 0x003C, 0x3C00 -> throw badEncoding("UTF-16 or UTF-32 without a byte order mark");
            case 0x4C6F -> throw badEncoding("EBCDIC");
            default -> StandardCharsets.UTF_8;
        };
    }

    private static void refuseDeclared(@Nullable String declared, Charset actual) {
        if (declared == null) {
            return;
        }
        var name = declared.toUpperCase(Locale.ROOT);
        boolean same = actual.equals(StandardCharsets.UTF_8)
                ? name.equals("UTF-8")
                : name.equals("UTF-16") || name.equals(actual.name());
        if (!same) {
            throw badEncoding(declared);
        }
    }

    private static Refused badEncoding(String got) {
        return RefusalKind.XML_ENCODING
                .because("The document is, or says that it is, in an encoding that is not taken.")
                .got(got)
                .limit("UTF-8, or UTF-16 with a byte order mark")
                .at(new Position(1, 1))
                .refused();
    }

    private static Refused refused(XMLStreamException e, Optional<String> text) {
        var location = e.getLocation();
        var at = location == null || location.getLineNumber() < 1
                ? new Position(1, 1)
                : new Position(location.getLineNumber(), Math.max(1, location.getColumnNumber()));
        var message = Optional.ofNullable(e.getMessage()).orElse("");
        if (message.contains(FIRST_CODE_OF_LIMITS)) {
            return RefusalKind.XML_LIMIT
                    .because("The document is beyond the limits of the parser.")
                    .at(at)
                    .refused();
        }
        if (text.isPresent() && forbiddenReference(text.get())) {
            return RefusalKind.BAD_CHARACTER
                    .because("The document refers to a character that cannot stand in XML.")
                    .at(at)
                    .suggest("Leave it out. Text is Unicode without control characters.")
                    .refused();
        }
        int cause = message.indexOf("Message: ");
        return RefusalKind.XML_SYNTAX
                .because("The XML cannot be read: " + (cause < 0 ? message : message.substring(cause + 9)))
                .at(at)
                .refused();
    }

    /** The parser knows that something is wrong, and then has no words for it. */
    private static Refused unreadable(Position at) {
        return RefusalKind.XML_SYNTAX.because("The XML cannot be read.").at(at).refused();
    }

    /** Whether the parser stumbled over something like {@code &#0;}: it says so only in the words of some language. */
    private static boolean forbiddenReference(String text) {
        return CHARACTER_REFERENCE.matcher(text).results().anyMatch(reference -> {
            boolean hexadecimal = reference.group(1) != null;
            var digits = (hexadecimal ? reference.group(1) : reference.group(2)).replaceFirst("^0+", "");
            if (digits.length() > 7) {
                return true;
            }
            int point = digits.isEmpty() ? 0 : Integer.parseInt(digits, hexadecimal ? 16 : 10);
            return !Character.isValidCodePoint(point)
                    || Decoding.forbidden(Character.toString(point)).isPresent();
        });
    }

    /**
     * Counts the word that declares a namespace, wherever it stands, before the parser sees it. Ends short of too many, and refuses
     * only if the parser asks for more.
     */
    private static final class FewNamespaces extends FilterReader {

        private int matched;
        private int found;

        FewNamespaces(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (found > MOST_NAMESPACES) {
                throw RefusalKind.XML_LIMIT
                        .because("The document declares too many namespaces.")
                        .limit(MOST_NAMESPACES + " in a document, " + MOST_ATTRIBUTES + " in an element")
                        .at(new Position(1, 1))
                        .refused();
            }
            int count = super.read(into, offset, length);
            for (int taken = 0; taken < count; taken++) {
                count(into[offset + taken]);
                if (found > MOST_NAMESPACES) {
                    return taken + 1;
                }
            }
            return count;
        }

        private void count(char next) {
            matched = next == NAMESPACE.charAt(matched) ? matched + 1 : next == NAMESPACE.charAt(0) ? 1 : 0;
            if (matched == NAMESPACE.length()) {
                matched = 0;
                found++;
            }
        }
    }
}
