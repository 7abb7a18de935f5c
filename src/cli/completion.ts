import { SamgrafError, orList } from '../engine/errors';
import { noMore } from './terminal';

/** A command as its help has it. */
type Command = Readonly<{ name: string; options: readonly string[] }>;

export const COMPLETION_HELP = `  completion bash|zsh|fish  Print what completes commands and options in a shell: source <(samgraf completion bash).`;

/** Commands and their options are read from the help, so that all that is told there is completed, and nothing else. */
export const commandsOf = (help: string): readonly Command[] => {
  const options = new Map<string, Set<string>>();
  for (const part of help.split(/\n(?= {2}[a-z])/).slice(1)) {
    const name = /^ {2}([a-z]+)/.exec(part)?.[1];
    if (name === undefined) continue;
    const own = options.get(name) ?? new Set<string>();
    for (const [option] of part.split('\n\n')[0]?.matchAll(/--[a-z][a-z-]*/g) ?? []) own.add(option);
    options.set(name, own);
  }
  return [...options].map(([name, own]) => ({ name, options: [...own].sort() }));
};

const bash = (commands: readonly Command[]): string => `_samgraf() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands
  .filter(({ options }) => options.length > 0)
  .map(
    ({ name, options }) => `    ${name}) COMPREPLY=($(compgen -W "${options.join(' ')}" -- "$current")) ;;`,
  )
  .join('\n')}
  esac
}
complete -o default -F _samgraf samgraf`;

const zsh = (commands: readonly Command[]): string =>
  `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;

const fish = (commands: readonly Command[]): string =>
  commands
    .flatMap(({ name, options }) => [
      `complete -c samgraf -n __fish_use_subcommand -a ${name}`,
      ...options.map(
        option => `complete -c samgraf -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
      ),
    ])
    .join('\n');

const SHELLS = new Map(Object.entries({ bash, zsh, fish }));

/** The script for a shell. */
export const completionCommand = ([shell = '', ...more]: readonly string[], help: string): string => {
  noMore(more);
  const script = SHELLS.get(shell);
  if (script) return script(commandsOf(help));
  throw new SamgrafError(
    'BAD_INPUT',
    `completion needs a shell: ${orList([...SHELLS.keys()])}.`,
    'samgraf completion bash',
  );
};
