package sextant.model.application;

import java.util.Optional;

/** Where to read about an application: its home page, a paper (DOI, ASCL). @param uri absolute */
public record Reference(String uri, Optional<String> title) {}
