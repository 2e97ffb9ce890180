// @ts-check
/** Reads the arguments that electron-builder gives the program fpm. */
import { parseArgs } from 'node:util';
import { UserError } from '../support/log.mjs';

/**
 * @typedef {{
 *   target: 'deb' | 'rpm',
 *   file: string,
 *   name: string,
 *   version: string,
 *   architecture: string,
 *   maintainer: string,
 *   vendor: string,
 *   url: string,
 *   licence: string,
 *   section: string,
 *   priority: string,
 *   summary: string,
 *   description: string,
 *   depends: readonly string[],
 *   recommends: readonly string[],
 *   compression: string,
 *   afterInstall: string,
 *   afterRemove: string,
 *   paths: readonly { from: string, to: string }[],
 * }} Package
 * What is to be packed: `file` is the package that is written, `paths` are files and folders of this machine and where
 * they are installed.
 */

const text = /** @type {const} */ ({ type: 'string' });
const list = /** @type {const} */ ({ type: 'string', multiple: true });
const flag = /** @type {const} */ ({ type: 'boolean' });

/** An option that is missing here is refused, so that nothing of electron-builder's wishes is lost unseen. */
const options = {
  s: { ...text, short: 's' },
  t: { ...text, short: 't' },
  d: { ...list, short: 'd' },
  force: flag,
  debug: flag,
  log: text,
  package: text,
  name: text,
  version: text,
  architecture: text,
  maintainer: text,
  vendor: text,
  url: text,
  license: text,
  category: text,
  description: text,
  'after-install': text,
  'after-remove': text,
  'deb-priority': text,
  'deb-recommends': list,
  'deb-compression': text,
  'rpm-os': text,
  'rpm-summary': text,
  'rpm-compression': text,
};

/**
 * @param {readonly string[]} args
 * @returns {Package}
 */
export function readFpmArguments(args) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { t: target } = values;
  if (target !== 'deb' && target !== 'rpm')
    throw new UserError(`a package of the kind ${target} can't be made`);
  // For a deb, electron-builder's description is the summary, a line break, and the description.
  const description = values.description ?? '';
  const [first = '', ...rest] = description.split('\n');
  const summary = target === 'deb' ? first : (values['rpm-summary'] ?? description);
  return {
    target,
    file: required(values, 'package'),
    name: required(values, 'name'),
    version: required(values, 'version'),
    architecture: required(values, 'architecture'),
    maintainer: required(values, 'maintainer'),
    vendor: required(values, 'vendor'),
    url: required(values, 'url'),
    licence: required(values, 'license'),
    section: values.category ?? 'devel',
    priority: values['deb-priority'] ?? 'optional',
    summary: summary.trim(),
    description: (target === 'deb' ? rest.join('\n') : description).trim(),
    depends: values.d ?? [],
    recommends: values['deb-recommends'] ?? [],
    compression: required(values, `${target}-compression`),
    afterInstall: required(values, 'after-install'),
    afterRemove: required(values, 'after-remove'),
    paths: positionals.map(pathOf),
  };
}

/**
 * @param {Readonly<Record<string, unknown>>} values
 * @param {string} name
 * @returns {string}
 */
function required(values, name) {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UserError(`--${name} is missing`);
}

/** @param {string} argument `FROM=TO` */
function pathOf(argument) {
  const at = argument.lastIndexOf('=/');
  if (at < 0) throw new UserError(`${argument} does not say where it is installed`);
  return { from: argument.slice(0, at), to: argument.slice(at + 1) };
}
