package sextant.adapters.messagesecurity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.processor.BinarySecurityTokenProcessor;
import org.apache.wss4j.dom.processor.SignatureProcessor;
import org.apache.wss4j.dom.validate.Credential;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;

/**
 * Computes a signature with WSS4J, on the tree that was read already. Of WSS4J only two processors are used, that of certificates in the
 * message and that of signatures, over the signatures of the Java platform with their secure validation on; times, names, and who is
 * trusted are judged here.
 */
final class SignatureCheck {

    private static final Set<QName> PROCESSED = Set.of(WSConstants.BINARY_TOKEN, WSConstants.SIGNATURE);

    private final WSSConfig config;

    static {
        // Otherwise the providers of the whole process would be changed.
        WSSConfig.setAddJceProviders(false);
    }

    SignatureCheck() {
        config = WSSConfig.getNewInstance();
        for (var element : List.of(
                WSConstants.TIMESTAMP, WSConstants.USERNAME_TOKEN, WSConstants.BINARY_TOKEN, WSConstants.SIGNATURE)) {
            config.setValidator(element, (Class<?>) null);
            if (!PROCESSED.contains(element)) {
                config.setProcessor(element, (Class<?>) null);
            }
        }
        config.setProcessor(WSConstants.BINARY_TOKEN, BinarySecurityTokenProcessor.class);
        config.setProcessor(WSConstants.SIGNATURE, SignatureProcessor.class);
    }

    /**
     * Computes the signature and the digests of all that it refers to.
     *
     * @param expected the elements that must be found signed, these very objects and no others
     * @param trust    is shown the certificates, that of the key first, before anything is computed with them
     * @throws sextant.model.refusal.Refused by what is wrong, by {@code trust} too
     */
    void verify(SecurityHeader header, List<Element> expected, Trust trust) {
        try {
            var engine = new WSSecurityEngine();
            engine.setWssConfig(config);
            var results = engine.processSecurityHeader(header.element(), request(trust))
                    .getActionResults()
                    .getOrDefault(WSConstants.SIGN, List.of());
            if (results.size() != 1 || !covers(results.getFirst(), expected)) {
                throw Words.refused(RefusalKind.SECURITY_CHECK);
            }
        } catch (WSSecurityException failure) {
            throw Words.refused(kind(failure));
        }
    }

    private RequestData request(Trust trust) {
        var request = new RequestData() {
            @Override
            public org.apache.wss4j.dom.validate.Validator getValidator(QName element) {
                return WSConstants.SIGNATURE.equals(element) ? new Shown(trust) : null;
            }
        };
        request.setWssConfig(config);
        request.setSigVerCrypto(new Merlin());
        request.setValidateSamlSubjectConfirmation(false);
        request.setDisableBSPEnforcement(true);
        return request;
    }

    private static boolean covers(WSSecurityEngineResult result, List<Element> expected) {
        var found = ((List<?>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS))
                .stream()
                        .map(reference -> ((WSDataRef) reference).getProtectedElement())
                        .toList();
        return found.equals(expected);
    }

    private static RefusalKind kind(WSSecurityException failure) {
        return switch (failure.getErrorCode()) {
            case UNSUPPORTED_ALGORITHM -> RefusalKind.SECURITY_ALGORITHM;
            case UNSUPPORTED_SECURITY_TOKEN, INVALID_SECURITY_TOKEN, SECURITY_TOKEN_UNAVAILABLE ->
                RefusalKind.SECURITY_TOKEN;
            case FAILED_AUTHENTICATION -> RefusalKind.SECURITY_SENDER;
            default -> RefusalKind.SECURITY_CHECK;
        };
    }

    /** Decides whether a key may be believed. */
    @FunctionalInterface
    interface Trust {
        void judge(List<X509Certificate> chain);
    }

    private record Shown(Trust trust) implements org.apache.wss4j.dom.validate.Validator {
        @Override
        public Credential validate(Credential credential, RequestData request) {
            var certificates = credential.getCertificates();
            if (certificates == null || certificates.length == 0) {
                throw Words.refused(RefusalKind.SECURITY_SENDER);
            }
            trust.judge(List.of(certificates));
            return credential;
        }
    }
}
