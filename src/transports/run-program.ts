import { spawn } from 'node:child_process';

export interface Ran {
  /** Undefined when it could not be started, was killed or took too long. */
  readonly code: number | undefined;
  /** What it said on both outputs, or what went wrong. */
  readonly output: string;
}

export interface RunOptions {
  readonly input?: Uint8Array | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Runs a program to its end, without a shell. Never rejects. */
export function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const { input, env, timeoutMs } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: 'pipe', timeout: timeoutMs, killSignal: 'SIGKILL' });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (output.length < maxOutput) output += text;
      });
    child.on('error', (error) => resolve({ code: undefined, output: error.message }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? undefined, output: output.trim() || `ended by ${signal ?? code}` }),
    );
    // It may end without reading.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const maxOutput = 256 * 1024;
