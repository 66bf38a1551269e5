import type { ComponentType } from 'preact';
import type { Role } from '../../domain/roles.ts';

export type SectionId =
  | 'analytics'
  | 'shift'
  | 'menu'
  | 'tables'
  | 'customers'
  | 'delivery'
  | 'users'
  | 'devices'
  | 'stores'
  | 'settings';

export interface Section {
  readonly id: SectionId;
  readonly roles: readonly Role[];
  /** Fetched when it is first opened: nobody waits for charts who edits a price. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

const staff: readonly Role[] = ['staff', 'admin'];
const admin: readonly Role[] = ['admin'];

/** The rooms of the office in the order of their links. */
export const sections: readonly Section[] = [
  { id: 'menu', roles: staff, load: () => import('./menu/menu-section.tsx') },
  { id: 'tables', roles: staff, load: () => import('./tables/tables-section.tsx') },
  { id: 'customers', roles: staff, load: () => import('./customers/customers-section.tsx') },
  { id: 'delivery', roles: staff, load: () => import('./delivery/delivery-section.tsx') },
  { id: 'analytics', roles: staff, load: () => import('./analytics/analytics-section.tsx') },
  { id: 'shift', roles: staff, load: () => import('./shift/shift-section.tsx') },
  { id: 'users', roles: admin, load: () => import('./users/users-section.tsx') },
  { id: 'devices', roles: admin, load: () => import('./devices/devices-section.tsx') },
  { id: 'stores', roles: admin, load: () => import('./stores/stores-section.tsx') },
  { id: 'settings', roles: admin, load: () => import('./settings/settings-section.tsx') },
];
