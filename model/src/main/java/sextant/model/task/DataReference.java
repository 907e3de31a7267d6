package sextant.model.task;

/** One thing that a Task reads (section 6 of the note). */
public sealed interface DataReference {

    /** The reference in its one canonical spelling, which patterns of the platform are matched against. */
    String canonical();

    /** {@code https://host/path}, also {@code http}. Host in lower case, no user information, no fragment. */
    record Web(String canonical) implements DataReference {}

    /** {@code vos://authority/path} or {@code vos://authority!space/path}, section 6.1. */
    record VoSpace(String authority, String path) implements DataReference {
        @Override
        public String canonical() {
            return "vos://" + authority + path;
        }
    }

    /** A Rucio data identifier, section 6.2, written {@code rucio://scope:name} or {@code scope:name}. */
    record RucioIdentifier(String scope, String name) implements DataReference {
        @Override
        public String canonical() {
            return "rucio://" + scope + ":" + name;
        }
    }

    /** {@code s3://bucket/key}, section 6.3; an empty key means the whole bucket. */
    record S3Object(String bucket, String key) implements DataReference {
        @Override
        public String canonical() {
            return "s3://" + bucket + "/" + key;
        }
    }
}
