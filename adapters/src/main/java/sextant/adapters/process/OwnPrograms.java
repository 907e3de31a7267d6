package sextant.adapters.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.engine.hosting.ProcessPolicy;

/**
 * Programs of ours that do what the server should not do itself: each a small Java virtual machine with a part of the server's class
 * path, none of its environment, and around it the sandbox and the user that the programs of jobs have too.
 */
public final class OwnPrograms {

    private static final List<String> SMALL_AND_QUICK = List.of(
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:MaxMetaspaceSize=64m",
            "-XX:MaxDirectMemorySize=8m",
            "-Xss512k",
            "-Xms16m",
            "-Djava.awt.headless=true");

    private final Sandbox sandbox;

    private OwnPrograms(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * With the sandbox of jobs.
     *
     * @param data the folder that the programs do not see
     * @throws IllegalStateException if the policy demands what this machine does not have
     */
    public static OwnPrograms of(ProcessPolicy policy, Path data) throws IOException {
        return new OwnPrograms(Sandbox.of(policy, data.toRealPath()));
    }

    /**
     * Starts a program; its standard input and output are the caller's, and what it complains about goes nowhere.
     *
     * @param main      the class that has it
     * @param parts     classes of all archives that it needs
     * @param megabytes of its heap
     */
    public Process start(Class<?> main, Collection<Class<?>> parts, int megabytes, List<String> arguments)
            throws IOException {
        var archives = parts.stream().map(OwnPrograms::archive).distinct().toList();
        var readable = Stream.concat(Stream.of(home()), archives.stream()).toList();
        var command = new ArrayList<>(sandbox.around(readable));
        command.addAll(java(main, archives, megabytes));
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command).directory(new File("/")).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** The beginning of a command. @param megabytes of its heap */
    static List<String> java(Class<?> main, Collection<Path> archives, int megabytes) throws IOException {
        var command = new ArrayList<String>();
        command.add(home().resolve("bin/java").toString());
        command.addAll(SMALL_AND_QUICK);
        command.add("-Xmx" + megabytes + "m");
        command.addAll(List.of("-cp", classPath(archives), main.getName()));
        return command;
    }

    /** Of Java. */
    static Path home() throws IOException {
        return Path.of(System.getProperty("java.home")).toRealPath();
    }

    static String classPath(Collection<Path> archives) {
        return archives.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** The archive, or folder, that a class comes from. */
    static Path archive(Class<?> type) {
        try {
            var archive = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.exists(archive)) {
                throw new IllegalStateException("there is no " + archive);
            }
            return archive;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
