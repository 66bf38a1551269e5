// TEST_PART chooses: `fast` leaves out what starts services, opens many sockets or spawns programs; `parts` leaves out only what is
// in `whole`; `whole` is where each file starts the whole product and has the machine to itself. Without it: everything.
const whole = ['contract', 'e2e', 'web'];
const slow = [
  ...whole,
  'cli',
  'client',
  'discovery',
  'driver',
  'hub',
  'print-agent',
  'printd',
  'server',
  'supervisor',
  'transports',
  'virtual-printer',
];
const part = process.env.TEST_PART;
const without = { fast: slow, parts: whole }[part] ?? [];
const everything = 'build/test/**/*.test.js';

export default {
  files:
    part === 'whole'
      ? whole.map((folder) => `build/test/${folder}/**/*.test.js`)
      : [everything, ...without.map((folder) => `!build/test/${folder}/**`)],
  nodeArguments: ['--enable-source-maps'],
  // Ink draws only its last frame where it believes itself in continuous integration; the tests look at all of them.
  environmentVariables: { CI: 'false' },
  timeout: '3m',
  // Processes, not threads: native add-ons share one small thread pool in a process, and a waiting SQLite holds a thread.
  workerThreads: false,
  concurrency: part === 'whole' ? 1 : 2,
};
