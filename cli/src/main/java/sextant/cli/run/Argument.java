package sextant.cli.run;

import java.nio.file.Path;

/** What the job is given for one parameter, checked as far as this tool can. */
sealed interface Argument {

    String parameter();

    /** A value as it was typed. */
    record Text(String parameter, String value) implements Argument {}

    /**
     * A file of this machine, which is sent.
     *
     * @param name that the server is told
     */
    record Sent(String parameter, Path file, String name, long size) implements Argument {}

    /** An address at which the server finds the value; it is not fetched here. */
    record Referred(String parameter, String url) implements Argument {}
}
