package sextant.server.soap;

import java.util.List;
import org.w3c.dom.Element;
import sextant.model.job.JobId;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.model.tree.Path;
import sextant.model.writing.XmlText;
import sextant.model.xml.Tree;

/**
 * The address of one job for messages that name none in their body: the address of the contract with the job as a reference parameter
 * (WS-Addressing 1.0, Core 2.1), which comes back as a block of the header (SOAP binding, 3.3). Whoever signs a message has to sign that
 * block too.
 */
public final class JobReference {

    /** Of the reference parameter. */
    public static final String NAMESPACE = "urn:sextant:jobs:1";

    public static final String NAME = "job";

    private static final Path AT = Path.of("/Envelope/Header/" + NAME);
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private JobReference() {}

    /** Writes where an answer comes from: the job. @param address of the contract */
    public static void from(StringBuilder header, String address, JobId job) {
        header.append("\n<wsa:From xmlns:wsa=\"" + ADDRESSING + "\"><wsa:Address>");
        XmlText.content(header, address);
        header.append("</wsa:Address><wsa:ReferenceParameters><sx:" + NAME + " xmlns:sx=\"" + NAMESPACE + "\">")
                .append(job)
                .append("</sx:" + NAME + "></wsa:ReferenceParameters></wsa:From>");
    }

    /**
     * The id of the job that a message was sent to.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-missing}, {@code duplicate-parameter}
     */
    static String of(Envelope envelope) {
        var found = envelope.headers().stream().filter(JobReference::is).toList();
        if (found.isEmpty()) {
            throw RefusalKind.PARAMETER_MISSING
                    .because("The message does not say which job is meant.")
                    .at(AT)
                    .limit("<job xmlns=\"" + NAMESPACE + "\" wsa:IsReferenceParameter=\"true\"> in the Header")
                    .suggest(
                            "Put the reference parameter of the job's address, which createJob answers, into the Header.")
                    .refused();
        }
        if (found.size() > 1) {
            throw RefusalKind.DUPLICATE_PARAMETER
                    .because("The message says more than once which job is meant.")
                    .at(AT)
                    .at(Tree.position(found.getLast()))
                    .refused();
        }
        return text(found);
    }

    private static String text(List<Element> found) {
        return found.getFirst().getTextContent().strip();
    }

    private static boolean is(Element block) {
        return NAME.equals(block.getLocalName()) && NAMESPACE.equals(Tree.namespace(block));
    }
}
