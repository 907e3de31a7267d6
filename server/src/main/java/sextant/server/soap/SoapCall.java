package sextant.server.soap;

import java.util.Optional;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.Envelope;
import sextant.model.xml.Element;
import sextant.server.http.Call;

/**
 * One call of an operation.
 *
 * @param payload  the element in the body, the very one that a signature was verified over if there is one
 * @param envelope the message around it
 * @param caller   who calls, by the message or by the connection
 * @param http     the request that brought it
 * @param header   gets what the operation has to say in the header of its answer, each block from a line break on
 */
public record SoapCall(Element payload, Envelope envelope, Caller caller, Call http, StringBuilder header) {

    /** The text of a child of the payload that must be there. @throws Refused {@code parameter-missing}, {@code duplicate-parameter} */
    public String needed(String child) {
        return text(child)
                .orElseThrow(() -> RefusalKind.PARAMETER_MISSING
                        .because(payload.name() + " has no " + child + ".")
                        .at(payload.path())
                        .at(payload.at())
                        .suggest("See the WSDL, which is served at this address with ?wsdl.")
                        .refused());
    }

    /** The text of a child of the payload, without blanks around it. @throws Refused {@code duplicate-parameter} */
    public Optional<String> text(String child) {
        var found = payload.all(child);
        if (found.size() > 1) {
            throw RefusalKind.DUPLICATE_PARAMETER
                    .because(child + " is given more than once.")
                    .at(found.getLast().path())
                    .at(found.getLast().at())
                    .refused();
        }
        return found.stream().map(one -> one.text().strip()).findFirst();
    }
}
