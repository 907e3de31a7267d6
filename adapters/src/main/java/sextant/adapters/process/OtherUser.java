package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The user that programs run as, when the server runs as root. */
record OtherUser(int user, int group) {

    /** @throws IllegalStateException if there is no such user, or we may not become another one */
    static OtherUser named(String name) {
        if (!Programs.output(List.of("/usr/bin/id", "-u")).equals(java.util.Optional.of("0"))) {
            throw new IllegalStateException("jobs: process: user: only a server that runs as root can run programs as "
                    + name + "; run the server as that user, or leave this out");
        }
        return new OtherUser(number("-u", name), number("-g", name));
    }

    private static int number(String option, String name) {
        return Programs.output(List.of("/usr/bin/id", option, "--", name))
                .map(Integer::parseInt)
                .orElseThrow(() -> new IllegalStateException("jobs: process: user: there is no user " + name));
    }

    /** What becomes this user and then the program. It keeps no group, no capability, and no way to gain one. */
    List<String> around() {
        return List.of(
                "/usr/bin/setpriv",
                "--reuid=" + user,
                "--regid=" + group,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--");
    }

    /** Makes everything in the work folder the user's. */
    void own(Path work) throws IOException {
        Files.walkFileTree(work, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
