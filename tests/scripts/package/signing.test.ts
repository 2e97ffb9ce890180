import { expect, it } from 'vitest';
import { missingSignatures } from '../../../scripts/package/signing.mjs';

const certificate = { CSC_LINK: 'file.p12', CSC_KEY_PASSWORD: 'secret' };

it('a signature without credentials is named, with what the user sees and which names to set', () => {
  const [mac = '', notarized = '', ...others] = missingSignatures('darwin', {});
  expect(mac).toMatch(/signature of the Mac app, so macOS calls the app damaged.*CSC_LINK \+/);
  expect(notarized).toContain('APPLE_ID + APPLE_APP_SPECIFIC_PASSWORD + APPLE_TEAM_ID');
  expect(others).toEqual([]);
  expect(missingSignatures('win32', {}).join()).toContain('SmartScreen');
});

it('credentials are complete with all names of one kind, and no part of them is enough', () => {
  const { CSC_LINK } = certificate;
  expect(missingSignatures('win32', certificate)).toEqual([]);
  expect(missingSignatures('win32', { CSC_LINK })).toHaveLength(1);
  const apple = { APPLE_API_KEY: 'a', APPLE_API_KEY_ID: 'b', APPLE_API_ISSUER: 'c' };
  expect(missingSignatures('darwin', { ...certificate, ...apple })).toEqual([]);
  expect(missingSignatures('linux', {})).toEqual([]);
});
