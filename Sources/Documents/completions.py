"""Completions for bash, zsh and fish: of the commands of both executables, since people see one."""

HEAD = "# Completion of `orderspec` for {}; written from the help of its commands.\n"


def everything(commands):
    """Commands and subcommands; what a form of a command takes is written behind the same words."""
    return [inner for command in commands for inner in command.all() if not inner.is_form]


def options_of(command):
    options = list(command.options)
    for form in command.forms:
        known = {name for option in options for name in option.names}
        options += [option for option in form.options if not known.intersection(option.names)]
    return options


def names_of(command):
    return [name for option in options_of(command) for name in option.names]


# bash


def bash(commands):
    paths = [" ".join(command.path) for command in everything(commands)]
    lists = Lists("_orderspec_words_{}", lambda name, words: f"{name}={quoted(' '.join(words))}\n", lambda name: f"${name}")
    values, options, positional = [], [], []
    for command in everything(commands):
        path = " ".join(command.path)
        for option in options_of(command):
            if option.kind == "option":
                pattern = "|".join(f'"{path} {name}"' for name in option.names)
                values.append(f"    {pattern}) {bash_words(option, lists)}; return ;;\n")
        options.append(f'      "{path}") words="{" ".join(names_of(command))}" ;;\n')
        if command.subcommands:
            positional.append(f'    "{path}") words="{" ".join(inner.path[-1] for inner in command.subcommands)}" ;;\n')
        elif command.positional:
            positional.append(f'    "{path}") {bash_words(command.positional[0], lists)}; return ;;\n')
    top = " ".join(command.path[0] for command in commands)
    known = "|".join(f'"{path}"' if " " in path else f'" {path}"' for path in paths)
    return f"""{HEAD.format("bash")}
{lists.text}
_orderspec_choices() {{
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$1" -- "$current"))
}}

# Choices separated by commas.
_orderspec_codes() {{
  local before="" IFS=$' \\t\\n'
  [[ $current == *,* ]] && before=${{current%,*}},
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "${{current##*,}}"))
}}

_orderspec_files() {{
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$current"))
}}

_orderspec() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} words="" command="" word
  COMPREPLY=()
  # `--option=value` are three words here.
  if [[ $current == = ]]; then
    current=""
  elif [[ $before == = ]]; then
    before=${{COMP_WORDS[COMP_CWORD - 2]}}
    # FORMAT=FILE
    [[ $before == -* ]] || {{ _orderspec_files -f; return; }}
  fi
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$command $word" in
    {known}) command="${{command:+$command }}$word" ;;
    " help") command=help ;;
    esac
  done
  case "$command $before" in
{"".join(values)}  esac
  if [[ $current == -* ]]; then
    case "$command" in
      "") words="--help --version" ;;
{"".join(options)}    esac
    _orderspec_choices "$words"
    return
  fi
  case "$command" in
    "") words="{top} help" ;;
    help) words="{top}" ;;
{"".join(positional)}  esac
  _orderspec_choices "$words"
}}

complete -F _orderspec orderspec
"""


def bash_words(argument, lists):
    match argument.completes:
        case "choices":
            return f'_orderspec_choices "{lists.place(argument.choices)}"'
        case "codes":
            return f'_orderspec_codes "{lists.place(argument.choices)}"'
        case "file":
            return "_orderspec_files -f"
        case "directory":
            return "_orderspec_files -d"
    return ":"


class Lists:
    """Long lists of words, each written once."""

    def __init__(self, name, definition, reference):
        self.name, self.definition, self.reference = name, definition, reference
        self.known, self.text = {}, ""

    def place(self, words):
        key = tuple(words)
        if len(words) < 20:
            return " ".join(words)
        if key not in self.known:
            self.known[key] = self.name.format(len(self.known) + 1)
            self.text += self.definition(self.known[key], words)
        return self.reference(self.known[key])


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


# zsh


def zsh(commands):
    lists = Lists("_orderspec_words_{}", lambda name, words: f"typeset -ga {name}=({' '.join(words)})\n", lambda name: f"${name}")
    functions = "".join(zsh_function(command, lists) for command in everything(commands))
    listed = zsh_listed(commands + [])
    return f"""#compdef orderspec
{HEAD.format("zsh")}
{lists.text}
{functions}
_orderspec() {{
  local curcontext=$curcontext state line ret=1
  local -a commands=({listed} 'help:tell more about a command')
  _arguments -C '(- *)'{{-h,--help}}'[list the commands]' '(- *)--version[print the version]' '1: :->command' '*:: :->arguments' && ret=0
  case $state in
    command) _describe -t commands command commands && ret=0 ;;
    arguments)
      if [[ $words[1] == help ]]; then
        (( CURRENT == 2 )) && _describe -t commands command commands && ret=0
      elif (( $+functions[_orderspec_$words[1]] )); then
        curcontext=${{curcontext%:*:*}}:orderspec-$words[1]:
        _orderspec_$words[1] && ret=0
      fi ;;
  esac
  return ret
}}

if [[ $funcstack[1] == _orderspec ]]; then _orderspec "$@"; else compdef _orderspec orderspec; fi
"""


def zsh_listed(commands):
    return " ".join(quoted(f"{command.path[-1]}:{command.summary}") for command in commands)


def zsh_function(command, lists):
    name = "_orderspec_" + "_".join(command.path)
    specs = [zsh_option(option, lists) for option in options_of(command)]
    if not command.subcommands:
        for argument in command.positional:
            many = "*" if argument.is_repeating else ""
            optional = ":" if argument.is_optional and not many else ""
            # Where nothing is known, nothing fits: a message without an action would keep options from being completed.
            specs.append(quoted(f"{many}:{optional}{argument.value}:") + (zsh_action(argument, lists) or quoted("()")))
        return f"{name}() {{\n  _arguments -s -S " + " \\\n    ".join(specs) + "\n}\n"
    return f"""{name}() {{
  local curcontext=$curcontext state line ret=1
  local -a commands=({zsh_listed(command.subcommands)})
  _arguments -C {" ".join(specs)} '1: :->command' '*:: :->arguments' && ret=0
  case $state in
    command) _describe -t commands command commands && ret=0 ;;
    arguments) (( $+functions[{name}_$words[1]] )) && {name}_$words[1] && ret=0 ;;
  esac
  return ret
}}
"""


def zsh_option(option, lists):
    text = option.summary
    for character in "\\[]:":
        text = text.replace(character, "\\" + character)
    text = f"[{text}]"
    value = f":{option.value.replace(':', chr(92) + ':')}:" if option.kind == "option" else ""
    action = zsh_action(option, lists) if value else ""
    if len(option.names) == 1:
        long = option.names[0] + ("=" if value else "")
        return quoted(("*" if option.is_repeating else "") + long + text + value) + action
    exclusion = "*" if option.is_repeating else f"({' '.join(option.names)})"
    names = ",".join(name + ("=" if value and name.startswith("--") else "") for name in option.names)
    return quoted(exclusion) + "{" + names + "}" + quoted(text + value) + action


def zsh_action(argument, lists):
    match argument.completes:
        case "choices":
            place = lists.place(argument.choices)
            return f'"($' + "{" + place[1:] + '[*]})"' if place.startswith("$") else quoted(f"({place})")
        case "codes":
            place = lists.place(argument.choices)
            return quoted("_sequence compadd - ") + '"$' + "{" + place[1:] + '[*]}"'
        case "file":
            return "_files"
        case "directory":
            return quoted("_files -/")
    return ""


# fish


def fish(commands):
    paths = [" ".join(command.path) for command in everything(commands)]
    known = " ".join(f"'{path}'" if " " in path else f"' {path}'" for path in paths)
    lists = Lists("__orderspec_words_{}", lambda name, words: f"set -g {name} {' '.join(words)}\n", lambda name: f"${name}")
    lines = []
    for command in commands:
        lines.append(f"complete -c orderspec -n __orderspec_at -f -a {command.path[0]} -d {quoted(command.summary)}")
        lines.append(f"complete -c orderspec -n '__orderspec_at help' -f -a {command.path[0]} -d {quoted(command.summary)}")
    lines.append("complete -c orderspec -n __orderspec_at -f -a help -d 'tell more about a command'")
    lines.append("complete -c orderspec -n __orderspec_at -f -s h -l help -d 'list the commands'")
    lines.append("complete -c orderspec -n __orderspec_at -f -l version -d 'print the version'")
    for command in everything(commands):
        at = f"complete -c orderspec -n {quoted('__orderspec_at ' + ' '.join(command.path))}"
        for inner in command.subcommands:
            lines.append(f"{at} -f -a {inner.path[-1]} -d {quoted(inner.summary)}")
        if not command.subcommands:
            first = command.positional[0] if command.positional else None
            if first is None or first.completes == "nothing":
                lines.append(f"{at} -f")
            elif first.completes != "file":
                lines.append(f"{at} {fish_words(first, lists)}")
        for option in options_of(command):
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = "-f" if option.kind == "flag" else fish_words(option, lists, required=True)
            lines.append(f"{at} {names} {value} -d {quoted(option.summary)}")
    body = "\n".join(lines)
    return f"""{HEAD.format("fish")}
{lists.text}
# Whether these are the commands that stand on the line.
function __orderspec_at
    set -l tokens (commandline -opc)
    set -l found
    for token in $tokens[2..]
        switch "$found $token"
            case {known} ' help'
                set -a found $token
        end
    end
    test "$found" = "$argv"
end

# Choices separated by commas.
function __orderspec_codes
    set -l written (string match -r '^.*,' -- (commandline -ct))
    printf '%s\\n' $written$argv
end

{body}
"""


def fish_words(argument, lists, required=False):
    exclusive = "-x" if required else "-f"
    match argument.completes:
        case "choices":
            return f"{exclusive} -a \"{lists.place(argument.choices)}\""
        case "codes":
            return f"{exclusive} -a \"(__orderspec_codes {lists.place(argument.choices)})\""
        case "file":
            return "-r -F"
        case "directory":
            return f"{exclusive} -a '(__fish_complete_directories)'"
    return exclusive
