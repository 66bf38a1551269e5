import type { Node } from './read-grammar.ts';

/** A completion script for PowerShell 5.1 and later. */
export function powershellScript(nodes: readonly Node[]): string {
  return `# PowerShell completion of restaurantctl: restaurantctl completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName restaurantctl -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $grammar = @{
${nodes.map(entryOf).join('\n')}
  }
  $values = @{
${nodes.flatMap(valuesOf).join('\n')}
  }
  $path = ''
  $previous = ''
  foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
    $word = $element.ToString()
    if ($element.Extent.EndOffset -ge $cursorPosition -and $word -eq $wordToComplete) { break }
    $previous = $word
    if ($word.StartsWith('-')) { continue }
    $next = if ($path) { "$path $word" } else { $word }
    if ($grammar.ContainsKey($next)) { $path = $next }
  }
  $words = if ($values.ContainsKey("$path|$previous")) { $values["$path|$previous"] } else { $grammar[$path] }
  foreach ($entry in $words) {
    $name, $about = $entry -split '\\|', 2
    if (-not $name.StartsWith($wordToComplete)) { continue }
    $tip = if ($about) { $about } else { $name }
    [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $tip)
  }
}
`;
}

function entryOf({ path, subcommands, options, choices }: Node): string {
  const words = [
    ...subcommands.map(({ name, about }) => quote(`${name}|${about}`)),
    ...choices.map((choice) => quote(choice)),
    ...options.flatMap(({ flags, about }) => flags.map((flag) => quote(`${flag}|${about}`))),
  ];
  return `    ${quote(path)} = @(${words.join(', ')})`;
}

function valuesOf({ path, options }: Node): string[] {
  return options
    .filter(({ choices }) => choices.length > 0)
    .flatMap(({ flags, choices }) =>
      flags.map((flag) => `    ${quote(`${path}|${flag}`)} = @(${choices.map(quote).join(', ')})`),
    );
}

function quote(text: string): string {
  // PowerShell takes typographic quotes for its own.
  return `'${text.replaceAll(/['‘’‚‛]/g, "''")}'`;
}
