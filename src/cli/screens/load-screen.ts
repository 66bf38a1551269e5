/**
 * Loads what draws a screen. React looks at NODE_ENV when it is loaded: with its checks for developers each frame costs twice as
 * much.
 */
export async function loadScreen<Module>(load: () => Promise<Module>): Promise<Module> {
  process.env['NODE_ENV'] ??= 'production';
  return load();
}
