// Makes a fresh clone ready: installs the dependencies and compiles, only what is missing or stale,
// and says what it is doing. Runs before `npm start` and `npm test`; needs nothing but Node and npm.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installedLock = join(root, 'node_modules', '.package-lock.json');
const buildStamp = join(root, 'build', '.stamp');

if (needsInstall())
  await run('Installing dependencies (compiles SQLite, about a minute)', 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
if (needsBuild()) {
  await run('Compiling', process.execPath, [
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    root,
  ]);
  for (const part of ['src', 'test', 'bench']) dropStale(part);
  await run('Bundling the browser pages', process.execPath, [join(root, 'scripts', 'build-web.mjs')]);
  writeFileSync(buildStamp, '');
}

function needsInstall() {
  return !existsSync(installedLock) || modified(installedLock) < modified(join(root, 'package-lock.json'));
}

function needsBuild() {
  const built = existsSync(buildStamp) ? modified(buildStamp) : 0;
  return (
    newest(['src', 'test', 'bench', 'tsconfig.json', 'package-lock.json', 'scripts/build-web.mjs']) > built
  );
}

/** Removes what was compiled from files that are gone; a removed test must not go on running. */
function dropStale(path) {
  const compiled = join(root, 'build', path);
  if (!existsSync(compiled)) return;
  for (const entry of readdirSync(compiled, { recursive: true, encoding: 'utf8' })) {
    const source = /^(.*)\.js(\.map)?$/.exec(entry)?.[1];
    if (source === undefined) continue;
    const exists = ['.ts', '.tsx'].some((ending) => existsSync(join(root, path, source + ending)));
    if (!exists) rmSync(join(compiled, entry));
  }
}

function newest(paths) {
  return Math.max(...paths.map((path) => newestIn(join(root, path))));
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function modified(path) {
  return statSync(path).mtimeMs;
}

/** Runs one step with a line that counts the seconds; on failure shows all that the step printed. */
function run(title, command, args) {
  return new Promise((resolve) => {
    const started = Date.now();
    const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
    const child = spawn(command, args, {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const tty = process.stderr.isTTY;
    if (!tty) process.stderr.write(`${title} …\n`);
    const ticker = tty
      ? setInterval(() => process.stderr.write(`\r${title} … ${seconds()} `), 500)
      : undefined;
    child.on('close', (code) => {
      clearInterval(ticker);
      process.stderr.write(
        `${tty ? '\r' : ''}${title} … ${code === 0 ? 'done' : 'failed'} in ${seconds()}\n`,
      );
      if (code !== 0) {
        process.stderr.write(Buffer.concat(output).toString());
        if (command === 'npm')
          process.stderr.write(
            `\nCould not install. SQLite is compiled on this machine: it needs python3, make and a C++ compiler.\n`,
          );
        process.exit(1);
      }
      resolve();
    });
  });
}
