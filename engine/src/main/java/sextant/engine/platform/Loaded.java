package sextant.engine.platform;

import java.util.List;
import java.util.Set;
import sextant.engine.configuration.Problem;

/** What came of reading a platform.yaml: a platform, or everything that is wrong with it. */
public sealed interface Loaded {
    /** The files that were read besides, those that could not be found too: when one of them changes it is time to read again. */
    Set<java.nio.file.Path> files();

    /** @param warnings what works but should be looked at, in the order of the file */
    record Good(Platform platform, List<Problem> warnings, Set<java.nio.file.Path> files) implements Loaded {
        public Good {
            warnings = List.copyOf(warnings);
            files = Set.copyOf(files);
        }
    }

    /** @param problems all of them, at least one, in the order of the file */
    record Bad(List<Problem> problems, Set<java.nio.file.Path> files) implements Loaded {
        public Bad {
            problems = List.copyOf(problems);
            files = Set.copyOf(files);
        }
    }
}
