import type { CommandGroup } from './command-module.ts';

/** Every command and where it is, in the order of the help. */
export const commandGroups: readonly CommandGroup[] = [
  {
    name: 'run',
    commands: [
      { name: 'init', load: () => import('./commands/init.ts') },
      { name: 'start', load: () => import('./commands/start.ts') },
      { name: 'stop', load: () => import('./commands/stop.ts') },
      { name: 'restart', load: () => import('./commands/restart.ts') },
      { name: 'reload', load: () => import('./commands/reload.ts') },
      { name: 'status', load: () => import('./commands/status.ts') },
      { name: 'top', aliases: ['dash'], load: () => import('./commands/top.ts') },
      { name: 'logs', load: () => import('./commands/logs.ts') },
      { name: 'doctor', load: () => import('./commands/doctor.ts') },
      { name: 'verify', load: () => import('./commands/verify.ts') },
      { name: 'demo', load: () => import('./commands/demo.ts') },
    ],
  },
  {
    name: 'restaurant',
    commands: [
      { name: 'store', load: () => import('./commands/store.ts') },
      { name: 'table', load: () => import('./commands/table.ts') },
      { name: 'menu', load: () => import('./commands/menu.ts') },
      { name: 'order', load: () => import('./commands/order.ts') },
      { name: 'orders', load: () => import('./commands/orders.ts') },
      { name: 'why', load: () => import('./commands/why.ts') },
      { name: 'kitchen', load: () => import('./commands/kitchen.ts') },
      { name: 'report', load: () => import('./commands/report.ts') },
      { name: 'payment', load: () => import('./commands/payment.ts') },
    ],
  },
  {
    name: 'printing',
    commands: [
      { name: 'printer', load: () => import('./commands/printer.ts') },
      { name: 'job', load: () => import('./commands/job.ts') },
      { name: 'route', load: () => import('./commands/route.ts') },
      { name: 'print-agent', load: () => import('./commands/print-agent.ts') },
    ],
  },
  {
    name: 'access',
    commands: [
      { name: 'user', load: () => import('./commands/user.ts') },
      { name: 'device', load: () => import('./commands/device.ts') },
    ],
  },
  {
    name: 'upkeep',
    commands: [
      { name: 'config', load: () => import('./commands/config.ts') },
      { name: 'migrate', load: () => import('./commands/migrate.ts') },
      { name: 'backup', load: () => import('./commands/backup.ts') },
      { name: 'restore', load: () => import('./commands/restore.ts') },
      { name: 'seed', load: () => import('./commands/seed.ts') },
      { name: 'archive', load: () => import('./commands/archive.ts') },
      { name: 'bundle', load: () => import('./commands/bundle.ts') },
      { name: 'upgrade', load: () => import('./commands/upgrade.ts') },
      { name: 'service', load: () => import('./commands/service.ts') },
      { name: 'completion', load: () => import('./commands/completion.ts') },
    ],
  },
];
