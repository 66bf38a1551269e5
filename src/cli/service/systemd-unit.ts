export interface UnitOptions {
  /** Program and arguments that start the system in the foreground. */
  readonly command: readonly string[];
  /** Takes up changed settings; ends with an error when they can't be. */
  readonly reload: readonly string[];
  /** Of the user's own manager, which may do less than the system's. */
  readonly isUser: boolean;
  /** Whose the data are; ignored for the user's own manager. */
  readonly uid: number | null;
  /** Groups of printers that are devices; those that this machine has. */
  readonly groups: readonly string[];
  /** Absolute paths. */
  readonly writable: readonly string[];
  /** Whether the product's sockets may be in the temporary folder, which must then be everybody's. */
  readonly needsSharedTmp: boolean;
  /** Whether there is `systemd-notify`, by which the start says when everything is ready. */
  readonly canNotify: boolean;
  /** How long an orderly stop may take, s. */
  readonly stopSeconds: number;
}

/** The unit that starts the restaurant with the machine, keeps it running and lets it write nowhere but to its data. */
export function systemdUnit(options: UnitOptions): string {
  const { isUser, canNotify, stopSeconds } = options;
  return `${[
    '[Unit]',
    'Description=restaurantctl: orders, kitchen and printers of a restaurant',
    'After=network-online.target time-sync.target',
    'Wants=network-online.target',
    '',
    '[Service]',
    // Without systemd-notify it counts as started as soon as the program runs.
    ...(canNotify ? ['Type=notify', 'NotifyAccess=all'] : ['Type=exec']),
    `ExecStart=${options.command.map(quoteArgument).join(' ')}`,
    `ExecReload=${options.reload.map(quoteArgument).join(' ')}`,
    // A supervisor whose event loop hangs keeps nobody running.
    ...(canNotify ? ['WatchdogSec=120'] : []),
    'Restart=on-failure',
    'RestartSec=5',
    // Wrong usage does not mend itself.
    'RestartPreventExitStatus=2',
    // A step of the schema of a large database takes its time.
    'TimeoutStartSec=900',
    `TimeoutStopSec=${stopSeconds}`,
    // The supervisor stops its services in order; what is left after the time is ended.
    'KillMode=mixed',
    'UMask=0077',
    'LimitNOFILE=65536',
    'OOMPolicy=continue',
    ...(isUser ? [] : ownerLines(options)),
    'NoNewPrivileges=yes',
    ...(isUser ? [] : hardeningLines(options)),
    '',
    '[Install]',
    `WantedBy=${isUser ? 'default.target' : 'multi-user.target'}`,
  ].join('\n')}\n`;
}

function ownerLines({ uid, groups }: UnitOptions): string[] {
  return [
    ...(uid === null ? [] : [`User=${uid}`]),
    ...(groups.length > 0 ? [`SupplementaryGroups=${groups.join(' ')}`] : []),
  ];
}

/** MemoryDenyWriteExecute is left out, it forbids what V8 does; PrivateDevices, it hides USB and serial printers. */
function hardeningLines({ writable, needsSharedTmp }: UnitOptions): string[] {
  return [
    'ProtectSystem=strict',
    'ProtectHome=read-only',
    `ReadWritePaths=${writable.map(quoteArgument).join(' ')}`,
    ...(needsSharedTmp ? ['ReadWritePaths=/tmp'] : ['PrivateTmp=yes']),
    'ProtectKernelTunables=yes',
    'ProtectKernelModules=yes',
    'ProtectKernelLogs=yes',
    'ProtectControlGroups=yes',
    'ProtectHostname=yes',
    'RestrictSUIDSGID=yes',
    'RestrictNamespaces=yes',
    'RestrictRealtime=yes',
    'LockPersonality=yes',
    'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
    'SystemCallArchitectures=native',
    // V8 asks for memory protection keys as it starts. What else is not allowed fails and does not kill: libuv then goes without it.
    'SystemCallFilter=@system-service @pkey',
    'SystemCallErrorNumber=EPERM',
    'CapabilityBoundingSet=',
  ];
}

/** systemd replaces `%x` and `$X`, and splits at spaces. */
function quoteArgument(text: string): string {
  const plain = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return /^[\w./:@%=,+-]+$/.test(plain) ? plain : `"${plain}"`;
}
