// `npm run test:fast` leaves out what starts services, opens many sockets or spawns programs.
const slow = ['cli', 'client', 'e2e', 'hub', 'printd/!(escpos)', 'server', 'supervisor'];
const fast = process.env.TEST_FAST === '1';

export default {
  files: ['build/test/**/*.test.js', ...(fast ? slow.map((folder) => `!build/test/${folder}/**`) : [])],
  nodeArguments: ['--enable-source-maps'],
  // Ink draws only its last frame where it believes itself in continuous integration; the tests look at all of them.
  environmentVariables: { CI: 'false' },
  timeout: '3m',
  // Processes, not threads: native add-ons share one small thread pool in a process, and a waiting SQLite holds a thread.
  workerThreads: false,
  concurrency: 2,
};
