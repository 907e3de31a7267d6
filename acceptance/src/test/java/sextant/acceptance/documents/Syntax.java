package sextant.acceptance.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import sextant.acceptance.documents.FormFields.Lists;
import sextant.acceptance.http.Request;

/** Every way to ask about a Task. All of them mean the same. */
public enum Syntax {
    QUERY_AS_PRINTED,
    QUERY_ENCODED,
    QUERY_WITH_REPEATED_NAMES,
    QUERY_WITH_INDEXES,
    QUERY_WITH_DOTTED_INDEXES,
    JSON,
    YAML,
    YAML_OF_AN_OLD_NAME,
    NO_MEDIA_TYPE,
    FORM,
    MULTIPART_FIELDS,
    MULTIPART_DOCUMENTS,
    XML;

    private static final String BOUNDARY = "a0b1c2d3e4";

    private static final DumpSettings BLOCKS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

    public Request ask(String path, Map<String, ? extends @Nullable Object> task) {
        return switch (this) {
            case QUERY_AS_PRINTED -> Request.get(path + "?" + FormFields.raw(FormFields.of(task, Lists.IN_BRACES)));
            case QUERY_ENCODED -> Request.get(path + "?" + FormFields.encoded(FormFields.of(task, Lists.IN_BRACES)));
            case QUERY_WITH_REPEATED_NAMES ->
                Request.get(path + "?" + FormFields.encoded(FormFields.of(task, Lists.REPEATED)));
            case QUERY_WITH_INDEXES ->
                Request.get(path + "?" + FormFields.encoded(FormFields.of(task, Lists.IN_BRACKETS)));
            case QUERY_WITH_DOTTED_INDEXES ->
                Request.get(path + "?" + FormFields.encoded(FormFields.of(task, Lists.DOTTED)));
            case JSON -> Request.post(path, "application/json", Documents.write(task));
            case YAML -> Request.post(path, "application/yaml", yaml(task));
            case YAML_OF_AN_OLD_NAME -> Request.post(path, "text/yaml; charset=utf-8", yaml(task));
            case NO_MEDIA_TYPE ->
                new Request(
                        "POST",
                        path,
                        List.of(),
                        Request.post(path, "", yaml(task)).body());
            case FORM ->
                Request.post(
                        path,
                        "application/x-www-form-urlencoded",
                        FormFields.encoded(FormFields.of(task, Lists.IN_BRACES)));
            case MULTIPART_FIELDS -> multipart(path, fields(task));
            case MULTIPART_DOCUMENTS -> multipart(path, documents(task));
            case XML -> Request.post(path, "application/xml", XmlForm.write(task));
        };
    }

    public static String yaml(@Nullable Object tree) {
        return new Dump(BLOCKS).dumpToString(tree);
    }

    private static Request multipart(String path, String parts) {
        return Request.post(path, "multipart/form-data; boundary=" + BOUNDARY, parts + "--" + BOUNDARY + "--\r\n");
    }

    private static String fields(Map<String, ? extends @Nullable Object> task) {
        var parts = new StringBuilder();
        for (var field : FormFields.of(task, Lists.IN_BRACES)) {
            parts.append(part("name=\"" + field.name() + "\"", field.value()));
        }
        return parts.toString();
    }

    /** The task type as a field, its {@code taskinfo} as a YAML file, and all else as JSON files. */
    private static String documents(Map<String, ? extends @Nullable Object> task) {
        var rest = new LinkedHashMap<String, @Nullable Object>(task);
        var parts = new StringBuilder(part("name=\"tasktype\"", String.valueOf(rest.remove("tasktype"))));
        rest.forEach((name, value) -> parts.append(
                name.equals("taskinfo")
                        ? part("name=\"taskinfo\"; filename=\"info.yml\"\r\nContent-Type: text/yaml", yaml(value))
                        : part(
                                "name=\"" + name + "\"; filename=\"rest.json\"\r\nContent-Type: text/json",
                                Documents.write(value))));
        return parts.toString();
    }

    private static String part(String head, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }
}
