package sextant.adapters.preview.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.OptionalInt;
import sextant.adapters.preview.worker.Readers;
import sextant.engine.preview.Look;
import sextant.engine.preview.PreviewFormat;
import sextant.engine.preview.PreviewTree;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.writing.DocumentFormat;

/**
 * The readers against any bytes: they give a preview that can be written down and read again, or say why not. What a library throws on a
 * broken picture is the worker's to catch, which ends anyway. A normal test run replays the seeds in the resources.
 */
class ReadersFuzzTest {

    @FuzzTest
    void anyFits(byte[] file) throws IOException {
        look(file, PreviewFormat.FITS);
    }

    @FuzzTest
    void anyVoTable(byte[] file) throws IOException {
        look(file, PreviewFormat.VOTABLE);
    }

    @FuzzTest
    void anyPng(byte[] file) throws IOException {
        look(file, PreviewFormat.PNG);
    }

    @FuzzTest
    void anyText(byte[] file) throws IOException {
        look(file, PreviewFormat.TEXT);
    }

    private static void look(byte[] file, PreviewFormat format) throws IOException {
        Look look;
        try {
            look = Readers.look(Files.bytes(file), format, OptionalInt.empty());
        } catch (Unreadable | IOException saidWhy) {
            return;
        }
        var document = DocumentFormat.JSON.write(PreviewTree.write(look.preview()), "preview");
        assertThat(PreviewTree.read(JsonDocuments.read(document, Limits.DEFAULT).root()))
                .isEqualTo(look.preview());
    }
}
