package sextant.model.soap;

import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** Whose fault a fault is, in the words of the two versions. */
enum FaultCode {
    VERSION("VersionMismatch", "VersionMismatch"),
    MUST_UNDERSTAND("MustUnderstand", "MustUnderstand"),
    SENDER("Client", "Sender"),
    RECEIVER("Server", "Receiver");

    private static final int OURS = 500;

    private final String inFirst;
    private final String inSecond;

    FaultCode(String inFirst, String inSecond) {
        this.inFirst = inFirst;
        this.inSecond = inSecond;
    }

    String in(SoapVersion version) {
        return version == SoapVersion.V1_1 ? inFirst : inSecond;
    }

    static FaultCode of(Refusal refusal) {
        if (refusal.kind() == RefusalKind.SOAP_VERSION) {
            return VERSION;
        }
        if (refusal.kind() == RefusalKind.SOAP_HEADER) {
            return MUST_UNDERSTAND;
        }
        return refusal.kind().status() >= OURS ? RECEIVER : SENDER;
    }

    /** SOAP 1.1 over HTTP knows only 500 for faults; SOAP 1.2 tells whose fault it is. */
    int status(SoapVersion version) {
        return version == SoapVersion.V1_2 && this == SENDER ? 400 : OURS;
    }
}
