/**
 * Starts its arguments as a command, passes signals on to it, waits for every child it has or gets, and ends as the command ends.
 * A wait that a signal interrupts is begun again. Keys of a terminal (INT, QUIT) reach the command without its help.
 */
export const initScript = `
"$@" <&0 &
child=$!
for signal in TERM HUP USR1 USR2; do
  trap "kill -$signal $child 2>/dev/null" $signal
done
if [ -t 0 ]; then trap : INT QUIT; else trap "kill -INT $child 2>/dev/null" INT; trap "kill -QUIT $child 2>/dev/null" QUIT; fi
while :; do
  wait $child
  status=$?
  kill -0 $child 2>/dev/null || exit $status
done
`;

/** A program that can make itself, and what it then becomes, the collector of all orphans below it. */
export interface Subreaper {
  readonly program: string;
  /** The command that it becomes follows. */
  readonly args: readonly string[];
}

/** prctl(2): PR_SET_CHILD_SUBREAPER; it stays through exec. The number of the call is the architecture's. */
const prctl = {
  x64: 157,
  arm64: 167,
  arm: 172,
  ia32: 172,
  riscv64: 167,
  ppc64: 171,
  s390x: 172,
  loong64: 167,
};
const setSubreaper = 36;

/** What images with Node.js have as a rule: Debian's all have perl. */
export const subreapers: readonly Subreaper[] = [
  ...Object.entries(prctl)
    .filter(([architecture]) => architecture === process.arch)
    .map(([, call]) => ({
      program: 'perl',
      args: ['-e', `syscall(${call}, ${setSubreaper}, 1, 0, 0, 0); exec @ARGV`],
    })),
  {
    program: 'python3',
    args: [
      '-c',
      `import ctypes, os, sys; ctypes.CDLL(None).prctl(${setSubreaper}, 1, 0, 0, 0); os.execv(sys.argv[1], sys.argv[1:])`,
    ],
  },
];
