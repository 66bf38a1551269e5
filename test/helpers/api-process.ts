import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import { z } from 'zod';

/** The API as a process of its own, which can be killed. */
export interface ApiProcess {
  readonly url: string;
  /** SIGKILL: it gets no chance to say or finish anything. */
  kill(): Promise<void>;
}

const said = z.union([
  z.object({ type: z.literal('ready'), port: z.number() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

/** Starts it as the supervisor does, with settings as environment; resolves when it serves. */
export async function startApiProcess(
  t: Pick<ExecutionContext, 'teardown'>,
  env: Readonly<Record<string, string>>,
): Promise<ApiProcess> {
  const program = fileURLToPath(new URL('../../src/server/main.js', import.meta.url));
  const child = fork(program, [], {
    env: { ...process.env, ...env, RESTAURANTCTL_API_PORT: '0', RESTAURANTCTL_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  t.teardown(kill);
  return { url: `http://127.0.0.1:${await portOfProcess(child)}`, kill };
}

function portOfProcess(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const word = said.safeParse(message).data;
      if (word?.type === 'ready') resolve(word.port);
      if (word?.type === 'failed') reject(new Error(word.message));
    });
    child.once('exit', (code, signal) => reject(new Error(`The API ended: ${code ?? signal}`)));
  });
}
