import type { CommandGroup } from './command-module.ts';

/** Every command and where it is, in the order of the help. */
export const commandGroups: readonly CommandGroup[] = [
  {
    name: 'run',
    aliases: { top: ['dash'] },
    commands: {
      init: () => import('./commands/init.ts'),
      start: () => import('./commands/start.ts'),
      stop: () => import('./commands/stop.ts'),
      restart: () => import('./commands/restart.ts'),
      status: () => import('./commands/status.ts'),
      top: () => import('./commands/top.ts'),
      logs: () => import('./commands/logs.ts'),
      doctor: () => import('./commands/doctor.ts'),
      demo: () => import('./commands/demo.ts'),
    },
  },
  {
    name: 'restaurant',
    commands: {
      store: () => import('./commands/store.ts'),
      table: () => import('./commands/table.ts'),
      menu: () => import('./commands/menu.ts'),
      order: () => import('./commands/order.ts'),
      orders: () => import('./commands/orders.ts'),
      why: () => import('./commands/why.ts'),
      kitchen: () => import('./commands/kitchen.ts'),
      report: () => import('./commands/report.ts'),
      payment: () => import('./commands/payment.ts'),
    },
  },
  {
    name: 'printing',
    commands: {
      printer: () => import('./commands/printer.ts'),
      job: () => import('./commands/job.ts'),
      route: () => import('./commands/route.ts'),
      'print-agent': () => import('./commands/print-agent.ts'),
    },
  },
  {
    name: 'access',
    commands: {
      user: () => import('./commands/user.ts'),
      device: () => import('./commands/device.ts'),
    },
  },
  {
    name: 'upkeep',
    commands: {
      config: () => import('./commands/config.ts'),
      migrate: () => import('./commands/migrate.ts'),
      backup: () => import('./commands/backup.ts'),
      restore: () => import('./commands/restore.ts'),
      seed: () => import('./commands/seed.ts'),
      archive: () => import('./commands/archive.ts'),
      bundle: () => import('./commands/bundle.ts'),
      upgrade: () => import('./commands/upgrade.ts'),
      service: () => import('./commands/service.ts'),
      completion: () => import('./commands/completion.ts'),
    },
  },
];
