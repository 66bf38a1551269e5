/** What the help says of subcommands, arguments and options, in English; by command. */
export const grammarEn = {
  route: {
    check: 'where each dish would be printed, those nobody prints first; ends with 1 when there are any',
  },
  start: { allowUnrouted: 'also when there are dishes that no printer prints' },
  status: { line: 'one line, for a status bar or the greeting at log-in' },
  upgrade: { check: 'look only: what the next start of this version would do to the data' },
  completion: { shell: 'for which shell' },
  menuExport: {
    about: 'write the menu to a file that spreadsheets and menu import read',
    file: 'menu.csv or menu.json; - for standard output',
    csv: 'as a table for spreadsheets',
    json: 'as JSON, with every field',
  },
  menuImport: {
    about: 'make the menu say what a file says; dishes that are not in it stay',
    file: 'menu.csv or menu.json; - for standard input',
    dryRun: 'only show what would change',
  },
  service: {
    install: 'start the restaurant with this machine and keep it running: a systemd unit',
    uninstall: 'take that back; the data stay',
    user: "for your user's own service manager instead of the machine's",
    print: 'only show it',
  },
  bundle: { file: 'where it goes; a .tar.gz in this folder without' },
};
export type Grammar = typeof grammarEn;
