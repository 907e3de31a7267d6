package sextant.model.cea;

import java.util.Base64;

/**
 * The value of a parameter or of a result, as the CEA types have it ({@code parameterValue}).
 *
 * @param id    of the parameter
 * @param value the text, the address or, if it is {@code base64}, the bytes in that spelling
 */
public record CeaValue(String id, Form form, String value) {

    /** How the value is to be read. */
    public enum Form {
        /** It is the text itself. */
        TEXT,
        /** It is bytes, {@code encoding="base64"}. */
        BASE64,
        /** It is somewhere else, {@code indirect="true"}. */
        ADDRESS
    }

    public static CeaValue text(String id, String text) {
        return new CeaValue(id, Form.TEXT, text);
    }

    public static CeaValue bytes(String id, byte[] bytes) {
        return new CeaValue(id, Form.BASE64, Base64.getEncoder().encodeToString(bytes));
    }

    public static CeaValue address(String id, String uri) {
        return new CeaValue(id, Form.ADDRESS, uri);
    }
}
