import type { Node } from './read-grammar.ts';

/**
 * A completion script for bash 3.2 and later: finds the command among the words before the cursor, then offers its
 * subcommands, options or the values an option may have; files where anything may stand.
 */
export function bashScript(nodes: readonly Node[]): string {
  return `# bash completion of restaurantctl: source <(restaurantctl completion bash)
_restaurantctl() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" word i words="" next
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    [[ "$word" == -* ]] && continue
    next="\${path:+$path }$word"
    case "$next" in
${arms(
  nodes.filter(({ path }) => path !== ''),
  ({ path }) => [quote(path), 'path="$next"'],
)}
    esac
  done
  case "$path|$previous" in
${arms(nodes.flatMap(valuesOf), (arm) => arm)}
  esac
  case "$path" in
${arms(nodes, (node) => [quote(node.path), `words=${quote(wordsOf(node).join(' '))}`])}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    local plain=""
    for word in $words; do [[ "$word" == -* ]] || plain="$plain $word"; done
    if [[ -n "$plain" ]]; then COMPREPLY=($(compgen -W "$plain" -- "$current"))
    else COMPREPLY=($(compgen -f -- "$current")); fi
  fi
}
complete -o filenames -F _restaurantctl restaurantctl
`;
}

function wordsOf({ subcommands, options, choices }: Node): string[] {
  return [...subcommands.map(({ name }) => name), ...choices, ...options.flatMap(({ flags }) => flags)];
}

/** After an option that takes a value come its values, or files and no commands. */
function valuesOf({ path, options }: Node): [pattern: string, action: string][] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ flags, choices }) => [
      flags.map((flag) => quote(`${path}|${flag}`)).join('|'),
      choices.length > 0
        ? `COMPREPLY=($(compgen -W ${quote(choices.join(' '))} -- "$current")); return`
        : 'COMPREPLY=($(compgen -f -- "$current")); return',
    ]);
}

function arms<Item>(
  items: readonly Item[],
  write: (item: Item) => readonly [pattern: string, action: string],
): string {
  return items
    .map(write)
    .map(([pattern, action]) => `    ${pattern}) ${action} ;;`)
    .join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
