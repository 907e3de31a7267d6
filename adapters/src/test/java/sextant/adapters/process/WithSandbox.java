package sextant.adapters.process;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;

/** A runner that puts programs into a sandbox. */
abstract class WithSandbox extends WithProcessRunner {

    @BeforeEach
    @Override
    void openRunner() throws IOException {
        if (Programs.search("bwrap", Programs.USUAL_PATH).isEmpty()) {
            if (Boolean.getBoolean("sextant.strict")) {
                throw new AssertionError("this test needs bwrap, and ./test said that every part must be there");
            }
            abort("needs bwrap");
        }
        super.openRunner();
    }
}
