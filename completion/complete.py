#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""complete.py DUIKAN bash|zsh: what a shell completes behind `duikan`

Made from what the program itself tells with --help, so that no option is
missing and none is there that the program has not. Values are completed where
the help lists them.
"""
import re
import subprocess
import sys

# What stands for one of a list of words in the help.
CLOSED = ("FORMAT", "KIND", "ROLE", "LANG", "LEVEL", "WHEN", "KEY", "TYPE",
          "ROOM", "KEY[,KEY...]", "TYPE[,TYPE...]")


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], check=True,
                          capture_output=True, text=True).stdout


def commands(program):
    return dict(re.findall(r"^  ([a-z]+)  +(\S.*)$", help_of(program), re.M))


def names_of(text):
    """The names in a list of nothing else, or none."""
    names = [n.strip() for n in re.split(r",| or ", text) if n.strip()]
    return names if all(re.fullmatch(r"[a-z][a-z0-9_-]*", n)
                        for n in names) else []


def values_of(argument, words):
    """The words that the help lists first, or in its last sentence."""
    if argument not in CLOSED and not words.startswith("utf-8"):
        return []
    plain = re.sub(r"\([^)]*\)", "", words)
    # A list, perhaps with semicolons and a word on each behind a colon ...
    found = [n for part in plain.split(";")
             for n in names_of(part.partition(":")[0]) if n != "default"]
    if found and found[0] in names_of(re.split("[;:]", plain)[0]):
        return found
    # ... or behind what is said of it.
    return max((names_of(part) for part in
                re.split(r"[;:]| by | on(?= )", plain)), key=len)


def options(text):
    """(names, argument, words, values) of each option."""
    out = []
    for head, words in re.findall(
            r"^  (-[^\n]*?)(?:  +|\n {10,}|$)((?:.*)(?:\n {10,}.*)*)", text,
            re.M):
        words = " ".join(words.split())
        names = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", head)
        argument = re.search(r" ([A-Z][^ ]*?),?( |$)", head)
        argument = argument[1] if argument else None
        # Two options in a line share what is said of them, unless one is
        # the letter of the other.
        groups = [names] if len(names[0]) == 2 else [[n] for n in names]
        for group in groups:
            out.append((group, argument, words,
                        values_of(argument, words) if argument else []))
    return out


def describe(program):
    return {name: (words, options(help_of(program, name)))
            for name, words in commands(program).items()}


def bash(all_commands):
    lines = ["# bash completion for duikan; made by complete.py", "",
             "_duikan()", "{",
             "\tlocal cur=${COMP_WORDS[COMP_CWORD]}",
             "\tlocal prev=${COMP_WORDS[COMP_CWORD-1]}", "\tlocal words="
             "'' list=''", "",
             "\tif ((COMP_CWORD == 1)); then",
             "\t\tCOMPREPLY=($(compgen -W '" + " ".join(all_commands) +
             " --help --version' -- \"$cur\"))", "\t\treturn", "\tfi",
             "\tcase ${COMP_WORDS[1]}:$prev in"]
    free, files = [], []
    for name, (_, opts) in all_commands.items():
        for names, argument, _, values in opts:
            pattern = [f"{name}:{n}" for n in names]
            if values:
                lines.append(f"\t{'|'.join(pattern)}) "
                             f"words='{' '.join(values)}'" +
                             (" list=1" if "," in argument else "") + ";;")
            elif argument in ("DIR", "PATH"):
                files += pattern
            elif argument:
                free += pattern
    for pattern, reply in ((files, '$(compgen -f -- "$cur")'), (free, "")):
        lines += ["\t" + "|\\\n\t".join(pattern) + ")",
                  f"\t\tCOMPREPLY=({reply})", "\t\treturn;;"]
    lines += ["\tesac",
              "\tif [[ -n $list && $cur == *,* ]]; then",
              "\t\tCOMPREPLY=($(compgen -P \"${cur%,*},\" -W \"$words\" -- "
              "\"${cur##*,}\"))", "\t\treturn",
              "\telif [[ -n $words ]]; then",
              "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))",
              "\t\treturn", "\tfi",
              "\tif [[ $cur == -* ]]; then",
              "\t\tcase ${COMP_WORDS[1]} in"]
    for name, (_, opts) in all_commands.items():
        flat = " ".join(n for names, *_ in opts for n in names)
        lines.append(f"\t\t{name}) words='{flat}';;")
    lines += ["\t\tesac",
              "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))",
              "\telse", "\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))", "\tfi",
              "}", "", "complete -o filenames -F _duikan duikan"]
    return lines


def quoted(text):
    return re.sub(r"([\\\[\]:'`$\"])", "", text)


def zsh_option(names, argument, words, values):
    action = ""
    if argument:
        action = ":" + quoted(argument.split("[")[0].rstrip(",")).lower()
        if values and "," in argument:
            action += ":_values -s , " + "value " + " ".join(values)
        elif values:
            action += ":(" + " ".join(values) + ")"
        elif argument in ("DIR", "PATH"):
            action += ":_files"
        else:
            action += ": "
    excludes = "(" + " ".join(names) + ")" if len(names) > 1 else ""
    for n in names:
        takes = "=" if argument and n.startswith("--") else \
            "+" if argument else ""
        yield f"'{excludes}{n}{takes}[{quoted(words)}]{action}'"


def zsh(all_commands):
    lines = ["#compdef duikan", "# made by complete.py", "",
             "local -a commands", "commands=("]
    lines += [f"\t'{name}:{quoted(words)}'"
              for name, (words, _) in all_commands.items()]
    lines += [")", "if ((CURRENT == 2)); then",
              "\t_describe command commands", "\treturn", "fi",
              "local command=$words[2]", "shift words", "((CURRENT--))",
              "case $command in"]
    for name, (_, opts) in all_commands.items():
        lines.append(f"{name})")
        lines.append("\t_arguments \\")
        for o in opts:
            lines += [f"\t\t{text} \\" for text in zsh_option(*o)]
        lines += ["\t\t'*:path:_files'", "\t;;"]
    return lines + ["esac"]


def main():
    shells = {"bash": bash, "zsh": zsh}
    print("\n".join(shells[sys.argv[2]](describe(sys.argv[1]))))


if __name__ == "__main__":
    main()
