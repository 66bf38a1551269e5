import type { Node, OptionWord } from './read-grammar.ts';

/** A completion script for zsh, with the descriptions of the help: a function for each command that hands on to the next. */
export function zshScript(nodes: readonly Node[]): string {
  return `#compdef restaurantctl
# zsh completion of restaurantctl: source <(restaurantctl completion zsh)
${nodes.map(functionOf).join('\n')}
if [[ "$funcstack[1]" == "_restaurantctl" ]]; then _restaurantctl "$@"; else compdef _restaurantctl restaurantctl; fi
`;
}

function functionOf({ path, subcommands, options, choices }: Node): string {
  const specs = options.map(specOf);
  if (subcommands.length === 0) {
    const rest = choices.length > 0 ? `'*:value:(${choices.join(' ')})'` : `'*:file:_files'`;
    return `${nameOf(path)}() {\n  _arguments -s ${[...specs, rest].join(' \\\n    ')}\n}`;
  }
  const described = subcommands.map(({ name, about }) => quote(`${name}:${about.replaceAll(':', '\\:')}`));
  const cases = subcommands.map(
    ({ name }) => `      ${quote(name)}) ${nameOf(path === '' ? name : `${path} ${name}`)} ;;`,
  );
  return `${nameOf(path)}() {
  local state line curcontext="$curcontext"
  _arguments -C -s ${[...specs, `'1:command:->command'`, `'*::argument:->argument'`].join(' \\\n    ')}
  case "$state" in
    command) local -a commands; commands=(${described.join(' ')}); _describe command commands ;;
    argument) case "$line[1]" in
${cases.join('\n')}
    esac ;;
  esac
}`;
}

/** `'(-f --follow)'{-f,--follow}'[go on]'`, `'--store[the store]:value:(a b)'` */
function specOf({ flags, about, takesValue, choices }: OptionWord): string {
  const values = choices.length > 0 ? `(${choices.join(' ')})` : '_files';
  const tail = quote(`[${about.replaceAll(/[[\]\\]/g, '\\$&')}]${takesValue ? `:value:${values}` : ''}`);
  if (flags.length === 1) return `${flags[0]}${tail}`;
  return `'(${flags.join(' ')})'{${flags.join(',')}}${tail}`;
}

function nameOf(path: string): string {
  return path === '' ? '_restaurantctl' : `_restaurantctl_${path.replaceAll(/[ -]/g, '_')}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
