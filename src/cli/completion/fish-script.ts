import type { Node } from './read-grammar.ts';

/** A completion script for fish: a rule for each word, offered where the command before it has been typed. */
export function fishScript(nodes: readonly Node[]): string {
  const paths = nodes.filter(({ path }) => path !== '').map(({ path }) => quote(path));
  return `# fish completion of restaurantctl: restaurantctl completion fish | source
function __restaurantctl_at
  set -l known ${paths.join(' ')}
  set -l path
  for word in (commandline -opc)[2..-1]
    set -l next (string join ' ' $path $word)
    contains -- $next $known; and set path $next
  end
  test "$path" = "$argv[1]"
end
complete -c restaurantctl -e
${nodes.flatMap(rulesOf).join('\n')}
`;
}

function rulesOf({ path, subcommands, options, choices }: Node): string[] {
  const when = `complete -c restaurantctl -n ${quote(`__restaurantctl_at "${path}"`)}`;
  const words = [...subcommands, ...choices.map((name) => ({ name, about: '' }))];
  return [
    ...words.map(({ name, about }) => `${when} -f -a ${quote(name)}${aboutOf(about)}`),
    ...options.map(({ flags, about, takesValue, choices: values }) => {
      const named = flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const value = values.length > 0 ? ` -x -a ${quote(values.join(' '))}` : ' -r';
      return `${when} ${named.join(' ')}${takesValue ? value : ''}${aboutOf(about)}`;
    }),
  ];
}

function aboutOf(about: string): string {
  return about === '' ? '' : ` -d ${quote(about)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
