import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { cutBody, unknownKey } from '../../../electron/core/sample/break-sample.ts';
import {
  makeSample,
  sampleHeaders,
  signatureOf,
} from '../../../electron/core/sample/make-sample.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { sampleNames, sampleOf, type SampleName } from '../../../shared/sample.ts';
import { withGeneratedTable } from '../../support/generated-table.ts';
import { keys, own } from '../../support/keys.ts';
import { resourcesDir } from '../../support/running-core.ts';

const now = Date.parse('2026-11-28T12:00:00.000Z');

async function inspected(body: Uint8Array, headers: HeaderPairs = []) {
  const request = capture(
    {
      id: 1,
      receivedAt: now,
      endedAt: now,
      via: 'local',
      peer: null,
      method: 'POST',
      url: '/in/test',
      httpVersion: '1.1',
      headers: [...sampleHeaders('http://localhost/'), ...headers],
      trailers: [],
      ended: 'complete',
      stray: false,
      broken: null,
    },
    body,
  ).request;
  return (await inspect(request, body, { keys })).inspection;
}

/** What each sample is taken for, and the warnings that belong to what it shows. */
const findings: Readonly<Record<SampleName, readonly [kind: string, warnings: readonly string[]]>> =
  {
    sms: ['sms', []],
    'sms-no-phone': ['sms', []],
    'sms-no-user': ['sms', []],
    'sms-live': ['sms', []],
    'sms-bulk': ['sms', []],
    email: ['email', []],
    'email-several': ['email', []],
    'email-reply': ['email', []],
    'email-newsletter': ['email', []],
    custom: ['custom', []],
    event: ['platform-event', []],
    workflow: ['workflow', []],
    install: ['install', []],
    uninstall: ['uninstall', []],
  };

describe('a sample', () => {
  it.each(sampleNames)('%s is taken for what it is', async (name) => {
    const inspection = await inspected(await makeSample(name, resourcesDir, now));
    const warnings = inspection.issues.filter(({ severity }) => severity !== 'info');
    expect([inspection.kind, warnings.map(({ code }) => code)]).toEqual(findings[name]);
  });

  it('has a file for each row, and a text in every language', () => {
    const files = readdirSync(`${resourcesDir}/samples`);
    expect(files.toSorted()).toEqual(sampleNames.map((name) => `${name}.json`).toSorted());
    expect(sampleNames).toHaveLength(14);
    const texts = sampleNames.flatMap((name) => [`${name}.title`, `${name}.about`]).toSorted();
    for (const language of readdirSync(`${resourcesDir}/locales`)) {
      if (language === 'en') continue;
      const file = `${resourcesDir}/locales/${language}/sample-texts.json`;
      const translated = JSON.parse(readFileSync(file, 'utf8')) as object;
      expect(Object.keys(translated).toSorted(), language).toEqual(texts);
    }
  });

  it('is new where the table says so, and otherwise what its file has', async () => {
    for (const name of sampleNames) {
      const file = readFileSync(`${resourcesDir}/samples/${name}.json`);
      const made = await makeSample(name, resourcesDir, now);
      const { fresh = [] } = sampleOf(name);
      if (fresh.length === 0) expect(made.equals(file), name).toBe(true);
      const [before, after] = [file, made].map((bytes) => JSON.parse(bytes.toString()) as object);
      const changed = Object.entries(after ?? {})
        .filter(([key, value]) => value !== (before as Record<string, unknown>)[key])
        .filter(([, value]) => typeof value !== 'object')
        .map(([key]) => key);
      expect(changed.toSorted(), name).toEqual(fresh.toSorted());
      if (fresh.includes('timestamp'))
        expect(after).toMatchObject({ timestamp: new Date(now).toISOString() });
    }
  });

  it('of the event belongs to the documented SMS', async () => {
    const [sms, event] = (await Promise.all(
      (['sms', 'event'] as const).map(
        async (name) =>
          JSON.parse((await makeSample(name, resourcesDir, now)).toString()) as object,
      ),
    )) as Record<string, unknown>[];
    for (const name of ['messageId', 'contactId', 'locationId', 'userId'])
      expect(event?.[name]).toBe(sms?.[name]);
    expect(event?.['body']).toBe(sms?.['message']);
  });

  it('that is spoilt has the fault that was asked for, and no other', async () => {
    const body = await makeSample('sms-bulk', resourcesDir, now);
    const cut = cutBody(body);
    const broken = await inspected(cut, signatureOf(cut, own.privateKey));
    expect(broken.signature?.verdict).toBe('valid-test-key');
    expect(
      broken.issues.map(({ code }) => code).filter((code) => /^(json|charset)/.test(code)),
    ).toEqual(['json.invalid.end']);
    const forged = await inspected(body, signatureOf(body, unknownKey()));
    expect(forged.signature?.verdict).toBe('mismatch');
  });
});

it('docs/samples.md has the table of samples; `npm run docs:tables` writes it', async () => {
  const path = fileURLToPath(new URL('../../../docs/samples.md', import.meta.url));
  const rows = sampleNames.map((name) => {
    const { title, about, source } = sampleOf(name);
    return [`\`${name}\``, title, source, about].map((cell) => cell.replaceAll('|', '\\|'));
  });
  const page = await withGeneratedTable(path, 'sample', [
    ['sample', 'what', 'source', 'notes'],
    ...rows,
  ]);
  await expect(page).toMatchFileSnapshot(path);
});
