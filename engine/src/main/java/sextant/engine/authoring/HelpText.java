package sextant.engine.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The options that a program's own help names, as far as it can be understood: help is written for people. */
public final class HelpText {

    /** {@code -k, --keep=N  how many}, {@code -s / --size <pixels>: of a side}, {@code --format {fits,csv}  of the output}. */
    private static final Pattern OPTION = Pattern.compile(
            "^\\s{0,12}(?<first>--?[A-Za-z0-9][A-Za-z0-9_-]*)(?:(?<label1>[ =]<?[A-Za-z][A-Za-z_-]*>?)?\\s*[,/|]\\s*(?<second>--?[A-Za-z][A-Za-z0-9_-]*))?"
                    + "(?<label>[ =](?:<[^>]{1,60}>|\\[?[A-Z][A-Z0-9_/]*[A-Z0-9_/.,\\[\\]]*|\\{[^}]{1,200}\\}))?(?<rest>$|:|\\s{2,}|\\t).*$");

    /** {@code DETECT_THRESH  1.5  # <sigmas>}: the settings that some programs print. */
    private static final Pattern SETTING =
            Pattern.compile("^(?<name>[A-Z][A-Z0-9_]{2,})[ \\t]+(?<value>\\S.*?)?[ \\t]*#[ \\t]*(?<about>.*)$");

    /** {@code NONE,BACKGROUND or MAP_RMS}: the words that a setting may be. */
    private static final Pattern SETTING_CHOICES =
            Pattern.compile("^\\s*[A-Z][A-Z0-9_-]+(?:(?:\\s*,\\s*|\\s+(?:or\\s+)?)[A-Z][A-Z0-9_-]+)+[\\s,]*$");

    /** {@code omode=out|meta|stats}: keywords. */
    private static final Pattern KEYWORD = Pattern.compile(
            "(?<![A-Za-z0-9_])(?<name>[A-Za-z][A-Za-z0-9_]*)=(?<value><[^>]+>|[A-Za-z0-9_.+-]+(?:\\|[A-Za-z0-9_.+-]+)+)");

    private static final Pattern CHOICES = Pattern.compile(
            "\\{(?<braces>[A-Za-z0-9_.+-]+(?:,\\s*[A-Za-z0-9_.+-]+)+)\\}|<(?<bars>[A-Za-z0-9_.+-]+(?:\\|[A-Za-z0-9_.+-]+)+)>");
    private static final Pattern DEFAULT = Pattern.compile(
            "(?i)default(?:s to|\\s*is|\\s*value)?\\s*[:=]?\\s*['\"]?(?<value>[A-Za-z0-9_.+-]*[A-Za-z0-9_])");
    private static final int LONGEST_DESCRIPTION = 100;

    private final Map<String, Option> options = new LinkedHashMap<>();

    /**
     * An option, or a keyword, of a program.
     *
     * @param word       as it is written: {@code --size}, {@code -k}, {@code DETECT_THRESH}, {@code omode=}
     * @param takesValue whether a value follows it
     * @param choices    the only values, if it says so
     */
    public record Option(
            String word, boolean takesValue, String description, Optional<String> standard, List<String> choices) {}

    private HelpText() {}

    public static HelpText of(String text) {
        var help = new HelpText();
        var lines = text.lines().map(String::stripTrailing).toList();
        for (int at = 0; at < lines.size(); at++) {
            help.read(lines, at);
        }
        return help;
    }

    private void read(List<String> lines, int at) {
        var line = lines.get(at);
        var option = OPTION.matcher(line);
        var setting = SETTING.matcher(line);
        if (option.matches()) {
            var described = line.substring(option.start("rest")) + continued(lines, at);
            var label = Optional.ofNullable(option.group("label")).orElse("")
                    + Optional.ofNullable(option.group("label1")).orElse("");
            add(option.group("first"), !label.isEmpty(), described, label);
            if (option.group("second") != null) {
                add(option.group("second"), !label.isEmpty(), described, label);
            }
        } else if (setting.matches()) {
            var value = Optional.ofNullable(setting.group("value"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
            var about = setting.group("about") + settingContinued(lines, at);
            var choices = SETTING_CHOICES.matcher(about).find()
                    ? List.of(about.strip().split("(?:\\s*,\\s*|\\s+)(?:or\\s+)?"))
                    : List.<String>of();
            options.putIfAbsent(
                    setting.group("name"), new Option(setting.group("name"), true, shortened(about), value, choices));
        } else {
            KEYWORD.matcher(line).results().forEach(found -> {
                var value = found.group(2);
                var choices = value.startsWith("<") ? List.<String>of() : List.of(value.split("\\|"));
                options.putIfAbsent(
                        found.group(1) + "=", new Option(found.group(1) + "=", true, "", Optional.empty(), choices));
            });
        }
    }

    private static String settingContinued(List<String> lines, int at) {
        var more = new StringBuilder();
        for (int next = at + 1; next < lines.size() && lines.get(next).matches("\\s{8,}#.*"); next++) {
            more.append(' ').append(lines.get(next).strip().substring(1).strip());
        }
        return more.toString();
    }

    private static String continued(List<String> lines, int at) {
        var more = new StringBuilder();
        for (int next = at + 1; next < lines.size() && next < at + 6; next++) {
            var line = lines.get(next);
            if (!line.startsWith("      ") || OPTION.matcher(line).matches()) {
                break;
            }
            more.append(' ').append(line.strip());
        }
        return more.toString();
    }

    private void add(String word, boolean takesValue, String described, String label) {
        var text = described.replaceFirst("^[:\\s]+", "").strip();
        var standard =
                DEFAULT.matcher(text).results().map(found -> found.group(1)).findFirst();
        options.putIfAbsent(word, new Option(word, takesValue, shortened(text), standard, choices(label + " " + text)));
    }

    private static List<String> choices(String text) {
        var found = CHOICES.matcher(text);
        if (!found.find()) {
            return List.of();
        }
        var list = Optional.ofNullable(found.group("braces")).orElseGet(() -> found.group("bars"));
        var choices = new ArrayList<String>();
        for (var one : list.split("[,|]")) {
            choices.add(one.strip());
        }
        return choices;
    }

    /** The first sentence, on one line. */
    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        int end = line.indexOf(". ");
        var sentence = end > 0 ? line.substring(0, end) : line;
        return sentence.length() <= LONGEST_DESCRIPTION
                ? sentence
                : sentence.substring(0, LONGEST_DESCRIPTION).strip() + " ...";
    }

    /** What it says about an option as it stands in a command: {@code -DETECT_THRESH}, {@code --size}, {@code omode=}. */
    public Optional<Option> option(String word) {
        var plain = word.replaceFirst("(?<=.)=$", "");
        var bare = plain.replaceFirst("^-+", "");
        return Optional.ofNullable(options.get(word))
                .or(() -> Optional.ofNullable(options.get(plain)))
                .or(() -> Optional.ofNullable(options.get(bare)))
                .or(() -> Optional.ofNullable(options.get(bare.toUpperCase(Locale.ROOT))));
    }

    /** The option with two dashes that says the same as one with one, if there is one. */
    Optional<String> longForm(String word) {
        var known = Optional.ofNullable(options.get(word));
        return known.flatMap(one -> options.values().stream()
                .filter(other ->
                        other.word().startsWith("--") && !other.description().isEmpty())
                .filter(other -> other.description().equals(one.description()))
                .map(Option::word)
                .findFirst());
    }

    /** Every option, in the order of the help. */
    public List<Option> options() {
        return List.copyOf(options.values());
    }
}
