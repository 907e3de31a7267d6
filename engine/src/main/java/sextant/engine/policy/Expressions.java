package sextant.engine.policy;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.Program;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.pattern.Nearest;

/**
 * The compiler of expressions. They are checked against {@link Vocabulary} and must give true or false; a part of {@code taskinfo}
 * has any type, so what comes of it is only known when it is evaluated.
 *
 * <p>So that no question makes an expression slow, whatever a client sends: an expression has at most {@value #LONGEST} characters and
 * a few hundred parts; all its loops together take at most {@value #MOST_STEPS} steps; there is no {@code map}, which could build
 * large lists; patterns of {@code matches} are constants of limited size, matched in linear time (RE2); and {@code contains} is
 * linear too.
 */
final class Expressions {
    static final int LONGEST = 2_000;
    static final int MOST_STEPS = 10_000;
    private static final int LARGEST_PATTERN = 1_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseExpressionNodeCount(500)
            .maxParseRecursionDepth(50)
            .maxParseErrorRecoveryLimit(1)
            .comprehensionMaxIterations(MOST_STEPS)
            .maxRegexProgramSize(LARGEST_PATTERN)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .excludeFunctions(StandardFunction.CONTAINS)
                    .build())
            .addFunctionBindings(CelFunctionBinding.fromOverloads(
                    "contains",
                    CelFunctionBinding.from("contains_string", String.class, String.class, LinearSearch::contains)))
            .build();

    /** CEL's own words for the two mistakes that people make most. */
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']*)'");

    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);

    private Expressions() {}

    sealed interface Result {}

    record Ready(Program program) implements Result {}

    record Mistake(String text, Optional<String> suggest) implements Result {}

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER)
                .setTypeProvider(new Vocabulary())
                .setResultType(SimpleType.BOOL);
        Vocabulary.VARIABLES.forEach(builder::addVar);
        return builder.build();
    }

    static Result compile(String expression) {
        try {
            var tree = COMPILER.compile(expression).getAst();
            var mistake = mistakenPattern(tree);
            return mistake.isPresent() ? mistake.get() : new Ready(RUNTIME.createProgram(tree));
        } catch (CelValidationException invalid) {
            return mistake(invalid.getErrors().getFirst());
        } catch (CelEvaluationException | RuntimeException unusable) {
            return new Mistake("the expression cannot be used: " + unusable.getMessage(), Optional.empty());
        }
    }

    /** A pattern that a client sends could be a program of any size, and one with a mistake would only be found when it is used. */
    private static Optional<Mistake> mistakenPattern(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(part ->
                        part.getKind() == Kind.CALL && part.call().function().equals("matches"))
                .map(call -> call.call().args().getLast())
                .flatMap(pattern -> mistakenPattern(pattern).stream())
                .findFirst();
    }

    private static Optional<Mistake> mistakenPattern(CelExpr pattern) {
        if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.of(new Mistake("the pattern of matches must be a text in quotes", Optional.empty()));
        }
        try {
            int size = com.google.re2j.Pattern.compile(pattern.constant().stringValue())
                    .programSize();
            return size <= LARGEST_PATTERN
                    ? Optional.empty()
                    : Optional.of(new Mistake("the pattern of matches is too large", Optional.empty()));
        } catch (PatternSyntaxException invalid) {
            return Optional.of(
                    new Mistake("the pattern of matches is not right: " + invalid.getDescription(), Optional.empty()));
        }
    }

    private static Mistake mistake(CelIssue issue) {
        var place = issue.getSourceLocation();
        var where = " (line " + place.getLine() + ", column " + (place.getColumn() + 1) + " of the expression)";
        var field = UNKNOWN_FIELD.matcher(issue.getMessage());
        if (field.matches()) {
            return new Mistake(
                    "there is no field '" + field.group(1) + "'" + where,
                    Nearest.to(field.group(1), Vocabulary.FIELDS));
        }
        var name = UNKNOWN_NAME.matcher(issue.getMessage());
        if (name.matches()) {
            return new Mistake(
                    "there is nothing called '" + name.group(1) + "'" + where,
                    Nearest.to(
                            name.group(1),
                            Vocabulary.VARIABLES.keySet().stream().sorted().toList()));
        }
        return new Mistake("the expression is not right: " + issue.getMessage() + where, Optional.empty());
    }
}
