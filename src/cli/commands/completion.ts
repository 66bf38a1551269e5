import { Argument, type Command } from 'commander';
import type { Cli } from '../cli.ts';
import type { CommandGroup } from '../command-module.ts';
import type { Node } from '../completion/read-grammar.ts';
import { showExamples } from '../examples.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof shells)[number];

export function declare(completion: Command, cli: Cli, groups: readonly CommandGroup[]): void {
  completion.addArgument(new Argument('<shell>', cli.texts.grammar.completion.shell).choices(shells));
  showExamples(
    cli,
    completion,
    'completion bash > /etc/bash_completion.d/restaurantctl',
    'completion zsh > "${fpath[1]}/_restaurantctl"',
    'completion fish > ~/.config/fish/completions/restaurantctl.fish',
    'completion powershell >> $PROFILE',
  ).action(async (shell: Shell) => {
    const { readGrammar } = await import('../completion/read-grammar.ts');
    const write = await loadWriter(shell);
    cli.stdout.write(write(await readGrammar(cli, completion.parent ?? completion, groups)));
  });
}

async function loadWriter(shell: Shell): Promise<(nodes: readonly Node[]) => string> {
  switch (shell) {
    case 'bash':
      return (await import('../completion/bash-script.ts')).bashScript;
    case 'zsh':
      return (await import('../completion/zsh-script.ts')).zshScript;
    case 'fish':
      return (await import('../completion/fish-script.ts')).fishScript;
    case 'powershell':
      return (await import('../completion/powershell-script.ts')).powershellScript;
  }
}
