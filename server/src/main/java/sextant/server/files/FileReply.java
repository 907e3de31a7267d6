package sextant.server.files;

import sextant.engine.files.Opened;
import sextant.server.http.Call;
import sextant.server.http.Response;

public final class FileReply {
    private FileReply() {}

    public static Response of(Call call, Opened opened, String mediaType, String name) {
        throw new UnsupportedOperationException("not yet");
    }
}
