import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { documentedNames } from '../message.ts';
import type { Check } from './subject.ts';

/** What the kind means for whoever is to act on it, and how `type` is written. */
export const kind: Check = ({ kind: of, read }) => {
  if (read === null) return [];
  const { object } = read;
  const type = typeof object['type'] === 'string' ? object['type'].slice(0, 60) : '';
  switch (of) {
    case 'platform-event':
      return [issue('kind.platform-event', { event: type || '…' })];
    case 'install':
    case 'uninstall':
      return [issue('kind.app-event'), ...spelling(type)];
    case 'call':
      return [issue('kind.call', {}, '/type'), ...spelling(type)];
    case 'custom':
      return [issue('kind.custom', {}, '/type'), ...spelling(type)];
    case 'sms':
    case 'email':
      return type === '' ? missing(of, object) : spelling(type);
    case 'unknown':
      return type !== '' && resembles(object) ? [issue('type.unknown', { type }, '/type')] : [];
    case 'ping':
      return [];
  }
};

/** Without a type of another type, which is said elsewhere. */
function missing(of: 'sms' | 'email', object: Readonly<Record<string, unknown>>): Issue[] {
  const value = Object.hasOwn(object, 'type') ? object['type'] : null;
  return value === null || value === '' ? [issue('type.missing', { kind: of }, '/type')] : [];
}

const spellings = ['SMS', 'Email', 'Custom', 'Call', 'INSTALL', 'UNINSTALL'];

function spelling(type: string): Issue[] {
  if (spellings.includes(type)) return [];
  const meant = spellings.find((known) => known.toLowerCase() === type.toLowerCase());
  return meant === undefined ? [] : [issue('type.spelling', { type, meant }, '/type')];
}

/** It has so many documented fields that a provider message was surely meant. */
function resembles(object: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(object).filter((name) => documentedNames.has(name)).length >= 3;
}
