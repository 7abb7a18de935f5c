import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApolloServerPlugin } from '@apollo/server';
import { SamgrafError, messageOf } from '../../engine/errors';

/**
 * The default exports of modules: a plugin, or several. A path that begins with `.` or `/` is a file,
 * relative to the working directory; anything else is a package.
 */
export const loadPlugins = async (modules: readonly string[]): Promise<readonly ApolloServerPlugin[]> => {
  const loaded = await Promise.all(modules.map(loadModule));
  return loaded.flat();
};

const loadModule = async (name: string): Promise<readonly ApolloServerPlugin[]> => {
  const exported = defaultOf(await importModule(name));
  const plugins: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  if (plugins.length > 0 && plugins.every(isPlugin)) return plugins;
  throw new SamgrafError(
    'BAD_CONFIG',
    `SAMGRAF_PLUGINS names ${name}, whose default export is not an Apollo Server plugin.`,
    'Export an object with hooks such as requestDidStart, or an array of them.',
  );
};

const importModule = async (name: string): Promise<unknown> => {
  try {
    return (await import(/^[./]/.test(name) ? pathToFileURL(resolve(name)).href : name)) as unknown;
  } catch (error) {
    throw new SamgrafError(
      'BAD_CONFIG',
      `SAMGRAF_PLUGINS names ${name}, which cannot be loaded: ${messageOf(error)}`,
      'Name a JavaScript file by its path, or an installed package.',
      { cause: error },
    );
  }
};

/** The default export; for a compiled CommonJS module, the default inside it. */
const defaultOf = (module: unknown): unknown => {
  const inner = isObject(module) && 'default' in module ? module['default'] : module;
  return isObject(inner) && 'default' in inner ? inner['default'] : inner;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const HOOKS = [
  'serverWillStart',
  'requestDidStart',
  'unexpectedErrorProcessingRequest',
  'contextCreationDidFail',
  'invalidRequestWasReceived',
  'startupDidFail',
];
const isPlugin = (value: unknown): value is ApolloServerPlugin =>
  isObject(value) && HOOKS.some(hook => typeof value[hook] === 'function');
