import type { Role } from '../../domain/roles.ts';

/** The groups of roles that endpoints let in. */
export const anyone: readonly Role[] = ['customer', 'staff', 'admin', 'guest', 'kitchen', 'printer'];
export const people: readonly Role[] = ['customer', 'staff', 'admin'];
export const diners: readonly Role[] = ['guest', 'customer', 'staff', 'admin'];
export const readers: readonly Role[] = ['guest', 'customer', 'kitchen', 'staff', 'admin'];
export const kitchen: readonly Role[] = ['kitchen', 'staff', 'admin'];
export const staff: readonly Role[] = ['staff', 'admin'];
export const admin: readonly Role[] = ['admin'];
