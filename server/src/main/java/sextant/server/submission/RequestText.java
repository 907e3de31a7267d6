package sextant.server.submission;

import java.io.IOException;
import sextant.server.http.Call;

/** The body of a request that is one document. */
public final class RequestText {

    private RequestText() {}

    /** @throws sextant.model.refusal.Refused {@code body-too-large}, {@code content-coding} */
    public static byte[] whole(Call call, int most) throws IOException {
        FormReader.refuseCoding(call);
        return FormText.read(call.body(), most);
    }
}
