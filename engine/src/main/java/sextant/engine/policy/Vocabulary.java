package sextant.engine.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sextant.model.task.Resource;

/**
 * The words that an expression can use, with their types, so that a misspelt one is found when the platform is loaded:
 *
 * <pre>
 * caller     .anonymous bool   .issuer string   .subject string   .groups list(string)
 * task       .type string      .general bool    .info map(string, any value)
 * resources  .store .cores .memory .startup .duration .gpus, each with .min double and .max double
 * data       list(string), canonical references
 * </pre>
 */
final class Vocabulary implements CelTypeProvider {
    private static final StructType RANGE =
            struct("range", ImmutableMap.of("min", SimpleType.DOUBLE, "max", SimpleType.DOUBLE));
    private static final StructType RESOURCES = struct("resources", ranges());
    private static final StructType CALLER = struct(
            "caller",
            ImmutableMap.of(
                    "anonymous", SimpleType.BOOL,
                    "issuer", SimpleType.STRING,
                    "subject", SimpleType.STRING,
                    "groups", ListType.create(SimpleType.STRING)));
    private static final StructType TASK = struct(
            "task",
            ImmutableMap.of(
                    "type", SimpleType.STRING,
                    "general", SimpleType.BOOL,
                    "info", MapType.create(SimpleType.STRING, SimpleType.DYN)));

    static final Map<String, CelType> VARIABLES =
            Map.of("caller", CALLER, "task", TASK, "resources", RESOURCES, "data", ListType.create(SimpleType.STRING));

    /** Every name that may follow a dot and is not of the client's choice. */
    static final Set<String> FIELDS = fieldNames();

    private static ImmutableMap<String, CelType> ranges() {
        return Arrays.stream(Resource.values()).collect(ImmutableMap.toImmutableMap(Resource::word, _ -> RANGE));
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private static Set<String> fieldNames() {
        var names = new LinkedHashSet<String>();
        Stream.of(CALLER, TASK, RESOURCES, RANGE).forEach(type -> names.addAll(type.fieldNames()));
        return names;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.of(CALLER, TASK, RESOURCES, RANGE);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
