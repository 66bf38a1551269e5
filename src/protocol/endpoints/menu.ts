import type { Endpoint } from '../endpoint.ts';
import * as menu from '../menu.ts';
import { listOf } from '../values.ts';
import { staff } from './access.ts';
import { byId, ofStore } from './parameters.ts';

export const menuEndpoints = {
  listMenu: {
    method: 'GET',
    path: '/orchestration/menu/items',
    summary: 'The menu',
    tag: 'menu',
    access: 'public',
    query: ofStore,
    status: 200,
    answer: listOf(menu.menuItem),
  },
  createMenuItem: {
    method: 'POST',
    path: '/orchestration/menu/admin/items',
    summary: 'Add a dish',
    tag: 'menu',
    access: staff,
    body: menu.newMenuItem,
    status: 201,
    answer: menu.menuItem,
    idempotent: true,
  },
  changeMenuItem: {
    method: 'PUT',
    path: '/orchestration/menu/admin/items/{id}',
    summary: 'Change a dish',
    tag: 'menu',
    access: staff,
    params: byId,
    body: menu.menuItemChange,
    status: 200,
    answer: menu.menuItem,
  },
  removeMenuItem: {
    method: 'DELETE',
    path: '/orchestration/menu/admin/items/{id}',
    summary: 'Take a dish off the menu; past orders keep it',
    tag: 'menu',
    access: staff,
    params: byId,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>;
