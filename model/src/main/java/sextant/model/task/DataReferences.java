package sextant.model.task;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * Reads the references of section 6: a text, {@code {location: TEXT}}, {@code {scope: ..., name: ...}} for Rucio, or
 * {@code {endpoint: ..., bucket: ..., object: ...}} for S3. An S3 object of a named endpoint is the web address that it has there,
 * {@code https://endpoint/bucket/object}; without an endpoint it is {@code s3://bucket/object}.
 */
public final class DataReferences {

    private static final int LONGEST = 4096;

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*+([!~][A-Za-z0-9._-]++)*+");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+#-]{0,499}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}(/.*)?");

    /** What stands before a colon in other kinds of names, and so is no scope unless {@code rucio://} says so. */
    private static final Set<String> SCHEMES = Set.of(
            "about",
            "ark",
            "bibcode",
            "blob",
            "data",
            "dav",
            "davs",
            "doi",
            "docker",
            "file",
            "ftp",
            "ftps",
            "gs",
            "gsiftp",
            "hdfs",
            "hdl",
            "http",
            "https",
            "ivo",
            "jar",
            "javascript",
            "jdbc",
            "ldap",
            "localhost",
            "mailto",
            "nfs",
            "oci",
            "orcid",
            "root",
            "roots",
            "rsync",
            "rucio",
            "s3",
            "s3a",
            "s3n",
            "scp",
            "sftp",
            "smb",
            "srm",
            "ssh",
            "swift",
            "tel",
            "uri",
            "urn",
            "vos",
            "ws",
            "wss",
            "xroot",
            "xrootd");

    private DataReferences() {}

    /** @throws Refused if the value is no reference of a kind that is known */
    public static DataReference parse(Node value, Path path) {
        return switch (value) {
            case Scalar(var text, var kind) when kind == Scalar.Kind.TEXT -> text(text, path);
            case Fields fields -> mapping(fields, path);
            default -> throw unknown("A reference to data must be text or a mapping.", value.noun(), path);
        };
    }

    private static DataReference text(String text, Path path) {
        if (text.length() > LONGEST) {
            throw RefusalKind.TYPE
                    .because("The reference to data is too long.")
                    .at(path)
                    .got(text)
                    .limit(LONGEST + " characters")
                    .refused();
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw unknown("This is no reference to data.", text, path);
        }
        var scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean slashes = text.startsWith("//", colon + 1);
        var rest = text.substring(colon + (slashes ? 3 : 1));
        if (!slashes) {
            return bareIdentifier(scheme, text.substring(0, colon), rest, text, path);
        }
        return switch (scheme) {
            case "http", "https" -> new DataReference.Web(WebAddress.canonical(text, path));
            case "vos" -> voSpace(rest, text, path);
            case "s3" -> s3(rest, text, path);
            case "rucio" -> rucio(rest, text, path);
            default -> throw unknown("References of this kind are not known.", text, path);
        };
    }

    private static DataReference bareIdentifier(String scheme, String scope, String name, String text, Path path) {
        if (SCHEMES.contains(scheme) || PORT.matcher(name).matches()) {
            throw unknown("References of this kind are not known.", text, path);
        }
        return identifier(scope, name, text, path);
    }

    private static DataReference rucio(String rest, String text, Path path) {
        int colon = rest.indexOf(':');
        if (colon < 0) {
            throw unknown("A Rucio identifier is a scope, a colon and a name.", text, path);
        }
        return identifier(rest.substring(0, colon), rest.substring(colon + 1), text, path);
    }

    private static DataReference identifier(String scope, String name, String text, Path path) {
        if (!SCOPE.matcher(scope).matches() || !NAME.matcher(name).matches() || hasDots(name)) {
            throw unknown("This is no reference to data, nor a Rucio scope and name.", text, path);
        }
        return new DataReference.RucioIdentifier(scope, name);
    }

    private static DataReference voSpace(String rest, String text, Path path) {
        int slash = rest.indexOf('/');
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        var below = slash < 0 ? "/" : rest.substring(slash);
        if (!AUTHORITY.matcher(authority).matches() || !WebAddress.isPath(below)) {
            throw unknown("This is no VOSpace address.", text, path);
        }
        // ~ and ! mean the same in an authority (VOSpace 2.1, section 3.1); one spelling, so that patterns see one.
        var canonical = authority.toLowerCase(Locale.ROOT).replace('~', '!');
        return new DataReference.VoSpace(canonical, WebAddress.canonicalPath(below, path));
    }

    private static DataReference s3(String rest, String text, Path path) {
        int slash = rest.indexOf('/');
        var bucket = slash < 0 ? rest : rest.substring(0, slash);
        var key = slash < 0 ? "" : rest.substring(slash + 1);
        return s3(bucket, key, text, path);
    }

    private static DataReference s3(String bucket, String key, String text, Path path) {
        // A key may have any name, but clients resolve dots in it: another object than the one that was judged.
        if (!BUCKET.matcher(bucket).matches() || hasDots(key) || hasControls(key)) {
            throw unknown("This is no S3 bucket and key.", text, path);
        }
        return new DataReference.S3Object(bucket, key);
    }

    private static DataReference mapping(Fields fields, Path path) {
        if (fields.get("location").isPresent()) {
            refuseOthers(fields, path, List.of("location"));
            return text(required(fields, "location", path), path.field("location"));
        }
        if (fields.get("bucket").isPresent()) {
            refuseOthers(fields, path, List.of("endpoint", "bucket", "object"));
            return s3(fields, path);
        }
        if (fields.get("scope").isPresent()) {
            refuseOthers(fields, path, List.of("scope", "name"));
            var scope = required(fields, "scope", path);
            var name = required(fields, "name", path);
            return identifier(scope, name, scope + ":" + name, path);
        }
        throw unknown(
                "This mapping is no reference to data.",
                String.join(", ", fields.values().keySet()),
                path);
    }

    private static DataReference s3(Fields fields, Path path) {
        var bucket = required(fields, "bucket", path);
        var object = fields.get("object").isPresent() ? required(fields, "object", path) : "";
        var inS3 = s3(bucket, object, "s3://" + bucket + "/" + object, path);
        if (fields.get("endpoint").isEmpty()) {
            return inS3;
        }
        var endpoint = WebAddress.canonical(required(fields, "endpoint", path), path.field("endpoint"));
        var separator = endpoint.endsWith("/") ? "" : "/";
        return new DataReference.Web(
                WebAddress.canonical(endpoint + separator + bucket + "/" + WebAddress.encoded(object), path));
    }

    private static String required(Fields fields, String name, Path path) {
        return switch (fields.values().get(name)) {
            case Scalar(var text, var kind) when kind == Scalar.Kind.TEXT && !text.isEmpty() -> text;
            case Scalar(var text, var kind) when kind == Scalar.Kind.NUMBER -> text;
            case null -> throw unknown("The reference has no " + name + ".", "nothing", path.field(name));
            case Node other -> throw unknown("The " + name + " must be text.", other.noun(), path.field(name));
        };
    }

    private static void refuseOthers(Fields fields, Path path, List<String> known) {
        for (var name : fields.values().keySet()) {
            if (!known.contains(name)) {
                throw RefusalKind.PARAMETER_PATH
                        .because("A reference of this kind has no such value.")
                        .at(path.field(name))
                        .got(name)
                        .limit(String.join(", ", known))
                        .refused();
            }
        }
    }

    private static boolean hasDots(String path) {
        for (var segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    static Refused unknown(String text, @Nullable String got, Path path) {
        Refusal refusal = RefusalKind.TYPE
                .because(text)
                .at(path)
                .limit(
                        "https://host/path, vos://authority!space/path, s3://bucket/key, rucio://scope:name or scope:name");
        return (got == null ? refusal : refusal.got(got)).refused();
    }
}
