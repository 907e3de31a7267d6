package sextant.cli.listening;

import java.util.Optional;
import java.util.function.Function;

/** One message that came in. @param header the value of a header of the request */
record Received(Function<String, Optional<String>> header, byte[] body) {}
