package sextant.model.tree;

/**
 * One value of a document. JSON, YAML, XML, forms and query strings all become this tree, so that a question means the same in
 * every syntax. Values are immutable; equality is by content and never by where a value stood.
 */
public sealed interface Node permits Scalar, Items, Fields, Attachment {

    /** What a person would call this value in an error message: "a list", "a mapping" ... */
    default String noun() {
        return switch (this) {
            case Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> "text";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "true or false";
                    case NULL -> "nothing";
                };
            case Items _ -> "a list";
            case Fields _ -> "a mapping";
            case Attachment _ -> "a file";
        };
    }
}
