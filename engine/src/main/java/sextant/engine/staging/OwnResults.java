package sextant.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import sextant.engine.admission.Access;
import sextant.engine.files.JobFiles;
import sextant.engine.ledger.Ledger;
import sextant.engine.platform.Platform;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Transferred;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Owner;
import sextant.model.job.Result;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/**
 * Addresses of this server among those that clients name. The result of one job can be the input of the next: it is then copied here,
 * without a request to ourselves, if the owner of the next job could read it; a result of somebody else is as missing as one that does
 * not exist (promise P9). No other address of this server is an input, and none is the target of an output.
 */
public final class OwnResults {

    private static final Set<String> ON_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int PIECE = 64 << 10;

    /** The lists in which a job stands, and a result below them. */
    private static final Pattern LIST = Pattern.compile("/(?:jobs|apps/([^/]+)/async|routes/([^/]+)/jobs)(/.*)?");

    private static final Pattern RESULT = Pattern.compile("/([^/]+)/results/([^/]+)");

    private static final Transferred.Failed MISSING = new Transferred.Failed(
            "missing", "There is no such result on this server, or it is not of a job of the same owner.", false);

    private final Supplier<Platform> platform;
    private final Ledger ledger;
    private final JobFiles files;

    public OwnResults(Supplier<Platform> platform, Ledger ledger, JobFiles files) {
        this.platform = platform;
        this.ledger = ledger;
        this.files = files;
    }

    /** What an address of this server names. @param application and route as the list says that it stands in */
    private record Named(Optional<String> application, Optional<String> route, String job, String result) {
        boolean isIn(Job found) {
            return application.map(found.application()::equals).orElse(true)
                    && route.map(found.route()::equals).orElse(true);
        }
    }

    /** Whether an address is one of this server, whatever it names. */
    public boolean own(String uri) {
        return path(uri).isPresent();
    }

    /** Why an address of this server cannot be the input of a job of this owner, if it cannot. A result may still have to come. */
    public Optional<Refusal> check(String uri, Optional<Owner> owner) {
        boolean there = job(uri, owner)
                .filter(found -> !found.phase().isFinal() || result(found, uri).isPresent())
                .isPresent();
        return there
                ? Optional.empty()
                : Optional.of(RefusalKind.ADDRESS_NOT_ALLOWED
                        .because("The address is one of this server, and it is not a result that you may read.")
                        .got(uri)
                        .limit("the address of a result of a job of yours, or of nobody's")
                        .suggest("Look at the results of the job that you mean."));
    }

    /** Copies a result of this server. */
    Transferred copy(String uri, Optional<Owner> owner, OutputStream into, long most, Cancellation cancellation)
            throws IOException {
        var job = job(uri, owner);
        if (job.isEmpty()) {
            return MISSING;
        }
        if (!job.get().phase().isFinal()) {
            return new Transferred.Failed(
                    "too-early", "The job whose result is wanted has not ended. Run this one when it has.", true);
        }
        var result = result(job.get(), uri);
        if (result.isEmpty()) {
            return MISSING;
        }
        if (result.get().size() > most) {
            return new Transferred.Failed(
                    "too-large", "The result has more than the " + most + " bytes that are taken.", false);
        }
        try (var opened = files.result(job.get().id(), result.get()).orElse(null)) {
            return opened == null ? MISSING : copy(opened.channel(), result.get(), into, cancellation);
        }
    }

    private static Transferred copy(
            java.nio.channels.ReadableByteChannel from, Result result, OutputStream into, Cancellation cancellation)
            throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        long copied = 0;
        while (from.read(piece) >= 0) {
            if (cancellation.isCancelled()) {
                return new Transferred.Cancelled();
            }
            into.write(piece.array(), 0, piece.position());
            copied += piece.position();
            piece.clear();
        }
        return copied == result.size()
                ? new Transferred.Whole()
                : new Transferred.Failed("truncated", "The result is not whole any more.", false);
    }

    /** The job that an address names, if this owner may read what came out of it. */
    private Optional<Job> job(String uri, Optional<Owner> owner) {
        return named(uri)
                .flatMap(named -> JobId.of(named.job()).flatMap(ledger::find).filter(named::isIn))
                .filter(job -> Access.mayRead(job, owner));
    }

    private static Optional<Result> result(Job job, String uri) {
        var name = uri.substring(uri.lastIndexOf('/') + 1);
        return job.results().stream().filter(one -> one.id().equals(name)).findFirst();
    }

    private Optional<Named> named(String uri) {
        return path(uri)
                .map(LIST::matcher)
                .filter(java.util.regex.Matcher::matches)
                .flatMap(list -> {
                    var below =
                            RESULT.matcher(Optional.ofNullable(list.group(3)).orElse(""));
                    return below.matches()
                            ? Optional.of(new Named(
                                    Optional.ofNullable(list.group(1)),
                                    Optional.ofNullable(list.group(2)),
                                    below.group(1),
                                    below.group(2)))
                            : Optional.empty();
                });
    }

    /** What follows the address of this server, from its slash, with its query; empty if this is another server. */
    private Optional<String> path(String uri) {
        try {
            var address = new URI(uri);
            var base = platform.get().url();
            if (address.getHost() == null || address.getScheme() == null || !isHere(address, base)) {
                return Optional.empty();
            }
            var path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            var prefix = base.getRawPath();
            boolean below =
                    path.startsWith(prefix) && path.substring(prefix.length()).startsWith("/");
            return Optional.of(path.substring(below ? prefix.length() : 0))
                    .filter(rest -> below
                            && (!isOnThisMachine(base) || LIST.matcher(rest).matches()));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * As long as nobody has published this server, it is at any port of this machine (see {@code PublicAddress}); then only what looks
     * like the address of a list of jobs is ours.
     */
    private static boolean isHere(URI address, URI base) {
        return isOnThisMachine(base)
                ? isOnThisMachine(address)
                : lower(address.getScheme()).equals(lower(base.getScheme()))
                        && lower(address.getHost()).equals(lower(base.getHost()))
                        && port(address) == port(base);
    }

    private static boolean isOnThisMachine(URI address) {
        return ON_THIS_MACHINE.contains(lower(address.getHost()));
    }

    private static int port(URI address) {
        return address.getPort() >= 0
                ? address.getPort()
                : lower(address.getScheme()).equals("https") ? 443 : 80;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
