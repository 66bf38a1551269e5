/**
 * Where each page is reached. Names that end in `.html` are those of the requirement documents, which have them at the root and
 * beside the pages' other files; everything below an office address is the office, which finds its own way.
 */
export const pageAddresses: readonly { readonly path: string; readonly file: string }[] = [
  { path: '/', file: 'login.html' },
  { path: '/login', file: 'login.html' },
  { path: '/register', file: 'login.html' },
  { path: '/t', file: 'guest.html' },
  { path: '/t/:token', file: 'guest.html' },
  { path: '/menu', file: 'guest.html' },
  { path: '/kitchen', file: 'kitchen.html' },
  { path: '/kitchen_display.html', file: 'kitchen.html' },
  { path: '/assets/kitchen_display.html', file: 'kitchen.html' },
  { path: '/staff', file: 'staff.html' },
  { path: '/staff_workflow.html', file: 'staff.html' },
  { path: '/assets/staff_workflow.html', file: 'staff.html' },
  { path: '/pickup', file: 'pickup.html' },
  { path: '/admin/print', file: 'print.html' },
  { path: '/admin/print/', file: 'print.html' },
  { path: '/admin/print/:section', file: 'print.html' },
  { path: '/admin', file: 'admin.html' },
  { path: '/admin/', file: 'admin.html' },
  { path: '/admin/:section', file: 'admin.html' },
  { path: '/admin/:section/:id', file: 'admin.html' },
];
