package sextant.adapters.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sextant.adapters.files.ResultFiles;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Parcel;
import sextant.engine.storage.Storage;
import sextant.engine.storage.Transferred;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/**
 * Files below folders that the operator opened, one set for reading and one for writing; none by default. Regular files only, and no link
 * is followed below such a folder. What is written gets its name when it is whole and on disk.
 *
 * <p>Whether something stands at the name is looked at just before that: nobody but us and the operator is expected to write there.
 */
public final class FileStorage implements Storage {

    private static final int PIECE = 64 << 10;

    private final Supplier<StagingPolicy> policy;

    public FileStorage(Supplier<StagingPolicy> policy) {
        this.policy = policy;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(StagingPolicy.FILE);
    }

    @Override
    public Optional<Refusal> check(String uri, Direction direction) {
        if (!FilePlace.isWellFormed(uri)) {
            return Optional.of(RefusalKind.URL_SYNTAX
                    .because("The address of a file has a whole path, without . and .. and without a host.")
                    .got(uri)
                    .limit("such as file:///data/public/image.fits"));
        }
        return place(uri, direction).isPresent()
                ? Optional.empty()
                : Optional.of(RefusalKind.ADDRESS_NOT_ALLOWED
                        .because("The file is in no folder that is open here.")
                        .got(uri)
                        .limit(policy.get().roots(direction == Direction.OUT).stream()
                                .map(root -> root.toUri().toString())
                                .collect(Collectors.joining(", "))));
    }

    private Optional<FilePlace> place(String uri, Direction direction) {
        return FilePlace.of(uri, policy.get().roots(direction == Direction.OUT));
    }

    @Override
    public Transferred copyIn(String uri, OutputStream into, long most, Cancellation cancellation) throws IOException {
        var place = place(uri, Direction.IN);
        if (place.isEmpty()) {
            return closed();
        }
        SeekableByteChannel from;
        try {
            var opened = ResultFiles.open(place.get().root(), place.get().relative());
            if (opened.isEmpty()) {
                return new Transferred.Failed("missing", "There is no such file, or it is no regular file.", false);
            }
            from = opened.get().channel();
        } catch (IOException unreadable) {
            return new Transferred.Failed("unreachable", "The file cannot be read.", true);
        }
        try (from) {
            return copy(from, into, most, cancellation);
        }
    }

    private static Transferred copy(ReadableByteChannel from, OutputStream into, long most, Cancellation cancellation)
            throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        long size = 0;
        while (read(from, piece.clear())) {
            size += piece.position();
            if (cancellation.isCancelled()) {
                return new Transferred.Cancelled();
            }
            if (size > most) {
                return new Transferred.Failed(
                        "too-large", "The file has more than the " + most + " bytes that are taken here.", false);
            }
            into.write(piece.array(), 0, piece.position());
        }
        return new Transferred.Whole();
    }

    private static boolean read(ReadableByteChannel from, ByteBuffer into) throws IOException {
        return from.read(into) >= 0;
    }

    @Override
    public Transferred copyOut(Parcel parcel, String uri, Cancellation cancellation) throws IOException {
        var place = place(uri, Direction.OUT);
        if (place.isEmpty()) {
            return closed();
        }
        try {
            return ResultFiles.inside(place.get().root(), place.get().relative(), (folder, name) -> {
                boolean there = isThere(folder, name);
                if (there && isSame(folder, name, parcel)) {
                    return new Transferred.Whole();
                }
                return there && !policy.get().overwrite() ? exists() : write(parcel, folder, name, cancellation);
            });
        } catch (NoSuchFileException missing) {
            return new Transferred.Failed("missing", "There is no such folder.", true);
        } catch (IOException unwritable) {
            return new Transferred.Failed("unreachable", "The file cannot be written there.", true);
        }
    }

    private static boolean isThere(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        try {
            return ResultFiles.attributes(folder, name).fileKey() != null;
        } catch (NoSuchFileException missing) {
            return false;
        }
    }

    private static boolean isSame(SecureDirectoryStream<Path> folder, Path name, Parcel parcel) throws IOException {
        var attributes = ResultFiles.attributes(folder, name);
        if (!attributes.isRegularFile() || attributes.size() != parcel.size()) {
            return false;
        }
        var digest = sha256();
        try (var there = folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            var piece = ByteBuffer.allocate(PIECE);
            while (read(there, piece.clear())) {
                digest.update(piece.array(), 0, piece.position());
            }
        }
        return Arrays.equals(digest.digest(), HexFormat.of().parseHex(parcel.sha256()));
    }

    private static Transferred write(
            Parcel parcel, SecureDirectoryStream<Path> folder, Path name, Cancellation cancellation)
            throws IOException {
        var part = part(name, parcel);
        if (isThere(folder, part)) {
            folder.deleteFile(part); // what an earlier attempt left
        }
        boolean moved = false;
        try (var file = folder.newByteChannel(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            if (!fill(file, parcel, cancellation)) {
                return new Transferred.Cancelled();
            }
            if (file instanceof java.nio.channels.FileChannel disk) {
                disk.force(true);
            }
            folder.move(part, folder, name);
            moved = true;
            return new Transferred.Whole();
        } finally {
            if (!moved) {
                folder.deleteFile(part);
            }
        }
    }

    private static boolean fill(SeekableByteChannel file, Parcel parcel, Cancellation cancellation) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        parcel.content().position(0);
        while (read(parcel.content(), piece.clear())) {
            if (cancellation.isCancelled()) {
                return false;
            }
            piece.flip();
            while (piece.hasRemaining()) {
                file.write(piece);
            }
        }
        return true;
    }

    /** The same for every attempt to put this content there, and for nothing else. */
    private static Path part(Path name, Parcel parcel) {
        var digest = sha256().digest((name + " " + parcel.sha256()).getBytes(StandardCharsets.UTF_8));
        return Path.of("." + HexFormat.of().formatHex(digest, 0, 16) + ".part");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static Transferred closed() {
        return new Transferred.Failed(
                "address-not-allowed", "The file is in no folder that is open here any more.", false);
    }

    private static Transferred exists() {
        return new Transferred.Failed(
                "exists",
                "Something else stands at the address already, and it is not replaced. Name another address.",
                false);
    }
}
