/** A signal that aborts at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export function createInterruption(): () => AbortSignal {
  let controller: AbortController | undefined;
  // Only who asks takes over the signals: any other command simply ends.
  return () => (controller ??= listen()).signal;
}

function listen(): AbortController {
  const controller = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  return controller;
}
