import type { Role } from '../../domain/roles.ts';

/** Where a person of a role begins. */
export function homeOf(role: Role): string {
  if (role === 'staff' || role === 'admin') return '/staff';
  return role === 'kitchen' ? '/kitchen' : '/menu';
}

/** The page that sent somebody to the login, if it is one of ours: never an address elsewhere. */
export function safeNext(next: string | null, origin: string): string | undefined {
  if (next === null || !URL.canParse(next, origin)) return undefined;
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith('/login')) return undefined;
  return url.pathname + url.search;
}
