package sextant.cli.completion;

import java.util.List;
import sextant.cli.console.Stopped;

/**
 * What a shell is told once: to ask {@code sextant complete} each time. It answers with a line for each word that fits, with a tab and
 * what it means behind it; the line {@code :files} says that names of files fit too.
 */
public final class Scripts {

    public static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    static final String FILES = ":files";

    private static final String BASH = """
            # Completion of sextant for bash. Put into ~/.bashrc: source <(sextant completion bash)
            _sextant() {
              local line files=
              COMPREPLY=()
              while IFS= read -r line; do
                if [ "$line" = :files ]; then files=yes; else COMPREPLY+=("${line%%$'\\t'*}"); fi
              done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
              if [ -n "$files" ]; then
                compopt -o filenames 2>/dev/null
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
              fi
            }
            complete -F _sextant sextant
            """;

    private static final String ZSH = """
            #compdef sextant
            # Completion of sextant for zsh. Put into ~/.zshrc: source <(sextant completion zsh)
            _sextant() {
              local -a found
              local line files
              for line in "${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
                if [[ $line == :files ]]; then
                  files=yes
                elif [[ -n $line ]]; then
                  found+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
                fi
              done
              (( $#found )) && _describe sextant found
              [[ -n $files ]] && _files
            }
            (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
            compdef _sextant sextant
            """;

    private static final String FISH = """
            # Completion of sextant for fish. Put into ~/.config/fish/config.fish: sextant completion fish | source
            function __sextant_complete
                set -l typed (commandline -opc)
                set -l current (commandline -ct)
                for line in ($typed[1] complete -- $typed[2..-1] "$current" 2>/dev/null)
                    if test "$line" = :files
                        __fish_complete_path "$current"
                    else
                        echo $line
                    end
                end
            end
            complete -c sextant -f -a '(__sextant_complete)'
            """;

    private Scripts() {}

    public static String of(String shell) {
        return switch (shell) {
            case "bash" -> BASH;
            case "zsh" -> ZSH;
            case "fish" -> FISH;
            default -> throw Stopped.usage("Completion is there for bash, zsh and fish, and not for " + shell + ".");
        };
    }
}
